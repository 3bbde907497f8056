-- The word of history for an event that was made a draft again is written like all the others.
UPDATE audit SET action = 'taken_back' WHERE subject = 'event' AND action = 'taken back';
