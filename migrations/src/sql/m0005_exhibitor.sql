-- Who comes back next year: filled from the latest submitted application.
CREATE TABLE organisation (
    id           uuid        PRIMARY KEY NOT NULL,
    slug         text        NOT NULL UNIQUE,
    legal_name   text        NOT NULL,
    display_name text        NOT NULL,
    kind         text        NOT NULL,
    city         text        NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL
);

-- One organisation's application to one event, and, once it is confirmed, its presence there.
-- A draft may hold empty texts: what a submission needs is checked when it is submitted.
CREATE TABLE application (
    id                uuid        PRIMARY KEY NOT NULL,
    event_id          uuid        NOT NULL REFERENCES event (id),
    organisation_id   uuid        REFERENCES organisation (id),
    slug              text        NOT NULL,
    state             text        NOT NULL CHECK (state IN ('draft', 'submitted', 'in_review', 'needs_information',
                                      'waiting_list', 'offered', 'confirmed', 'rejected', 'withdrawn', 'cancelled')),
    access_hash       text        NOT NULL UNIQUE,
    applicant_email   text        NOT NULL,
    applicant_key     text        NOT NULL,
    locale            text        NOT NULL CHECK (locale IN ('de', 'en')),
    legal_name        text        NOT NULL,
    display_name      text        NOT NULL,
    kind              text        NOT NULL,
    street            text        NOT NULL,
    postcode          text        NOT NULL,
    city              text        NOT NULL,
    country           text        NOT NULL,
    vat_id            text        NOT NULL,
    public_body       boolean     NOT NULL,
    size_class        text        NOT NULL,
    website           text        NOT NULL,
    logo              text,
    teaser_de         text        NOT NULL,
    teaser_en         text        NOT NULL,
    description_de    text        NOT NULL,
    description_en    text        NOT NULL,
    wish_kind         text        NOT NULL,
    wish_note         text        NOT NULL,
    terms_version     text        NOT NULL,
    terms_accepted_at timestamptz,
    de_minimis        boolean     NOT NULL,
    double_funding    boolean     NOT NULL,
    waiting_since     timestamptz,
    passes_taken      integer     NOT NULL,
    revision          bigint      NOT NULL,
    submitted_at      timestamptz,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    UNIQUE (event_id, slug),
    CHECK (passes_taken >= 0),
    CHECK ((state = 'waiting_list') = (waiting_since IS NOT NULL))
);
CREATE INDEX application_event ON application (event_id, state);
CREATE INDEX application_organisation ON application (organisation_id);
CREATE INDEX application_applicant ON application (applicant_key);

CREATE TABLE application_contact (
    id             uuid NOT NULL PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application (id),
    purpose        text NOT NULL CHECK (purpose IN ('decision', 'project', 'technical', 'invoice', 'press', 'on_site')),
    name           text NOT NULL,
    email          text NOT NULL,
    phone          text NOT NULL,
    UNIQUE (application_id, purpose)
);

CREATE TABLE application_tag (
    application_id uuid NOT NULL REFERENCES application (id),
    kind           text NOT NULL CHECK (kind IN ('topic', 'offer', 'seek')),
    value          text NOT NULL,
    PRIMARY KEY (application_id, kind, value)
);
CREATE INDEX application_tag_value ON application_tag (kind, value);

CREATE TABLE co_exhibitor (
    id             uuid    PRIMARY KEY NOT NULL,
    application_id uuid    NOT NULL REFERENCES application (id),
    position       integer NOT NULL,
    name           text    NOT NULL,
    UNIQUE (application_id, position)
);

CREATE TABLE application_note (
    id             uuid        PRIMARY KEY NOT NULL,
    application_id uuid        NOT NULL REFERENCES application (id),
    author_id      uuid        NOT NULL REFERENCES account (id),
    body           text        NOT NULL,
    created_at     timestamptz NOT NULL
);
CREATE INDEX application_note_application ON application_note (application_id);

-- Who stands where. The two partial indexes are what makes a unit impossible to give twice.
CREATE TABLE placement (
    id               uuid        PRIMARY KEY NOT NULL,
    event_id         uuid        NOT NULL REFERENCES event (id),
    unit_id          uuid        NOT NULL REFERENCES unit (id),
    application_id   uuid        NOT NULL REFERENCES application (id),
    state            text        NOT NULL CHECK (state IN ('held', 'offered', 'confirmed')),
    answer_hash      text        UNIQUE,
    offer_expires_at timestamptz,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    released_at      timestamptz,
    CHECK ((state = 'offered') = (offer_expires_at IS NOT NULL))
);
CREATE UNIQUE INDEX placement_unit ON placement (unit_id) WHERE released_at IS NULL;
CREATE UNIQUE INDEX placement_application ON placement (application_id) WHERE released_at IS NULL;
CREATE INDEX placement_event ON placement (event_id);
CREATE INDEX placement_expiry ON placement (offer_expires_at) WHERE released_at IS NULL;

-- People who work on the stand, named up to the unit's pass quota.
CREATE TABLE booth_staff (
    id             uuid        PRIMARY KEY NOT NULL,
    event_id       uuid        NOT NULL REFERENCES event (id),
    application_id uuid        NOT NULL REFERENCES application (id),
    badge_id       uuid        NOT NULL UNIQUE REFERENCES badge (id),
    name           text        NOT NULL,
    email          text        NOT NULL,
    email_key      text        NOT NULL,
    job_title      text        NOT NULL,
    phone          text        NOT NULL,
    locale         text        NOT NULL CHECK (locale IN ('de', 'en')),
    shares_email   boolean     NOT NULL,
    shares_phone   boolean     NOT NULL,
    created_at     timestamptz NOT NULL,
    removed_at     timestamptz
);
CREATE UNIQUE INDEX booth_staff_person ON booth_staff (event_id, email_key) WHERE removed_at IS NULL;
CREATE INDEX booth_staff_application ON booth_staff (application_id);
