-- Who runs an event together, in the order agreed; the share is in hundredths of a percent, and those of an event come to
-- ten thousand at most, which whoever writes one decides holding the event. People of a host are accounts, each with what it
-- may do; with the host goes their access. What all co-hosts of an event see beside the programme is the organisers' to say.
CREATE TABLE host (
    id         uuid        PRIMARY KEY NOT NULL,
    event_id   uuid        NOT NULL REFERENCES event (id),
    position   integer     NOT NULL CHECK (position > 0),
    role       text        NOT NULL CHECK (role IN ('lead', 'co_host', 'partner', 'patron')),
    name       text        NOT NULL CHECK (name <> ''),
    town       text        NOT NULL,
    web        text        NOT NULL,
    text_de    text        NOT NULL,
    text_en    text        NOT NULL,
    logo       text,
    share      integer     NOT NULL CHECK (share BETWEEN 0 AND 10000),
    is_public  boolean     NOT NULL,
    revision   bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX host_event ON host (event_id, position);

CREATE TABLE host_person (
    id         uuid        PRIMARY KEY NOT NULL,
    host_id    uuid        NOT NULL REFERENCES host (id) ON DELETE CASCADE,
    event_id   uuid        NOT NULL REFERENCES event (id),
    account_id uuid        NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    access     text        NOT NULL CHECK (access IN ('see', 'edit')),
    created_at timestamptz NOT NULL,
    UNIQUE (host_id, account_id)
);
CREATE INDEX host_person_account ON host_person (account_id);

CREATE TABLE host_sharing (
    event_id     uuid    PRIMARY KEY NOT NULL REFERENCES event (id),
    figures      boolean NOT NULL,
    applications boolean NOT NULL,
    grants       boolean NOT NULL
);
