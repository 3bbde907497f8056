-- A traveller with a place on a trip takes part in its meetings from their own page: once in each round.
ALTER TABLE profile ADD COLUMN traveller_id uuid REFERENCES traveller (id);
CREATE UNIQUE INDEX profile_traveller ON profile (traveller_id, matchmaking_id);
