//! A letter before it is set: words and facts, in the reader's language, without any markup.

use domain::{
    clock::{Instant, Tz},
    locale::Locale,
    mail::{EventFacts, SessionFacts},
};

use super::{Attached, calendar, qr};
use crate::{ctx::Site, format};

/// Longest subject: what a list of mails shows, and what RFC 5322 wants of a line.
const SUBJECT: usize = 78;

/// What a letter says.
#[derive(Debug)]
pub(super) struct Content {
    pub subject: String,
    /// The line that a list of mails shows after the subject.
    pub preheader: String,
    pub heading: String,
    pub blocks: Vec<Block>,
    /// Why the reader gets this.
    pub reason: String,
    pub attachments: Vec<Attached>,
}

/// A part of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Paragraph(String),
    /// Label and value.
    Facts(Vec<(String, String)>),
    Button {
        label: String,
        url: String,
    },
    /// The code for the door, as a picture and as text.
    Ticket {
        code: String,
        alt: String,
    },
    /// Somebody else's words.
    Quote(String),
}

impl Block {
    /// Content id of the ticket's picture.
    pub const TICKET: &'static str = "ticket";
}

impl Content {
    /// A letter that has only its frame yet. What was typed by people may hold anything: a subject stays one line.
    pub fn new(subject: impl AsRef<str>, heading: impl Into<String>, reason: impl Into<String>) -> Self {
        let heading = heading.into();
        Self {
            subject: one_line(subject.as_ref(), SUBJECT),
            preheader: heading.clone(),
            heading,
            blocks: Vec::new(),
            reason: reason.into(),
            attachments: Vec::new(),
        }
    }

    pub fn preheader(mut self, text: impl Into<String>) -> Self {
        self.preheader = text.into();
        self
    }

    pub fn say(mut self, text: impl Into<String>) -> Self {
        self.blocks.push(Block::Paragraph(text.into()));
        self
    }

    /// Facts without a value are left out.
    pub fn facts(mut self, facts: Vec<(&str, String)>) -> Self {
        let facts = facts.into_iter().filter(|(_, value)| !value.is_empty()).map(|(label, value)| (label.to_owned(), value));
        self.blocks.push(Block::Facts(facts.collect()));
        self
    }

    pub fn button(mut self, label: &str, url: String) -> Self {
        self.blocks.push(Block::Button { label: label.to_owned(), url });
        self
    }

    /// Nothing if there are no words to quote.
    pub fn quote(mut self, text: &str) -> Self {
        if !text.trim().is_empty() {
            self.blocks.push(Block::Quote(text.trim().to_owned()));
        }
        self
    }

    /// The code for the door. It stands there as text too: a picture may be blocked.
    pub fn ticket(mut self, code: &str, alt: &str) -> Self {
        self.blocks.push(Block::Ticket { code: code.to_owned(), alt: alt.to_owned() });
        self.attachments.extend(qr::png(code).map(|content| Attached {
            name: "ticket.png".to_owned(),
            content_type: "image/png",
            content_id: Some(Block::TICKET.to_owned()),
            content,
        }));
        self
    }

    pub fn attach(mut self, file: Attached) -> Self {
        self.attachments.push(file);
        self
    }
}

/// In which language, and in whose name, a letter is written.
#[derive(Clone, Copy)]
pub(super) struct Pen<'a> {
    pub l: Locale,
    pub site: &'a Site,
}

impl Pen<'_> {
    /// The full address of a path.
    pub fn url(self, path: &str) -> String {
        format!("{}{path}", self.site.public_url)
    }

    /// The right side of ids in calendars.
    pub fn host(self) -> String {
        url::Url::parse(&self.site.public_url)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned))
            .unwrap_or_else(|| "localhost".to_owned())
    }

    /// When and where an event takes place.
    pub fn event_facts(self, event: &EventFacts) -> Vec<(&'static str, String)> {
        let l = self.l;
        let hours = unjoined(&format::opening(l, zone(event), event.starts_on, event.opens_minute, event.closes_minute));
        vec![
            (l.t("Veranstaltung", "Event"), event.name.clone()),
            (l.t("Tage", "Days"), format::days(l, event.starts_on, event.ends_on)),
            (l.t("Geöffnet", "Open"), hours),
            (l.t("Ort", "Place"), place(event)),
            (l.t("Stand", "Stand"), self.booth(event)),
        ]
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
            (l.t("Stand", "Stand"), self.booth(event)),
        ]
    }

    /// `10. Juni 2027, 10:00–10:25 Uhr (EDT)`
    fn when(self, event: &EventFacts, session: &SessionFacts) -> String {
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

    fn booth(self, event: &EventFacts) -> String {
        let hall = (!event.hall.is_empty())
            .then(|| format!("{}\u{a0}{}", self.l.t("Halle", "Hall"), event.hall.trim_start_matches("Halle ").trim_start_matches("Hall ")));
        let number = (!event.booth_number.is_empty()).then(|| event.booth_number.clone());
        hall.into_iter().chain(number).collect::<Vec<_>>().join(", ")
    }

    /// The event's days as a calendar file.
    pub fn ticket_calendar(self, event: &EventFacts, ticket_code: &str) -> Attached {
        calendar::ticket(self, event, ticket_code)
    }
}

/// Venue and town.
pub(super) fn place(event: &EventFacts) -> String {
    [event.venue.as_str(), event.city.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Outlook draws a word joiner as a box.
fn unjoined(text: &str) -> String {
    text.replace(format::WORD_JOINER, "")
}

/// The event's zone; facts hold only names that parsed.
pub(super) fn zone(event: &EventFacts) -> Tz {
    event.time_zone.parse().unwrap_or(Tz::UTC)
}

/// Without line breaks and other controls, and no longer than `longest` characters.
fn one_line(text: &str, longest: usize) -> String {
    let line: String =
        text.split(|c: char| c.is_control() || c.is_whitespace()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if line.chars().count() <= longest {
        return line;
    }
    let cut: String = line.chars().take(longest - 1).collect();
    format!("{}…", cut.trim_end())
}
