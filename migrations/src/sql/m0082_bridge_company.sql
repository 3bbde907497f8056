-- What companies of a bridge or network offer and seek, for everybody to search. Companies alone: no people stand here.
CREATE TABLE bridge_company (
    id         uuid        PRIMARY KEY NOT NULL,
    bridge_id  uuid        NOT NULL REFERENCES bridge (id) ON DELETE CASCADE,
    name       text        NOT NULL CHECK (name <> ''),
    town       text        NOT NULL,
    web        text        NOT NULL,
    offers_de  text        NOT NULL,
    offers_en  text        NOT NULL,
    seeks_de   text        NOT NULL,
    seeks_en   text        NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    search_key text        NOT NULL DEFAULT '',
    CHECK (offers_de <> '' OR offers_en <> '' OR seeks_de <> '' OR seeks_en <> '')
);
CREATE INDEX bridge_company_bridge ON bridge_company (bridge_id);
