-- What guests of roundtables are found by, as for other things: see m0031_search_key.sql.
ALTER TABLE roundtable_guest ADD COLUMN search_key text NOT NULL DEFAULT '';
