-- Who judges the entries of one call. A juror signs in as everybody does; the account is known by the mailbox.
CREATE TABLE juror (
    id         uuid        PRIMARY KEY NOT NULL,
    call_id    uuid        NOT NULL REFERENCES open_call (id) ON DELETE CASCADE,
    account_id uuid        NOT NULL REFERENCES account (id),
    created_at timestamptz NOT NULL,
    UNIQUE (call_id, account_id)
);
CREATE INDEX juror_account ON juror (account_id);

-- A juror who has something to do with an applicant neither reads the entry nor counts.
CREATE TABLE juror_conflict (
    entry_id   uuid        NOT NULL REFERENCES call_entry (id) ON DELETE CASCADE,
    juror_id   uuid        NOT NULL REFERENCES juror (id) ON DELETE CASCADE,
    reason     text        NOT NULL,
    by_juror   boolean     NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (entry_id, juror_id)
);

CREATE TABLE score_sheet (
    id           uuid        PRIMARY KEY NOT NULL,
    entry_id     uuid        NOT NULL REFERENCES call_entry (id) ON DELETE CASCADE,
    juror_id     uuid        NOT NULL REFERENCES juror (id) ON DELETE CASCADE,
    state        text        NOT NULL CHECK (state IN ('draft', 'handed_in')),
    comment      text        NOT NULL,
    revision     bigint      NOT NULL,
    updated_at   timestamptz NOT NULL,
    handed_in_at timestamptz,
    UNIQUE (entry_id, juror_id),
    CHECK ((state = 'handed_in') = (handed_in_at IS NOT NULL))
);

CREATE TABLE score_points (
    sheet_id     uuid    NOT NULL REFERENCES score_sheet (id) ON DELETE CASCADE,
    criterion_id uuid    NOT NULL REFERENCES call_criterion (id) ON DELETE CASCADE,
    points       integer NOT NULL CHECK (points >= 0),
    PRIMARY KEY (sheet_id, criterion_id)
);
