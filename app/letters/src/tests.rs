//! Every letter, in both languages.

use domain::{
    account::AccountLetter,
    booth_staff::BoothStaffLetter,
    event::EventFacts,
    lead::LeadLetter,
    locale::{Locale, Text},
    mail::Letter,
    masterclass::SeatLetter,
    notice::{HappenedPart, NoticeKind, NoticeLetter, NoticeOfEvent},
    process::letter::{AnyLetter, AnyLetterKind},
    registration::RegistrationLetter,
};

use crate::{preview, write_letter};

mod changes;
pub(crate) mod samples;

use samples::{TOKEN, days, event, letters, session, site};

/// Nobody by name.
const TO: (&str, &str) = ("", "vera@visitor.example");
const NASTY: &str = "<script>alert(\"1\")</script> & 'Söhne'";

#[test]
fn the_tests_read_every_kind() {
    let mut read: Vec<_> = letters("x").iter().map(|letter| letter.kind().to_string()).collect();
    let mut all: Vec<_> = AnyLetterKind::all().map(|kind| kind.to_string()).collect();
    read.sort();
    read.dedup();
    all.sort();

    assert_eq!(read, all);
}

#[test]
fn every_letter_reads_in_both_languages() {
    for letter in letters("MIPIM 2027") {
        for locale in Locale::ALL {
            let written = write_letter(&letter, ("Vera Visit", "vera@visitor.example"), locale, &site(true));
            let about = format!("{} {locale}\n{}", letter.kind(), written.html);

            assert!(!written.subject.is_empty() && written.subject.chars().count() <= 78, "{about}");
            assert!(written.text.contains("Vera Visit,") && written.text.contains("Agentur & Söhne, Weg 1"), "{}", written.text);
            assert!(written.html.contains("Vera Visit,") && written.html.trim_end().ends_with("</html>"), "{about}");
            for part in [&written.subject, &written.text, &written.html] {
                assert!(!part.contains("{{") && !part.contains("{%") && !part.contains("<mj-"), "{about}");
            }
            assert_eq!(written.html.matches("<table").count(), written.html.matches("</table>").count(), "{about}");
            assert!(!written.html.contains("fonts.googleapis"), "nothing is fetched from elsewhere: {about}");
            assert_eq!(letter.secret().is_some(), written.text.contains(TOKEN), "{}", written.text);
        }
    }
}

#[test]
fn what_people_type_stays_text() {
    for letter in letters(NASTY) {
        for locale in Locale::ALL {
            let written = write_letter(&letter, (NASTY, "vera@visitor.example"), locale, &site(true));

            assert!(!written.html.contains("<script"), "{}\n{}", letter.kind(), written.html);
            assert!(written.html.contains("script&#62;") || written.html.contains("script&gt;"), "{}\n{}", letter.kind(), written.html);
            assert!(written.text.contains(NASTY), "{}", written.text);
        }
    }
}

#[test]
fn what_people_type_cannot_break_the_layout() {
    for typed in [
        "</mj-text></mj-column>",
        "]]>",
        "<!--",
        "-->",
        "&notanentity; &#0;",
        "{{ 1 }}",
        "\u{202e}rtl",
        "👩‍🚀",
        "a\r\nBcc: x@evil.example",
        &"x".repeat(4000),
    ] {
        for letter in letters(typed) {
            let written = write_letter(&letter, (typed, "vera@visitor.example"), Locale::De, &site(true));

            assert!(written.html.trim_end().ends_with("</html>"), "{typed:.40} in {}", letter.kind());
            assert!(!written.subject.contains(['\r', '\n']) && written.subject.chars().count() <= 78, "{typed:.40}");
        }
    }
}

#[test]
fn a_ticket_brings_its_code_and_its_days() {
    let letter =
        RegistrationLetter::Ticket { event: event("MIPIM 2027"), ticket_code: TOKEN.to_owned(), calendar: days("MIPIM 2027", false) }
            .into();

    let written = write_letter(&letter, TO, Locale::En, &site(true));

    let [picture, calendar] = &written.attachments[..] else { panic!("a picture and a calendar") };
    assert_eq!((picture.content_type, picture.content_id.as_deref()), ("image/png", Some("ticket@stand.example")));
    assert!(picture.content.starts_with(b"\x89PNG"));
    let days = String::from_utf8(calendar.content.clone()).expect("text");
    assert_eq!(days.matches("BEGIN:VEVENT").count(), 2);
    assert!(!days.contains(TOKEN), "the code stays out of calendars: {days}");
}

#[test]
fn a_ticket_for_what_is_online_brings_the_link_instead_of_a_code() {
    let link = "https://meet.example/raum";
    let bare = EventFacts { venue: String::new(), hall: String::new(), booth_number: String::new(), ..event("Webinar") };
    let fair = EventFacts { city: "Online".to_owned(), online_link: link.to_owned(), ..bare };
    let ticket = RegistrationLetter::Ticket { event: fair.clone(), ticket_code: TOKEN.to_owned(), calendar: vec![] };
    let confirm = RegistrationLetter::ConfirmRegistration { event: fair, token: TOKEN.to_owned() };

    let ticket = write_letter(&ticket.into(), TO, Locale::De, &site(true));
    let confirm = write_letter(&confirm.into(), TO, Locale::De, &site(true));

    assert!(ticket.text.contains(&format!("Online teilnehmen:\n{link}")) && ticket.text.contains("Ort: Online\n"), "{}", ticket.text);
    assert!(ticket.attachments.is_empty() && !ticket.text.contains("Einlass"), "{}", ticket.text);
    assert!(!confirm.text.contains(link) && !confirm.html.contains(link), "whoever has not confirmed may be somebody else");
}

#[test]
fn booth_staff_and_visitors_get_their_badge_on_paper_by_the_same_link() {
    let (event, ticket_code) = (event("MIPIM 2027"), TOKEN.to_owned());
    let staff = BoothStaffLetter::StaffBadge {
        event: event.clone(),
        organisation: "Stadt Essen".to_owned(),
        ticket_code: ticket_code.clone(),
        calendar: vec![],
    };

    for letter in [AnyLetter::from(staff), RegistrationLetter::Ticket { event, ticket_code, calendar: vec![] }.into()] {
        let written = write_letter(&letter, TO, Locale::De, &site(true));

        assert!(written.text.contains(&format!("/tickets/{TOKEN}.pdf?lang=de")), "{}", written.text);
    }
}

#[test]
fn a_preview_hides_every_code_and_link_that_is_the_readers_alone() {
    for letter in letters("MIPIM 2027") {
        let in_clear = write_letter(&letter, TO, Locale::De, &site(true));
        let hidden = preview(&letter, TO, Locale::De, &site(true));
        let only_way = preview(&letter, TO, Locale::De, &site(false));

        let about = letter.kind();
        let said = hidden.attachments.iter().map(|file| String::from_utf8_lossy(&file.content).into_owned());
        assert!(said.chain([hidden.text, hidden.html]).all(|part| !part.contains(TOKEN)), "{about}");
        for (shown, original) in hidden.attachments.iter().zip(&in_clear.attachments).filter(|(shown, _)| shown.content_id.is_some()) {
            assert_ne!(shown.content, original.content, "the picture of {about} holds no code either");
        }
        assert_eq!(letter.secret().is_some(), in_clear.text.contains(TOKEN), "{about}");
        assert_eq!(letter.secret().is_some(), only_way.text.contains(TOKEN) && only_way.html.contains(TOKEN), "{about}");
    }
}

#[test]
fn a_preview_needs_no_other_file() {
    let letter =
        RegistrationLetter::Ticket { event: event("MIPIM 2027"), ticket_code: TOKEN.to_owned(), calendar: days("MIPIM 2027", false) }
            .into();

    let shown = preview(&letter, TO, Locale::De, &site(true));

    assert!(shown.html.contains("src=\"data:image/png;base64,iVBOR") && !shown.html.contains("cid:"), "{}", shown.html);
}

#[test]
fn a_link_to_sign_in_reads_like_this() {
    let written = write_letter(
        &AccountLetter::SignIn { token: TOKEN.to_owned() }.into(),
        ("Vera Visit", "vera@visitor.example"),
        Locale::De,
        &site(true),
    );

    assert_eq!(written.subject, "Ihr Link zum Einloggen");
    assert_eq!(
        written.text,
        "Einloggen\n\n\
         Guten Tag Vera Visit,\n\n\
         mit diesem Link loggen Sie sich ein. Er gilt zehn Minuten ab dem Versand dieser E-Mail und genau einmal.\n\n\
         Einloggen:\nhttps://stand.example/de/sign-in/ABCDEFGHIJKLMNOPQRSTUVWXYZ\n\n\
         Sie möchten sich auf einem anderen Gerät einloggen? Geben Sie dort, wo Sie den Link angefordert haben, stattdessen diesen \
         Code ein:\n\n\
         Code: 1427 2397\n\n\
         Nennen Sie den Code niemandem. Wir fragen nie danach, auch nicht am Telefon.\n\n\
         Sie haben nichts angefordert? Dann brauchen Sie nichts zu tun: Ohne diese E-Mail kommt niemand hinein.\n\n\
         Freundliche Grüße\nAgentur & Söhne\n\n\
         -- \n\n\
         Sie erhalten diese E-Mail, weil jemand mit Ihrer Adresse einen Link zum Einloggen angefordert hat.\n\n\
         Agentur & Söhne, Weg 1\npost@agency.example\n\n\
         Impressum: https://stand.example/de/imprint\nDatenschutz: https://stand.example/de/privacy\n"
    );
}

#[test]
fn an_offer_reads_like_this() {
    let offer = letters("MIPIM 2027").into_iter().find(|letter| letter.kind().to_string() == "unit_offered").expect("an offer");

    let written = write_letter(&offer, TO, Locale::En, &site(true));

    assert_eq!(written.subject, "Your unit A1: an offer for MIPIM 2027");
    assert_eq!(
        written.text,
        "We offer you a unit\n\n\
         Hello,\n\n\
         Good news: a unit on the joint booth at MIPIM 2027 is reserved for MIPIM 2027.\n\n\
         Unit: A1 (pod)\nArea: 4.5 m²\nPrice: €4,800, plus VAT\nPasses: 3\nIncluded: MIPIM 2027\nEvent: MIPIM 2027\nDays: 9–12 March 2027\n\n\
         Please answer by 15 January 2027, 18:00 (CET). After that the unit becomes free again by itself.\n\n\
         View the offer and answer:\nhttps://stand.example/en/offers/ABCDEFGHIJKLMNOPQRSTUVWXYZ\n\n\
         Any questions? We are glad to help: Olga Organisiert, olga@agency.example\n\n\
         Kind regards\nAgentur & Söhne\n\n\
         -- \n\n\
         You get this e-mail because your address is named in an application for the joint booth.\n\n\
         Agentur & Söhne, Weg 1\npost@agency.example\n\n\
         Imprint: https://stand.example/en/imprint\nPrivacy: https://stand.example/en/privacy\n"
    );
}

#[test]
fn a_cancelled_registration_is_the_visitors_and_not_the_events() {
    let written = write_letter(
        &RegistrationLetter::RegistrationCancelled { event: event("COLLISION 2027"), calendar: vec![], by_organisers: false }.into(),
        TO,
        Locale::De,
        &site(true),
    );

    assert_eq!(written.subject, "Registrierung storniert: COLLISION 2027");
    assert!(written.text.contains("Sie haben Ihre Registrierung für COLLISION 2027 storniert."), "{}", written.text);

    let letter = RegistrationLetter::RegistrationCancelled { event: event("COLLISION 2027"), calendar: vec![], by_organisers: true };
    let by_others = write_letter(&letter.into(), ("Vera Visit", "vera@visitor.example"), Locale::De, &site(true));

    assert_eq!(by_others.subject, "Registrierung storniert: COLLISION 2027 (Vera Visit)");
    assert!(by_others.text.contains("die Organisation hat Ihre Registrierung für COLLISION 2027 storniert."), "{}", by_others.text);
}

#[test]
fn whoever_is_asked_about_a_contact_confirms_or_refuses() {
    let letter = |confirmed| LeadLetter::LeadReceipt {
        event: event("MIPIM 2027"),
        exhibitor: "Ruhr KI".to_owned(),
        legal_name: "Ruhr KI GmbH".to_owned(),
        fields: vec![],
        newsletter: false,
        token: TOKEN.to_owned(),
        confirmed,
    };

    let asked = write_letter(&letter(false).into(), TO, Locale::En, &site(true));
    let confirmed = write_letter(&letter(true).into(), TO, Locale::En, &site(true));

    assert_eq!(asked.subject, "Please confirm: your contact details for Ruhr KI");
    assert!(asked.text.contains("Ruhr KI noted") && asked.text.contains("Confirm or delete"), "{}", asked.text);
    assert_eq!(confirmed.subject, "Your contact details for Ruhr KI");
}

#[test]
fn a_session_says_once_when_it_is() {
    let seat = SeatLetter::SeatBooked {
        event: event("MIPIM 2027"),
        session: session("Quartiere"),
        ticket_code: TOKEN.to_owned(),
        calendar: vec![],
    }
    .into();

    let written = write_letter(&seat, TO, Locale::De, &site(true));

    assert!(written.text.contains("Wann: 9. März 2027, 10:30–11:15\u{a0}Uhr (MEZ)\nBühne: Hauptbühne\n"), "{}", written.text);
}

#[test]
fn an_answer_reaches_the_events_contact_or_the_agency() {
    let to = |letter: AnyLetter| write_letter(&letter, TO, Locale::De, &site(true)).reply_to;
    let (mut fair, token) = (event("MIPIM 2027"), TOKEN.to_owned());

    let contact = to(RegistrationLetter::ConfirmRegistration { event: fair.clone(), token: token.clone() }.into());
    fair.contact_email = String::new();
    let without = to(RegistrationLetter::ConfirmRegistration { event: fair, token: token.clone() }.into());
    let no_event = to(AccountLetter::SignIn { token }.into());

    let who = |name: &str, email: &str| Some((name.to_owned(), email.to_owned()));
    assert_eq!(contact, who("Olga Organisiert", "olga@agency.example"));
    assert_eq!([without, no_event], [who("Agentur & Söhne", "post@agency.example"), who("Agentur & Söhne", "post@agency.example")]);
}

#[test]
fn what_happened_several_times_stands_in_the_daily_letter_once() {
    let given_up = HappenedPart {
        kind: NoticeKind::RoundtableGivenUp,
        subject: "0190e6a0-0000-7000-8000-000000000001".parse().expect("a UUID"),
        name: Text::new("H2 am Ohio", "H2 am Ohio"),
    };
    let exhausted = HappenedPart { kind: NoticeKind::RoundtableWaveExhausted, ..given_up.clone() };
    let happened = vec![given_up.clone(), exhausted, given_up];
    let day = chrono::NaiveDate::from_ymd_opt(2027, 1, 15).expect("a date");
    let letter = NoticeLetter::OrganiserDigest { day, events: vec![NoticeOfEvent { event: None, happened, to_decide: 0 }] }.into();

    let written = write_letter(&letter, TO, Locale::De, &site(true));

    let lines: Vec<_> = written.text.lines().filter(|line| line.contains("H2 am Ohio")).collect();
    assert_eq!(lines, ["Zusage zum Roundtable zurückgezogen: H2 am Ohio (2)", "Roundtable-Welle ausgeschöpft, Plätze frei: H2 am Ohio"]);
    assert!(written.text.contains("/de/organise/roundtables"), "{}", written.text);
}
