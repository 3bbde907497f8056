//! What waits for the organisers and stands on no event's board: it belongs to no event, or to one that is over.

use domain::{
    actor::Actor,
    db::Db,
    enquiry,
    ids::EventId,
    locale::Locale,
    process::board::WaitingKind,
    property::{self, Publication},
    recap::{self, RecapsWaiting},
    roundtable::{self, RoundtablesWaiting},
    visit::{self, VisitsWaiting},
};
use leptos::prelude::*;

use crate::{error::ApiError, format, paths, words::waiting::what};

/// All of it, a line for each kind; none, if nothing waits. `shown` are the events whose boards are shown.
pub(super) async fn beside_events(db: &Db, actor: &Actor, l: Locale, shown: &[EventId]) -> Result<Vec<AnyView>, ApiError> {
    let enquiries = enquiry::open_elsewhere(db, actor, shown).await?;
    let visits = visit::waiting(db, actor).await?;
    let handed_in = property::count_handed_in(db, actor).await?;
    let tasks = roundtable::overdue_elsewhere(db, actor, shown).await?;
    let waves = roundtable::waiting(db, actor).await?;
    let recaps = recap::waiting(db, actor).await?;
    let about_none = l.t("Ohne Veranstaltung, oder zu vergangenen", "About no event, or about past ones");
    let of_none = l.t("Von Roundtables ohne Veranstaltung, oder von vergangenen", "Of roundtables without an event, or of past ones");
    let lines = [line(l, enquiries, paths::enquiries(l), what(l, WaitingKind::Enquiries, enquiries), about_none)]
        .into_iter()
        .chain(of_visits(l, visits))
        .chain([
            properties(l, handed_in),
            line(l, tasks, paths::organise_roundtables(l), what(l, WaitingKind::FollowUps, tasks), of_none),
            of_waves(l, waves),
        ])
        .chain(of_recaps(l, &recaps));
    Ok(lines.flatten().collect())
}

/// Delegations that wait for an answer, hosts who declined, and hosts who are wanted twice at once.
fn of_visits(l: Locale, waiting: VisitsWaiting) -> [Option<AnyView>; 3] {
    let more = l.t("Besuche von Delegationen", "Visits of delegations");
    [
        line(l, waiting.requests, format!("{}?state=new", paths::visits(l)), asked(l, waiting.requests), more),
        line(l, waiting.declined_items, format!("{}?state=accepted", paths::visits(l)), off(l, waiting.declined_items), more),
        line(l, waiting.clashes, paths::visit_week(l, waiting.first_clash), twice(l, waiting.clashes), more),
    ]
}

fn asked(l: Locale, count: u64) -> &'static str {
    if count == 1 {
        l.t("Besuchsanfrage ist neu", "request for a visit is new")
    } else {
        l.t("Besuchsanfragen sind neu", "requests for visits are new")
    }
}

fn off(l: Locale, count: u64) -> &'static str {
    if count == 1 { l.t("Gastgeber hat abgesagt", "host has declined") } else { l.t("Gastgeber haben abgesagt", "hosts have declined") }
}

fn twice(l: Locale, count: u64) -> &'static str {
    if count == 1 {
        l.t("Gastgeber hat zwei Termine zugleich", "host has two appointments at once")
    } else {
        l.t("Gastgeber haben zwei Termine zugleich", "hosts have two appointments at once")
    }
}

/// Properties that exhibitors handed in.
fn properties(l: Locale, count: u64) -> Option<AnyView> {
    let what = if count == 1 {
        l.t("Objekt zur Veröffentlichung eingereicht", "property handed in for publication")
    } else {
        l.t("Objekte zur Veröffentlichung eingereicht", "properties handed in for publication")
    };
    let href = format!("{}?publication={}", paths::organise_properties(l), Publication::HandedIn);
    line(l, count, href, what, l.t("Flächen und Projekte", "Sites and projects"))
}

/// Roundtables with free seats where the next could be invited.
fn of_waves(l: Locale, waves: RoundtablesWaiting) -> Option<AnyView> {
    let what = if waves.exhausted == 1 {
        l.t(
            "Roundtable hat freie Plätze: Alle haben geantwortet, laden Sie die Nächsten ein",
            "roundtable has free seats: all have answered, invite the next",
        )
    } else {
        l.t(
            "Roundtables haben freie Plätze: Alle haben geantwortet, laden Sie die Nächsten ein",
            "roundtables have free seats: all have answered, invite the next",
        )
    };
    let href = match waves.first {
        Some(only) if waves.exhausted == 1 => paths::organise_roundtable(l, only),
        _ => paths::organise_roundtables(l),
    };
    line(l, waves.exhausted, href, what, "Roundtables")
}

/// Recaps that nobody finished, and quotes that people want worded otherwise. The link leads to what waits longest.
fn of_recaps(l: Locale, recaps: &RecapsWaiting) -> [Option<AnyView>; 2] {
    let of_event = |slug: &Option<String>| slug.as_deref().map(|slug| paths::organise_recap(l, slug)).unwrap_or_default();
    let draft = if recaps.drafts == 1 {
        l.t(
            "Rückblick ist noch ein Entwurf, die Veranstaltung ist seit zwei Wochen vorbei",
            "recap is still a draft, the event has been over for two weeks",
        )
    } else {
        l.t(
            "Rückblicke sind noch Entwürfe, die Veranstaltungen sind seit zwei Wochen vorbei",
            "recaps are still drafts, the events have been over for two weeks",
        )
    };
    let corrected = if recaps.corrections == 1 {
        l.t("Zitat soll anders lauten", "quote is to be worded otherwise")
    } else {
        l.t("Zitate sollen anders lauten", "quotes are to be worded otherwise")
    };
    let more = l.t("Rückblicke", "Recaps");
    [
        line(l, recaps.drafts, of_event(&recaps.first_draft), draft, more),
        line(l, recaps.corrections, of_event(&recaps.first_correction), corrected, more),
    ]
}

/// How much of something waits, and where; nothing, if nothing does.
fn line(l: Locale, count: u64, href: String, what: &'static str, more: &'static str) -> Option<AnyView> {
    (count > 0).then(|| {
        view! {
            <li>
                <span class="list-mark">{format::number(l, count)}</span>
                <a class="list-name" href=href>{what}</a>
                <p class="list-more">{more}</p>
            </li>
        }
        .into_any()
    })
}
