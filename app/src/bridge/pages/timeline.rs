//! What happened on a bridge and what is to come, as a line.

use std::{cmp::Reverse, collections::HashMap};

use chrono::{Datelike, NaiveDate};
use domain::{
    bridge::PartnerView, clock, country::country_name, event::EventView, ids::EventId, locale::Locale, process::result::EventResult,
    talk::TalkView, visit::PublicVisit,
};
use leptos::prelude::*;

use crate::{format, paths, ui, words::event as words};

/// Something that stands on the line.
#[derive(Clone, Debug)]
pub(super) enum Entry {
    /// An event, and how many partners were there if it is over.
    Event { event: Box<EventView>, partners: u64 },
    /// The day on which a partner signed something.
    Agreement { partner: PartnerView, day: NaiveDate },
    /// A talk that the agency's people give.
    Talk(Box<TalkView>),
    /// A delegation that comes.
    Visit(PublicVisit),
}

impl Entry {
    /// By which it has its place.
    fn day(&self) -> NaiveDate {
        match self {
            Self::Event { event, .. } => event.starts_on,
            Self::Agreement { day, .. } => *day,
            Self::Talk(talk) => talk.day(),
            Self::Visit(visit) => visit.starts_on,
        }
    }

    fn is_over(&self) -> bool {
        match self {
            Self::Event { event, .. } => event.is_over(),
            Self::Talk(talk) => talk.is_over(),
            Self::Agreement { .. } | Self::Visit(_) => self.day() < clock::today(clock::home()),
        }
    }
}

/// What is to come, the next first, and what was, the latest first.
pub(super) fn course(
    events: &[EventView],
    partners: &[PartnerView],
    results: &HashMap<EventId, EventResult>,
    talks: Vec<TalkView>,
    visits: Vec<PublicVisit>,
) -> (Vec<Entry>, Vec<Entry>) {
    let events = events.iter().map(|event| {
        let partners = results.get(&event.id).map_or(0, |result| result.partners);
        Entry::Event { event: Box::new(event.clone()), partners }
    });
    let agreements = partners.iter().filter_map(|partner| Some(Entry::Agreement { day: partner.agreed_on?, partner: partner.clone() }));
    let talks = talks.into_iter().map(|talk| Entry::Talk(Box::new(talk)));
    let all = events.chain(agreements).chain(talks).chain(visits.into_iter().map(Entry::Visit));
    let (mut been, mut coming): (Vec<_>, Vec<_>) = all.partition(Entry::is_over);
    // Stable: what is on the same day stays in its order.
    coming.sort_by_key(Entry::day);
    been.sort_by_key(|entry| Reverse(entry.day()));
    (coming, been)
}

/// One direction of the line, by year; nothing where nothing stands on it.
pub(super) fn timeline(l: Locale, title: &'static str, id: &'static str, entries: Vec<Entry>) -> AnyView {
    let years: Vec<_> = entries
        .chunk_by(|one, other| one.day().year() == other.day().year())
        .map(|year| {
            let name = year.first().map_or(0, |entry| entry.day().year()).to_string();
            let rows: Vec<_> = year.iter().map(|entry| row(l, entry)).collect();
            view! { <li class="timeline-year"><h3>{name}</h3><ol>{rows}</ol></li> }
        })
        .collect();
    (!years.is_empty()).then(|| view! { <ui::Section title id=id><ol class="timeline">{years}</ol></ui::Section> }).into_any()
}

fn row(l: Locale, entry: &Entry) -> AnyView {
    let class = if entry.is_over() { "timeline-entry" } else { "timeline-entry is-ahead" };
    match entry {
        Entry::Event { event, partners } => {
            let place = format!("{} · {}, {}", words::kind(l, event.kind), event.city, country_name(l, &event.country));
            let partners = (*partners > 0).then(|| format!(" · {}", words::partners(l, *partners)));
            view! {
                <li class=class data-accent=event.accent.clone()>
                    <p class="timeline-when">{format::days(l, event.starts_on, event.ends_on)}</p>
                    <p><a class="timeline-what" href=paths::event(l, &event.slug)>{ui::soft_breaks(&event.name)}</a></p>
                    <p class="timeline-more">{place}{partners}</p>
                </li>
            }
            .into_any()
        }
        Entry::Agreement { partner, day } => {
            let about = partner.agreement.in_(l).to_owned();
            let about = (!about.is_empty()).then(|| view! { <p class="timeline-more">{about}</p> });
            view! {
                <li class=class>
                    <p class="timeline-when">{format::date(l, *day)}</p>
                    <p class="timeline-what">{format!("{} {}", l.t("Vereinbarung mit", "Agreement with"), partner.name)}</p>
                    {about}
                </li>
            }
            .into_any()
        }
        Entry::Talk(talk) => {
            let more = format!("{} · {}, {}", l.t("Vortrag", "Talk"), talk.city, country_name(l, &talk.country));
            view! {
                <li class=class>
                    <p class="timeline-when">{format::date(l, talk.day())}</p>
                    <p><a class="timeline-what" href=paths::talk(l, &talk.slug)>{ui::soft_breaks(talk.subject.in_(l))}</a></p>
                    <p class="timeline-more">{more}</p>
                </li>
            }
            .into_any()
        }
        Entry::Visit(visit) => {
            let more = format!("{} · {}", l.t("Delegation zu Gast", "Delegation received"), country_name(l, &visit.country));
            view! {
                <li class=class>
                    // No more than the month is public.
                    <p class="timeline-when">{format::month(l, visit.starts_on)}</p>
                    <p class="timeline-what">{visit.title.in_(l).to_owned()}</p>
                    <p class="timeline-more">{more}</p>
                </li>
            }
            .into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{ids::BridgePartnerId, locale::Text};

    use super::*;

    fn partner(name: &str, agreed_on: Option<NaiveDate>) -> PartnerView {
        PartnerView {
            id: BridgePartnerId::new(),
            name: name.to_owned(),
            town: String::new(),
            web: String::new(),
            agreed_on,
            agreement: Text::default(),
        }
    }

    #[test]
    fn the_line_leads_from_the_next_to_the_last_and_from_the_latest_to_the_first() {
        let today = clock::today(clock::home());
        let day = |days| Some(today + chrono::Duration::days(days));
        let partners = [
            partner("long ago", day(-900)),
            partner("later", day(60)),
            partner("never", None),
            partner("soon", day(3)),
            partner("lately", day(-2)),
        ];
        let visit = |title: &str, days| PublicVisit {
            title: Text::new(title, title),
            country: "CA".to_owned(),
            starts_on: today + chrono::Duration::days(days),
        };
        let visits = vec![visit("received", -30), visit("expected", 30)];

        let (coming, been) = course(&[], &partners, &HashMap::new(), Vec::new(), visits);

        let named = |entries: &[Entry]| {
            entries
                .iter()
                .map(|entry| match entry {
                    Entry::Event { event, .. } => event.name.clone(),
                    Entry::Agreement { partner, .. } => partner.name.clone(),
                    Entry::Talk(talk) => talk.slug.clone(),
                    Entry::Visit(visit) => visit.title.de.clone(),
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(
            (named(&coming), named(&been)),
            (
                vec!["soon".to_owned(), "expected".to_owned(), "later".to_owned()],
                vec!["lately".to_owned(), "received".to_owned(), "long ago".to_owned()]
            )
        );
    }
}
