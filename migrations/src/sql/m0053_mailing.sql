-- A letter that organisers write to a group at an event. `audience` names the group, by a word and perhaps an id behind it.
-- `send_local` is when it is to leave, by the event's clock, `send_at` the instant derived from it. What a letter that was
-- sent at once says waits until `held_until`, so that it can be taken back. `send_date` is the date of the event that the
-- time follows, if it does, and `send_days` how many days it is from there, negative before.
CREATE TABLE mailing (
    id         uuid        PRIMARY KEY NOT NULL,
    event_id   uuid        NOT NULL REFERENCES event (id),
    audience   text        NOT NULL,
    purpose    text        NOT NULL CHECK (purpose IN ('about_event', 'news')),
    subject_de text        NOT NULL,
    subject_en text        NOT NULL,
    body_de    text        NOT NULL,
    body_en    text        NOT NULL,
    state      text        NOT NULL CHECK (state IN ('draft', 'planned', 'sending', 'sent', 'stopped')),
    send_local timestamp,
    send_date  text        CHECK (send_date IN ('applications_close', 'passes_close', 'first_day', 'last_day')),
    send_days  integer,
    send_at    timestamptz,
    held_until timestamptz,
    revision   bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    begun_at   timestamptz,
    CHECK ((state = 'draft') = (send_at IS NULL)),
    CHECK ((send_date IS NULL) = (send_days IS NULL)),
    CHECK ((state IN ('draft', 'planned')) = (begun_at IS NULL))
);
CREATE INDEX mailing_event ON mailing (event_id, created_at);
CREATE INDEX mailing_due ON mailing (send_at) WHERE state IN ('planned', 'sending');

-- To whom it goes, taken when it leaves: each person once. `person_id` is of a registration, an application, somebody on a
-- stand or an account, as `kind` says. `letter_key` is the `dedupe_key` of the letter in the outbox, `withdraw_hash` of the
-- link in it that withdraws the consent to news.
CREATE TABLE mailing_recipient (
    id             uuid    PRIMARY KEY NOT NULL,
    mailing_id     uuid    NOT NULL REFERENCES mailing (id),
    kind           text    NOT NULL CHECK (kind IN ('registration', 'application', 'booth_staff', 'account')),
    person_id      uuid    NOT NULL,
    shares_mailbox boolean NOT NULL,
    outcome        text    NOT NULL CHECK (outcome IN ('waiting', 'written', 'left_out', 'taken_back')),
    letter_key     text    NOT NULL UNIQUE,
    withdraw_hash  text    NOT NULL,
    UNIQUE (mailing_id, kind, person_id)
);
CREATE INDEX mailing_recipient_person ON mailing_recipient (kind, person_id);
CREATE INDEX mailing_recipient_withdraw ON mailing_recipient (withdraw_hash) WHERE withdraw_hash <> '';
