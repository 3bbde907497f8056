//! For whom a letter is written, and the facts that letters share, in their words.

use domain::{
    clock::{self, Instant, Tz},
    event::EventFacts,
    locale::Locale,
    masterclass::SessionFacts,
};
use site::{Site, format};

/// In which language, and in whose name, a letter is written.
#[derive(Clone, Copy)]
pub struct LetterContext<'a> {
    pub l: Locale,
    pub site: &'a Site,
    /// The reader's address.
    pub to_email: &'a str,
}

impl LetterContext<'_> {
    /// The full address of a path.
    pub fn url(self, path: &str) -> String {
        format!("{}{path}", self.site.public_url)
    }

    /// When and where an event takes place.
    pub fn event_facts(self, event: &EventFacts) -> Vec<(&'static str, String)> {
        event_facts(self.l, event)
    }

    /// When and where a session takes place.
    pub fn session_facts(self, event: &EventFacts, session: &SessionFacts) -> Vec<(&'static str, String)> {
        let l = self.l;
        vec![
            (l.t("Titel", "Title"), session.title.in_(l).to_owned()),
            (l.t("Wann", "When"), self.when(event, session)),
            (l.t("Bühne", "Stage"), session.stage.in_(l).to_owned()),
            (l.t("Veranstaltung", "Event"), event.name.clone()),
            (l.t("Ort", "Place"), place(event)),
            (l.t("Stand", "Booth"), booth(self.l, event)),
        ]
    }

    /// `10. Juni 2027, 10:00–10:25 Uhr (EDT)`
    pub fn when(self, event: &EventFacts, session: &SessionFacts) -> String {
        let (zone, from) = (zone(event), session.starts_at);
        let day = format::date(self.l, from.with_timezone(&zone).date_naive());
        unjoined(&format!("{day}, {}", format::times(self.l, zone, from, session.ends_at)))
    }

    pub fn date_time(self, event: &EventFacts, at: Instant) -> String {
        format::date_time(self.l, zone(event), at)
    }

    /// Until when, so that nobody takes a midnight for the end of the day that begins then.
    pub fn deadline(self, event: &EventFacts, at: Instant) -> String {
        format::deadline(self.l, zone(event), at)
    }

    /// Whom to ask about an event.
    pub fn contact(self, event: &EventFacts) -> String {
        let who = match (event.contact_name.as_str(), event.contact_email.as_str()) {
            ("", email) => email.to_owned(),
            (name, "") => name.to_owned(),
            (name, email) => format!("{name}, {email}"),
        };
        if who.is_empty() {
            return self.l.t("Fragen? Antworten Sie einfach auf diese E-Mail.", "Any questions? Simply reply to this e-mail.").to_owned();
        }
        format!("{} {who}", self.l.t("Fragen? Wir sind gern für Sie da:", "Any questions? We are glad to help:"))
    }
}

/// When and where an event takes place.
pub(crate) fn event_facts(l: Locale, event: &EventFacts) -> Vec<(&'static str, String)> {
    let hours = unjoined(&format::opening(l, zone(event), event.starts_on, event.opens_minute, event.closes_minute));
    vec![
        (l.t("Veranstaltung", "Event"), event.name.clone()),
        (l.t("Tage", "Days"), format::days(l, event.starts_on, event.ends_on)),
        (l.t("Geöffnet", "Open"), hours),
        (l.t("Ort", "Place"), place(event)),
        (l.t("Stand", "Booth"), booth(l, event)),
    ]
}

fn booth(l: Locale, event: &EventFacts) -> String {
    let hall = (!event.hall.is_empty())
        .then(|| format!("{}\u{a0}{}", l.t("Halle", "Hall"), event.hall.trim_start_matches("Halle ").trim_start_matches("Hall ")));
    let number = (!event.booth_number.is_empty()).then(|| event.booth_number.clone());
    hall.into_iter().chain(number).collect::<Vec<_>>().join(", ")
}

/// Venue and town.
pub fn place(event: &EventFacts) -> String {
    [event.venue.as_str(), event.city.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Outlook draws a word joiner as a box.
fn unjoined(text: &str) -> String {
    text.replace(format::WORD_JOINER, "")
}

/// The event's zone; facts hold only names that parsed.
pub fn zone(event: &EventFacts) -> Tz {
    clock::zone(&event.time_zone)
}
