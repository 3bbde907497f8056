//! The days of an event for a visitor's calendar. The ids are those of the file in the ticket's letter, so that whoever
//! takes both has each day once; times are UTC, which every calendar shows rightly across daylight-saving changes.

use domain::{clock, code, event::EventView, locale::Locale, registration::RegistrationState};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};

use crate::{paths, words::event::place};

/// No event lasts longer; a mistyped year must not make thousands of entries.
const LONGEST: usize = 31;

/// One entry for each day; cancelled ones where the registration is. `site` is the address of this site.
pub fn ticket(l: Locale, event: &EventView, ticket_code: &str, state: RegistrationState, site: &str) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0")).append_property(("PRODID", "-//Standwerk//DE")).append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    let id = &code::hash(ticket_code)[..32];
    let status = if state == RegistrationState::Cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed };
    for day in event.starts_on.iter_days().take_while(|day| *day <= event.ends_on).take(LONGEST) {
        let mut entry = Event::new();
        entry
            .uid(&format!("ticket-{id}-{day}@{}", host(site)))
            .timestamp(clock::now())
            .sequence(u32::try_from(event.revision).unwrap_or(0))
            .status(status)
            .summary(&event.name)
            .location(&place(l, event))
            .url(&format!("{site}{}", paths::event(l, &event.slug)))
            .starts(clock::at_minute(event.zone, day, event.opens_minute))
            .ends(clock::at_minute(event.zone, day, event.closes_minute));
        calendar.push(entry.done());
    }
    calendar.to_string()
}

fn host(site: &str) -> String {
    url::Url::parse(site).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_else(|| "standwerk".to_owned())
}

#[cfg(test)]
mod tests {
    use domain::{
        event::{BoothRole, EventKind, EventState},
        ids::EventId,
        locale::Text,
    };

    use super::*;

    /// Two days, with the change of the clocks between them.
    fn fair() -> EventView {
        let none = String::new;
        EventView {
            id: EventId::new(),
            slug: "fair".to_owned(),
            name: "Eine Messe, deren Name so lang ist, dass ihn kein Kalender in eine einzige Zeile schreiben darf".to_owned(),
            kind: EventKind::TradeFair,
            theme: Text::default(),
            city: "Cannes".to_owned(),
            country: "FR".to_owned(),
            venue: "Palais; Nord".to_owned(),
            zone: clock::zone("Europe/Paris"),
            starts_on: "2027-03-27".parse().expect("a date"),
            ends_on: "2027-03-28".parse().expect("a date"),
            opens_minute: 540,
            closes_minute: 1080,
            languages: vec![],
            bridge: none(),
            hall: none(),
            booth_number: none(),
            booth_role: BoothRole::Host,
            hosted_by: none(),
            brand: none(),
            description: Text::default(),
            picture: None,
            picture_alt: Text::default(),
            accent: none(),
            applications_open_at: None,
            applications_close_at: None,
            passes_close_at: None,
            terms_version: none(),
            contact_name: none(),
            contact_email: none(),
            state: EventState::Published,
            revision: 7,
            updated_at: clock::now(),
        }
    }

    #[test]
    fn nine_o_clock_stays_nine_o_clock_when_the_clocks_change() {
        let text = ticket(Locale::De, &fair(), "CODE", RegistrationState::Confirmed, "https://stand.example");

        for line in ["DTSTART:20270327T080000Z", "DTEND:20270327T170000Z", "DTSTART:20270328T070000Z", "DTEND:20270328T160000Z"] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} in {text}");
        }
    }

    #[test]
    fn lines_are_folded_and_ids_stay_the_same() {
        let once = ticket(Locale::De, &fair(), "CODE", RegistrationState::Confirmed, "https://stand.example");
        let again = ticket(Locale::En, &fair(), "CODE", RegistrationState::Cancelled, "https://stand.example");
        let ids = |text: &str| text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>();

        assert!(once.split("\r\n").all(|line| line.len() <= 75), "{once}");
        assert!(!once.replace("\r\n", "").contains('\n'));
        assert_eq!(ids(&once).len(), 2);
        assert_eq!(ids(&once), ids(&again));
        assert!(!once.contains("CODE"));
        assert!(again.contains("STATUS:CANCELLED"));
    }
}
