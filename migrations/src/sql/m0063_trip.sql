-- What an event of the kind `delegation_trip` has besides: where it goes, its groups and its programme. An item's times are
-- what the clocks of its leg show; the instants are derived from that. An item without groups is for everybody.
CREATE TABLE trip (
    event_id         uuid    PRIMARY KEY NOT NULL REFERENCES event (id),
    programme_public boolean NOT NULL,
    revision         bigint  NOT NULL
);

CREATE TABLE trip_leg (
    id        uuid    PRIMARY KEY NOT NULL,
    event_id  uuid    NOT NULL REFERENCES event (id),
    position  integer NOT NULL,
    place     text    NOT NULL CHECK (place <> ''),
    country   text    NOT NULL,
    zone      text    NOT NULL,
    starts_on date    NOT NULL,
    ends_on   date    NOT NULL,
    hotel_de  text    NOT NULL,
    hotel_en  text    NOT NULL,
    CHECK (ends_on >= starts_on)
);
CREATE INDEX trip_leg_event ON trip_leg (event_id, position);

CREATE TABLE trip_group (
    id       uuid    PRIMARY KEY NOT NULL,
    event_id uuid    NOT NULL REFERENCES event (id),
    position integer NOT NULL,
    name_de  text    NOT NULL CHECK (name_de <> ''),
    name_en  text    NOT NULL CHECK (name_en <> '')
);
CREATE INDEX trip_group_event ON trip_group (event_id, position);

CREATE TABLE trip_item (
    id           uuid        PRIMARY KEY NOT NULL,
    event_id     uuid        NOT NULL REFERENCES event (id),
    leg_id       uuid        NOT NULL REFERENCES trip_leg (id),
    kind         text        NOT NULL CHECK (kind IN ('visit', 'pitch', 'reception', 'transfer', 'free')),
    title_de     text        NOT NULL CHECK (title_de <> ''),
    title_en     text        NOT NULL CHECK (title_en <> ''),
    place        text        NOT NULL,
    address      text        NOT NULL,
    map_link     text        NOT NULL CHECK (map_link = '' OR map_link LIKE 'https://%'),
    host         text        NOT NULL,
    bring_de     text        NOT NULL,
    bring_en     text        NOT NULL,
    starts_local timestamp   NOT NULL,
    ends_local   timestamp   NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    cancelled    boolean     NOT NULL,
    -- Which revision travellers know, 0 for none, and whom it was for then: `all`, or ids of groups.
    told_revision bigint     NOT NULL,
    told_groups  text        NOT NULL,
    revision     bigint      NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    CHECK (ends_at > starts_at),
    CHECK (told_revision BETWEEN 0 AND revision)
);
CREATE INDEX trip_item_event ON trip_item (event_id, starts_at);
CREATE INDEX trip_item_leg ON trip_item (leg_id);

CREATE TABLE trip_item_group (
    item_id  uuid NOT NULL REFERENCES trip_item (id) ON DELETE CASCADE,
    group_id uuid NOT NULL REFERENCES trip_group (id),
    PRIMARY KEY (item_id, group_id)
);
CREATE INDEX trip_item_group_group ON trip_item_group (group_id);
