-- Which declarations an event asks for, and who says that one does not concern them, and why. `de_minimis` and
-- `double_funding` say that it was made.
ALTER TABLE event ADD COLUMN asks_de_minimis boolean NOT NULL DEFAULT true;
ALTER TABLE event ADD COLUMN asks_double_funding boolean NOT NULL DEFAULT true;
ALTER TABLE application ADD COLUMN de_minimis_exempt boolean NOT NULL DEFAULT false;
ALTER TABLE application ADD COLUMN de_minimis_reason text NOT NULL DEFAULT '';
ALTER TABLE application ADD COLUMN double_funding_exempt boolean NOT NULL DEFAULT false;
ALTER TABLE application ADD COLUMN double_funding_reason text NOT NULL DEFAULT '';
