-- Every scan, also the refused ones. The id is made on the device, so that a repeat finds its first answer.
-- `door_id` is the event's id at the entrance, a session's id at that session's door.
CREATE TABLE scan (
    id         uuid        PRIMARY KEY NOT NULL,
    event_id   uuid        NOT NULL REFERENCES event (id),
    door_id    uuid        NOT NULL,
    badge_id   uuid        REFERENCES badge (id),
    account_id uuid        NOT NULL REFERENCES account (id),
    outcome    text        NOT NULL CHECK (outcome IN ('welcome', 'already_in', 'wrong_event', 'no_seat', 'cancelled', 'unknown')),
    first_at   timestamptz,
    scanned_at timestamptz NOT NULL,
    undone_at  timestamptz
);
CREATE INDEX scan_door ON scan (door_id, scanned_at);
CREATE INDEX scan_badge ON scan (badge_id);

-- Who is in. The primary key lets a badge in once, whoever scans how often; an undo deletes the row.
CREATE TABLE admission (
    door_id     uuid        NOT NULL,
    badge_id    uuid        NOT NULL REFERENCES badge (id),
    event_id    uuid        NOT NULL REFERENCES event (id),
    scan_id     uuid        NOT NULL UNIQUE REFERENCES scan (id),
    admitted_at timestamptz NOT NULL,
    PRIMARY KEY (door_id, badge_id)
);
