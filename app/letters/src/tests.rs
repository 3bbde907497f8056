//! Every letter, in both languages.

use chrono::NaiveDate;
use domain::{
    account::{AccountLetter, RoleKind},
    admission::AdmissionLetter,
    application::ApplicationLetter,
    booth::{UnitFacts, UnitKind},
    booth_staff::BoothStaffLetter,
    event::EventFacts,
    files::Files,
    lead::LeadLetter,
    locale::{Locale, Text},
    mail::Letter,
    masterclass::{SeatLetter, SessionFacts},
    placement::PlacementLetter,
    process::letter::{AnyLetter, AnyLetterKind},
    registration::RegistrationLetter,
};
use site::{Agency, Site};

use crate::{preview, write};

const TOKEN: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const NASTY: &str = "<script>alert(\"1\")</script> & 'Söhne'";

fn site(mail_is_sent: bool) -> Site {
    let agency = Agency {
        name: "Agentur & Söhne".to_owned(),
        street: "Weg 1".to_owned(),
        email: "post@agency.example".to_owned(),
        ..Agency::default()
    };
    Site { public_url: "https://stand.example".to_owned(), stylesheet: "", mail_is_sent, agency, files: Files::in_memory() }
}

fn event(name: &str) -> EventFacts {
    EventFacts {
        slug: "mipim-2027".to_owned(),
        name: name.to_owned(),
        city: "Cannes".to_owned(),
        venue: "Palais des Festivals".to_owned(),
        hall: "7".to_owned(),
        booth_number: "R7.C10".to_owned(),
        time_zone: "Europe/Paris".to_owned(),
        starts_on: NaiveDate::from_ymd_opt(2027, 3, 9).expect("a date"),
        ends_on: NaiveDate::from_ymd_opt(2027, 3, 12).expect("a date"),
        opens_minute: 9 * 60,
        closes_minute: 18 * 60,
        contact_name: "Olga Organisiert".to_owned(),
        contact_email: "olga@agency.example".to_owned(),
    }
}

fn session(title: &str) -> SessionFacts {
    SessionFacts {
        id: "0190e6a0-0000-7000-8000-000000000001".to_owned(),
        title: Text::new(title, title),
        stage: Text::new("Hauptbühne", "Main stage"),
        starts_at: "2027-03-09T09:30:00Z".parse().expect("a test literal"),
        ends_at: "2027-03-09T10:15:00Z".parse().expect("a test literal"),
        revision: 3,
    }
}

/// Each variant once; whatever people type is `typed`.
fn letters(typed: &str) -> Vec<AnyLetter> {
    let event = || event(typed);
    let session = || session(typed);
    let (text, code, organisation) = (|| typed.to_owned(), || TOKEN.to_owned(), typed.to_owned());
    let unit = || UnitFacts {
        code: "A1".to_owned(),
        kind: UnitKind::Pod,
        area_dm2: 450,
        price_cents: 480_000,
        pass_quota: 3,
        included: Text::new(typed, typed),
    };
    let expires_at = "2027-01-15T17:00:00Z".parse().expect("a test literal");
    vec![
        AccountLetter::SignIn { token: code() }.into(),
        AccountLetter::Invitation { token: code(), role: RoleKind::Staff, scope: text(), invited_by: text() }.into(),
        ApplicationLetter::ApplicationDraft { event: event(), token: code() }.into(),
        ApplicationLetter::ApplicationSubmitted { event: event(), organisation: text(), token: code() }.into(),
        AdmissionLetter::InformationNeeded { event: event(), organisation: text(), question: text(), token: code() }.into(),
        PlacementLetter::UnitOffered { event: event(), organisation: text(), unit: unit(), expires_at, token: code() }.into(),
        PlacementLetter::UnitConfirmed { event: event(), organisation: text(), unit: unit() }.into(),
        PlacementLetter::OfferDeclined { event: event(), organisation: text(), unit: unit() }.into(),
        PlacementLetter::OfferExpired { event: event(), organisation: text(), unit: unit() }.into(),
        PlacementLetter::OfferWithdrawn { event: event(), organisation: text(), unit: unit() }.into(),
        AdmissionLetter::OnWaitingList { event: event(), organisation: text() }.into(),
        ApplicationLetter::ApplicationRejected { event: event(), organisation: text(), reason: text() }.into(),
        ApplicationLetter::ApplicationWithdrawn { event: event(), organisation: text() }.into(),
        ApplicationLetter::ApplicationCancelled { event: event(), organisation: text(), reason: text() }.into(),
        BoothStaffLetter::StaffBadge { event: event(), organisation: text(), ticket_code: code() }.into(),
        BoothStaffLetter::StaffRemoved { event: event(), organisation }.into(),
        RegistrationLetter::ConfirmRegistration { event: event(), token: code() }.into(),
        RegistrationLetter::Ticket { event: event(), ticket_code: code() }.into(),
        RegistrationLetter::RegistrationCancelled { event: event() }.into(),
        RegistrationLetter::RegistrationErased { event: event() }.into(),
        SeatLetter::SeatBooked { event: event(), session: session(), ticket_code: code() }.into(),
        SeatLetter::SeatWaiting { event: event(), session: session(), ticket_code: code() }.into(),
        SeatLetter::SeatPromoted { event: event(), session: session(), ticket_code: code() }.into(),
        SeatLetter::SeatReleased { event: event(), session: session(), ticket_code: code() }.into(),
        SeatLetter::SessionChanged { event: event(), session: session(), ticket_code: code() }.into(),
        SeatLetter::SessionCancelled { event: event(), session: session(), ticket_code: code() }.into(),
        LeadLetter::LeadReceipt {
            event: event(),
            exhibitor: text(),
            legal_name: text(),
            fields: vec![Text::new(typed, typed)],
            newsletter: true,
            token: code(),
        }
        .into(),
        LeadLetter::LeadWithdrawn { event: event(), exhibitor: text() }.into(),
    ]
}

#[test]
fn the_tests_read_every_kind() {
    let mut read: Vec<_> = letters("x").iter().map(|letter| letter.kind().to_string()).collect();
    let mut all: Vec<_> = AnyLetterKind::all().map(|kind| kind.to_string()).collect();
    read.sort();
    all.sort();

    assert_eq!(read, all);
}

#[test]
fn every_letter_reads_in_both_languages() {
    for letter in letters("MIPIM 2027") {
        for locale in Locale::ALL {
            let written = write(&letter, "Vera Visit", locale, &site(true));
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
            let written = write(&letter, NASTY, locale, &site(true));

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
            let written = write(&letter, typed, Locale::De, &site(true));

            assert!(written.html.trim_end().ends_with("</html>"), "{typed:.40} in {}", letter.kind());
            assert!(!written.subject.contains(['\r', '\n']) && written.subject.chars().count() <= 78, "{typed:.40}");
        }
    }
}

#[test]
fn a_ticket_brings_its_code_and_its_days() {
    let letter = RegistrationLetter::Ticket { event: event("MIPIM 2027"), ticket_code: TOKEN.to_owned() }.into();

    let written = write(&letter, "", Locale::En, &site(true));

    let [picture, calendar] = &written.attachments[..] else { panic!("a picture and a calendar") };
    assert_eq!((picture.content_type, picture.content_id.as_deref()), ("image/png", Some("ticket")));
    assert!(picture.content.starts_with(b"\x89PNG"));
    let days = String::from_utf8(calendar.content.clone()).expect("text");
    assert_eq!(days.matches("BEGIN:VEVENT").count(), 4);
    assert!(days.contains("DTSTART:20270309T080000Z") && days.contains("DTEND:20270312T170000Z"), "{days}");
    assert!(!days.contains(TOKEN), "the code stays out of calendars: {days}");
}

#[test]
fn booth_staff_and_visitors_get_their_badge_on_paper_by_the_same_link() {
    let (event, ticket_code) = (event("MIPIM 2027"), TOKEN.to_owned());
    let staff =
        BoothStaffLetter::StaffBadge { event: event.clone(), organisation: "Stadt Essen".to_owned(), ticket_code: ticket_code.clone() };

    for letter in [AnyLetter::from(staff), RegistrationLetter::Ticket { event, ticket_code }.into()] {
        let written = write(&letter, "", Locale::De, &site(true));

        assert!(written.text.contains(&format!("/tickets/{TOKEN}.pdf?lang=de")), "{}", written.text);
    }
}

#[test]
fn a_cancelled_session_leaves_the_calendar() {
    let about = |letter: SeatLetter| {
        let written = write(&letter.into(), "", Locale::De, &site(true));
        String::from_utf8(written.attachments[0].content.clone()).expect("text")
    };
    let (event, session, ticket_code) = (event("MIPIM"), session("Quartiere, die bleiben; ein Gespräch"), TOKEN.to_owned());

    let booked = about(SeatLetter::SeatBooked { event: event.clone(), session: session.clone(), ticket_code: ticket_code.clone() });
    let cancelled = about(SeatLetter::SessionCancelled { event, session, ticket_code });

    let uid = "UID:0190e6a0-0000-7000-8000-000000000001@stand.example";
    assert!(booked.contains(uid) && booked.contains("METHOD:PUBLISH") && booked.contains("SEQUENCE:3"), "{booked}");
    assert!(booked.contains("SUMMARY:Quartiere\\, die bleiben\\; ein Gespräch"), "{booked}");
    assert!(cancelled.contains(uid) && cancelled.contains("METHOD:CANCEL") && cancelled.contains("STATUS:CANCELLED"), "{cancelled}");
}

#[test]
fn a_preview_hides_every_code_and_link_that_is_the_readers_alone() {
    for letter in letters("MIPIM 2027") {
        let in_clear = write(&letter, "", Locale::De, &site(true));
        let hidden = preview(&letter, "", Locale::De, &site(true));
        let only_way = preview(&letter, "", Locale::De, &site(false));

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
    let letter = RegistrationLetter::Ticket { event: event("MIPIM 2027"), ticket_code: TOKEN.to_owned() }.into();

    let shown = preview(&letter, "", Locale::De, &site(true));

    assert!(shown.html.contains("src=\"data:image/png;base64,iVBOR") && !shown.html.contains("cid:"), "{}", shown.html);
}

#[test]
fn a_link_to_sign_in_reads_like_this() {
    let written = write(&AccountLetter::SignIn { token: TOKEN.to_owned() }.into(), "Vera Visit", Locale::De, &site(true));

    assert_eq!(written.subject, "Ihr Link zum Anmelden");
    assert_eq!(
        written.text,
        "Anmelden\n\n\
         Guten Tag Vera Visit,\n\n\
         mit diesem Link melden Sie sich an. Er gilt zehn Minuten und genau einmal.\n\n\
         Anmelden:\nhttps://stand.example/de/sign-in/ABCDEFGHIJKLMNOPQRSTUVWXYZ\n\n\
         Sie haben keinen Link angefordert? Dann brauchen Sie nichts zu tun: Ohne diesen Link kommt niemand hinein.\n\n\
         Freundliche Grüße\nAgentur & Söhne\n\n\
         -- \n\n\
         Sie erhalten diese E-Mail, weil jemand mit Ihrer Adresse einen Link zum Anmelden angefordert hat.\n\n\
         Agentur & Söhne, Weg 1\npost@agency.example\n\n\
         Impressum: https://stand.example/de/imprint\nDatenschutz: https://stand.example/de/privacy\n"
    );
}

#[test]
fn an_offer_reads_like_this() {
    let offer = letters("MIPIM 2027").into_iter().find(|letter| letter.kind().to_string() == "unit_offered").expect("an offer");

    let written = write(&offer, "", Locale::En, &site(true));

    assert_eq!(written.subject, "Your place A1: an offer for MIPIM 2027");
    assert_eq!(
        written.text,
        "We offer you a place\n\n\
         Hello,\n\n\
         Good news: a place on the joint booth at MIPIM 2027 is reserved for MIPIM 2027.\n\n\
         Place: A1 (pod)\nArea: 4.5 m²\nPrice: €4,800, plus VAT\nPasses: 3\nIncluded: MIPIM 2027\nEvent: MIPIM 2027\nDays: 9–12 March 2027\n\n\
         Please answer by 15 January 2027, 18:00 (CET). After that the place becomes free again by itself.\n\n\
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
    let written = write(&RegistrationLetter::RegistrationCancelled { event: event("COLLISION 2027") }.into(), "", Locale::De, &site(true));

    assert_eq!(written.subject, "Registrierung storniert: COLLISION 2027");
    assert!(written.text.contains("Sie haben Ihre Registrierung für COLLISION 2027 storniert."), "{}", written.text);
}

#[test]
fn a_session_says_once_when_it_is() {
    let seat = SeatLetter::SeatBooked { event: event("MIPIM 2027"), session: session("Quartiere"), ticket_code: TOKEN.to_owned() }.into();

    let written = write(&seat, "", Locale::De, &site(true));

    assert!(written.text.contains("Wann: 9. März 2027, 10:30–11:15\u{a0}Uhr (MEZ)\nBühne: Hauptbühne\n"), "{}", written.text);
}
