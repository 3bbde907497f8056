-- Where an event takes place on the net: told to those who registered, and to nobody else. With no venue beside it the event
-- takes place there alone.
ALTER TABLE event ADD COLUMN online_link text NOT NULL DEFAULT '';

-- Whether a file may be read is asked by its key, each time that somebody opens it.
CREATE INDEX event_picture ON event (picture) WHERE picture IS NOT NULL;
CREATE INDEX terms_file ON terms (file) WHERE file IS NOT NULL;
CREATE INDEX news_entry_picture ON news_entry (picture) WHERE picture IS NOT NULL;
CREATE INDEX property_file_file ON property_file (file);
CREATE INDEX talk_slides ON talk (slides) WHERE slides IS NOT NULL;
