//! How the programme is put into words.

use domain::{
    clock::Instant,
    event::EventView,
    locale::Locale,
    masterclass::{self, SeatState, SessionKind, SessionState, SessionView, SpeakerView},
};

pub use crate::words::masterclass::{kind_explained, kind_name};
use crate::{format, ui};

/// The language's own name in the reader's; the code where it is a rare one.
pub fn language_name(l: Locale, code: &str) -> String {
    let name = match code {
        "de" => l.t("Deutsch", "German"),
        "en" => l.t("Englisch", "English"),
        "fr" => l.t("Französisch", "French"),
        "es" => l.t("Spanisch", "Spanish"),
        "it" => l.t("Italienisch", "Italian"),
        "nl" => l.t("Niederländisch", "Dutch"),
        "he" => l.t("Hebräisch", "Hebrew"),
        "pl" => l.t("Polnisch", "Polish"),
        "tr" => l.t("Türkisch", "Turkish"),
        "uk" => l.t("Ukrainisch", "Ukrainian"),
        "ja" => l.t("Japanisch", "Japanese"),
        other => return other.to_uppercase(),
    };
    name.to_owned()
}

/// For organisers.
pub fn state_chip(l: Locale, state: SessionState) -> (&'static str, ui::Tone) {
    match state {
        SessionState::Draft => (l.t("Entwurf", "Draft"), ui::Tone::Warn),
        SessionState::Published => (l.t("Veröffentlicht", "Published"), ui::Tone::Ok),
        SessionState::Cancelled => (l.t("Abgesagt", "Cancelled"), ui::Tone::Bad),
    }
}

/// What somebody has of a session, for organisers.
pub fn attendee_chip(l: Locale, state: SeatState) -> (&'static str, ui::Tone) {
    match state {
        SeatState::Booked => (l.t("Gebucht", "Booked"), ui::Tone::Ok),
        SeatState::Waiting => (l.t("Warteliste", "Waiting list"), ui::Tone::Warn),
        SeatState::Cancelled => (l.t("Zurückgegeben", "Given back"), ui::Tone::Mute),
    }
}

/// How near a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    Over,
    Now,
    /// It begins within [`SOON_MINUTES`].
    Soon,
    Later,
    /// It was called off.
    Never,
}

/// How long before its beginning a session is called near.
pub const SOON_MINUTES: i64 = 30;

impl Nearness {
    pub fn of(session: &SessionView, now: Instant) -> Self {
        match session.state {
            SessionState::Cancelled => Self::Never,
            _ if session.ends_at <= now => Self::Over,
            _ if session.has_begun(now) => Self::Now,
            _ if session.starts_at <= now + chrono::Duration::minutes(SOON_MINUTES) => Self::Soon,
            _ => Self::Later,
        }
    }

    /// What stands beside the time of such a session; nothing for one that is far away.
    pub fn word(self, l: Locale) -> &'static str {
        match self {
            Self::Over => l.t("Vorbei", "Over"),
            Self::Now => l.t("Jetzt", "Now"),
            Self::Soon => l.t("Gleich", "Soon"),
            Self::Later | Self::Never => "",
        }
    }
}

/// For visitors: what they can still have.
pub fn seats_chip(l: Locale, session: &SessionView, now: Instant) -> (String, ui::Tone) {
    let free = session.free_seats();
    match session.state {
        SessionState::Cancelled => (l.t("Abgesagt", "Cancelled").to_owned(), ui::Tone::Bad),
        _ if session.ends_at <= now => (l.t("Vorbei", "Over").to_owned(), ui::Tone::Mute),
        _ if session.seat_limit == 0 => (without_booking(l, session.kind).to_owned(), ui::Tone::Mute),
        _ if session.has_begun(now) => (l.t("Läuft", "On now").to_owned(), ui::Tone::Offer),
        _ if free == 0 => (l.t("Ausgebucht", "Fully booked").to_owned(), ui::Tone::Warn),
        _ if free == 1 => (l.t("Noch 1 Platz", "1 seat left").to_owned(), ui::Tone::Ok),
        _ => (
            match (l, l.grouped(free.into())) {
                (Locale::De, free) => format!("Noch {free} Plätze"),
                (Locale::En, free) => format!("{free} seats left"),
            },
            ui::Tone::Ok,
        ),
    }
}

fn without_booking(l: Locale, kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Roundtable | SessionKind::Reception => l.t("Auf Einladung", "By invitation"),
        SessionKind::Masterclass | SessionKind::Pitch => l.t("Ohne Platzbuchung", "No booking needed"),
    }
}

/// A session's times and people, in words.
pub struct Words<'a> {
    pub l: Locale,
    pub event: &'a EventView,
    pub session: &'a SessionView,
}

impl Words<'_> {
    pub fn title(&self) -> String {
        self.session.title.in_(self.l).to_owned()
    }

    /// `10:00–10:45 Uhr (MEZ)`, `10:00–10:45 (CET)`
    pub fn time(&self) -> String {
        format::times(self.l, self.event.zone, self.session.starts_at, self.session.ends_at)
    }

    /// `Dienstag, 9. März 2027, 10:00–10:45 Uhr (MEZ)`
    pub fn when(&self) -> String {
        let day = masterclass::day_of(self.event.zone, self.session.starts_at);
        format!("{} {}, {}", format::weekday(self.l, day), day.format("%Y"), self.time())
    }

    /// `Masterclass · Deutsch · Stadt Bochum`
    pub fn kind_and_host(&self) -> String {
        let mut parts = vec![kind_name(self.l, self.session.kind).to_owned(), language_name(self.l, &self.session.language)];
        parts.extend(self.session.host.as_ref().map(|host| host.name.clone()));
        parts.join(" · ")
    }

    /// `2027-03-09T09:00:00Z`, for machines.
    pub fn machine_time(&self) -> String {
        format::machine_time(self.session.starts_at)
    }

    /// `10:00–10:45`, where the page has named the zone.
    pub fn short_time(&self) -> String {
        format::short_times(self.l, self.event.zone, self.session.starts_at, self.session.ends_at)
    }
}

/// `Ada Lovelace (Analytical Engines)`
pub fn speaker_in_short(speaker: &SpeakerView) -> String {
    if speaker.organisation.is_empty() { speaker.name.clone() } else { format!("{} ({})", speaker.name, speaker.organisation) }
}
