-- Who is where when: one row per five minutes in which a holder (a person's registration, or a stage) is bound by a
-- commitment (a session). The primary key is what refuses two commitments at once, whoever makes them, on every
-- database. `tick` counts steps of five minutes since 1970-01-01T00:00Z. Ids are unique across tables, so no column says
-- of which kind a holder is, and none can refer to its table: whoever deletes a commitment releases it first.
CREATE TABLE timetable (
    holder_id     uuid   NOT NULL,
    tick          bigint NOT NULL,
    commitment_id uuid   NOT NULL,
    PRIMARY KEY (holder_id, tick)
);
CREATE INDEX timetable_commitment ON timetable (commitment_id, holder_id);

-- The time that is held moves from the two tables in which sessions kept it. Renaming them first makes a server of the
-- release before wait on PostgreSQL, so that it adds nothing behind the copy.
ALTER TABLE stage_tick RENAME TO stage_tick_moved;
ALTER TABLE seat_tick RENAME TO seat_tick_moved;
INSERT INTO timetable (holder_id, tick, commitment_id) SELECT stage_id, tick, session_id FROM stage_tick_moved;
INSERT INTO timetable (holder_id, tick, commitment_id) SELECT registration_id, tick, session_id FROM seat_tick_moved;
DROP TABLE stage_tick_moved;
DROP TABLE seat_tick_moved;

-- Under the old names a server of the release before finds the same rows. Two tables beside this one would let it give
-- away time that is held here, and their references would keep sessions from being deleted. On PostgreSQL it reads and
-- writes the views as it did the tables, and the primary key above refuses it like everybody. SQLite writes no views: it
-- is refused with an error. The next release drops both.
CREATE VIEW stage_tick AS
    SELECT holder_id AS stage_id, tick, commitment_id AS session_id FROM timetable WHERE holder_id IN (SELECT id FROM stage);
CREATE VIEW seat_tick AS
    SELECT holder_id AS registration_id, tick, commitment_id AS session_id FROM timetable WHERE holder_id IN (SELECT id FROM registration);
