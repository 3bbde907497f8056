-- Who travels with the agency: the terms of a trip, its places, and those who applied for one. `taken` grows and shrinks with
-- each admission, so that the last place is given once.
CREATE TABLE trip_admission (
    event_id      uuid        PRIMARY KEY NOT NULL REFERENCES event (id),
    places        integer     NOT NULL CHECK (places > 0),
    taken         integer     NOT NULL CHECK (taken >= 0),
    -- What was meant by the deadline, by the clock of the event; the instant is derived from it.
    closes_local  timestamp   NOT NULL,
    closes_at     timestamptz NOT NULL,
    small_cents   bigint      NOT NULL CHECK (small_cents >= 0),
    medium_cents  bigint      NOT NULL CHECK (medium_cents >= 0),
    large_cents   bigint      NOT NULL CHECK (large_cents >= 0),
    public_cents  bigint      NOT NULL CHECK (public_cents >= 0),
    terms_de      text        NOT NULL,
    terms_en      text        NOT NULL,
    revision      bigint      NOT NULL,
    CHECK (taken <= places)
);

-- Whoever cancels on this day or before pays so much of the contribution; after the last of these days, all of it.
CREATE TABLE trip_cancellation_step (
    event_id  uuid    NOT NULL REFERENCES event (id),
    until_day date    NOT NULL,
    percent   integer NOT NULL CHECK (percent BETWEEN 0 AND 100),
    PRIMARY KEY (event_id, until_day)
);

-- `proven_at` is empty until somebody opened the link in the mailbox; until then nobody but them knows of it.
CREATE TABLE traveller (
    id                 uuid        PRIMARY KEY NOT NULL,
    event_id           uuid        NOT NULL REFERENCES event (id),
    group_id           uuid        REFERENCES trip_group (id),
    state              text        NOT NULL CHECK (state IN ('applied', 'waiting', 'admitted', 'rejected', 'withdrawn', 'cancelled')),
    name               text        NOT NULL,
    email              text        NOT NULL,
    email_key          text        NOT NULL,
    phone              text        NOT NULL,
    organisation       text        NOT NULL,
    organisation_key   text        NOT NULL,
    job_title          text        NOT NULL,
    town               text        NOT NULL,
    country            text        NOT NULL,
    size_class         text        NOT NULL CHECK (size_class IN ('small', 'medium', 'large', 'public')),
    offers             text        NOT NULL,
    seeks              text        NOT NULL,
    photo              text,
    booklet_consent_at timestamptz,
    contribution_cents bigint      NOT NULL CHECK (contribution_cents >= 0),
    cancellation_cents bigint      CHECK (cancellation_cents >= 0),
    locale             text        NOT NULL CHECK (locale IN ('de', 'en')),
    proven_at          timestamptz,
    decided_at         timestamptz,
    admitted_at        timestamptz,
    cancelled_at       timestamptz,
    erased_at          timestamptz,
    revision           bigint      NOT NULL,
    created_at         timestamptz NOT NULL,
    search_key         text        NOT NULL DEFAULT '',
    CHECK (state <> 'admitted' OR (admitted_at IS NOT NULL AND proven_at IS NOT NULL)),
    CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL)),
    CHECK ((state = 'cancelled') = (cancellation_cents IS NOT NULL))
);
CREATE INDEX traveller_event ON traveller (event_id, state, created_at);
CREATE INDEX traveller_mailbox ON traveller (event_id, email_key);
CREATE INDEX traveller_group ON traveller (group_id);

-- Each letter to a traveller holds a link of its own, known here by its hash alone; all of them open the same page.
CREATE TABLE traveller_link (
    token_hash   text        PRIMARY KEY NOT NULL,
    traveller_id uuid        NOT NULL REFERENCES traveller (id),
    created_at   timestamptz NOT NULL
);
CREATE INDEX traveller_link_traveller ON traveller_link (traveller_id);
