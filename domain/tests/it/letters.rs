//! Letters as the outbox holds them: every kind that was ever written still reads, and says what it is.

use domain::{
    mail::{Letter, LetterKind},
    process::letter::{AnyLetter, AnyLetterKind},
};
use serde_json::Value;

const EVENT: &str = r#"{"slug":"mipim-2027","name":"MIPIM 2027","city":"Cannes","venue":"Palais","hall":"7","booth_number":"R7.C10","time_zone":"Europe/Paris","starts_on":"2027-03-09","ends_on":"2027-03-12","opens_minute":540,"closes_minute":1080,"contact_name":"Olga","contact_email":"olga@agency.example"}"#;
const UNIT: &str =
    r#"{"code":"A1","kind":"pod","area_dm2":450,"price_cents":480000,"pass_quota":3,"included":{"de":"Strom","en":"Power"}}"#;
const SESSION: &str = r#"{"id":"0190e6a0-0000-7000-8000-000000000001","title":{"de":"Quartiere","en":"Quarters"},"stage":{"de":"Bühne","en":"Stage"},"starts_at":"2027-03-09T09:30:00Z","ends_at":"2027-03-09T10:15:00Z","revision":3}"#;

const TEXT: &str = r#"{"subject":"Aufbau","body":"Für {name}: ab acht."}"#;
const VALUES: &str = r#"{"name":"Anna","organisation":"Stadt Essen","unit":"A1","session":""}"#;

const ROUND: &str = r#"{"name":"H2","place":"Pittsburgh","time_zone":"America/New_York","starts_at":"2027-06-10T13:00:00Z","ends_at":"2027-06-10T15:00:00Z","answer_by":"2027-06-01T16:00:00Z","purpose":{"de":"Wasserstoff","en":"Hydrogen"}}"#;

const HAPPENED: &str =
    r#"{"kind":"offer_accepted","subject":"0190e6a0-0000-7000-8000-000000000001","name":{"de":"Stadt Essen","en":"Stadt Essen"}}"#;

const CALL: &str = r#"{"slug":"city-tech","title":{"de":"Aufruf","en":"Call"},"hosts":["Stadt Hagen"],"closes_at":"2026-11-30T22:59:00Z","zone":"Europe/Berlin"}"#;

/// One stored letter of each kind: the kind, and what stands in it beside.
const STORED: [(&str, &str); 84] = [
    ("sign_in", r#""token":"SECRET""#),
    ("invitation", r#""token":"SECRET","role":"staff","scope":"MIPIM 2027","invited_by":"Olga""#),
    ("host_invitation", r#""host":"EWG Essen","event":"MIPIM 2027","access":"see","invited_by":"Olga""#),
    ("application_draft", r#""event":EVENT,"token":"SECRET""#),
    ("application_to_prove", r#""event":EVENT,"token":"SECRET""#),
    ("application_submitted", r#""event":EVENT,"organisation":"Stadt Essen","token":"SECRET""#),
    (
        "application_edited",
        r#""event":EVENT,"organisation":"Stadt Essen","changes":[{"field":"city","from":"Esen","to":"Essen"},{"field":"description","from":"","to":""}]"#,
    ),
    ("information_needed", r#""event":EVENT,"organisation":"Stadt Essen","question":"Wie viele?","token":"SECRET""#),
    ("unit_offered", r#""event":EVENT,"organisation":"Stadt Essen","unit":UNIT,"expires_at":"2027-01-15T17:00:00Z","token":"SECRET""#),
    ("unit_confirmed", r#""event":EVENT,"organisation":"Stadt Essen","unit":UNIT"#),
    ("offer_declined", r#""event":EVENT,"organisation":"Stadt Essen","unit":UNIT"#),
    ("offer_expired", r#""event":EVENT,"organisation":"Stadt Essen","unit":UNIT"#),
    ("offer_withdrawn", r#""event":EVENT,"organisation":"Stadt Essen","unit":UNIT"#),
    (
        "unit_confirmed",
        r#""event":EVENT,"organisation":"Stadt Essen","unit":UNIT,"tax":"german","terms":{"version":"1","text":{"file":"0a1b.pdf"},"put_at":"2027-01-01T00:00:00Z"}"#,
    ),
    (
        "offer_reminder",
        r#""event":EVENT,"organisation":"Stadt Essen","unit":UNIT,"expires_at":"2027-01-15T17:00:00Z","application":"0190e6a0-0000-7000-8000-000000000001""#,
    ),
    (
        "passes_reminder",
        r#""event":EVENT,"organisation":"Stadt Essen","named":1,"quota":3,"until":"2027-01-15T17:00:00Z","application":"0190e6a0-0000-7000-8000-000000000001""#,
    ),
    ("application_entered", r#""event":EVENT,"organisation":"Stadt Essen","token":"SECRET""#),
    ("question_reminder", r#""event":EVENT,"organisation":"Stadt Essen","question":"Wie viele?","token":"SECRET""#),
    ("decision_taken_back", r#""event":EVENT,"organisation":"Stadt Essen","decision":"reject""#),
    ("unit_moved", r#""event":EVENT,"organisation":"Stadt Essen","from":"A1","unit":UNIT"#),
    ("on_waiting_list", r#""event":EVENT,"organisation":"Stadt Essen""#),
    ("application_rejected", r#""event":EVENT,"organisation":"Stadt Essen","reason":"Voll""#),
    ("application_withdrawn", r#""event":EVENT,"organisation":"Stadt Essen""#),
    ("application_cancelled", r#""event":EVENT,"organisation":"Stadt Essen","reason":"Krank""#),
    ("staff_badge", r#""event":EVENT,"organisation":"Stadt Essen","ticket_code":"SECRET""#),
    ("staff_removed", r#""event":EVENT,"organisation":"Stadt Essen""#),
    ("confirm_registration", r#""event":EVENT,"token":"SECRET""#),
    ("ticket", r#""event":EVENT,"ticket_code":"SECRET""#),
    ("registration_cancelled", r#""event":EVENT"#),
    ("registration_erased", r#""event":EVENT"#),
    ("seat_booked", r#""event":EVENT,"session":SESSION,"ticket_code":"SECRET""#),
    ("seat_waiting", r#""event":EVENT,"session":SESSION,"ticket_code":"SECRET""#),
    ("seat_promoted", r#""event":EVENT,"session":SESSION,"ticket_code":"SECRET""#),
    ("seat_released", r#""event":EVENT,"session":SESSION,"ticket_code":"SECRET""#),
    ("session_changed", r#""event":EVENT,"session":SESSION,"ticket_code":"SECRET""#),
    ("session_cancelled", r#""event":EVENT,"session":SESSION,"ticket_code":"SECRET""#),
    (
        "lead_receipt",
        r#""event":EVENT,"exhibitor":"Stadt Essen","legal_name":"Stadt Essen","fields":[{"de":"Name","en":"Name"}],"newsletter":true,"token":"SECRET""#,
    ),
    ("lead_withdrawn", r#""event":EVENT,"exhibitor":"Stadt Essen""#),
    // As they are written since it is told how it was.
    ("seat_released", r#""event":EVENT,"session":SESSION,"ticket_code":"SECRET","before":SESSION"#),
    ("session_changed", r#""event":EVENT,"session":SESSION,"ticket_code":"SECRET","before":SESSION,"waiting":true"#),
    (
        "event_changed",
        r#""event":EVENT,"before":EVENT,"sessions":[{"seat":"0190e6a0-0000-7000-8000-000000000002","session":SESSION,"before":SESSION,"waiting":true}],"ticket_code":"SECRET","calendar":[]"#,
    ),
    ("staff_event_changed", r#""event":EVENT,"before":EVENT,"organisation":"Stadt Essen","ticket_code":"SECRET","calendar":[]"#),
    ("exhibitor_event_changed", r#""event":EVENT,"before":EVENT,"organisation":"Stadt Essen","waiting":false,"without_mailbox":["Emil"]"#),
    ("organiser_notice", r#""event":{"slug":"mipim-2027","name":"MIPIM"},"happened":HAPPENED"#),
    (
        "organiser_digest",
        r#""day":"2027-01-15","events":[{"event":{"slug":"mipim-2027","name":"MIPIM"},"happened":[HAPPENED],"to_decide":3}]"#,
    ),
    ("visitor_mailing", r#""event":EVENT,"text":TEXT,"values":VALUES,"ticket_code":"SECRET","withdraw":"""#),
    ("visitor_mailing", r#""event":EVENT,"text":TEXT,"values":VALUES,"ticket_code":"","withdraw":"SECRET""#),
    (
        "partner_mailing",
        r#""event":EVENT,"text":TEXT,"values":VALUES,"application":"0190e6a0-0000-7000-8000-000000000001","reason":"application""#,
    ),
    ("confirm_travel", r#""event":EVENT,"token":"SECRET""#),
    ("travel_applied", r#""event":EVENT,"token":"SECRET""#),
    ("travel_admitted", r#""event":EVENT,"token":"SECRET","contribution_cents":75000"#),
    ("travel_waiting", r#""event":EVENT,"token":"SECRET""#),
    ("travel_rejected", r#""event":EVENT"#),
    ("travel_reopened", r#""event":EVENT,"token":"SECRET""#),
    ("travel_withdrawn", r#""event":EVENT"#),
    ("travel_cancelled", r#""event":EVENT,"cancellation_cents":37500,"by_organisers":true"#),
    (
        "trip_item_changed",
        r#""event":EVENT,"token":"SECRET","news":"changed","item":{"title":{"de":"Besuch","en":"Visit"},"leg":"Toronto","zone":"America/Toronto","starts_at":"2027-03-09T09:30:00Z","ends_at":"2027-03-09T10:15:00Z","place":"DMZ","bring":{"de":"","en":""}}"#,
    ),
    ("travel_regrouped", r#""event":EVENT,"token":"SECRET","group":{"de":"Städte","en":"Towns"}"#),
    ("travel_papers", r#""event":EVENT,"token":"SECRET","return_on":"2027-06-25","needed_until":"2027-12-25""#),
    ("travel_erased", r#""event":EVENT"#),
    ("meeting_access", r#""round":{"event":EVENT},"token":"SECRET""#),
    (
        "meeting_news",
        r#""round":{"event":EVENT},"news":"accepted","organisation":"Stadt Essen","when":{"starts_at":"2027-03-09T09:30:00Z","ends_at":"2027-03-09T09:50:00Z","place":{"de":"Tisch 1","en":"Table 1"}},"token":"SECRET""#,
    ),
    ("meeting_plan", r#""round":{"event":EVENT},"meetings":3,"token":"SECRET""#),
    ("test_mailing", r#""event":EVENT,"text":TEXT,"values":VALUES,"is_news":true"#),
    ("visit_host_asked", r#""visit":DELEGATION,"item":RECEPTION,"changed":false,"token":"SECRET""#),
    ("visit_host_released", r#""visit":DELEGATION,"item":RECEPTION"#),
    ("visit_thanks", r#""visit":DELEGATION,"to_host":true,"text":"Danke!""#),
    ("call_entry_started", r#""call":CALL,"organisation":"Alpha GmbH","token":"SECRET""#),
    ("call_entry_handed_in", r#""call":CALL,"organisation":"Alpha GmbH","token":"SECRET","at":"2026-11-29T12:00:00Z""#),
    ("call_entry_withdrawn", r#""call":CALL,"organisation":"Alpha GmbH","for_good":true"#),
    ("call_entry_decided", r#""call":CALL,"organisation":"Alpha GmbH","outcome":"winner""#),
    ("juror_invited", r#""call":CALL,"invited_by":"Olga""#),
    ("roundtable_invitation", r#""roundtable":ROUND,"token":"SECRET""#),
    ("roundtable_reminder", r#""roundtable":ROUND,"token":"SECRET""#),
    ("roundtable_seat", r#""roundtable":ROUND,"moved_up":true"#),
    ("roundtable_waiting", r#""roundtable":ROUND"#),
    ("roundtable_called_off", r#""roundtable":ROUND"#),
    ("roundtable_minutes", r#""roundtable":ROUND,"minutes":"Alle sind sich einig.""#),
    ("voice_asked", r#""event":EVENT,"token":"SECRET""#),
    ("enquiry_shared", r#""about":{"de":"Zeche","en":"Colliery"}"#),
    (
        "survey_asked",
        r#""event":EVENT,"title":{"de":"Wie war es?","en":"How was it?"},"is_anonymous":true,"until":"2027-04-01T16:00:00Z","token":"SECRET""#,
    ),
    (
        "survey_reminder",
        r#""event":EVENT,"title":{"de":"Wie war es?","en":"How was it?"},"is_anonymous":false,"until":"2027-04-01T16:00:00Z","token":"SECRET""#,
    ),
    ("roundtable_changed", r#""roundtable":ROUND,"before":ROUND"#),
    ("roundtable_cancelled", r#""roundtable":ROUND"#),
];

const DELEGATION: &str =
    r#"{"title":{"de":"Delegation: Kanada","en":"Delegation: Canada"},"organisation":"Health Circle","people":8,"interests":"Vertrieb"}"#;
const RECEPTION: &str = r#"{"title":"Rundgang","place":"Haus A","starts_at":"2027-11-15T09:00:00Z","ends_at":"2027-11-15T10:30:00Z","time_zone":"Europe/Berlin"}"#;

/// The kinds that belong to a visitor.
const ABOUT_VISITORS: [&str; 17] = [
    "confirm_registration",
    "ticket",
    "registration_cancelled",
    "registration_erased",
    "seat_booked",
    "seat_waiting",
    "seat_promoted",
    "seat_released",
    "session_changed",
    "session_cancelled",
    "lead_receipt",
    "lead_withdrawn",
    "visitor_mailing",
    "meeting_access",
    "meeting_news",
    "meeting_plan",
    "event_changed",
];

fn stored() -> impl Iterator<Item = (&'static str, String)> {
    STORED.into_iter().map(|(kind, said)| {
        let said = said
            .replace("EVENT", EVENT)
            .replace("UNIT", UNIT)
            .replace("SESSION", SESSION)
            .replace("HAPPENED", HAPPENED)
            .replace("ROUND", ROUND);
        let said = said.replace("TEXT", TEXT).replace("VALUES", VALUES).replace("CALL", CALL);
        let said = said.replace("DELEGATION", DELEGATION).replace("RECEPTION", RECEPTION);
        (kind, format!("{{\"letter\":\"{kind}\",{said}}}"))
    })
}

fn read(text: &str) -> AnyLetter {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn every_stored_letter_reads_and_is_written_as_it_was() {
    for (kind, text) in stored() {
        let letter = read(&text);

        assert_eq!(letter.kind().to_string(), kind);
        let written = serde_json::to_value(&letter).expect("written");
        assert_eq!(written, text.parse::<Value>().expect("JSON"), "{kind}");
    }
}

#[test]
fn every_kind_was_tried() {
    let mut tried: Vec<_> = STORED.map(|(kind, _)| kind.to_owned()).to_vec();
    let mut all: Vec<_> = AnyLetterKind::all().map(|kind| kind.to_string()).collect();
    tried.sort();
    tried.dedup();
    all.sort();

    assert_eq!(tried, all);
}

#[test]
fn letters_say_whom_they_are_about() {
    let about_visitors = AnyLetterKind::all().filter(|kind| kind.about_visitor()).map(|kind| kind.to_string());
    let last = stored().filter(|(_, text)| read(text).forgets_reader()).map(|(kind, _)| kind);

    assert_eq!(about_visitors.collect::<Vec<_>>(), ABOUT_VISITORS);
    assert_eq!(last.collect::<Vec<_>>(), ["registration_erased", "travel_erased"]);
}

#[test]
fn what_is_for_the_reader_alone_is_known_and_can_be_taken_out() {
    for (kind, text) in stored() {
        let letter = read(&text);
        let shown = serde_json::to_string(&letter.without_secret("hidden")).expect("written");

        assert_eq!(letter.secret().is_some(), text.contains("SECRET"), "{kind}");
        assert_eq!(shown, serde_json::to_string(&letter).expect("written").replace("SECRET", "hidden"), "{kind}");
    }
}

#[test]
fn what_no_release_wrote_is_refused_by_name() {
    let unknown = serde_json::from_str::<AnyLetter>(r#"{"letter":"postcard"}"#).expect_err("refused");
    let incomplete = serde_json::from_str::<AnyLetter>(r#"{"letter":"sign_in"}"#).expect_err("refused");

    assert!(unknown.to_string().contains("postcard"), "{unknown}");
    assert!(incomplete.to_string().contains("missing field `token`"), "{incomplete}");
}

#[test]
fn a_letter_outdates_only_kinds_that_there_are() {
    let kinds: Vec<_> = AnyLetterKind::all().map(|kind| kind.to_string()).collect();

    for kind in AnyLetterKind::all() {
        for outdated in kind.outdates() {
            assert!(kinds.iter().any(|known| known == outdated), "{kind} outdates {outdated}");
        }
    }
}
