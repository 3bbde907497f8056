#!/usr/bin/env bash
# ical-generator 10.2.0: an event with a plain Date and `timezone: "Europe/Berlin"` gets the MACHINE's local hour with
# Berlin's name on it. The instant 11:00 UTC is 12:00 in Berlin; a server that runs in UTC writes
# DTSTART;TZID=Europe/Berlin:…T110000, an hour early, and one in Toronto six hours early. The option looks like a
# conversion and is a label.
# Seen 2026-11-27 with ical-generator 10.2.0, Node.js 20.20.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent ical-generator@10.2.0
cat >write.mjs <<'JS'
import ical from "ical-generator";
const calendar = ical();
calendar.createEvent({ id: "1", start: new Date("2027-01-15T11:00:00Z"), timezone: "Europe/Berlin", summary: "Masterclass" });
console.log(process.env.TZ, calendar.toString().match(/DTSTART.*/)[0].trim());
JS
seen=$(TZ=UTC node write.mjs; TZ=America/Toronto node write.mjs; TZ=Europe/Berlin node write.mjs)
echo "$seen"
[ "$seen" = 'UTC DTSTART;TZID=Europe/Berlin:20270115T110000
America/Toronto DTSTART;TZID=Europe/Berlin:20270115T060000
Europe/Berlin DTSTART;TZID=Europe/Berlin:20270115T120000' ]
