-- Two people may share a mailbox: a person at an event is a mailbox and a name (folded). Rows of before have no key yet;
-- whoever looks for a person reads their names. Whoever was registered at the desk may have no mailbox, and then nobody
-- but the desk tells people apart.
ALTER TABLE registration ADD COLUMN person_key text NOT NULL DEFAULT '';
DROP INDEX registration_person;
CREATE UNIQUE INDEX registration_person ON registration (event_id, email_key, person_key) WHERE erased_at IS NULL AND email_key <> '';

-- What was typed once more for somebody who has no valid ticket. It changes nothing of theirs until the link in the letter
-- is used; then it is settled and empty, and the link leads to the ticket.
CREATE TABLE registration_repeat (
    id                 uuid        PRIMARY KEY NOT NULL,
    registration_id    uuid        NOT NULL REFERENCES registration (id),
    name               text        NOT NULL,
    organisation       text        NOT NULL,
    job_title          text        NOT NULL,
    locale             text        NOT NULL CHECK (locale IN ('de', 'en')),
    confirm_hash       text        NOT NULL UNIQUE,
    confirm_expires_at timestamptz NOT NULL,
    created_at         timestamptz NOT NULL,
    settled_at         timestamptz
);
CREATE INDEX registration_repeat_registration ON registration_repeat (registration_id);
CREATE INDEX registration_repeat_expiry ON registration_repeat (confirm_expires_at);
