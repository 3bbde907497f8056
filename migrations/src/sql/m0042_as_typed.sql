-- What a draft says that cannot be read yet, such as half a VAT id: JSON, from the name of a field to what was typed into
-- it; empty if there is nothing of the kind. It goes when the application is handed in.
ALTER TABLE application ADD COLUMN as_typed text NOT NULL DEFAULT '';
