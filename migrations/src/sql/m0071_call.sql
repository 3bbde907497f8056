-- An open call: towns look for solutions, say. Organisations enter by a form and hand in before the deadline. Opening and
-- deadline are kept as they were meant, by the clock of `zone`; the instants are derived. A deadline at 24:00 is the midnight
-- of the next day.
CREATE TABLE open_call (
    id                uuid        PRIMARY KEY NOT NULL,
    slug              text        NOT NULL UNIQUE,
    bridge_id         uuid        REFERENCES bridge (id),
    title_de          text        NOT NULL CHECK (title_de <> ''),
    title_en          text        NOT NULL CHECK (title_en <> ''),
    text_de           text        NOT NULL,
    text_en           text        NOT NULL,
    hosts             text        NOT NULL,
    takes             text        NOT NULL CHECK (takes IN ('de', 'en', 'both')),
    zone              text        NOT NULL,
    opens_local       timestamp   NOT NULL,
    opens_at          timestamptz NOT NULL,
    closes_local      timestamp   NOT NULL,
    closes_at         timestamptz NOT NULL,
    most_files        integer     NOT NULL CHECK (most_files BETWEEN 0 AND 10),
    least_sheets      integer     NOT NULL CHECK (least_sheets BETWEEN 1 AND 20),
    state             text        NOT NULL CHECK (state IN ('draft', 'published', 'closed', 'decided')),
    meeting_opened_at timestamptz,
    winners_shown_at  timestamptz,
    decided_at        timestamptz,
    revision          bigint      NOT NULL,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    search_key        text        NOT NULL DEFAULT '',
    CHECK (opens_at < closes_at),
    CHECK ((state = 'decided') = (decided_at IS NOT NULL)),
    CHECK (winners_shown_at IS NULL OR state = 'decided')
);
CREATE INDEX open_call_bridge ON open_call (bridge_id);

CREATE TABLE call_criterion (
    id          uuid    PRIMARY KEY NOT NULL,
    call_id     uuid    NOT NULL REFERENCES open_call (id) ON DELETE CASCADE,
    position    integer NOT NULL,
    name_de     text    NOT NULL CHECK (name_de <> ''),
    name_en     text    NOT NULL CHECK (name_en <> ''),
    meaning_de  text    NOT NULL,
    meaning_en  text    NOT NULL,
    weight      integer NOT NULL CHECK (weight BETWEEN 1 AND 100),
    most_points integer NOT NULL CHECK (most_points BETWEEN 1 AND 100),
    UNIQUE (call_id, position)
);

CREATE TABLE call_question (
    id       uuid    PRIMARY KEY NOT NULL,
    call_id  uuid    NOT NULL REFERENCES open_call (id) ON DELETE CASCADE,
    position integer NOT NULL,
    text_de  text    NOT NULL CHECK (text_de <> ''),
    text_en  text    NOT NULL CHECK (text_en <> ''),
    length   text    NOT NULL CHECK (length IN ('short', 'long')),
    required boolean NOT NULL,
    counted  text    NOT NULL CHECK (counted IN ('words', 'characters')),
    most     integer NOT NULL CHECK (most BETWEEN 1 AND 4000),
    UNIQUE (call_id, position)
);

-- What an organisation enters with. The link to it is kept as its hash.
CREATE TABLE call_entry (
    id           uuid        PRIMARY KEY NOT NULL,
    call_id      uuid        NOT NULL REFERENCES open_call (id),
    organisation text        NOT NULL,
    contact_name text        NOT NULL,
    email        text        NOT NULL,
    country      text        NOT NULL,
    locale       text        NOT NULL CHECK (locale IN ('de', 'en')),
    state        text        NOT NULL CHECK (state IN ('draft', 'handed_in', 'withdrawn')),
    token_hash   text        NOT NULL UNIQUE,
    outcome      text        NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'winner', 'shortlisted', 'rejected')),
    told_at      timestamptz,
    handed_in_at timestamptz,
    revision     bigint      NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    CHECK (state = 'draft' OR handed_in_at IS NOT NULL),
    CHECK (outcome = 'open' OR state = 'handed_in'),
    CHECK (told_at IS NULL OR outcome <> 'open')
);
CREATE INDEX call_entry_call ON call_entry (call_id, state, created_at);

CREATE TABLE call_answer (
    entry_id    uuid NOT NULL REFERENCES call_entry (id) ON DELETE CASCADE,
    question_id uuid NOT NULL REFERENCES call_question (id) ON DELETE CASCADE,
    answer      text NOT NULL,
    PRIMARY KEY (entry_id, question_id)
);

-- Files of entries are nobody's but those who may read the entry: their names in the store are random, and end in nothing
-- under which the public address of pictures would show them.
CREATE TABLE call_file (
    id         uuid        PRIMARY KEY NOT NULL,
    entry_id   uuid        NOT NULL REFERENCES call_entry (id) ON DELETE CASCADE,
    position   integer     NOT NULL CHECK (position BETWEEN 1 AND 10),
    name       text        NOT NULL,
    store_key  text        NOT NULL,
    media      text        NOT NULL CHECK (media IN ('pdf', 'png', 'jpeg')),
    size       bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (entry_id, position)
);

-- Names in the store that no row needs any more, until somebody has taken the files away.
CREATE TABLE call_file_gone (
    store_key text PRIMARY KEY NOT NULL
);
