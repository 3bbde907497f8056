-- Which side of a floor its entrance is on, and which side of the drawing north is; empty: not known.
ALTER TABLE level ADD COLUMN entrance text NOT NULL DEFAULT '' CHECK (entrance IN ('', 'top', 'right', 'bottom', 'left'));
ALTER TABLE level ADD COLUMN north text NOT NULL DEFAULT '' CHECK (north IN ('', 'top', 'right', 'bottom', 'left'));
