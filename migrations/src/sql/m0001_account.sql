-- People who sign in. Visitors need no account: their ticket code opens "my registration".
CREATE TABLE account (
    id         uuid        PRIMARY KEY NOT NULL,
    email      text        NOT NULL,
    email_key  text        NOT NULL UNIQUE,
    name       text        NOT NULL,
    locale     text        NOT NULL CHECK (locale IN ('de', 'en')),
    created_at timestamptz NOT NULL
);

-- What an account may do. `scope` is 'all' for an organiser, else the id of the event (staff) or organisation (exhibitor).
CREATE TABLE role (
    id         uuid        PRIMARY KEY NOT NULL,
    account_id uuid        NOT NULL REFERENCES account (id),
    kind       text        NOT NULL CHECK (kind IN ('organiser', 'staff', 'exhibitor')),
    scope      text        NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (account_id, kind, scope)
);
CREATE INDEX role_scope ON role (kind, scope);

-- Only the SHA-256 of a token is kept: a stolen database signs nobody in.
CREATE TABLE sign_in_link (
    id         uuid        PRIMARY KEY NOT NULL,
    account_id uuid        NOT NULL REFERENCES account (id),
    token_hash text        NOT NULL UNIQUE,
    next       text        NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX sign_in_link_account ON sign_in_link (account_id, created_at);

CREATE TABLE account_session (
    id           uuid        PRIMARY KEY NOT NULL,
    account_id   uuid        NOT NULL REFERENCES account (id),
    token_hash   text        NOT NULL UNIQUE,
    device       text        NOT NULL,
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    ended_at     timestamptz
);
CREATE INDEX account_session_account ON account_session (account_id);

CREATE TABLE invitation (
    id          uuid        PRIMARY KEY NOT NULL,
    token_hash  text        NOT NULL UNIQUE,
    email       text        NOT NULL,
    email_key   text        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('organiser', 'staff', 'exhibitor')),
    scope       text        NOT NULL,
    locale      text        NOT NULL CHECK (locale IN ('de', 'en')),
    invited_by  uuid        REFERENCES account (id),
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    accepted_at timestamptz,
    revoked_at  timestamptz
);
CREATE INDEX invitation_scope ON invitation (kind, scope);

-- Counts attempts per bucket (a hashed address or account) and window, for all servers together.
CREATE TABLE attempt (
    bucket text   NOT NULL,
    period bigint NOT NULL,
    count  bigint NOT NULL,
    PRIMARY KEY (bucket, period)
);
