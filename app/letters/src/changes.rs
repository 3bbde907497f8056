//! What is new about an event or a session, old and new beside each other.

use domain::{event::EventFacts, locale::Locale, masterclass::SessionFacts};

use crate::context::{LetterContext, event_facts};

/// Something that is another than it was. One of the two sides may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactChange {
    /// What it is: `Tage`, `Days`.
    pub what: &'static str,
    pub before: String,
    pub now: String,
}

impl FactChange {
    /// `16.–19. März 2027 (bisher: 9.–12. März 2027)`
    pub(crate) fn in_words(&self, l: Locale) -> (&'static str, String) {
        let now = if self.now.is_empty() { "–" } else { &self.now };
        let said = match self.before.as_str() {
            "" => now.to_owned(),
            before => format!("{now} ({} {before})", l.t("bisher:", "before:")),
        };
        (self.what, said)
    }
}

/// What is new about an event for those who go there. The hours count by which clock they are meant.
pub fn event_changes(l: Locale, before: &EventFacts, now: &EventFacts) -> Vec<FactChange> {
    let hours = |event: &EventFacts| (event.opens_minute, event.closes_minute, event.time_zone.clone());
    let open = l.t("Geöffnet", "Open");
    // Summer time is no news.
    let is_news = |change: &FactChange| change.before != change.now && (change.what != open || hours(before) != hours(now));
    let pairs = event_facts(l, before).into_iter().zip(event_facts(l, now));
    let changes = pairs.map(|((what, before), (_, now))| FactChange { what, before, now }).filter(is_news);
    changes.chain(link_change(l, before, now)).collect()
}

/// That the link to take part is another: not which, because exhibitors are told as well.
fn link_change(l: Locale, before: &EventFacts, now: &EventFacts) -> Option<FactChange> {
    let is_now = if now.online_link.is_empty() { l.t("gilt nicht mehr", "no longer valid") } else { l.t("neu", "new") };
    let what = l.t("Link zur Teilnahme", "Link to take part");
    (before.online_link != now.online_link).then(|| FactChange { what, before: String::new(), now: is_now.to_owned() })
}

/// The same of a session.
pub(crate) fn session_changes(context: LetterContext, event: &EventFacts, before: &SessionFacts, now: &SessionFacts) -> Vec<FactChange> {
    let pairs = context.session_facts(event, before).into_iter().zip(context.session_facts(event, now));
    let changes = pairs.map(|((what, before), (_, now))| FactChange { what, before, now });
    changes.filter(|change| change.before != change.now).collect()
}
