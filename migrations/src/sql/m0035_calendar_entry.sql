-- What somebody was given for their calendar, as the last file said it: `holder` is a badge, or an event for what everybody
-- may take. Calendars obey a later file of the same `uid` whose `sequence` is not lower (RFC 5546).
CREATE TABLE calendar_entry (
    holder       uuid        NOT NULL,
    thing        text        NOT NULL,
    uid          text        NOT NULL,
    sequence     bigint      NOT NULL CHECK (sequence >= 0),
    says         text        NOT NULL,
    is_cancelled boolean     NOT NULL,
    changed_at   timestamptz NOT NULL,
    PRIMARY KEY (holder, thing)
);

-- The right side of every `uid`, written once: another address of the site must not double what is in calendars.
CREATE TABLE calendar_host (
    id   integer PRIMARY KEY NOT NULL CHECK (id = 1),
    host text    NOT NULL
);
