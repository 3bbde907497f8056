-- News of the agency, in both languages, perhaps about an event. What is published has a time at which it appears, which may
-- be to come: then `published_local` is what was meant, by the clock of the event or the agency's own, and `published_at`
-- is derived from it. The press contact is one of the agency's own people.
CREATE TABLE news_entry (
    id              uuid        PRIMARY KEY NOT NULL,
    slug            text        NOT NULL UNIQUE,
    event_id        uuid        REFERENCES event (id),
    title_de        text        NOT NULL CHECK (title_de <> ''),
    title_en        text        NOT NULL CHECK (title_en <> ''),
    lede_de         text        NOT NULL,
    lede_en         text        NOT NULL,
    text_de         text        NOT NULL,
    text_en         text        NOT NULL,
    picture         text,
    picture_alt_de  text        NOT NULL,
    picture_alt_en  text        NOT NULL,
    picture_credit  text        NOT NULL,
    press_name      text        NOT NULL,
    press_email     text        NOT NULL,
    press_phone     text        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('draft', 'published')),
    published_local timestamp,
    published_at    timestamptz,
    revision        bigint      NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    search_key      text        NOT NULL DEFAULT '',
    CHECK ((state = 'draft') = (published_at IS NULL)),
    CHECK (published_local IS NULL OR published_at IS NOT NULL)
);
CREATE INDEX news_entry_published ON news_entry (published_at, id) WHERE state = 'published';
CREATE INDEX news_entry_event ON news_entry (event_id);
