-- An Innovation Bridge to a region abroad, or a network at home, with a page of its own, whom it links us with, and which
-- events belong to it. What `event.bridge` called it stays there beside the reference: events are found by it, and the
-- release before reads it.
CREATE TABLE bridge (
    id            uuid        PRIMARY KEY NOT NULL,
    slug          text        NOT NULL UNIQUE,
    kind          text        NOT NULL CHECK (kind IN ('bridge', 'network')),
    name          text        NOT NULL,
    purpose_de    text        NOT NULL,
    purpose_en    text        NOT NULL,
    since_year    integer     CHECK (since_year BETWEEN 1900 AND 2200),
    contact_name  text        NOT NULL,
    contact_email text        NOT NULL,
    contact_phone text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('draft', 'published')),
    revision      bigint      NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL
);

CREATE TABLE bridge_partner (
    id           uuid    PRIMARY KEY NOT NULL,
    bridge_id    uuid    NOT NULL REFERENCES bridge (id) ON DELETE CASCADE,
    position     integer NOT NULL,
    name         text    NOT NULL,
    town         text    NOT NULL,
    web          text    NOT NULL,
    agreed_on    date,
    agreement_de text    NOT NULL,
    agreement_en text    NOT NULL
);
CREATE INDEX bridge_partner_bridge ON bridge_partner (bridge_id, position);

ALTER TABLE event ADD COLUMN bridge_id uuid REFERENCES bridge (id);
CREATE INDEX event_bridge ON event (bridge_id) WHERE bridge_id IS NOT NULL;
