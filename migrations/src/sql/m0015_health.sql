-- Written again and again to learn whether the database can be written.
CREATE TABLE health (
    id         integer     PRIMARY KEY NOT NULL CHECK (id = 1),
    written_at timestamptz NOT NULL
);
