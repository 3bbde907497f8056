-- Who did what when. `changes` is JSON for people to read, never queried.
CREATE TABLE audit (
    id         uuid        PRIMARY KEY NOT NULL,
    at         timestamptz NOT NULL,
    actor      text        NOT NULL,
    account_id uuid,
    event_id   uuid,
    subject    text        NOT NULL,
    subject_id uuid        NOT NULL,
    action     text        NOT NULL,
    changes    text        NOT NULL
);
CREATE INDEX audit_subject ON audit (subject_id, at);
CREATE INDEX audit_event ON audit (event_id, at);

-- The first answer to a form that may be sent twice: where the browser was led afterwards.
CREATE TABLE idempotency (
    key        text        PRIMARY KEY NOT NULL,
    endpoint   text        NOT NULL,
    location   text        NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX idempotency_age ON idempotency (created_at);
