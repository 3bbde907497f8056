-- What an event's picture shows, for whoever does not see it.
ALTER TABLE event ADD COLUMN picture_alt_de text NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN picture_alt_en text NOT NULL DEFAULT '';
