-- Passkeys. Only public keys lie here: a stolen database signs nobody in.
CREATE TABLE passkey (
    id            uuid        PRIMARY KEY NOT NULL,
    account_id    uuid        NOT NULL REFERENCES account (id),
    credential_id text        NOT NULL UNIQUE,
    credential    text        NOT NULL,
    sign_count    bigint      NOT NULL,
    name          text        NOT NULL,
    created_at    timestamptz NOT NULL,
    last_used_at  timestamptz
);
CREATE INDEX passkey_account ON passkey (account_id);

-- Challenges that wait for a browser's answer: some minutes, one use.
CREATE TABLE passkey_ceremony (
    id         uuid        PRIMARY KEY NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('registration', 'sign_in')),
    account_id uuid        REFERENCES account (id),
    state      text        NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX passkey_ceremony_age ON passkey_ceremony (expires_at);

-- Which passkey proved who began a session; none after a link alone.
ALTER TABLE account_session ADD COLUMN passkey_id uuid;
