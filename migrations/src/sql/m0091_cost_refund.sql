-- What was paid back: a credit note, or a deposit that returned. Its sum stands in `cents` as on paper, and counts against the
-- costs of the event.
ALTER TABLE event_cost ADD COLUMN is_refund boolean NOT NULL DEFAULT FALSE;
