-- What a letter is about (`seat:<id>`): of letters about one thing none leaves before an earlier one.
ALTER TABLE mail ADD COLUMN about text NOT NULL DEFAULT '';
-- A later letter about the same thing has taken its place: it does not leave any more.
ALTER TABLE mail ADD COLUMN outdated boolean NOT NULL DEFAULT FALSE;
-- After that it is of no use, such as a link to sign in.
ALTER TABLE mail ADD COLUMN useful_until timestamptz;
-- Why it has not left, as a word; `last_error` keeps what the mail server answered.
ALTER TABLE mail ADD COLUMN trouble text NOT NULL DEFAULT '';
-- How often a mail server asked for less at once. It costs no attempt.
ALTER TABLE mail ADD COLUMN put_off integer NOT NULL DEFAULT 0;
CREATE INDEX mail_about ON mail (about, id);
CREATE INDEX mail_sent ON mail (sent_at);

-- How the mail server takes letters: one row for all workers. `paused_until` holds all letters back, `at_once` is how many
-- may be tried at once afterwards (empty: as many as ever), `trouble` says why.
CREATE TABLE mail_queue (
    id           integer     PRIMARY KEY NOT NULL CHECK (id = 1),
    trouble      text        NOT NULL,
    answer       text        NOT NULL,
    since        timestamptz,
    paused_until timestamptz,
    pauses       integer     NOT NULL CHECK (pauses >= 0),
    at_once      integer     CHECK (at_once > 0)
);
INSERT INTO mail_queue (id, trouble, answer, pauses) VALUES (1, '', '', 0);

-- The name of a limit now says how long its window is; counts under the old names would never be swept away.
DELETE FROM attempt;
