-- What exhibitors agree to, version by version: a file or an address. What has been seen keeps its text.
CREATE TABLE terms (
    event_id uuid        NOT NULL REFERENCES event (id),
    version  text        NOT NULL,
    file     text,
    address  text        NOT NULL,
    put_at   timestamptz NOT NULL,
    PRIMARY KEY (event_id, version),
    CHECK ((file IS NULL) <> (address = ''))
);
