-- A badge says by itself what it is worth: its owner ends it in the transaction in which they leave.
ALTER TABLE badge ADD COLUMN ended_at timestamptz;
-- The owner has not confirmed the address yet: the codes were handed to nobody.
ALTER TABLE badge ADD COLUMN awaits_confirmation boolean NOT NULL DEFAULT false;
UPDATE badge SET awaits_confirmation = true
    WHERE EXISTS (SELECT 1 FROM registration WHERE registration.badge_id = badge.id AND registration.state = 'pending');
-- Until now an end was written as if organisers had revoked the badge.
UPDATE badge SET ended_at = COALESCE(revoked_at, created_at), revoked_at = NULL
    WHERE (role = 'visitor' AND NOT EXISTS (
               SELECT 1 FROM registration WHERE registration.badge_id = badge.id AND registration.state <> 'cancelled'))
       OR (role = 'exhibitor' AND NOT EXISTS (
               SELECT 1 FROM booth_staff WHERE booth_staff.badge_id = badge.id AND booth_staff.removed_at IS NULL))
       OR (awaits_confirmation AND revoked_at IS NOT NULL);
