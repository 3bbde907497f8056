-- Photos of travellers are nobody's but their own, and the booklet's of a delegation: their names in the store are random, and
-- end in nothing under which the public address of pictures would show them. Here are those that no traveller has any more,
-- until somebody has taken the files away.
CREATE TABLE traveller_photo_gone (
    store_key text PRIMARY KEY NOT NULL
);
