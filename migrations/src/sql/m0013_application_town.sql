-- The towns that the directory offers, read without their rows.
CREATE INDEX application_town ON application (event_id, state, city);
