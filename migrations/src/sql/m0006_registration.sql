CREATE TABLE registration (
    id                 uuid        PRIMARY KEY NOT NULL,
    event_id           uuid        NOT NULL REFERENCES event (id),
    badge_id           uuid        NOT NULL UNIQUE REFERENCES badge (id),
    name               text        NOT NULL,
    email              text        NOT NULL,
    email_key          text        NOT NULL,
    organisation       text        NOT NULL,
    job_title          text        NOT NULL,
    locale             text        NOT NULL CHECK (locale IN ('de', 'en')),
    state              text        NOT NULL CHECK (state IN ('pending', 'confirmed', 'cancelled')),
    confirm_hash       text        NOT NULL UNIQUE,
    confirm_expires_at timestamptz NOT NULL,
    revision           bigint      NOT NULL,
    created_at         timestamptz NOT NULL,
    confirmed_at       timestamptz,
    cancelled_at       timestamptz,
    erased_at          timestamptz
);
CREATE UNIQUE INDEX registration_person ON registration (event_id, email_key) WHERE erased_at IS NULL;
CREATE INDEX registration_event ON registration (event_id, state);

-- Proof of each consent. A row is never changed but for its withdrawal.
CREATE TABLE consent (
    id              uuid        PRIMARY KEY NOT NULL,
    registration_id uuid        NOT NULL REFERENCES registration (id),
    purpose         text        NOT NULL CHECK (purpose IN ('event_news', 'matchmaking', 'photos')),
    wording         text        NOT NULL,
    locale          text        NOT NULL CHECK (locale IN ('de', 'en')),
    given_at        timestamptz NOT NULL,
    withdrawn_at    timestamptz
);
CREATE UNIQUE INDEX consent_live ON consent (registration_id, purpose) WHERE withdrawn_at IS NULL;
