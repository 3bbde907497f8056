-- Meetings of people who take part in an event, or in a bridge or network outside any event: who offers and seeks what, the
-- times and tables, who asked whom, and a plan for all wishes. More than one kind of thing binds the same people in the timetable now, so that each row says which.
ALTER TABLE timetable ADD COLUMN commitment_kind text NOT NULL DEFAULT 'session'
    CHECK (commitment_kind IN ('session', 'meeting', 'visit_item'));
UPDATE timetable SET commitment_kind = 'visit_item' WHERE commitment_id IN (SELECT id FROM visit_item);

-- Those of an event have its days and its zone; those of a bridge their own, and one may follow another.
-- `past_matches` and `past_meetings` count what took place between people who were erased since.
CREATE TABLE matchmaking (
    id              uuid        PRIMARY KEY NOT NULL,
    event_id        uuid        UNIQUE REFERENCES event (id),
    bridge_id       uuid        REFERENCES bridge (id),
    time_zone       text,
    starts_on       date,
    ends_on         date,
    title_de        text        NOT NULL,
    title_en        text        NOT NULL,
    intro_de        text        NOT NULL,
    intro_en        text        NOT NULL,
    slot_minutes    integer     NOT NULL CHECK (slot_minutes BETWEEN 10 AND 60 AND slot_minutes % 5 = 0),
    walking_minutes integer     NOT NULL CHECK (walking_minutes BETWEEN 0 AND 30),
    request_quota   integer     NOT NULL CHECK (request_quota BETWEEN 1 AND 200),
    is_online       boolean     NOT NULL,
    takes_wishes    boolean     NOT NULL,
    state           text        NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    past_matches    integer     NOT NULL,
    past_meetings   integer     NOT NULL,
    revision        bigint      NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    UNIQUE (bridge_id, starts_on),
    CHECK ((event_id IS NULL) <> (bridge_id IS NULL)),
    CHECK ((bridge_id IS NULL) = (time_zone IS NULL)),
    CHECK ((bridge_id IS NULL) = (starts_on IS NULL)),
    CHECK ((bridge_id IS NULL) = (ends_on IS NULL)),
    CHECK (ends_on >= starts_on),
    CHECK (past_meetings BETWEEN 0 AND past_matches)
);

CREATE TABLE meeting_slot (
    id             uuid        PRIMARY KEY NOT NULL,
    matchmaking_id uuid        NOT NULL REFERENCES matchmaking (id),
    starts_local   timestamp   NOT NULL,
    starts_at      timestamptz NOT NULL,
    ends_at        timestamptz NOT NULL,
    UNIQUE (matchmaking_id, starts_local),
    CHECK (ends_at > starts_at)
);

CREATE TABLE meeting_place (
    id             uuid    PRIMARY KEY NOT NULL,
    matchmaking_id uuid    NOT NULL REFERENCES matchmaking (id),
    position       integer NOT NULL,
    name_de        text    NOT NULL,
    name_en        text    NOT NULL,
    capacity       integer NOT NULL CHECK (capacity BETWEEN 1 AND 60)
);
CREATE INDEX meeting_place_matchmaking ON meeting_place (matchmaking_id, position);

-- Where one meeting takes place at a time: a place holds as many of them as its capacity says.
CREATE TABLE meeting_seat (
    id             uuid    PRIMARY KEY NOT NULL,
    place_id       uuid    NOT NULL REFERENCES meeting_place (id) ON DELETE CASCADE,
    matchmaking_id uuid    NOT NULL REFERENCES matchmaking (id),
    position       integer NOT NULL,
    number         integer NOT NULL,
    UNIQUE (place_id, number)
);
CREATE INDEX meeting_seat_matchmaking ON meeting_seat (matchmaking_id, position, number);

-- `requests_open` counts the requests that wait or were accepted; it never exceeds the quota, whoever asks at the same time.
-- Topics and folded words are kept in the row, each after a space, because all of them are read for every proposal.
CREATE TABLE profile (
    id              uuid        PRIMARY KEY NOT NULL,
    matchmaking_id  uuid        NOT NULL REFERENCES matchmaking (id),
    registration_id uuid        REFERENCES registration (id),
    application_id  uuid        REFERENCES application (id),
    kind            text        NOT NULL CHECK (kind IN ('exhibitor', 'visitor', 'traveller', 'start_up', 'member')),
    name            text        NOT NULL,
    organisation    text        NOT NULL,
    job_title       text        NOT NULL,
    email           text        NOT NULL,
    person_key      text        NOT NULL,
    locale          text        NOT NULL CHECK (locale IN ('de', 'en')),
    offers          text        NOT NULL,
    seeks           text        NOT NULL,
    about           text        NOT NULL,
    offer_topics    text        NOT NULL,
    seek_topics     text        NOT NULL,
    offer_words     text        NOT NULL,
    seek_words      text        NOT NULL,
    proven_at       timestamptz,
    consent_at      timestamptz,
    is_matched      boolean     NOT NULL,
    requests_open   integer     NOT NULL,
    request_quota   integer     NOT NULL,
    revision        bigint      NOT NULL,
    created_at      timestamptz NOT NULL,
    search_key      text        NOT NULL DEFAULT '',
    UNIQUE (matchmaking_id, person_key),
    UNIQUE (matchmaking_id, registration_id),
    CHECK (requests_open BETWEEN 0 AND request_quota),
    CHECK (proven_at IS NOT NULL OR consent_at IS NULL)
);
CREATE INDEX profile_registration ON profile (registration_id) WHERE registration_id IS NOT NULL;

-- Every letter has a link of its own to one's page; what is kept of it opens nothing.
CREATE TABLE profile_link (
    hash       text        PRIMARY KEY NOT NULL,
    profile_id uuid        NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL
);
CREATE INDEX profile_link_profile ON profile_link (profile_id);

-- The times that somebody has; without rows all of them.
CREATE TABLE profile_time (
    profile_id uuid NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    slot_id    uuid NOT NULL REFERENCES meeting_slot (id) ON DELETE CASCADE,
    PRIMARY KEY (profile_id, slot_id)
);
CREATE INDEX profile_time_slot ON profile_time (slot_id);

CREATE TABLE wish (
    profile_id uuid NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    other_id   uuid NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    wish       text NOT NULL CHECK (wish IN ('must', 'gladly', 'no')),
    PRIMARY KEY (profile_id, other_id),
    CHECK (profile_id <> other_id)
);
CREATE INDEX wish_other ON wish (other_id);

CREATE TABLE meeting (
    id               uuid        PRIMARY KEY NOT NULL,
    matchmaking_id   uuid        NOT NULL REFERENCES matchmaking (id),
    asker_id         uuid        NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    asked_id         uuid        NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    low_id           uuid        NOT NULL,
    high_id          uuid        NOT NULL,
    state            text        NOT NULL CHECK (state IN ('requested', 'accepted', 'declined', 'withdrawn', 'cancelled')),
    is_planned       boolean     NOT NULL,
    message          text        NOT NULL,
    slot_id          uuid        REFERENCES meeting_slot (id),
    seat_id          uuid        REFERENCES meeting_seat (id) ON DELETE SET NULL,
    proposed_slot_id uuid        REFERENCES meeting_slot (id) ON DELETE SET NULL,
    proposed_by      uuid        NOT NULL,
    link             text        NOT NULL,
    asker_rating     integer     CHECK (asker_rating BETWEEN 1 AND 5),
    asked_rating     integer     CHECK (asked_rating BETWEEN 1 AND 5),
    asker_absent     boolean     NOT NULL,
    asked_absent     boolean     NOT NULL,
    requested_at     timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    revision         bigint      NOT NULL,
    CHECK (asker_id <> asked_id),
    CHECK ((state = 'accepted') = (slot_id IS NOT NULL))
);
-- Two people have one request or meeting at a time, whoever asked.
CREATE UNIQUE INDEX meeting_living ON meeting (low_id, high_id) WHERE state IN ('requested', 'accepted');
CREATE INDEX meeting_matchmaking ON meeting (matchmaking_id, state);
CREATE INDEX meeting_asker ON meeting (asker_id);
CREATE INDEX meeting_asked ON meeting (asked_id);
CREATE INDEX meeting_slot_of ON meeting (slot_id) WHERE slot_id IS NOT NULL;

-- A plan for all wishes, until it is accepted or thrown away.
CREATE TABLE meeting_plan (
    id             uuid        PRIMARY KEY NOT NULL,
    matchmaking_id uuid        NOT NULL UNIQUE REFERENCES matchmaking (id),
    wished         integer     NOT NULL,
    met            integer     NOT NULL,
    must_wished    integer     NOT NULL,
    must_met       integer     NOT NULL,
    least          integer     NOT NULL,
    most           integer     NOT NULL,
    made_at        timestamptz NOT NULL
);

CREATE TABLE planned_meeting (
    plan_id       uuid    NOT NULL REFERENCES meeting_plan (id) ON DELETE CASCADE,
    one_id        uuid    NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    other_id      uuid    NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    slot_id       uuid    NOT NULL REFERENCES meeting_slot (id) ON DELETE CASCADE,
    is_impossible boolean NOT NULL,
    PRIMARY KEY (plan_id, one_id, other_id)
);
