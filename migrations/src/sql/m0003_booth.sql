CREATE TABLE level (
    id         uuid        PRIMARY KEY NOT NULL,
    event_id   uuid        NOT NULL REFERENCES event (id),
    name_de    text        NOT NULL,
    name_en    text        NOT NULL,
    position   integer     NOT NULL,
    width_cm   integer     NOT NULL CHECK (width_cm > 0),
    depth_cm   integer     NOT NULL CHECK (depth_cm > 0),
    revision   bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (event_id, position)
);

-- Lengths in centimetres from the level's upper left corner, areas in square decimetres, prices in cents.
CREATE TABLE unit (
    id          uuid        PRIMARY KEY NOT NULL,
    event_id    uuid        NOT NULL REFERENCES event (id),
    level_id    uuid        NOT NULL REFERENCES level (id),
    code        text        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('counter', 'pod', 'lounge', 'meeting_table', 'stele', 'screen', 'stage')),
    area_dm2    integer     NOT NULL CHECK (area_dm2 > 0),
    included_de text        NOT NULL,
    included_en text        NOT NULL,
    price_cents bigint      NOT NULL CHECK (price_cents >= 0),
    pass_quota  integer     NOT NULL CHECK (pass_quota >= 0),
    x_cm        integer     NOT NULL CHECK (x_cm >= 0),
    y_cm        integer     NOT NULL CHECK (y_cm >= 0),
    width_cm    integer     NOT NULL CHECK (width_cm > 0),
    depth_cm    integer     NOT NULL CHECK (depth_cm > 0),
    revision    bigint      NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    UNIQUE (event_id, code)
);
CREATE INDEX unit_level ON unit (level_id);
