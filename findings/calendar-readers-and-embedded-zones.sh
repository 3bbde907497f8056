#!/usr/bin/env bash
# One calendar file that brings its own VTIMEZONE under a well-known name, read by four libraries: two instants.
# RFC 5545 (3.2.19) says the TZID points at the VTIMEZONE in the same file. Two libraries use their own table for the name
# instead and never look at it. It shows as soon as a country changes its rule and sender and reader have different tables.
#   vobject 0.9.9, ical.js 2.2.1            read the zone of the file:  12:00 at -07:00 = 19:00 UTC
#   icalendar 7.3.2 (Python), node-ical 0.26.1  read the name alone:    12:00 at +01:00 = 11:00 UTC
# The name is Europe/Berlin with an offset it never had, so that no update of tz data can change the answer.
# Seen 2026-11-27 with icalendar 7.3.2 and vobject 0.9.9 on Python 3.11, ical.js 2.2.1 and node-ical 0.26.1 on Node.js 20.20.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip --quiet install icalendar==7.3.2 vobject==0.9.9 tzdata==2026.1
npm init --yes >/dev/null
npm install --silent ical.js@2.2.1 node-ical@0.26.1
cat >file.ics <<'ICS'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//finding//EN
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:20260101T000000
TZOFFSETFROM:-0700
TZOFFSETTO:-0700
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1@stand.example
DTSTAMP:20261101T000000Z
DTSTART;TZID=Europe/Berlin:20270115T120000
SUMMARY:Masterclass
END:VEVENT
END:VCALENDAR
ICS
sed -i 's/$/\r/' file.ics
cat >read.py <<'PY'
import datetime, icalendar, vobject
text = open("file.ics", newline="").read()
utc = lambda t: t.astimezone(datetime.timezone.utc).strftime("%H:%M")
print("icalendar", utc(icalendar.Calendar.from_ical(text).events[0].start))
print("vobject", utc(vobject.readOne(text).vevent.dtstart.value))
PY
cat >read.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import ical from "node-ical";
const text = readFileSync("file.ics", "utf8");
const hour = (date) => date.toISOString().slice(11, 16);
const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent"));
console.log("ical.js", hour(event.startDate.toJSDate()));
console.log("node-ical", hour(Object.values(ical.sync.parseICS(text)).find((part) => part.type === "VEVENT").start));
JS
seen=$(venv/bin/python read.py 2>/dev/null; TZ=UTC node read.mjs)
echo "$seen"
[ "$seen" = 'icalendar 11:00
vobject 19:00
ical.js 19:00
node-ical 11:00' ]
