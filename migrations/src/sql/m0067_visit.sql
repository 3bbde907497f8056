-- Delegations that come to visit: asked for by a public form, taken up or declined by organisers, with a programme whose
-- hosts answer by a link, and what came of it. `starts_local` and `ends_local` of an item are what was meant, by the clock of
-- its visit; the instants are derived. What is personal goes a year after the visit; the rest stays, for the figures.
CREATE TABLE visit (
    id            uuid        PRIMARY KEY NOT NULL,
    bridge_id     uuid        REFERENCES bridge (id),
    title_de      text        NOT NULL,
    title_en      text        NOT NULL,
    contact_name  text        NOT NULL,
    contact_email text        NOT NULL,
    contact_phone text        NOT NULL,
    organisation  text        NOT NULL,
    country       text        NOT NULL,
    people        integer     NOT NULL CHECK (people BETWEEN 1 AND 500),
    interests     text        NOT NULL,
    wished        text        NOT NULL,
    language      text        NOT NULL,
    locale        text        NOT NULL CHECK (locale IN ('de', 'en')),
    state         text        NOT NULL CHECK (state IN ('new', 'accepted', 'declined', 'done')),
    reason        text        NOT NULL,
    priority      text        NOT NULL CHECK (priority IN ('low', 'normal', 'high')),
    owner_id      uuid        REFERENCES account (id),
    time_zone     text        NOT NULL,
    starts_on     date,
    ends_on       date,
    is_public     boolean     NOT NULL,
    outcome       text        NOT NULL,
    leads         integer     CHECK (leads >= 0),
    meetings      integer     CHECK (meetings >= 0),
    thanks_hosts  text        NOT NULL,
    thanks_guests text        NOT NULL,
    revision      bigint      NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    closed_at     timestamptz,
    emptied_at    timestamptz,
    search_key    text        NOT NULL DEFAULT '',
    CHECK ((state IN ('declined', 'done')) = (closed_at IS NOT NULL)),
    CHECK ((starts_on IS NULL) = (ends_on IS NULL)),
    CHECK (ends_on >= starts_on),
    CHECK (starts_on IS NOT NULL OR NOT is_public)
);
CREATE INDEX visit_state ON visit (state, created_at);
CREATE INDEX visit_bridge ON visit (bridge_id) WHERE bridge_id IS NOT NULL;

CREATE TABLE visit_note (
    id         uuid        PRIMARY KEY NOT NULL,
    visit_id   uuid        NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
    author_id  uuid        NOT NULL REFERENCES account (id),
    body       text        NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX visit_note_visit ON visit_note (visit_id);

-- Rooms, with where they are and how many they hold, and interpreters, with their languages: one item has them at a time.
CREATE TABLE visit_resource (
    id         uuid        PRIMARY KEY NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('room', 'interpreter')),
    name       text        NOT NULL CHECK (name <> ''),
    detail     text        NOT NULL,
    capacity   integer     CHECK (capacity >= 1),
    revision   bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    CHECK (kind = 'room' OR capacity IS NULL)
);
CREATE INDEX visit_resource_kind ON visit_resource (kind, name);

CREATE TABLE visit_item (
    id                uuid        PRIMARY KEY NOT NULL,
    visit_id          uuid        NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
    title             text        NOT NULL CHECK (title <> ''),
    place             text        NOT NULL,
    room_id           uuid        REFERENCES visit_resource (id),
    interpreter_id    uuid        REFERENCES visit_resource (id),
    starts_local      timestamp   NOT NULL,
    ends_local        timestamp   NOT NULL,
    starts_at         timestamptz NOT NULL,
    ends_at           timestamptz NOT NULL,
    host_organisation text        NOT NULL,
    host_name         text        NOT NULL,
    host_email        text        NOT NULL,
    host_key          text        NOT NULL,
    host_locale       text        NOT NULL CHECK (host_locale IN ('de', 'en')),
    gifts             text        NOT NULL,
    menu              text        NOT NULL,
    note              text        NOT NULL,
    answer            text        NOT NULL CHECK (answer IN ('unasked', 'asked', 'confirmed', 'declined')),
    answer_hash       text        UNIQUE,
    asked_at          timestamptz,
    answered_at       timestamptz,
    created_at        timestamptz NOT NULL,
    CHECK (ends_at > starts_at),
    CHECK ((answer = 'unasked') = (asked_at IS NULL)),
    CHECK ((answer IN ('confirmed', 'declined')) = (answered_at IS NOT NULL))
);
CREATE INDEX visit_item_visit ON visit_item (visit_id, starts_at);
CREATE INDEX visit_item_starts ON visit_item (starts_at);

CREATE TABLE visit_delegate (
    id           uuid        PRIMARY KEY NOT NULL,
    visit_id     uuid        NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
    position     integer     NOT NULL,
    name         text        NOT NULL,
    function     text        NOT NULL,
    organisation text        NOT NULL,
    email        text        NOT NULL,
    came         boolean     NOT NULL
);
CREATE INDEX visit_delegate_visit ON visit_delegate (visit_id, position);

-- Organisers hear of more than the check of `kind` knows: then that is the nearest, and this is what happened.
ALTER TABLE organiser_notice ADD COLUMN later_kind text;
