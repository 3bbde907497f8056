//! What happened on a bridge and what is to come, as a line.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use chrono::{Datelike, NaiveDate};
use domain::{
    bridge::PartnerView,
    clock,
    country::country_name,
    event::EventView,
    ids::EventId,
    locale::Locale,
    process::result::EventResult,
    roundtable::RoundtableView,
    talk::TalkView,
    trip::{Town, Towns},
    visit::PublicVisit,
};
use leptos::prelude::*;

use crate::{
    format, paths, ui,
    words::{event as words, trip as trip_words},
};

/// Something that stands on the line.
#[derive(Clone, Debug)]
pub(super) enum Entry {
    /// An event, where it is, how many partners were there if it is over, and whether a recap tells of it.
    Event { event: Box<EventView>, towns: Vec<Town>, partners: u64, has_recap: bool },
    /// The day on which a partner signed something.
    Agreement { partner: PartnerView, day: NaiveDate },
    /// A talk that the agency's people give.
    Talk(Box<TalkView>),
    /// A delegation that comes.
    Visit(PublicVisit),
    /// A roundtable, for organisers alone.
    Roundtable(Box<RoundtableView>),
}

impl Entry {
    /// By which it has its place.
    fn day(&self) -> NaiveDate {
        match self {
            Self::Event { event, .. } => event.starts_on,
            Self::Agreement { day, .. } => *day,
            Self::Talk(talk) => talk.day(),
            Self::Visit(visit) => visit.month,
            Self::Roundtable(round) => round.starts_at.with_timezone(&round.zone).date_naive(),
        }
    }

    fn is_over(&self) -> bool {
        match self {
            Self::Event { event, .. } => event.is_over(),
            Self::Talk(talk) => talk.is_over(),
            Self::Roundtable(round) => round.is_over(),
            Self::Agreement { day, .. } => *day < clock::today(clock::home()),
            // A delegation that is still here is not looked back on, and its day is nobody's business.
            Self::Visit(visit) => visit.is_done || Some(visit.month) < clock::today(clock::home()).with_day(1),
        }
    }
}

/// What is known of the events on the line.
pub(super) struct Known<'a> {
    /// Of those that are over.
    pub results: &'a HashMap<EventId, EventResult>,
    /// Those of which a recap tells.
    pub recaps: &'a HashSet<EventId>,
    pub towns: &'a Towns,
}

/// What is to come, the next first, and what was, the latest first.
pub(super) fn course(
    events: &[EventView],
    partners: &[PartnerView],
    known: &Known,
    talks: Vec<TalkView>,
    visits: Vec<PublicVisit>,
    roundtables: Vec<RoundtableView>,
) -> (Vec<Entry>, Vec<Entry>) {
    let events = events.iter().map(|event| {
        let partners = known.results.get(&event.id).map_or(0, |result| result.partners);
        Entry::Event { event: Box::new(event.clone()), towns: known.towns.of(event), partners, has_recap: known.recaps.contains(&event.id) }
    });
    let agreements = partners.iter().filter_map(|partner| Some(Entry::Agreement { day: partner.agreed_on?, partner: partner.clone() }));
    let talks = talks.into_iter().map(|talk| Entry::Talk(Box::new(talk)));
    let roundtables = roundtables.into_iter().map(|round| Entry::Roundtable(Box::new(round)));
    let all = events.chain(agreements).chain(talks).chain(visits.into_iter().map(Entry::Visit)).chain(roundtables);
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
        Entry::Event { event, towns, partners, has_recap } => {
            let place = format!("{} · {}", words::kind(l, event.kind), trip_words::towns(l, towns));
            let partners = (*partners > 0).then(|| format!(" · {}", words::partners(l, *partners)));
            let recap = has_recap.then(|| view! { <p class="timeline-more"><a href=paths::recap(l, &event.slug)>{l.t("Bilder, Stimmen, Zahlen", "Pictures, voices, figures")}</a></p> });
            view! {
                <li class=class data-accent=event.accent.clone()>
                    <p class="timeline-when">{format::days(l, event.starts_on, event.ends_on)}</p>
                    <p><a class="timeline-what" href=paths::event(l, &event.slug)>{ui::soft_breaks(&event.name)}</a></p>
                    <p class="timeline-more">{place}{partners}</p>
                    {recap}
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
                    <p class="timeline-when">{format::month(l, visit.month)}</p>
                    <p class="timeline-what">{visit.title.in_(l).to_owned()}</p>
                    <p class="timeline-more">{more}</p>
                </li>
            }
            .into_any()
        }
        Entry::Roundtable(round) => {
            let off = if round.is_cancelled { l.t(" · abgesagt", " · called off") } else { "" };
            let more = format!(
                "{} · {}{off} · {}",
                l.t("Roundtable", "Roundtable"),
                round.place,
                l.t("nur für die Organisation zu sehen", "seen by organisers alone")
            );
            view! {
                <li class=class>
                    <p class="timeline-when">{format::date(l, entry.day())}</p>
                    <p><a class="timeline-what" href=paths::organise_roundtable(l, round.id)>{ui::soft_breaks(&round.name)}</a></p>
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
        let visit = |title: &str, days, is_done| PublicVisit {
            title: Text::new(title, title),
            country: "CA".to_owned(),
            month: (today + chrono::Duration::days(days)).with_day(1).expect("a day"),
            is_done,
        };
        let visits =
            vec![visit("received", -40, true), visit("never closed", -80, false), visit("expected", 45, false), visit("here", 0, false)];

        let known = Known { results: &HashMap::new(), recaps: &HashSet::new(), towns: &Towns::default() };
        let (coming, been) = course(&[], &partners, &known, Vec::new(), visits, Vec::new());

        let named = |entries: &[Entry]| {
            entries
                .iter()
                .map(|entry| match entry {
                    Entry::Event { event, .. } => event.name.clone(),
                    Entry::Agreement { partner, .. } => partner.name.clone(),
                    Entry::Talk(talk) => talk.slug.clone(),
                    Entry::Visit(visit) => visit.title.de.clone(),
                    Entry::Roundtable(round) => round.name.clone(),
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(
            (named(&coming), named(&been)),
            (
                ["here", "soon", "expected", "later"].map(str::to_owned).to_vec(),
                ["lately", "received", "never closed", "long ago"].map(str::to_owned).to_vec()
            )
        );
    }
}
