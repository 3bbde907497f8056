-- Talks that the agency's own people give abroad, each with a page in both languages, perhaps on the timeline of a bridge.
-- `starts_local` is what was meant, by the clock of the place; `starts_at` is derived from it. What came of a talk is filled
-- in afterwards. Slides are a file, which the page shows only where `slides_public` says so.
CREATE TABLE talk (
    id             uuid        PRIMARY KEY NOT NULL,
    slug           text        NOT NULL UNIQUE,
    bridge_id      uuid        REFERENCES bridge (id),
    subject_de     text        NOT NULL CHECK (subject_de <> ''),
    subject_en     text        NOT NULL CHECK (subject_en <> ''),
    occasion_de    text        NOT NULL,
    occasion_en    text        NOT NULL,
    host           text        NOT NULL,
    place          text        NOT NULL,
    city           text        NOT NULL,
    country        text        NOT NULL,
    time_zone      text        NOT NULL,
    starts_local   timestamp   NOT NULL,
    starts_at      timestamptz NOT NULL,
    minutes        integer     NOT NULL CHECK (minutes BETWEEN 5 AND 1440),
    speakers       text        NOT NULL,
    audience_de    text        NOT NULL,
    audience_en    text        NOT NULL,
    audience_count integer     CHECK (audience_count >= 0),
    slides         text,
    slides_public  boolean     NOT NULL,
    outcome_de     text        NOT NULL,
    outcome_en     text        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('draft', 'published')),
    revision       bigint      NOT NULL,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    search_key     text        NOT NULL DEFAULT '',
    CHECK (slides IS NOT NULL OR NOT slides_public)
);
CREATE INDEX talk_starts ON talk (starts_at, id);
CREATE INDEX talk_bridge ON talk (bridge_id, starts_at) WHERE bridge_id IS NOT NULL;
