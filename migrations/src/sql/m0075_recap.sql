-- What stays of an event: one page of it, with pictures, voices, figures and files to take along. A picture is public only
-- with its licence and the consent of whoever is on it; a voice only while the person releases it by a link, of which the
-- hash is kept. Who refuses or withdraws takes everything about themselves along, and the bare row stays. Costs of an event
-- are its receipts, of which a report to a funder is made.
CREATE TABLE recap (
    id               uuid        PRIMARY KEY NOT NULL,
    event_id         uuid        NOT NULL UNIQUE REFERENCES event (id),
    text_de          text        NOT NULL,
    text_en          text        NOT NULL,
    shows_exhibitors boolean     NOT NULL,
    shows_visits     boolean     NOT NULL,
    shows_leads      boolean     NOT NULL,
    shows_sessions   boolean     NOT NULL,
    state            text        NOT NULL CHECK (state IN ('draft', 'published')),
    published_at     timestamptz,
    revision         bigint      NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    CHECK ((state = 'draft') = (published_at IS NULL)),
    CHECK (state = 'draft' OR (text_de <> '' AND text_en <> ''))
);

CREATE TABLE recap_picture (
    id           uuid        PRIMARY KEY NOT NULL,
    recap_id     uuid        NOT NULL REFERENCES recap (id) ON DELETE CASCADE,
    position     integer     NOT NULL CHECK (position > 0),
    file         text        NOT NULL,
    small        text        NOT NULL,
    alt_de       text        NOT NULL,
    alt_en       text        NOT NULL,
    photographer text        NOT NULL,
    licence      text        CHECK (licence IN ('own', 'cc_by', 'cc_by_sa', 'granted')),
    consent      text        CHECK (consent IN ('nobody', 'on_file', 'assembly')),
    consent_file text        NOT NULL,
    created_at   timestamptz NOT NULL,
    CHECK (consent <> 'on_file' OR consent_file <> '')
);
CREATE INDEX recap_picture_recap ON recap_picture (recap_id, position);

CREATE TABLE recap_voice (
    id           uuid        PRIMARY KEY NOT NULL,
    recap_id     uuid        NOT NULL REFERENCES recap (id) ON DELETE CASCADE,
    quote_de     text        NOT NULL,
    quote_en     text        NOT NULL,
    name         text        NOT NULL,
    function     text        NOT NULL,
    organisation text        NOT NULL,
    email        text        NOT NULL,
    locale       text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('draft', 'asked', 'correction', 'released', 'refused', 'withdrawn')),
    link_hash    text        UNIQUE,
    proposal     text        NOT NULL,
    asked_at     timestamptz,
    answered_at  timestamptz,
    revision     bigint      NOT NULL,
    created_at   timestamptz NOT NULL,
    CHECK ((state IN ('refused', 'withdrawn')) = (name = '')),
    CHECK (state = 'draft' OR link_hash IS NOT NULL)
);
CREATE INDEX recap_voice_recap ON recap_voice (recap_id);

CREATE TABLE recap_figure (
    id       uuid    PRIMARY KEY NOT NULL,
    recap_id uuid    NOT NULL REFERENCES recap (id) ON DELETE CASCADE,
    label_de text    NOT NULL,
    label_en text    NOT NULL,
    value    text    NOT NULL CHECK (value <> '')
);
CREATE INDEX recap_figure_recap ON recap_figure (recap_id);

CREATE TABLE recap_download (
    id       uuid    PRIMARY KEY NOT NULL,
    recap_id uuid    NOT NULL REFERENCES recap (id) ON DELETE CASCADE,
    title_de text    NOT NULL,
    title_en text    NOT NULL,
    file     text    NOT NULL,
    bytes    bigint  NOT NULL CHECK (bytes > 0)
);
CREATE INDEX recap_download_recap ON recap_download (recap_id);

CREATE TABLE event_cost (
    id         uuid        PRIMARY KEY NOT NULL,
    event_id   uuid        NOT NULL REFERENCES event (id),
    what       text        NOT NULL CHECK (what <> ''),
    payee      text        NOT NULL CHECK (payee <> ''),
    cents      bigint      NOT NULL CHECK (cents > 0),
    paid_on    date        NOT NULL,
    receipt    text        NOT NULL CHECK (receipt <> ''),
    revision   bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (event_id, receipt)
);
