#!/usr/bin/env bash
# khal 0.14.1: importing a calendar file that is OLDER (lower SEQUENCE, earlier DTSTAMP) than what is stored replaces the
# newer one, even a cancellation. RFC 5546 (3.2.1, 3.2.5) says that of one UID the higher SEQUENCE counts.
# So two mails that are opened in the wrong order bring a cancelled appointment back to life, at its old hour.
# Expected: "CANCELLED 12:00" stays. Seen: "10:00-10:30 Masterclass", not cancelled.
# Seen 2026-11-27 with khal 0.14.1 with icalendar 7.3.2, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet install khal==0.14.1 icalendar==7.3.2
mkdir "$work/calendar"
cat >"$work/config" <<CONFIG
[calendars]
[[fair]]
path = $work/calendar
[sqlite]
path = $work/database
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %d.%m.
longdateformat = %d.%m.%Y
datetimeformat = %d.%m. %H:%M
longdatetimeformat = %d.%m.%Y %H:%M
CONFIG

# letter METHOD SEQUENCE HOUR-UTC [STATUS line]
letter() {
  printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//finding//EN\r\nMETHOD:%s\r\nBEGIN:VEVENT\r\nUID:seat-1@stand.example\r\nSEQUENCE:%s\r\n' "$1" "$2"
  printf 'DTSTAMP:2026110%sT000000Z\r\nORGANIZER:mailto:stand@stand.example\r\n' "$(($2 + 1))"
  printf 'DTSTART:20270115T%s0000Z\r\nDTEND:20270115T%s3000Z\r\n%sSUMMARY:Masterclass\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' "$3" "$3" "${4:-}"
}
letter CANCEL 2 11 $'STATUS:CANCELLED\r\n' >"$work/newer.ics"
letter PUBLISH 0 09 >"$work/older.ics"

khal() { "$work/venv/bin/khal" -c "$work/config" "$@"; }
khal import --batch -a fair "$work/newer.ics"
first=$(khal list 15.01.2027 1d | tail -n 1)
khal import --batch -a fair "$work/older.ics"
second=$(khal list 15.01.2027 1d | tail -n 1)
printf 'after the cancellation:       %s\nafter the older letter again: %s\n' "$first" "$second"
[ "$first" = 'CANCELLED 12:00-12:30 Masterclass' ]
[ "$second" = '10:00-10:30 Masterclass' ]
