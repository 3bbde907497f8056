#!/usr/bin/env bash
# phonenumbers 9.0.43 (the Python twin of Google's libphonenumber): the usual German way to write an extension, "App. 12"
# (Apparat), is not an extension but a vanity number: its letters are dialled as 277, and the result counts as valid.
# "DW 12" (Durchwahl) loses its letters and becomes two more digits. "ext. 12" is understood.
# Expected: +49 201 1234, extension 12, three times, or a refusal.
# Seen 2026-11-27 with phonenumbers 9.0.43, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet install phonenumbers==9.0.43
seen=$("$work/venv/bin/python" - <<'PY'
import phonenumbers
for typed in ["0201 1234 ext. 12", "0201 1234 App. 12", "0201 1234 DW 12"]:
    number = phonenumbers.parse(typed, "DE")
    print(typed, "->", phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), number.extension, phonenumbers.is_valid_number(number))
PY
)
echo "$seen"
[ "$seen" = '0201 1234 ext. 12 -> +492011234 12 True
0201 1234 App. 12 -> +49201123427712 None True
0201 1234 DW 12 -> +49201123412 None True' ]
