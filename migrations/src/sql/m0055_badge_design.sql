-- What an event's badges are printed on, and whose logo stands on them.
ALTER TABLE event ADD COLUMN badge_format text NOT NULL DEFAULT 'a6' CHECK (badge_format IN ('a6', 'a4', '62x100', '54x101', '41x89'));
ALTER TABLE event ADD COLUMN logo text;
