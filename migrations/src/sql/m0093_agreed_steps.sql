-- What cancelling costs until when, as somebody agreed to it who applied for a trip: `2027-04-30:0 2027-05-31:50`. Terms that
-- are written anew make nobody pay more. Empty where it was not kept; then the terms of now count.
ALTER TABLE traveller ADD COLUMN agreed_steps text;
