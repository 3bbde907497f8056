-- What organisers decided with one press of a button, about one application or about many, so that it can be taken back as
-- a whole. `open_until` is the deadline of offers.
CREATE TABLE decision (
    id         uuid        PRIMARY KEY NOT NULL,
    event_id   uuid        NOT NULL REFERENCES event (id),
    kind       text        NOT NULL CHECK (kind IN ('offer', 'waiting_list', 'reject', 'ask', 'remind')),
    open_until timestamptz,
    decided_at timestamptz NOT NULL,
    undone_at  timestamptz
);

-- What became of each application: how it was before, the letter that tells of it, and whom it was refused for. Written in
-- the transaction of what it tells of.
CREATE TABLE decision_step (
    decision_id    uuid        NOT NULL REFERENCES decision (id),
    application_id uuid        NOT NULL REFERENCES application (id),
    outcome        text        NOT NULL CHECK (outcome IN ('done', 'overtaken', 'unit_taken', 'failed', 'undone', 'corrected', 'kept')),
    unit           text        NOT NULL,
    faster         text        NOT NULL,
    state_before   text        NOT NULL,
    waiting_before timestamptz,
    link_before    text        NOT NULL,
    held_before    uuid,
    revision_after bigint      NOT NULL,
    letter_key     text        NOT NULL,
    displaced      text        NOT NULL,
    PRIMARY KEY (decision_id, application_id)
);
CREATE INDEX decision_step_application ON decision_step (application_id);
