-- A browser that asked for a way in, and the short code that lets this browser in: one row each time somebody asks, also
-- for an address that nobody has an account with (then without a link), so that guessing is the same for both. `browser`
-- is the SHA-256 of a secret that only that browser has, `mailbox` that of the address.
CREATE TABLE sign_in_code (
    id         uuid        PRIMARY KEY NOT NULL,
    browser    text        NOT NULL,
    mailbox    text        NOT NULL,
    link_id    uuid        REFERENCES sign_in_link (id) ON DELETE CASCADE,
    code_hash  text        NOT NULL,
    tries      integer     NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
    created_at timestamptz NOT NULL
);
CREATE INDEX sign_in_code_browser ON sign_in_code (browser, created_at);
CREATE INDEX sign_in_code_link ON sign_in_code (link_id);
