-- Funding by reference. The grant itself says what its newest notice says; each notice stays as a version with the day from
-- which it counts. Which events it funds with how much: never more together than the amount of the newest notice, which
-- whoever writes either decides holding the grant. It may belong to a bridge or network. What the public reads of it is for
-- organisers to say.
CREATE TABLE funding_grant (
    id           uuid        PRIMARY KEY NOT NULL,
    bridge_id    uuid        REFERENCES bridge (id) ON DELETE SET NULL,
    grantor      text        NOT NULL CHECK (grantor <> ''),
    reference    text        NOT NULL,
    amount_cents bigint      NOT NULL CHECK (amount_cents >= 0),
    starts_on    date        NOT NULL,
    ends_on      date        NOT NULL,
    purpose_de   text        NOT NULL,
    purpose_en   text        NOT NULL,
    noticed_on   date,
    state        text        NOT NULL CHECK (state IN ('applied', 'granted', 'settled', 'revoked')),
    counts_from  date        NOT NULL,
    version      integer     NOT NULL CHECK (version > 0),
    is_public    boolean     NOT NULL,
    credit_de    text        NOT NULL,
    credit_en    text        NOT NULL,
    position     integer     NOT NULL CHECK (position > 0),
    revision     bigint      NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    search_key   text        NOT NULL DEFAULT '',
    CHECK (ends_on >= starts_on)
);
CREATE INDEX funding_grant_bridge ON funding_grant (bridge_id) WHERE bridge_id IS NOT NULL;

CREATE TABLE grant_version (
    id           uuid        PRIMARY KEY NOT NULL,
    grant_id     uuid        NOT NULL REFERENCES funding_grant (id) ON DELETE CASCADE,
    number       integer     NOT NULL CHECK (number > 0),
    counts_from  date        NOT NULL,
    grantor      text        NOT NULL,
    reference    text        NOT NULL,
    amount_cents bigint      NOT NULL CHECK (amount_cents >= 0),
    starts_on    date        NOT NULL,
    ends_on      date        NOT NULL,
    purpose_de   text        NOT NULL,
    purpose_en   text        NOT NULL,
    noticed_on   date,
    state        text        NOT NULL CHECK (state IN ('applied', 'granted', 'settled', 'revoked')),
    created_at   timestamptz NOT NULL,
    UNIQUE (grant_id, number)
);

CREATE TABLE grant_event (
    id           uuid   PRIMARY KEY NOT NULL,
    grant_id     uuid   NOT NULL REFERENCES funding_grant (id),
    event_id     uuid   NOT NULL REFERENCES event (id),
    amount_cents bigint NOT NULL CHECK (amount_cents >= 0),
    UNIQUE (grant_id, event_id)
);
CREATE INDEX grant_event_event ON grant_event (event_id);
