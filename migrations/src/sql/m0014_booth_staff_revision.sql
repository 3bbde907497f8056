-- Of two who correct the same person at once, the second is told.
ALTER TABLE booth_staff ADD COLUMN revision bigint NOT NULL DEFAULT 1;
