//! Meetings: organisers set and see them; whoever holds a link has their own.

use crate::authorisation::{
    callers::{EVERY_VISITOR, EVERYBODY, EXHIBITOR, ORGANISERS},
    row::{Answer::NotFound, Row, file, form, page},
};

pub const ROWS: &[Row] = &[
    form("meetings/create", "event={other_event}&title_de=A&title_en=B&slot_minutes=20&walking_minutes=5&request_quota=5")
        .by(ORGANISERS)
        .changes("audit matchmaking"),
    form("meetings/edit", "matchmaking={matchmaking}&revision={matchmaking_revision}&title_de=Gespräche&title_en=Meetings&slot_minutes=25&walking_minutes=5&request_quota=6")
        .by(ORGANISERS)
        .changes("audit matchmaking profile"),
    form(
        "meetings/create-for-bridge",
        "bridge={draft_bridge}&starts_on={first_day}&ends_on={last_day}&time_zone=Europe/Berlin&title_de=A&title_en=B&slot_minutes=20&walking_minutes=5&request_quota=5",
    )
    .by(ORGANISERS)
    .changes("audit matchmaking"),
    form(
        "meetings/set-days",
        "matchmaking={members}&revision={members_revision}&starts_on={first_day}&ends_on={last_day}&time_zone=Asia/Jerusalem",
    )
    .by(ORGANISERS)
    .changes("audit matchmaking"),
    form("meetings/set-state", "matchmaking={matchmaking}&state=closed").by(ORGANISERS).changes("audit matchmaking"),
    form("meetings/set-wishes", "matchmaking={matchmaking}&takes=").by(ORGANISERS).changes("audit matchmaking"),
    form("meetings/add-slots", "matchmaking={matchmaking}&day={last_day}&from=14:00&to=15:00").by(ORGANISERS).changes("audit meeting_slot"),
    form("meetings/remove-slot", "slot={spare_slot}").by(ORGANISERS).changes("audit meeting_slot"),
    form("meetings/add-place", "matchmaking={matchmaking}&name_de=Lounge&name_en=Lounge&capacity=2")
        .by(ORGANISERS)
        .changes("audit meeting_place meeting_seat"),
    form("meetings/remove-place", "place={spare_place}").by(ORGANISERS).changes("audit meeting_place meeting_seat"),
    form("meetings/compute-plan", "matchmaking={matchmaking}").by(ORGANISERS).changes("audit meeting_plan planned_meeting"),
    form("meetings/accept-plan", "matchmaking={matchmaking}")
        .by(ORGANISERS)
        .changes("audit mail meeting meeting_plan planned_meeting profile_link timetable"),
    form("meetings/discard-plan", "matchmaking={matchmaking}").by(ORGANISERS).changes("audit meeting_plan planned_meeting"),
    form("meetings/call-off", "meeting={meeting}").by(ORGANISERS).changes("audit mail meeting profile profile_link timetable"),
    form("meetings/erase-participant", "profile={dan_profile}").by(ORGANISERS).changes("audit mail profile profile_link"),
    form("meetings/join", "event=fair&name=Nora Neu&email=nora@meeting.example&kind=visitor&moment={form_moment}")
        .by(EVERYBODY)
        .changes("mail profile profile_link"),
    form("meetings/join-bridge", "bridge=open-bridge&matchmaking={members}&name=Mia Mitglied&email=mia@meeting.example&kind=member&moment={form_moment}")
        .by(EVERYBODY)
        .changes("mail profile profile_link"),
    form("meetings/join-bridge", "bridge=open-bridge&matchmaking={draft_members}&name=Mia Mitglied&email=mia@meeting.example&kind=member&moment={form_moment}")
        .others(NotFound),
    form("meetings/join-bridge", "bridge=open-bridge&matchmaking={matchmaking}&name=Mia Mitglied&email=mia@meeting.example&kind=member&moment={form_moment}")
        .others(NotFound),
    form("meetings/join-as-visitor", "ticket={ticket}").by(EVERY_VISITOR).changes("profile profile_link").others(NotFound),
    form("meetings/join-as-exhibitor", "application={confirmed}").by(EXHIBITOR).changes("profile profile_link"),
    form("meetings/join-as-traveller", "token={tilda_link}").by(EVERYBODY).changes("profile profile_link"),
    form("meetings/join-as-traveller", "token={traveller_link}").others(NotFound),
    form("meetings/join-as-traveller", "token={ada_link}").others(NotFound),
    form("meetings/confirm", "token={dan_link}").by(EVERYBODY).changes("profile"),
    form("meetings/confirm", "token={offer_link}").others(NotFound),
    form("meetings/save-profile", "token={ada_link}&revision=1&offers=Wasserstoff&matched=on").by(EVERYBODY).changes("profile"),
    form("meetings/save-profile", "token={offer_link}&revision=1").others(NotFound),
    form("meetings/set-consent", "token={ada_link}&given=").by(EVERYBODY).changes("mail meeting profile profile_link"),
    form("meetings/set-consent", "token={offer_link}&given=on").others(NotFound),
    form("meetings/ask", "token={bob_link}&other={cleo_profile}&message=Guten Tag").by(EVERYBODY).changes("mail meeting profile profile_link"),
    form("meetings/ask", "token={offer_link}&other={cleo_profile}").others(NotFound),
    form("meetings/accept", "token={bob_link}&meeting={request}&slot={slot}").by(EVERYBODY).changes("mail meeting profile_link timetable"),
    form("meetings/accept", "token={cleo_link}&meeting={request}&slot={slot}").others(NotFound),
    form("meetings/propose", "token={bob_link}&meeting={request}&slot={other_slot}").by(EVERYBODY).changes("mail meeting profile_link"),
    form("meetings/propose", "token={cleo_link}&meeting={request}&slot={slot}").others(NotFound),
    form("meetings/decline", "token={bob_link}&meeting={request}").by(EVERYBODY).changes("mail meeting profile profile_link"),
    form("meetings/decline", "token={cleo_link}&meeting={request}").others(NotFound),
    form("meetings/withdraw", "token={ada_link}&meeting={request}").by(EVERYBODY).changes("mail meeting profile profile_link"),
    form("meetings/withdraw", "token={cleo_link}&meeting={request}").others(NotFound),
    form("meetings/cancel", "token={cleo_link}&meeting={meeting}").by(EVERYBODY).changes("mail meeting profile profile_link timetable"),
    form("meetings/cancel", "token={bob_link}&meeting={meeting}").others(NotFound),
    form("meetings/reschedule", "token={cleo_link}&meeting={meeting}&slot={slot}")
        .by(EVERYBODY)
        .changes("mail meeting profile_link timetable"),
    form("meetings/reschedule", "token={bob_link}&meeting={meeting}&slot={slot}").others(NotFound),
    form("meetings/set-link", "token={bob_link}&meeting={meeting}&link=https://room.example").others(NotFound),
    form("meetings/rate", "token={bob_link}&meeting={meeting}&rating=5").others(NotFound),
    form("meetings/wish", "token={ada_link}&other={bob_profile}&wish=gladly").by(EVERYBODY).changes("wish"),
    form("meetings/wish", "token={offer_link}&other={bob_profile}&wish=gladly").others(NotFound),
    form("meetings/leave", "token={dan_link}").by(EVERYBODY).changes("mail profile profile_link"),
    form("meetings/leave", "token={offer_link}").others(NotFound),
    page("/{locale}/events/{event}/meetings", "/de/events/fair/meetings").by(EVERYBODY).shows("/api/meetings/join"),
    page("/{locale}/bridges/{bridge}/meetings/{matchmaking}", "/de/bridges/open-bridge/meetings/{members}")
        .by(EVERYBODY)
        .shows("/api/meetings/join-bridge"),
    page("/{locale}/bridges/{bridge}/meetings/{matchmaking}", "/de/bridges/open-bridge/meetings/{draft_members}")
        .by(ORGANISERS)
        .shows("Entwurf")
        .others(NotFound),
    // Those of an event are no bridge's.
    page("/{locale}/bridges/{bridge}/meetings/{matchmaking}", "/de/bridges/open-bridge/meetings/{matchmaking}").others(NotFound).shows("Mitmachen"),
    page("/{locale}/meetings/{token}", "/de/meetings/{ada_link}").by(EVERYBODY).shows("Haus bob"),
    page("/{locale}/meetings/{token}/people", "/de/meetings/{ada_link}/people").by(EVERYBODY).shows("Haus bob"),
    page("/{locale}/organise/matchmaking", "/de/organise/matchmaking").by(ORGANISERS).shows("/organise/matchmaking/{matchmaking}"),
    page("/{locale}/organise/matchmaking/{matchmaking}", "/de/organise/matchmaking/{matchmaking}").by(ORGANISERS).shows("/api/meetings/edit"),
    page("/{locale}/organise/matchmaking/{matchmaking}/people", "/de/organise/matchmaking/{matchmaking}/people")
        .by(ORGANISERS)
        .shows("ada@meeting.example"),
    page("/{locale}/organise/matchmaking/{matchmaking}/meetings", "/de/organise/matchmaking/{matchmaking}/meetings")
        .by(ORGANISERS)
        .shows("Haus cleo"),
    page("/{locale}/organise/matchmaking/{matchmaking}/plan", "/de/organise/matchmaking/{matchmaking}/plan").by(ORGANISERS).shows("Haus bob"),
    file("/meetings/{token}/calendar.ics", "/meetings/{ada_link}/calendar.ics").by(EVERYBODY).shows("Haus cleo"),
    file("/meetings/{token}/export.json", "/meetings/{ada_link}/export.json").by(EVERYBODY).shows("ada@meeting.example"),
    file("/organise/matchmaking/{matchmaking}/people.csv", "/organise/matchmaking/{matchmaking}/people.csv")
        .by(ORGANISERS)
        .changes("audit")
        .shows("ada@meeting.example"),
    file("/organise/matchmaking/{matchmaking}/people.xlsx", "/organise/matchmaking/{matchmaking}/people.xlsx")
        .by(ORGANISERS)
        .changes("audit")
        .shows("xl/worksheets/sheet1.xml"),
    file("/organise/matchmaking/{matchmaking}/meetings.csv", "/organise/matchmaking/{matchmaking}/meetings.csv")
        .by(ORGANISERS)
        .changes("audit")
        .shows("Haus cleo"),
    file("/organise/matchmaking/{matchmaking}/meetings.xlsx", "/organise/matchmaking/{matchmaking}/meetings.xlsx")
        .by(ORGANISERS)
        .changes("audit")
        .shows("xl/worksheets/sheet1.xml"),
];
