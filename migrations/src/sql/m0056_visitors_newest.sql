-- The visitors of an event as their list shows them, the newest first: whoever turns to a late page of 35,000 waits for no
-- other page. Those who were erased are in no list.
CREATE INDEX registration_newest ON registration (event_id, created_at, id) WHERE erased_at IS NULL;
