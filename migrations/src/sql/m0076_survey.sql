-- Surveys of an event: one for each audience. Whoever is asked has a link, of which the hash is kept; what they answer stands
-- under another hash of the same secret (`answer_key`), so that nobody finds whose answer it is, and they find it again. Of an
-- anonymous survey the link says only that it was used, without a time. `open_until_local` is what was meant, by the clock of
-- the event; `open_until` is derived from it. Names and addresses go some time after the survey has closed.
CREATE TABLE survey (
    id               uuid        PRIMARY KEY NOT NULL,
    event_id         uuid        NOT NULL REFERENCES event (id),
    audience         text        NOT NULL CHECK (audience IN ('exhibitors', 'travellers')),
    title_de         text        NOT NULL CHECK (title_de <> ''),
    title_en         text        NOT NULL CHECK (title_en <> ''),
    intro_de         text        NOT NULL,
    intro_en         text        NOT NULL,
    is_anonymous     boolean     NOT NULL,
    open_until_local timestamp   NOT NULL,
    open_until       timestamptz NOT NULL,
    state            text        NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    opened_at        timestamptz,
    reminded_at      timestamptz,
    revision         bigint      NOT NULL,
    created_at       timestamptz NOT NULL,
    UNIQUE (event_id, audience),
    CHECK ((state = 'draft') = (opened_at IS NULL))
);

CREATE TABLE survey_question (
    id          uuid    PRIMARY KEY NOT NULL,
    survey_id   uuid    NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    position    integer NOT NULL CHECK (position > 0),
    kind        text    NOT NULL CHECK (kind IN ('scale', 'choice', 'yes_no', 'number', 'text')),
    text_de     text    NOT NULL CHECK (text_de <> ''),
    text_en     text    NOT NULL CHECK (text_en <> ''),
    options_de  text    NOT NULL,
    options_en  text    NOT NULL,
    is_required boolean NOT NULL,
    CHECK ((kind = 'choice') = (options_de <> ''))
);
CREATE INDEX survey_question_survey ON survey_question (survey_id, position);

CREATE TABLE survey_link (
    id        uuid    PRIMARY KEY NOT NULL,
    survey_id uuid    NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    link_hash text    NOT NULL UNIQUE,
    reader    text    NOT NULL,
    name      text    NOT NULL,
    email     text    NOT NULL,
    whose     text    NOT NULL,
    locale    text    NOT NULL,
    is_used   boolean NOT NULL,
    UNIQUE (survey_id, reader)
);

CREATE TABLE survey_answer (
    id         uuid PRIMARY KEY NOT NULL,
    survey_id  uuid NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    answer_key text NOT NULL UNIQUE,
    whose      text NOT NULL
);
CREATE INDEX survey_answer_survey ON survey_answer (survey_id);

CREATE TABLE survey_value (
    answer_id   uuid NOT NULL REFERENCES survey_answer (id) ON DELETE CASCADE,
    question_id uuid NOT NULL REFERENCES survey_question (id) ON DELETE CASCADE,
    value       text NOT NULL CHECK (value <> ''),
    PRIMARY KEY (answer_id, question_id)
);
CREATE INDEX survey_value_question ON survey_value (question_id);
