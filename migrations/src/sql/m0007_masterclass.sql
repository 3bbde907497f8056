CREATE TABLE stage (
    id                 uuid        PRIMARY KEY NOT NULL,
    event_id           uuid        NOT NULL REFERENCES event (id),
    name_de            text        NOT NULL,
    name_en            text        NOT NULL,
    capacity           integer     NOT NULL CHECK (capacity > 0),
    opens_minute       integer     NOT NULL CHECK (opens_minute BETWEEN 0 AND 1439),
    closes_minute      integer     NOT NULL CHECK (closes_minute BETWEEN 1 AND 1440),
    changeover_minutes integer     NOT NULL CHECK (changeover_minutes BETWEEN 0 AND 120),
    position           integer     NOT NULL,
    revision           bigint      NOT NULL,
    created_at         timestamptz NOT NULL,
    CHECK (closes_minute > opens_minute)
);
CREATE INDEX stage_event ON stage (event_id, position);

CREATE TABLE session (
    id                  uuid        PRIMARY KEY NOT NULL,
    event_id            uuid        NOT NULL REFERENCES event (id),
    stage_id            uuid        NOT NULL REFERENCES stage (id),
    host_application_id uuid        REFERENCES application (id),
    kind                text        NOT NULL CHECK (kind IN ('masterclass', 'pitch', 'roundtable', 'reception')),
    title_de            text        NOT NULL,
    title_en            text        NOT NULL,
    abstract_de         text        NOT NULL,
    abstract_en         text        NOT NULL,
    language            text        NOT NULL,
    starts_at           timestamptz NOT NULL,
    ends_at             timestamptz NOT NULL,
    seat_limit          integer     NOT NULL CHECK (seat_limit >= 0),
    seats_taken         integer     NOT NULL,
    state               text        NOT NULL CHECK (state IN ('draft', 'published', 'cancelled')),
    revision            bigint      NOT NULL,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    CHECK (ends_at > starts_at),
    CHECK (seats_taken >= 0 AND seats_taken <= seat_limit)
);
CREATE INDEX session_event ON session (event_id, starts_at);

-- One row per five minutes that a session holds its stage (changeover included): the primary key is what refuses
-- two sessions at once, on every database. `tick` counts five-minute steps since 1970-01-01T00:00Z.
CREATE TABLE stage_tick (
    stage_id   uuid   NOT NULL REFERENCES stage (id),
    tick       bigint NOT NULL,
    session_id uuid   NOT NULL REFERENCES session (id),
    PRIMARY KEY (stage_id, tick)
);
CREATE INDEX stage_tick_session ON stage_tick (session_id);

CREATE TABLE speaker (
    id           uuid        PRIMARY KEY NOT NULL,
    event_id     uuid        NOT NULL REFERENCES event (id),
    name         text        NOT NULL,
    name_key     text        NOT NULL,
    organisation text        NOT NULL,
    job_title    text        NOT NULL,
    created_at   timestamptz NOT NULL,
    UNIQUE (event_id, name_key, organisation)
);

CREATE TABLE session_speaker (
    session_id uuid    NOT NULL REFERENCES session (id),
    speaker_id uuid    NOT NULL REFERENCES speaker (id),
    position   integer NOT NULL,
    PRIMARY KEY (session_id, speaker_id)
);

-- `queued_at` orders the waiting list; the id breaks a tie.
CREATE TABLE seat (
    id              uuid        PRIMARY KEY NOT NULL,
    session_id      uuid        NOT NULL REFERENCES session (id),
    registration_id uuid        NOT NULL REFERENCES registration (id),
    state           text        NOT NULL CHECK (state IN ('booked', 'waiting', 'cancelled')),
    queued_at       timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    UNIQUE (session_id, registration_id)
);
CREATE INDEX seat_queue ON seat (session_id, state, queued_at);
CREATE INDEX seat_registration ON seat (registration_id);

-- The same trick as stage_tick, for a person: nobody sits in two sessions at once.
CREATE TABLE seat_tick (
    registration_id uuid   NOT NULL REFERENCES registration (id),
    tick            bigint NOT NULL,
    session_id      uuid   NOT NULL REFERENCES session (id),
    PRIMARY KEY (registration_id, tick)
);
CREATE INDEX seat_tick_session ON seat_tick (session_id, registration_id);
