-- What people mean by a time is what the clocks on the spot show: the instants beside these columns are derived from them
-- with the event's zone, and derived again when its rules change. Empty until a server fills them: SQL knows no zones.
ALTER TABLE session ADD COLUMN starts_local timestamp;
ALTER TABLE event ADD COLUMN applications_open_local timestamp;
ALTER TABLE event ADD COLUMN applications_close_local timestamp;
ALTER TABLE event ADD COLUMN passes_close_local timestamp;
ALTER TABLE placement ADD COLUMN offer_expires_local timestamp;

-- The edition of the time zone database by which the instants of an event were derived: `2026f`. Empty: never.
ALTER TABLE event ADD COLUMN zone_rules text NOT NULL DEFAULT '';
