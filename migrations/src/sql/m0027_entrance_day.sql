-- What a scan was worth: before the first day doors are tried out, which lets nobody in; after the last they are closed.
ALTER TABLE scan ADD COLUMN mode text NOT NULL DEFAULT 'open' CHECK (mode IN ('trial', 'open', 'over'));

-- Who is in: at the entrance once a day by the event's clock, at a session's door once. Two keys say so, whoever scans how
-- often; an undo deletes the row. A server of the release before knows no day and writes that of UTC.
-- The old table is renamed first: that makes such a server wait on PostgreSQL, so that it adds nothing behind the copy.
ALTER TABLE admission RENAME TO admission_moved;
CREATE TABLE admission (
    scan_id     uuid        PRIMARY KEY NOT NULL REFERENCES scan (id),
    door_id     uuid        NOT NULL,
    badge_id    uuid        NOT NULL REFERENCES badge (id),
    event_id    uuid        NOT NULL REFERENCES event (id),
    day         date        NOT NULL DEFAULT CURRENT_DATE,
    shard       smallint    NOT NULL DEFAULT 0,
    admitted_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX admission_entrance ON admission (door_id, badge_id, day) WHERE door_id = event_id;
CREATE UNIQUE INDEX admission_session ON admission (door_id, badge_id) WHERE door_id <> event_id;
CREATE INDEX admission_day ON admission (event_id, door_id, day);
-- Which day it was SQL cannot say: it knows no zones. The next step does.
INSERT INTO admission (scan_id, door_id, badge_id, event_id, admitted_at)
    SELECT scan_id, door_id, badge_id, event_id, admitted_at FROM admission_moved;
DROP TABLE admission_moved;

-- How many are in, so that nobody has to count them after each scan: written in the transaction that lets somebody in or
-- takes it back. Each count is the sum of some rows, its shards: with one row people would be let in one after the other.
CREATE TABLE door_count (
    door_id  uuid     NOT NULL,
    day      date     NOT NULL,
    role     text     NOT NULL CHECK (role IN ('visitor', 'exhibitor', 'speaker', 'organiser')),
    shard    smallint NOT NULL,
    event_id uuid     NOT NULL REFERENCES event (id),
    people   bigint   NOT NULL,
    PRIMARY KEY (door_id, day, role, shard)
);
CREATE INDEX door_count_event ON door_count (event_id);

-- Whose badges are good is counted in the index alone.
CREATE INDEX badge_standing ON badge (event_id, revoked_at, ended_at, awaits_confirmation);
