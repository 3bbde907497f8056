-- What a trip asks of its travellers besides, and what helps them on bad days. Whose eyes may see what they give is in
-- `travel_reader`: no other organiser sees it.
CREATE TABLE travel_setting (
    event_id             uuid    PRIMARY KEY NOT NULL REFERENCES event (id),
    asks_passport_number boolean NOT NULL,
    emergency_name       text    NOT NULL,
    emergency_phone      text    NOT NULL,
    revision             bigint  NOT NULL,
    CHECK ((emergency_name = '') = (emergency_phone = ''))
);

CREATE TABLE travel_reader (
    event_id   uuid        NOT NULL REFERENCES event (id),
    account_id uuid        NOT NULL REFERENCES account (id),
    named_at   timestamptz NOT NULL,
    PRIMARY KEY (event_id, account_id)
);

-- For a leg: who helps there, and where the groups meet if they lose each other.
CREATE TABLE travel_help (
    leg_id           uuid PRIMARY KEY NOT NULL REFERENCES trip_leg (id) ON DELETE CASCADE,
    consulate        text NOT NULL,
    consulate_phone  text NOT NULL,
    meeting_point_de text NOT NULL,
    meeting_point_en text NOT NULL
);

-- What travellers give for the trip: sealed with a key that this database does not hold (`domain/src/sealed.rs`). In clear
-- stands only which questions are answered, so that everybody can be told whether anything is missing.
CREATE TABLE travel_details (
    traveller_id uuid        PRIMARY KEY NOT NULL REFERENCES traveller (id),
    sealed       text        NOT NULL CHECK (sealed <> ''),
    answered     text        NOT NULL,
    revision     bigint      NOT NULL,
    changed_at   timestamptz NOT NULL
);

-- What organisers write down about a traveller, for all of them to read.
CREATE TABLE travel_note (
    traveller_id uuid        PRIMARY KEY NOT NULL REFERENCES traveller (id),
    body         text        NOT NULL CHECK (body <> ''),
    changed_at   timestamptz NOT NULL
);
