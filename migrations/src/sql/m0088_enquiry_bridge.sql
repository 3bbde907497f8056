-- An enquiry may be about a bridge or a network: by its page, by that of a talk or an event that belongs to it. Where the
-- bridge is removed, what was asked stays, as about none.
ALTER TABLE enquiry ADD COLUMN bridge_id uuid REFERENCES bridge (id) ON DELETE SET NULL;
CREATE INDEX enquiry_bridge ON enquiry (bridge_id, state, created_at);
