-- What a row is found by, folded so that case, marks and spellings do not count: see domain/src/db/search.rs. Empty where
-- a release that does not know the column wrote the row, until a server that does has filled it; SQL cannot fold.
ALTER TABLE badge ADD COLUMN search_key text NOT NULL DEFAULT '';
ALTER TABLE registration ADD COLUMN search_key text NOT NULL DEFAULT '';
ALTER TABLE mail ADD COLUMN search_key text NOT NULL DEFAULT '';
ALTER TABLE lead ADD COLUMN search_key text NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN search_key text NOT NULL DEFAULT '';
ALTER TABLE application ADD COLUMN search_key text NOT NULL DEFAULT '';
