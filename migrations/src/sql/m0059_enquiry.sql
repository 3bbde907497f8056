-- What somebody asked by the form that every public page leads to: a task of the organisers, for an event or for none.
CREATE TABLE enquiry (
    id         uuid        PRIMARY KEY NOT NULL,
    event_id   uuid        REFERENCES event (id),
    name       text        NOT NULL,
    email      text        NOT NULL,
    phone      text        NOT NULL,
    call_back  boolean     NOT NULL,
    call_when  text        NOT NULL,
    message    text        NOT NULL,
    page       text        NOT NULL,
    locale     text        NOT NULL CHECK (locale IN ('de', 'en')),
    state      text        NOT NULL CHECK (state IN ('open', 'done')),
    owner_id   uuid        REFERENCES account (id),
    revision   bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    done_at    timestamptz,
    search_key text        NOT NULL DEFAULT '',
    CHECK ((state = 'done') = (done_at IS NOT NULL)),
    CHECK (phone <> '' OR NOT call_back)
);
CREATE INDEX enquiry_state ON enquiry (state, created_at);
CREATE INDEX enquiry_event ON enquiry (event_id, state, created_at);

CREATE TABLE enquiry_note (
    id         uuid        PRIMARY KEY NOT NULL,
    enquiry_id uuid        NOT NULL REFERENCES enquiry (id) ON DELETE CASCADE,
    author_id  uuid        NOT NULL REFERENCES account (id),
    body       text        NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX enquiry_note_enquiry ON enquiry_note (enquiry_id);

-- What the moment is sealed with at which such a form was made: one row. Both databases know this way of drawing it; whoever
-- guesses it may send a form without having waited for some seconds.
CREATE TABLE enquiry_seal (
    id     integer PRIMARY KEY NOT NULL CHECK (id = 1),
    secret text    NOT NULL
);
INSERT INTO enquiry_seal (id, secret)
    VALUES (1, CAST(random() AS text) || CAST(random() AS text) || CAST(random() AS text) || CAST(random() AS text));

-- Organisers hear of enquiries, too, and some of these are about no event. The table keeps its name, because a server of the
-- release before writes it meanwhile. It is renamed first: that makes such a server wait on PostgreSQL, so that it adds
-- nothing behind the copy.
ALTER TABLE organiser_notice RENAME TO organiser_notice_moved;
DROP INDEX organiser_notice_untold;
DROP INDEX organiser_notice_happened;
CREATE TABLE organiser_notice (
    id          uuid        PRIMARY KEY NOT NULL,
    event_id    uuid        REFERENCES event (id),
    kind        text        NOT NULL CHECK (kind IN ('application_submitted', 'question_answered', 'offer_accepted', 'offer_declined', 'session_full', 'enquiry_received')),
    subject_id  uuid        NOT NULL,
    name_de     text        NOT NULL,
    name_en     text        NOT NULL,
    notice_key  text        NOT NULL UNIQUE,
    happened_at timestamptz NOT NULL,
    told_at     timestamptz
);
INSERT INTO organiser_notice (id, event_id, kind, subject_id, name_de, name_en, notice_key, happened_at, told_at)
    SELECT id, event_id, kind, subject_id, name_de, name_en, notice_key, happened_at, told_at FROM organiser_notice_moved;
DROP TABLE organiser_notice_moved;
CREATE INDEX organiser_notice_untold ON organiser_notice (happened_at) WHERE told_at IS NULL;
CREATE INDEX organiser_notice_happened ON organiser_notice (happened_at);
