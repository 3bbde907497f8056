-- The day of return with which a passport was compared last: what its traveller was told for, and what somebody who is named
-- for the trip has seen. A trip that is moved makes both stale. It says nothing of the passport itself, which stays sealed.
ALTER TABLE travel_details ADD COLUMN told_return_on date;
ALTER TABLE travel_details ADD COLUMN seen_return_on date;
