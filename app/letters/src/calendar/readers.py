"""The visitor of scripts/calendar-readers: registers, confirms, books, gives back, books again, cancels; keeps every file."""

import json
import re
import socketserver
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as xml
from email import message_from_bytes, policy
from pathlib import Path

from icalendar import Calendar

SITE, MAIL_PORT, FILES = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
ADDRESS = "vera@visitor.example"
letters = []


class Sink(socketserver.StreamRequestHandler):
    """Takes every letter."""

    def handle(self):
        self.wfile.write(b"220 sink\r\n")
        while line := self.rfile.readline():
            command = line[:4].upper()
            if command == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                lines = []
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    lines.append(line[1:] if line.startswith(b"..") else line)
                letters.append(message_from_bytes(b"".join(lines), policy=policy.default))
            self.wfile.write(b"221 bye\r\n" if command == b"QUIT" else b"250 fine\r\n")
            if command == b"QUIT":
                return


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


browser = urllib.request.build_opener(NoRedirect)


def get(path, headers=None):
    with browser.open(urllib.request.Request(SITE + path, headers=headers or {})) as answer:
        return answer.read(), answer.headers


def post(path, fields):
    request = urllib.request.Request(SITE + path, urllib.parse.urlencode(fields).encode(), {"Origin": SITE, "Sec-Fetch-Site": "same-origin", "Accept": "text/html"})
    try:
        browser.open(request)
        raise SystemExit(f"{path} led nowhere")
    except urllib.error.HTTPError as answer:
        if answer.code != 303:
            raise SystemExit(f"{path}: {answer.code} {re.sub('<[^>]*>', ' ', answer.read().decode())[:2000]}") from None


def wait_for(what, found):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if result := found():
            return result
        time.sleep(0.2)
    raise SystemExit(f"no {what} within a minute")


def letter(subject):
    """The newest letter with this subject; it is taken out."""

    def newest():
        found = [letter for letter in letters if letter["to"] and ADDRESS in letter["to"] and subject in letter["subject"]]
        return found[-1] if found else None

    found = wait_for(f"letter “{subject}”", newest)
    letters.clear()
    return found


journey = []


def keep(name, message):
    """The calendar files of a letter: METHOD agrees with the type; written down for the other reader."""
    parts = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    for number, part in enumerate(parts):
        text = part.get_payload(decode=True)
        calendar = Calendar.from_ical(text)
        assert part.get_param("method") == str(calendar["METHOD"]), part["content-type"]
        assert part.get_content_charset() == "utf-8", part["content-type"]
        path = FILES / f"{len(journey):02}-{name}-{number}.ics"
        path.write_bytes(text)
        journey.append((path.name, calendar))
    print(f"  {name}: {len(parts)} file(s)")
    return len(parts)


def opened(files):
    """A calendar by the rules of RFC 5546 (3.2.1, 3.2.5)."""
    entries = {}
    for _, calendar in files:
        method = str(calendar["METHOD"])
        for event in calendar.walk("VEVENT"):
            for name in ["UID", "SEQUENCE", "DTSTAMP", "ORGANIZER"] + (["ATTENDEE"] if method == "CANCEL" else ["DTSTART", "SUMMARY"]):
                assert name in event, f"{method} without {name}: {event}"
            assert method == "CANCEL" or "ATTENDEE" not in event, event
            rank = (int(event["SEQUENCE"]), event["DTSTAMP"].dt)
            gone = method == "CANCEL" or str(event["STATUS"]) == "CANCELLED"
            uid = str(event["UID"])
            if uid not in entries or entries[uid][0] <= rank:
                entries[uid] = (rank, gone, str(event["TRANSP"]))
    return entries


def standing(files):
    return sorted(uid for uid, (_, gone, _) in opened(files).items() if not gone)


def visitor(event, session):
    post("/api/registration/register", {"event": event, "name": "Vera Visit", "email": ADDRESS, "locale": "de"})
    token = re.search(r"/registrations/confirm/([A-Z2-7]{26})", letter("Bitte bestätigen").get_body(("plain",)).get_content())[1]
    post("/api/registration/confirm", {"token": token})
    message = letter("Ihr Ticket")
    ticket = re.search(r"/registrations/([A-Z2-7]{26})", message.get_body(("plain",)).get_content())[1]
    keep("ticket", message)
    days = standing(journey)
    assert days and all(uid.startswith("ticket-") for uid in days), days
    assert all(transparent == "TRANSPARENT" for _, _, transparent in opened(journey).values())

    post("/api/masterclass/book-seat", {"session": session, "ticket": ticket})
    keep("booked", letter("Platz gebucht"))
    booked = standing(journey)
    assert len(booked) == len(days) + 1, booked
    page = get(f"/de/registrations/{ticket}")[0].decode()
    seat = re.search(r'name="seat" value="([0-9a-f-]{36})"', page)[1]
    post("/api/masterclass/cancel-seat", {"seat": seat, "ticket": ticket})
    keep("released", letter("Platz freigegeben"))
    assert standing(journey) == days, standing(journey)
    post("/api/masterclass/book-seat", {"session": session, "ticket": ticket})
    keep("booked-again", letter("Platz gebucht"))
    assert standing(journey) == booked == standing(journey[::-1]), "in whatever order they are opened"
    for path in [f"/registrations/{ticket}.ics?lang=de", f"/registrations/{ticket}/{session}.ics?lang=de"]:
        for event in Calendar.from_ical(get(path)[0]).walk("VEVENT"):
            assert opened(journey)[str(event["UID"])][0] == (int(event["SEQUENCE"]), event["DTSTAMP"].dt), "a download says what letters said"

    post("/api/registration/cancel", {"ticket": ticket})
    assert keep("cancelled", letter("Registrierung storniert")) == len(booked)
    assert standing(journey) == [] == standing(journey[::-1])


def programme(event):
    body, headers = get(f"/events/{event}/programme-de.ics")
    (FILES / "programme.ics").write_bytes(body)
    calendar = Calendar.from_ical(body)
    assert str(calendar["X-WR-CALNAME"]) and calendar["REFRESH-INTERVAL"].dt.total_seconds() == 1800
    for name, value in [("If-None-Match", headers["etag"]), ("If-Modified-Since", headers["last-modified"])]:
        try:
            get(f"/events/{event}/programme-de.ics", {name: value})
            raise SystemExit(f"{name} is not heard")
        except urllib.error.HTTPError as answer:
            assert answer.code == 304, answer
    schedule = xml.fromstring(get(f"/events/{event}/schedule.xml?lang=de")[0])
    guids = {event.get("guid") for event in schedule.iter("event")}
    rooms = [room for day in json.loads(get(f"/events/{event}/schedule.json?lang=de")[0])["schedule"]["conference"]["days"] for room in day["rooms"].values()]
    assert guids == {event["guid"] for room in rooms for event in room}
    sessions = [str(event["UID"]).split("@")[0] for event in calendar.walk("VEVENT") if str(event["STATUS"]) != "CANCELLED"]
    assert set(sessions) == guids, "the calendar and the schedule hold the same sessions"
    print(f"  {event}: {len(sessions)} sessions")
    return sessions


def is_served():
    try:
        return get("/healthz")
    except OSError:
        return None


threading.Thread(target=socketserver.ThreadingTCPServer(("127.0.0.1", MAIL_PORT), Sink).serve_forever, daemon=True).start()
wait_for("site", is_served)
events = sorted(set(re.findall(r"/de/events/([a-z0-9-]+)", get("/de")[0].decode())))
free = None
for event in events:
    for session in programme(event):
        page = get(f"/de/events/{event}/programme/{session}")[0].decode()
        if free is None and "Registrieren und Platz buchen" in page:
            free = (event, session)
assert free, "no session has a free seat"
visitor(*free)
print("icalendar reads them all")
