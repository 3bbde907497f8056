-- A roundtable: people who are invited in waves, answer by a link of their own, and sit at tables by rules. It may belong to an
-- event and to a bridge, or stand alone. Times are meant by the clock of its place: `…_local` is what was typed, `…_at` is
-- derived. `seats_taken` counts who has accepted, so that nobody is promised a seat that there is not.
CREATE TABLE roundtable (
    id                uuid        PRIMARY KEY NOT NULL,
    event_id          uuid        REFERENCES event (id),
    bridge_id         uuid        REFERENCES bridge (id) ON DELETE SET NULL,
    name              text        NOT NULL CHECK (name <> ''),
    place             text        NOT NULL,
    time_zone         text        NOT NULL,
    starts_local      timestamp   NOT NULL,
    ends_local        timestamp   NOT NULL,
    answer_local      timestamp   NOT NULL,
    starts_at         timestamptz NOT NULL,
    ends_at           timestamptz NOT NULL,
    answer_by         timestamptz NOT NULL,
    purpose_de        text        NOT NULL,
    purpose_en        text        NOT NULL,
    agenda_de         text        NOT NULL,
    agenda_en         text        NOT NULL,
    questions_de      text        NOT NULL,
    questions_en      text        NOT NULL,
    most_of_sector    integer     NOT NULL CHECK (most_of_sector >= 0),
    town_per_table    boolean     NOT NULL,
    seats_total       integer     NOT NULL DEFAULT 0,
    seats_taken       integer     NOT NULL DEFAULT 0 CHECK (seats_taken >= 0),
    previous_seating  text        NOT NULL DEFAULT '',
    minutes           text        NOT NULL DEFAULT '',
    minutes_locale    text        NOT NULL DEFAULT 'de' CHECK (minutes_locale IN ('de', 'en')),
    revision          bigint      NOT NULL,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    CHECK (seats_taken <= seats_total),
    CHECK (starts_at < ends_at)
);
CREATE INDEX roundtable_event ON roundtable (event_id);
CREATE INDEX roundtable_bridge ON roundtable (bridge_id);
CREATE INDEX roundtable_starts ON roundtable (starts_at);

CREATE TABLE roundtable_table (
    id            uuid    PRIMARY KEY NOT NULL,
    roundtable_id uuid    NOT NULL REFERENCES roundtable (id) ON DELETE CASCADE,
    position      integer NOT NULL,
    name          text    NOT NULL CHECK (name <> ''),
    seats         integer NOT NULL CHECK (seats BETWEEN 2 AND 40),
    shape         text    NOT NULL CHECK (shape IN ('round', 'u_shape'))
);
CREATE INDEX roundtable_table_roundtable ON roundtable_table (roundtable_id, position);

-- Organisations that must not sit side by side. The keys are the names as they are compared, the smaller one first.
CREATE TABLE roundtable_rival (
    id            uuid PRIMARY KEY NOT NULL,
    roundtable_id uuid NOT NULL REFERENCES roundtable (id) ON DELETE CASCADE,
    one           text NOT NULL,
    other         text NOT NULL,
    one_key       text NOT NULL,
    other_key     text NOT NULL,
    UNIQUE (roundtable_id, one_key, other_key),
    CHECK (one_key < other_key)
);

-- Whoever is, was or may be invited. `seat` counts the chairs of a table from 0.
CREATE TABLE roundtable_guest (
    id               uuid        PRIMARY KEY NOT NULL,
    roundtable_id    uuid        NOT NULL REFERENCES roundtable (id) ON DELETE CASCADE,
    name             text        NOT NULL CHECK (name <> ''),
    email            text        NOT NULL,
    email_key        text        NOT NULL,
    organisation     text        NOT NULL,
    job_title        text        NOT NULL,
    sector           text        NOT NULL,
    is_town          boolean     NOT NULL,
    locale           text        NOT NULL CHECK (locale IN ('de', 'en')),
    wave             integer     NOT NULL CHECK (wave BETWEEN 1 AND 9),
    position         integer     NOT NULL,
    state            text        NOT NULL CHECK (state IN ('planned', 'invited', 'accepted', 'waiting', 'declined', 'no_answer', 'cancelled')),
    answer_hash      text        UNIQUE,
    needs            text        NOT NULL,
    substitute_name  text        NOT NULL,
    substitute_email text        NOT NULL,
    replaces_id      uuid,
    invited_at       timestamptz,
    reminded_at      timestamptz,
    answered_at      timestamptz,
    table_id         uuid        REFERENCES roundtable_table (id),
    seat             integer     CHECK (seat >= 0),
    pinned           boolean     NOT NULL DEFAULT false,
    revision         bigint      NOT NULL,
    created_at       timestamptz NOT NULL,
    CHECK ((table_id IS NULL) = (seat IS NULL)),
    CHECK (table_id IS NULL OR state = 'accepted'),
    CHECK (state <> 'planned' OR answer_hash IS NULL)
);
CREATE UNIQUE INDEX roundtable_guest_mailbox ON roundtable_guest (roundtable_id, email_key);
CREATE UNIQUE INDEX roundtable_guest_seat ON roundtable_guest (table_id, seat) WHERE table_id IS NOT NULL;
CREATE UNIQUE INDEX roundtable_guest_replaces ON roundtable_guest (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX roundtable_guest_state ON roundtable_guest (roundtable_id, state);
