//! Codes as hand scanners type them on keyboards of other layouts, wherever a code is taken. Which sign arrives for which key
//! is written down from xkb-data 2.35; a scanner types as a US keyboard.

use domain::{
    badge::{self, BadgeFilter},
    check_in::{self, ScanBadge, ScanOutcome},
    ids::ScanId,
    lead,
    registration::{self, VisitorFilter},
};

use crate::guests::{self, Fair, fair, visitor};
use crate::stand::{Stand, both};

/// What arrives of a code: each sign that has moved, and what stands there instead.
fn arrived(code: &str, moved: &[(char, char)]) -> String {
    code.chars().map(|sign| moved.iter().find(|(from, _)| *from == sign).map_or(sign, |(_, to)| *to)).collect()
}

/// A German keyboard, and a French one with its digits above Shift.
const GERMAN: &[(char, char)] = &[('Y', 'Z'), ('Z', 'Y')];
const FRENCH: &[(char, char)] =
    &[('A', 'Q'), ('Q', 'A'), ('W', 'Z'), ('Z', 'W'), ('M', '?'), ('2', 'é'), ('3', '"'), ('4', '\''), ('5', '('), ('6', '-'), ('7', 'è')];

/// How one code may arrive: bare, and as the link on a badge.
fn ways(code: &str) -> Vec<String> {
    vec![
        format!("httpsÖ--stand.example-B-{}", arrived(code, GERMAN)),
        format!("httpsM!!stqnd:exq;ple!B!{}", arrived(code, FRENCH)),
        arrived(code, GERMAN),
        arrived(code, FRENCH),
        format!("]Q1{code}\r\n"),
        format!("\u{feff}{}\t", code.to_lowercase()),
        format!("{}\n{code}", arrived(code, GERMAN)),
    ]
}

async fn outcome(stand: &Stand, fair: &Fair, door: &str, code: String) -> ScanOutcome {
    let command = ScanBadge { scan: ScanId::new().to_string(), door: door.to_owned(), code };
    check_in::scan(&stand.db, &fair.staff, fair.event, &command).await.expect("the door answers").outcome
}

both! {
    async fn both_codes_open_every_door_however_they_arrive(stand: Stand) {
        let fair = fair(&stand).await;
        let talk = guests::session(&stand, fair.event).await.to_string();

        for number in 0..4 {
            let visitor = visitor(&stand, fair.event, &format!("Mara {number}")).await;
            for code in [&visitor.badge.ticket_code, &visitor.badge.badge_code] {
                for way in ways(code.as_str()) {
                    assert!(matches!(outcome(&stand, &fair, "", way.clone()).await, ScanOutcome::Welcome | ScanOutcome::AlreadyIn), "{way}");
                    assert_eq!(outcome(&stand, &fair, &talk, way.clone()).await, ScanOutcome::NoSeat, "{way}");
                }
            }
        }
    }

    async fn a_code_that_is_scanned_into_a_search_finds_its_own_badge(stand: Stand) {
        let (fair, organiser) = (fair(&stand).await, stand.organiser().await);
        visitor(&stand, fair.event, "Anna Andere").await;
        let mara = visitor(&stand, fair.event, "Mara Königshofen").await;

        for way in [mara.badge.ticket_code.as_str(), mara.badge.badge_code.as_str()].into_iter().flat_map(ways) {
            let people = check_in::people(&stand.db, &fair.staff, fair.event, "", &way).await.expect("found");
            let badges = badge::badges(&stand.db, &organiser, fair.event, &BadgeFilter { search: way.clone(), ..BadgeFilter::default() }).await.expect("listed");
            let visitors = registration::visitors(&stand.db, &organiser, fair.event, &VisitorFilter { search: way.clone(), ..VisitorFilter::default() }).await.expect("listed");

            assert_eq!(people.people.iter().map(|found| found.person.name.as_str()).collect::<Vec<_>>(), ["Mara Königshofen"], "{way}");
            assert_eq!(badges.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Mara Königshofen"], "{way}");
            assert_eq!(visitors.rows.iter().map(|row| row.details.name.as_str()).collect::<Vec<_>>(), ["Mara Königshofen"], "{way}");
        }
        assert_eq!(check_in::people(&stand.db, &fair.staff, fair.event, "", "könig").await.expect("found").people.len(), 1, "words are words");
    }

    async fn an_exhibitor_scans_badges_on_any_keyboard_and_no_tickets(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;

        for way in ways(visitor.badge.badge_code.as_str()) {
            let asked = lead::begin_exchange(&stand.db, &exhibitor.person, exhibitor.application, &way).await.expect("asked");
            assert_eq!(asked.visitor, "Mara Königshofen", "{way}");
        }
        for way in ways(visitor.badge.ticket_code.as_str()) {
            let asked = lead::begin_exchange(&stand.db, &exhibitor.person, exhibitor.application, &way).await;
            assert!(matches!(asked, Err(lead::Error::UnknownBadge)), "{way}");
        }
    }
}
