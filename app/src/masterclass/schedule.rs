//! The programme for other programmes: what conference apps and screens read (Giggity, EventFahrplan, info-beamer), as
//! frab writes it. The format is described in <https://c3voc.de/wiki/schedule>.

mod json;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, SecondsFormat};
use domain::{
    clock::{self, Instant},
    event::EventView,
    locale::Locale,
    masterclass::{self, SessionKind, SessionState, SessionView},
};
pub use json::json;
use uuid::Uuid;
pub use xml::xml;

use super::kind_name;
use crate::paths;

/// What is written, in one of both forms.
pub struct Schedule<'a> {
    pub l: Locale,
    pub event: &'a EventView,
    /// By time.
    pub sessions: &'a [SessionView],
    /// Names this edition: readers load again what has another one.
    pub changed_at: Instant,
    pub public_url: &'a str,
}

/// A day with its stages, each with its sessions.
struct Day<'a> {
    index: usize,
    date: NaiveDate,
    starts_at: Instant,
    ends_at: Instant,
    rooms: Vec<(&'a SessionView, Vec<&'a SessionView>)>,
}

impl<'a> Schedule<'a> {
    /// What takes place: the format has no word for what was called off.
    fn held(&self) -> impl Iterator<Item = &'a SessionView> {
        self.sessions.iter().filter(|session| session.state == SessionState::Published)
    }

    fn days(&self) -> Vec<Day<'a>> {
        let zone = self.event.zone;
        let mut days: BTreeMap<NaiveDate, Vec<&SessionView>> =
            self.event.starts_on.iter_days().take_while(|day| *day <= self.event.ends_on).take(31).map(|day| (day, Vec::new())).collect();
        for session in self.held() {
            days.entry(masterclass::day_of(zone, session.starts_at)).or_default().push(session);
        }
        let day = |(number, (date, sessions)): (usize, (NaiveDate, Vec<&'a SessionView>))| {
            let opens = clock::at_minute(zone, date, self.event.opens_minute);
            let closes = clock::at_minute(zone, date, self.event.closes_minute);
            let mut stages: BTreeMap<_, Vec<&SessionView>> = BTreeMap::new();
            for session in &sessions {
                stages.entry((session.stage_position, session.stage)).or_default().push(session);
            }
            Day {
                index: number + 1,
                date,
                starts_at: sessions.iter().map(|session| session.starts_at).fold(opens, Ord::min),
                ends_at: sessions.iter().map(|session| session.ends_at).fold(closes, Ord::max),
                rooms: stages.into_values().filter_map(|sessions| Some((*sessions.first()?, sessions))).collect(),
            }
        };
        days.into_iter().enumerate().map(day).collect()
    }

    /// At least four of `a-z0-9_`: what both forms allow.
    fn acronym(&self) -> String {
        let slug = self.event.slug.replace('-', "_");
        if slug.len() < 4 { format!("event_{slug}") } else { slug }
    }

    fn kinds(&self) -> Vec<SessionKind> {
        SessionKind::ALL.into_iter().filter(|kind| self.held().any(|session| session.kind == *kind)).collect()
    }

    fn kind_name(&self, kind: SessionKind) -> &'static str {
        kind_name(self.l, kind)
    }

    /// With the offset of the place.
    fn time(&self, at: Instant) -> String {
        at.with_timezone(&self.event.zone).to_rfc3339_opts(SecondsFormat::Secs, false)
    }

    fn clock_time(&self, at: Instant) -> String {
        at.with_timezone(&self.event.zone).format("%H:%M").to_string()
    }

    fn duration(session: &SessionView) -> String {
        let minutes = (session.ends_at - session.starts_at).num_minutes();
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }

    fn address(&self, session: &SessionView) -> String {
        format!("{}{}", self.public_url, paths::session(self.l, &self.event.slug, session.id))
    }

    fn programme_address(&self) -> String {
        format!("{}{}", self.public_url, paths::programme(self.l, &self.event.slug))
    }

    fn version(&self) -> String {
        self.changed_at.to_rfc3339_opts(SecondsFormat::Millis, true)
    }
}

/// Older readers know sessions and people by a number: one of 31 bits for each, made of its id. Where two would get the
/// same, the younger takes the next.
fn numbers(ids: impl IntoIterator<Item = Uuid>) -> BTreeMap<Uuid, u32> {
    let ids: BTreeSet<Uuid> = ids.into_iter().collect();
    let mut taken = BTreeSet::new();
    ids.into_iter()
        .map(|id| {
            let [.., a, b, c, d] = *id.as_bytes();
            let mut number = (u32::from_be_bytes([a, b, c, d]) >> 1).max(1);
            while !taken.insert(number) {
                number = number % (u32::MAX >> 1) + 1;
            }
            (id, number)
        })
        .collect()
}

#[cfg(test)]
mod tests;
