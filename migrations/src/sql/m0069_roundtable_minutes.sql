-- What is to be done after a roundtable, by an organiser or by somebody who was there.
CREATE TABLE roundtable_follow_up (
    id            uuid        PRIMARY KEY NOT NULL,
    roundtable_id uuid        NOT NULL REFERENCES roundtable (id) ON DELETE CASCADE,
    task          text        NOT NULL CHECK (task <> ''),
    account_id    uuid        REFERENCES account (id),
    guest_id      uuid        REFERENCES roundtable_guest (id) ON DELETE SET NULL,
    due_on        date        NOT NULL,
    done_at       timestamptz,
    created_at    timestamptz NOT NULL,
    CHECK (account_id IS NULL OR guest_id IS NULL)
);
CREATE INDEX roundtable_follow_up_due ON roundtable_follow_up (due_on) WHERE done_at IS NULL;
CREATE INDEX roundtable_follow_up_roundtable ON roundtable_follow_up (roundtable_id, due_on);
