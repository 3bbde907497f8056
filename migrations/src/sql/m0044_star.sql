-- What visitors marked for themselves with their ticket: sessions that they want to see, exhibitors that they want to meet.
CREATE TABLE session_star (
    registration_id uuid        NOT NULL REFERENCES registration (id),
    session_id      uuid        NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    starred_at      timestamptz NOT NULL,
    PRIMARY KEY (registration_id, session_id)
);
CREATE INDEX session_star_session ON session_star (session_id);

CREATE TABLE exhibitor_star (
    registration_id uuid        NOT NULL REFERENCES registration (id),
    application_id  uuid        NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    starred_at      timestamptz NOT NULL,
    PRIMARY KEY (registration_id, application_id)
);
CREATE INDEX exhibitor_star_application ON exhibitor_star (application_id);
