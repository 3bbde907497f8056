-- The outbox. A row is written in the transaction of its cause; `dedupe_key` makes a second one impossible,
-- and the fixed Message-ID makes a repeated sending recognisable.
CREATE TABLE mail (
    id          uuid        PRIMARY KEY NOT NULL,
    dedupe_key  text        NOT NULL UNIQUE,
    message_id  text        NOT NULL UNIQUE,
    event_id    uuid        REFERENCES event (id),
    kind        text        NOT NULL,
    to_name     text        NOT NULL,
    to_email    text        NOT NULL,
    locale      text        NOT NULL CHECK (locale IN ('de', 'en')),
    letter      text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'parked')),
    attempts    integer     NOT NULL CHECK (attempts >= 0),
    due_at      timestamptz NOT NULL,
    lease_until timestamptz,
    last_error  text        NOT NULL,
    created_at  timestamptz NOT NULL,
    sent_at     timestamptz,
    CHECK ((state = 'sending') = (lease_until IS NOT NULL)),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
CREATE INDEX mail_due ON mail (state, due_at);
CREATE INDEX mail_event ON mail (event_id, created_at);
