-- When the words of a voice were last written: what is worded anew long after it was released waits for its person from then
-- on. `NULL` where nobody did so since this was noted. Files are asked for by their key, whenever a page shows them.
ALTER TABLE recap_voice ADD COLUMN worded_at timestamptz;
CREATE INDEX recap_picture_file ON recap_picture (file);
CREATE INDEX recap_picture_small ON recap_picture (small);
CREATE INDEX recap_download_file ON recap_download (file);
