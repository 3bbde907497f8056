-- Two codes per person: the ticket code opens the door and "my registration", the badge code is printed.
CREATE TABLE badge (
    id           uuid        PRIMARY KEY NOT NULL,
    event_id     uuid        NOT NULL REFERENCES event (id),
    role         text        NOT NULL CHECK (role IN ('visitor', 'exhibitor', 'speaker', 'organiser')),
    name         text        NOT NULL,
    organisation text        NOT NULL,
    ticket_code  text        NOT NULL UNIQUE,
    badge_code   text        NOT NULL UNIQUE,
    created_at   timestamptz NOT NULL,
    revoked_at   timestamptz,
    CHECK (ticket_code <> badge_code)
);
CREATE INDEX badge_event ON badge (event_id, role);
