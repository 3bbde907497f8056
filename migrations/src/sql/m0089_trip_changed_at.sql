-- When something of a trip last changed, such as a leg, for calendars that ask whether they have it already; nothing for a trip
-- that nobody has changed since this column is there.
ALTER TABLE trip ADD COLUMN changed_at timestamptz;
