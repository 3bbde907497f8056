-- Files that take long to make, such as all badges of an event: asked for by organisers, made by a worker one after the
-- other, kept for a day. `narrowed` is what narrows the list that the file is made of, as in the list's own address;
-- `wish_key` is the same for two who ask for the same. `slot` bounds how many one account has open at once. `attempt`
-- counts the workers that took it up: what an earlier one still does to it counts no more. `deaths` counts those of them
-- that were heard of no more. `file` names it in the store. `narrowed` may be a name that was searched for: it goes with the
-- row, a day later.
CREATE TABLE generated_file (
    id          uuid        PRIMARY KEY NOT NULL,
    event_id    uuid        NOT NULL REFERENCES event (id),
    account_id  uuid        NOT NULL REFERENCES account (id),
    kind        text        NOT NULL CHECK (kind IN ('badge_sheet', 'badge_table', 'visitor_table', 'application_table', 'history_table')),
    narrowed    text        NOT NULL,
    locale      text        NOT NULL CHECK (locale IN ('de', 'en')),
    wish_key    text        NOT NULL,
    slot        integer     NOT NULL CHECK (slot BETWEEN 1 AND 5),
    state       text        NOT NULL CHECK (state IN ('waiting', 'running', 'finished', 'failed', 'cancelled', 'withdrawn')),
    trouble     text        NOT NULL,
    done        bigint      NOT NULL CHECK (done >= 0),
    total       bigint      NOT NULL CHECK (total >= 0),
    attempt     integer     NOT NULL CHECK (attempt >= 0),
    deaths      integer     NOT NULL CHECK (deaths >= 0),
    lease_until timestamptz,
    file        text        NOT NULL,
    bytes       bigint      NOT NULL CHECK (bytes >= 0),
    asked_at    timestamptz NOT NULL,
    began_at    timestamptz,
    ended_at    timestamptz,
    expires_at  timestamptz,
    CHECK ((state = 'running') = (lease_until IS NOT NULL)),
    CHECK ((state IN ('waiting', 'running')) = (ended_at IS NULL)),
    CHECK ((ended_at IS NULL) = (expires_at IS NULL)),
    CHECK ((state = 'failed') = (trouble <> ''))
);
CREATE UNIQUE INDEX generated_file_open_wish ON generated_file (wish_key) WHERE state IN ('waiting', 'running');
CREATE UNIQUE INDEX generated_file_open_slot ON generated_file (account_id, slot) WHERE state IN ('waiting', 'running');
CREATE INDEX generated_file_event ON generated_file (event_id, asked_at);
CREATE INDEX generated_file_expiry ON generated_file (expires_at);

-- When a badge was last put on paper as it is now; NULL as well once it says something else.
ALTER TABLE badge ADD COLUMN printed_at timestamptz;
