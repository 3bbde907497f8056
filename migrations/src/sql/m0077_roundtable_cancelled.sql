-- A roundtable that does not take place after all: what was answered stays, and whoever opens their link reads that it is off.
ALTER TABLE roundtable ADD COLUMN cancelled_at timestamptz;
