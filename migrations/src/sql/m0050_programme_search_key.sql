-- What sessions and those who speak in them are found by, as for other things: see m0031_search_key.sql.
ALTER TABLE session ADD COLUMN search_key text NOT NULL DEFAULT '';
ALTER TABLE speaker ADD COLUMN search_key text NOT NULL DEFAULT '';
