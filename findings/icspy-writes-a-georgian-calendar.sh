#!/usr/bin/env bash
# ics (Python) 0.7.3: a file that is read and written again says CALSCALE:GEORGIAN (not GREGORIAN, the only value that
# RFC 5545 3.7.1 knows) though the source had no CALSCALE, puts METHOD behind the events (3.6: properties come first),
# and turns DTSTART with a zone into UTC, so that nobody can tell any more which local hour was meant.
# Seen 2026-11-27 with ics 0.7.3, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet install ics==0.7.3
seen=$("$work/venv/bin/python" - <<'PY'
import ics
lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//finding//EN", "METHOD:CANCEL", "BEGIN:VEVENT", "UID:1@stand.example",
         "DTSTAMP:20261101T000000Z", "SEQUENCE:4", "DTSTART;TZID=Europe/Berlin:20270115T120000", "END:VEVENT", "END:VCALENDAR", ""]
written = ics.Calendar("\r\n".join(lines)).serialize().splitlines()
print([line for line in written if line.startswith(("CALSCALE", "DTSTART", "END:VEVENT", "METHOD"))])
PY
)
echo "$seen"
[ "$seen" = "['CALSCALE:GEORGIAN', 'DTSTART:20270115T110000Z', 'END:VEVENT', 'METHOD:CANCEL']" ]
