-- Of several invitations of one person to one role the newest stays open; the others are replaced, as by inviting again.
UPDATE invitation SET revoked_at = created_at
WHERE accepted_at IS NULL AND revoked_at IS NULL AND EXISTS (
    SELECT 1 FROM invitation AS newer
    WHERE newer.email_key = invitation.email_key AND newer.kind = invitation.kind AND newer.scope = invitation.scope
      AND newer.accepted_at IS NULL AND newer.revoked_at IS NULL
      AND (newer.created_at > invitation.created_at OR (newer.created_at = invitation.created_at AND newer.id > invitation.id))
);

CREATE UNIQUE INDEX invitation_open ON invitation (email_key, kind, scope) WHERE accepted_at IS NULL AND revoked_at IS NULL;
