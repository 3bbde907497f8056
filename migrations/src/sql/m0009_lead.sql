-- A contact that a visitor gave to one exhibitor. It holds a copy of just the fields agreed to;
-- a withdrawal empties them and keeps the bare proof.
CREATE TABLE lead (
    id              uuid        PRIMARY KEY NOT NULL,
    event_id        uuid        NOT NULL REFERENCES event (id),
    application_id  uuid        NOT NULL REFERENCES application (id),
    registration_id uuid        NOT NULL REFERENCES registration (id),
    captured_by     uuid        NOT NULL REFERENCES account (id),
    name            text        NOT NULL,
    email           text        NOT NULL,
    organisation    text        NOT NULL,
    job_title       text        NOT NULL,
    newsletter      boolean     NOT NULL,
    wording         text        NOT NULL,
    locale          text        NOT NULL CHECK (locale IN ('de', 'en')),
    rating          integer     CHECK (rating BETWEEN 1 AND 5),
    note            text        NOT NULL,
    withdraw_hash   text        NOT NULL UNIQUE,
    revision        bigint      NOT NULL,
    consented_at    timestamptz NOT NULL,
    withdrawn_at    timestamptz,
    UNIQUE (application_id, registration_id)
);
CREATE INDEX lead_registration ON lead (registration_id);
