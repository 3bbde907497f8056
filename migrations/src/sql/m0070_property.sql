-- Sites and projects that towns and developers bring: each belongs to an exhibitor, or to a town or the agency that is only
-- named. Areas in square metres, prices in cents, coordinates in millionths of a degree (WGS 84). `uses` holds its words with
-- a space around each, so that one is found by itself. `available_from` is the first day of a month. `reference` is what its
-- owner calls it, by which an import finds it again.
CREATE TABLE property (
    id              uuid        PRIMARY KEY NOT NULL,
    slug            text        NOT NULL UNIQUE,
    reference       text        NOT NULL UNIQUE,
    kind            text        NOT NULL CHECK (kind IN ('site', 'project')),
    organisation_id uuid        REFERENCES organisation (id),
    holder          text        NOT NULL,
    title_de        text        NOT NULL CHECK (title_de <> ''),
    title_en        text        NOT NULL CHECK (title_en <> ''),
    town            text        NOT NULL CHECK (town <> ''),
    address         text        NOT NULL,
    latitude        integer     CHECK (latitude BETWEEN -90000000 AND 90000000),
    longitude       integer     CHECK (longitude BETWEEN -180000000 AND 180000000),
    plot_m2         bigint      CHECK (plot_m2 > 0),
    floor_m2        bigint      CHECK (floor_m2 > 0),
    uses            text        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('planned', 'under_construction', 'available', 'reserved', 'taken')),
    available_from  date,
    price_unit      text        NOT NULL CHECK (price_unit IN ('on_request', 'per_m2', 'per_m2_month', 'total')),
    price_from      bigint      CHECK (price_from >= 0),
    price_to        bigint      CHECK (price_to >= price_from),
    description_de  text        NOT NULL,
    description_en  text        NOT NULL,
    contact_name    text        NOT NULL,
    contact_email   text        NOT NULL,
    contact_phone   text        NOT NULL,
    publication     text        NOT NULL CHECK (publication IN ('draft', 'handed_in', 'published')),
    revision        bigint      NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    search_key      text        NOT NULL DEFAULT '',
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CHECK ((price_unit = 'on_request') = (price_from IS NULL)),
    CHECK (price_from IS NOT NULL OR price_to IS NULL)
);
CREATE INDEX property_organisation ON property (organisation_id);
CREATE INDEX property_publication ON property (publication, town);

-- Its pictures, its plan, which is a picture, too, and its documents. `title_…` is what a picture shows, or what a document is
-- called. A property has one plan at most.
CREATE TABLE property_file (
    id          uuid        PRIMARY KEY NOT NULL,
    property_id uuid        NOT NULL REFERENCES property (id) ON DELETE CASCADE,
    kind        text        NOT NULL CHECK (kind IN ('picture', 'plan', 'document')),
    file        text        NOT NULL,
    title_de    text        NOT NULL,
    title_en    text        NOT NULL,
    credit      text        NOT NULL,
    created_at  timestamptz NOT NULL
);
CREATE UNIQUE INDEX property_file_plan ON property_file (property_id) WHERE kind = 'plan';
CREATE INDEX property_file_property ON property_file (property_id, created_at);

-- A table that an organiser sent, as it was read, between its preview and its taking over.
CREATE TABLE property_import (
    id         uuid        PRIMARY KEY NOT NULL,
    account_id uuid        NOT NULL REFERENCES account (id),
    rows_read  text        NOT NULL,
    created_at timestamptz NOT NULL,
    applied_at timestamptz
);
CREATE INDEX property_import_created ON property_import (created_at);

-- An enquiry may be about a property; then whoever asks may let the exhibitor see it to whom that belonged at that moment.
ALTER TABLE enquiry ADD COLUMN property_id uuid REFERENCES property (id) ON DELETE SET NULL;
ALTER TABLE enquiry ADD COLUMN about text NOT NULL DEFAULT '';
ALTER TABLE enquiry ADD COLUMN shared_with uuid REFERENCES organisation (id);
CREATE INDEX enquiry_property ON enquiry (property_id);
CREATE INDEX enquiry_shared_with ON enquiry (shared_with);
