#!/usr/bin/env bash
# ical.js 2.2.1: a time with TZID=Europe/Berlin in a file without VTIMEZONE is read as floating, the machine's own hour,
# without error or warning, although the runtime's Intl knows the zone. Many feeds leave VTIMEZONE out, and the other
# libraries resolve the name. A reader in Toronto is told noon in Toronto for noon in Berlin.
# Expected 11:00 UTC wherever the machine stands. Seen: 17:00 UTC in Toronto, 03:00 UTC in Tokyo.
# Seen 2026-11-27 with ical.js 2.2.1, Node.js 20.20.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent ical.js@2.2.1
cat >read.mjs <<'JS'
import ICAL from "ical.js";
const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//finding//EN", "BEGIN:VEVENT", "UID:1@stand.example",
  "DTSTAMP:20261101T000000Z", "DTSTART;TZID=Europe/Berlin:20270115T120000", "END:VEVENT", "END:VCALENDAR", ""];
const event = new ICAL.Event(new ICAL.Component(ICAL.parse(lines.join("\r\n"))).getFirstSubcomponent("vevent"));
console.log(process.env.TZ, event.startDate.zone.tzid, event.startDate.toJSDate().toISOString().slice(11, 16));
JS
seen=$(TZ=America/Toronto node read.mjs; TZ=Asia/Tokyo node read.mjs)
echo "$seen"
[ "$seen" = 'America/Toronto floating 17:00
Asia/Tokyo floating 03:00' ]
