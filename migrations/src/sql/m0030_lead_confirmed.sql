-- A contact is noted on the exhibitor's device, where anybody can press a button. It counts as the visitor's own word once
-- they confirmed it by the link in the letter or by their ticket; a newsletter is agreed to there alone.
ALTER TABLE lead ADD COLUMN confirmed_at timestamptz;
