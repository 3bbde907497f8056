-- What needs no proof of the mailbox is a draft only. `draft_hash` is of the link that the browser gets which begins an
-- application; `access_hash` is of the link in a mail alone, and proves its reader. `handed_in_at` is when somebody handed
-- the draft in by the first one, `proven_at` when somebody first wrote by the other or signed in.
ALTER TABLE application ADD COLUMN draft_hash text NOT NULL DEFAULT '';
ALTER TABLE application ADD COLUMN handed_in_at timestamptz;
ALTER TABLE application ADD COLUMN proven_at timestamptz;
CREATE INDEX application_draft ON application (draft_hash);

-- Browsers were shown the same link that was mailed: it proves nothing as long as it is a draft.
UPDATE application SET draft_hash = access_hash WHERE state = 'draft';
