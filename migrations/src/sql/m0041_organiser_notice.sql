-- What organisers wait for, noted in the transaction in which it happens. `told_at` is when those were told who want to
-- hear at once.
CREATE TABLE organiser_notice (
    id          uuid        PRIMARY KEY NOT NULL,
    event_id    uuid        NOT NULL REFERENCES event (id),
    kind        text        NOT NULL CHECK (kind IN ('application_submitted', 'question_answered', 'offer_accepted', 'offer_declined', 'session_full')),
    subject_id  uuid        NOT NULL,
    name_de     text        NOT NULL,
    name_en     text        NOT NULL,
    notice_key  text        NOT NULL UNIQUE,
    happened_at timestamptz NOT NULL,
    told_at     timestamptz
);
CREATE INDEX organiser_notice_untold ON organiser_notice (happened_at) WHERE told_at IS NULL;
CREATE INDEX organiser_notice_happened ON organiser_notice (happened_at);

-- How an organiser wants to hear of it; who has chosen nothing hears once a day. Up to `told_until` the daily letters have told.
CREATE TABLE notice_choice (
    account_id uuid        PRIMARY KEY NOT NULL REFERENCES account (id),
    choice     text        NOT NULL CHECK (choice IN ('at_once', 'daily', 'never')),
    told_until timestamptz NOT NULL
);
