//! Letters about what has changed, whole.

use domain::{
    event::EventFacts,
    ids::SeatId,
    locale::{Locale, Text},
    masterclass::{SeatLetter, SeatMove, SessionFacts},
    process::event_editing::EventChangeLetter,
};

use super::{
    TO,
    samples::{TOKEN, a_week_earlier, an_hour_earlier, days, event, seat, session, site},
};
use crate::{Written, write_letter};

fn moved(waiting: bool) -> Written {
    let (now, fair) = (session("Quartiere"), event("MIPIM 2027"));
    let week = chrono::Duration::days(7);
    let before = SessionFacts { starts_at: now.starts_at - week, ends_at: now.ends_at - week, ..now.clone() };
    let moved = SeatMove { seat: SeatId::new(), session: now, before, waiting };
    let before = EventFacts { venue: "Hôtel Martinez".to_owned(), ..a_week_earlier(fair.clone()) };
    let letter = EventChangeLetter::EventChanged {
        event: fair,
        before,
        sessions: vec![moved],
        ticket_code: TOKEN.to_owned(),
        calendar: days("MIPIM 2027", false),
    };
    write_letter(&letter.into(), ("Vera Visit", "vera@visitor.example"), if waiting { Locale::En } else { Locale::De }, &site(true))
}

fn calendars(written: &Written) -> Vec<String> {
    written.attachments.iter().map(|file| String::from_utf8_lossy(&file.content).into_owned()).collect()
}

#[test]
fn a_moved_event_reads_like_this_to_who_has_a_seat() {
    let written = moved(false);

    assert_eq!(written.subject, "Neuer Termin: MIPIM 2027");
    let said = written.text.split("Freundliche Grüße").next().expect("a letter");
    assert_eq!(
        said,
        "Bitte beachten Sie die Änderung\n\n\
         Guten Tag Vera Visit,\n\n\
         bei MIPIM 2027 hat sich etwas geändert. Ihr Ticket gilt weiter, Sie brauchen nichts zu tun.\n\n\
         Tage: 9.–12. März 2027 (bisher: 2.–5. März 2027)\n\
         Ort: Palais des Festivals, Cannes (bisher: Hôtel Martinez, Cannes)\n\n\
         Das gilt auch für Ihre Plätze im Programm:\n\n\
         Quartiere: 9. März 2027, 10:30–11:15\u{a0}Uhr (MEZ), Hauptbühne (bisher: 2. März 2027, 10:30–11:15\u{a0}Uhr (MEZ), Hauptbühne)\n\n\
         So ist es jetzt:\n\n\
         Veranstaltung: MIPIM 2027\nTage: 9.–12. März 2027\nGeöffnet: 09:00–18:00\u{a0}Uhr (MEZ)\nOrt: Palais des Festivals, Cannes\nStand: Halle\u{a0}7, R7.C10\n\n\
         Sie können nun nicht mehr kommen? Dann stornieren Sie bitte hier.\n\n\
         Mein Ticket:\nhttps://stand.example/de/registrations/ABCDEFGHIJKLMNOPQRSTUVWXYZ\n\n\
         Fragen? Wir sind gern für Sie da: Olga Organisiert, olga@agency.example\n\n"
    );
    let [file] = &calendars(&written)[..] else { panic!("one file") };
    assert!(file.contains("METHOD:PUBLISH") && file.contains("STATUS:CONFIRMED") && file.contains("STATUS:CANCELLED"), "{file}");
}

#[test]
fn a_moved_event_reads_like_this_to_who_waits() {
    let written = moved(true);

    assert_eq!(written.subject, "New dates: MIPIM 2027");
    let said = written.text.split("This is how it is now:").next().expect("a letter");
    assert_eq!(
        said,
        "Please note the change\n\n\
         Dear Vera Visit,\n\n\
         Something has changed about MIPIM 2027. Your ticket remains valid; there is nothing that you need to do.\n\n\
         Days: 9–12 March 2027 (before: 2–5 March 2027)\n\
         Place: Palais des Festivals, Cannes (before: Hôtel Martinez, Cannes)\n\n\
         This concerns your seats in the programme too:\n\n\
         Quartiere: 9 March 2027, 10:30–11:15 (CET), Main stage (before: 2 March 2027, 10:30–11:15 (CET), Main stage; waiting list)\n\n\
         Where you are on a waiting list you stay on it. Would you rather not wait any longer?\n\n\
         Leave the waiting list:\nhttps://stand.example/en/registrations/ABCDEFGHIJKLMNOPQRSTUVWXYZ#seats\n\n"
    );
}

#[test]
fn a_session_that_moved_reads_like_this_to_who_waits() {
    let letter = |waiting| SeatLetter::SessionChanged {
        event: event("MIPIM 2027"),
        session: SessionFacts { title: Text::new("Quartiere heute", "Quarters today"), ..session("Quartiere") },
        ticket_code: TOKEN.to_owned(),
        before: Some(an_hour_earlier(session("Quartiere"))),
        waiting,
        calendar: if waiting { vec![] } else { vec![seat("Quartiere", false)] },
    };

    let waiting = write_letter(&letter(true).into(), TO, Locale::De, &site(true));
    let seated = write_letter(&letter(false).into(), TO, Locale::En, &site(true));

    assert_eq!(waiting.subject, "Geändert: Quartiere heute");
    let said = waiting.text.split("Freundliche Grüße").next().expect("a letter");
    assert_eq!(
        said,
        "Eine Änderung im Programm\n\n\
         Guten Tag,\n\n\
         dieser Programmpunkt, auf den Sie warten, hat sich geändert. Ihr Platz auf der Warteliste bleibt Ihnen.\n\n\
         Titel: Quartiere heute (bisher: Quartiere)\nWann: 9. März 2027, 10:30–11:15\u{a0}Uhr (MEZ) (bisher: 9. März 2027, 09:30–10:15\u{a0}Uhr (MEZ))\n\n\
         So ist es jetzt:\n\n\
         Titel: Quartiere heute\nWann: 9. März 2027, 10:30–11:15\u{a0}Uhr (MEZ)\nBühne: Hauptbühne\nVeranstaltung: MIPIM 2027\nOrt: Palais des Festivals, Cannes\nStand: Halle\u{a0}7, R7.C10\n\n\
         Mein Ticket:\nhttps://stand.example/de/registrations/ABCDEFGHIJKLMNOPQRSTUVWXYZ\n\n\
         Passt es Ihnen so nicht mehr? Dann brauchen Sie nicht zu warten.\n\n\
         Warteliste verlassen:\nhttps://stand.example/de/registrations/ABCDEFGHIJKLMNOPQRSTUVWXYZ#seats\n\n"
    );
    assert_eq!(calendars(&waiting), [] as [String; 0]);
    assert!(seated.text.contains("When: 9 March 2027, 10:30–11:15 (CET) (before: 9 March 2027, 09:30–10:15 (CET))"), "{}", seated.text);
    assert!(calendars(&seated)[0].contains("DTSTART:20270309T093000Z"));
}

#[test]
fn another_link_is_told_to_who_has_a_ticket_and_that_it_is_another_to_exhibitors() {
    let (before, link) = (event("Webinar"), "https://meet.example/raum");
    let now = EventFacts { online_link: link.to_owned(), ..before.clone() };
    let visitor = EventChangeLetter::EventChanged {
        event: now.clone(),
        before: before.clone(),
        sessions: vec![],
        ticket_code: TOKEN.to_owned(),
        calendar: vec![],
    };
    let exhibitor = EventChangeLetter::ExhibitorEventChanged {
        event: now,
        before,
        organisation: "Stadt Essen".to_owned(),
        waiting: false,
        without_mailbox: vec![],
    };

    let [visitor, exhibitor] = [visitor, exhibitor].map(|letter| write_letter(&letter.into(), TO, Locale::De, &site(true)).text);

    assert!(visitor.contains("Link zur Teilnahme: neu\n") && visitor.contains(&format!("Online teilnehmen:\n{link}")), "{visitor}");
    assert!(exhibitor.contains("Link zur Teilnahme: neu\n") && !exhibitor.contains(link), "{exhibitor}");
}

#[test]
fn a_renamed_event_is_called_by_both_names() {
    let now = event("Quartiere Europas");
    let before = EventFacts { name: "MIPIM 2027".to_owned(), ..now.clone() };
    let organisation = || "Stadt Essen".to_owned();
    let staff = EventChangeLetter::StaffEventChanged {
        event: now.clone(),
        before: before.clone(),
        organisation: organisation(),
        ticket_code: TOKEN.to_owned(),
        calendar: days("MIPIM 2027", false),
    };
    let waits = EventChangeLetter::ExhibitorEventChanged {
        event: now,
        before,
        organisation: organisation(),
        waiting: true,
        without_mailbox: vec!["Emil".to_owned(), "Ida".to_owned()],
    };

    let staff = write_letter(&staff.into(), TO, Locale::De, &site(true));
    let waits = write_letter(&waits.into(), TO, Locale::En, &site(true));

    assert_eq!(
        (staff.subject.as_str(), waits.subject.as_str()),
        ("MIPIM 2027 heißt jetzt Quartiere Europas", "MIPIM 2027 is now called Quartiere Europas")
    );
    assert!(staff.text.contains("bei MIPIM 2027 hat sich etwas geändert. Ihr Code für den Einlass gilt weiter.\n\nVeranstaltung: Quartiere Europas (bisher: MIPIM 2027)\n\n"), "{}", staff.text);
    assert_eq!(calendars(&staff).len(), 1);
    assert!(
        waits
            .text
            .contains("The application of Stadt Essen stays on the waiting list.\n\nEvent: Quartiere Europas (before: MIPIM 2027)\n\n"),
        "{}",
        waits.text
    );
    assert!(waits.text.contains("Please also tell those whom we cannot reach ourselves: Emil, Ida"), "{}", waits.text);
}

#[test]
fn summer_time_and_the_contact_are_no_news() {
    let now = event("MIPIM 2027");
    let winter = EventFacts { contact_name: "Nina".to_owned(), ..a_week_earlier(now.clone()) };
    let summer =
        EventFacts { starts_on: "2027-06-09".parse().expect("a date"), ends_on: "2027-06-12".parse().expect("a date"), ..now.clone() };
    let toronto = EventFacts { time_zone: "America/Toronto".to_owned(), ..now.clone() };
    let what = |before, now| crate::event_changes(Locale::En, before, now).into_iter().map(|change| change.what).collect::<Vec<_>>();

    assert_eq!(what(&winter, &summer), ["Days"]);
    assert_eq!(what(&now, &toronto), ["Open"]);
    assert!(winter.leads_to_the_same(&a_week_earlier(now)));
}
