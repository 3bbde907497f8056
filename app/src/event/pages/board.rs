//! What waits for the organisers: of one event, and of all that are not over.

use domain::{
    clock::{self, Instant},
    event::EventView,
    locale::Locale,
    process::board::{self, Board, Waiting, WaitingKind},
};
use leptos::prelude::*;

use super::beside_events::beside_events;
use crate::{ctx, error::ApiError, format, load::load_page, paths, ui, words::waiting as waiting_words};

/// So many lines of all events together: the rest is on the events' own pages.
const MOST: usize = 12;

/// What waits at one event: first for its organisers, the oldest first, then what comes.
#[component]
pub fn EventBoard(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let Board { event, to_do, coming } = board::of_event(&db, &actor, &event).await?;
        let rows = |list: Vec<Waiting>| list.into_iter().map(|waiting| row(l, &event, waiting, false)).collect_view();
        let nothing = to_do.is_empty();
        let (is_coming, to_do, coming) = (!coming.is_empty(), rows(to_do), rows(coming));
        Ok::<_, ApiError>(view! {
            <ui::Section title=title(l) id="today">
                {if nothing {
                    view! { <p class="muted">{l.t("Nichts wartet auf Sie.", "Nothing waits for you.")}</p> }.into_any()
                } else {
                    view! { <ul class="list is-board">{to_do}</ul> }.into_any()
                }}
            </ui::Section>
            {is_coming.then(|| view! {
                <ui::Section title=l.t("Fristen und wer am Zug ist", "Deadlines and whose turn it is") id="coming"><ul class="list is-board">{coming}</ul></ui::Section>
            })}
        })
    })
}

/// What waits at all events that are not over, the oldest first, and the next deadlines; nothing, if nothing waits.
#[component]
pub fn Boards() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let boards = board::of_all_events(&db, &actor).await?;
        let shown: Vec<_> = boards.iter().map(|board| board.event.id).collect();
        let others = beside_events(&db, &actor, l, &shown).await?;
        let of_all = |part: fn(&Board) -> &Vec<Waiting>| {
            boards.iter().flat_map(move |board| part(board).iter().map(move |waiting| (board.event.clone(), waiting.clone())))
        };
        let mut lines: Vec<_> = of_all(|board| &board.to_do).collect();
        lines.sort_by_key(|(_, waiting)| waiting.since.unwrap_or_else(clock::now));
        let mut due: Vec<_> = of_all(|board| &board.coming).filter(|(_, waiting)| waiting.due.is_some()).collect();
        due.sort_by_key(|(_, waiting)| waiting.due);
        lines.extend(due);
        lines.truncate(MOST);
        let rows: Vec<_> = lines.into_iter().map(|(event, waiting)| row(l, &event, waiting, true)).collect();
        let waits = !(rows.is_empty() && others.is_empty());
        Ok::<_, ApiError>(
            waits.then(|| view! { <ui::Section title=title(l) id="today"><ul class="list is-board">{rows}{others}</ul></ui::Section> }),
        )
    })
}

fn title(l: Locale) -> &'static str {
    l.t("Heute zu tun", "To do today")
}

fn row(l: Locale, event: &EventView, waiting: Waiting, names_event: bool) -> impl IntoView + use<> {
    let now = clock::now();
    let href = address(l, &event.slug, waiting.kind);
    let when = waiting.due.or(waiting.since).map(|at| (at, format::date_time(l, event.zone, at)));
    let class = if waiting.due.is_some_and(|due| days(event, now, due) <= 1) { "list-end is-urgent" } else { "list-end" };
    let more = names_event.then(|| view! { <p class="list-more">{event.name.clone()}</p> });
    view! {
        <li>
            <span class="list-mark">{l.grouped(i64::try_from(waiting.count).unwrap_or(i64::MAX))}</span>
            <a class="list-name" href=href>{waiting_words::what(l, waiting.kind, waiting.count)}</a>
            <span class=class>{when.map(|(at, title)| view! { <time datetime=at.to_rfc3339() title=title>{how_long(l, event, now, &waiting)}</time> })}</span>
            {more}
        </li>
    }
}

/// `seit 18 Tagen`, `noch 2 Tage`.
fn how_long(l: Locale, event: &EventView, now: Instant, waiting: &Waiting) -> String {
    if let Some(due) = waiting.due {
        return match (days(event, now, due), l) {
            (..=0, Locale::De) => format!("heute bis {}", format::clock(l, event.zone, due)),
            (..=0, Locale::En) => format!("today until {}", format::clock(l, event.zone, due)),
            (1, _) => l.t("noch bis morgen", "until tomorrow").to_owned(),
            (days, Locale::De) => format!("noch {days} Tage"),
            (days, Locale::En) => format!("{days} days left"),
        };
    }
    let Some(since) = waiting.since else { return String::new() };
    match (days(event, since, now), l) {
        (..=0, _) => l.t("seit heute", "since today").to_owned(),
        (1, _) => l.t("seit gestern", "since yesterday").to_owned(),
        (days, Locale::De) => format!("seit {days} Tagen"),
        (days, Locale::En) => format!("for {days} days"),
    }
}

/// How often midnight comes between, by the event's clock.
fn days(event: &EventView, from: Instant, to: Instant) -> i64 {
    let day = |at: Instant| at.with_timezone(&event.zone).date_naive();
    (day(to) - day(from)).num_days()
}

/// The list that shows just these.
fn address(l: Locale, event: &str, kind: WaitingKind) -> String {
    use WaitingKind as K;
    let applications = |state: &str| format!("{}?state={state}", paths::admission(l, event));
    match kind {
        K::Submitted => applications("submitted"),
        K::Answered | K::InReview => applications("in_review"),
        K::WaitingList => applications("waiting_list"),
        K::Asked => applications("needs_information"),
        K::OffersEnding => applications("offered"),
        K::ApplicationsClose => applications("draft"),
        K::PassesClose => applications("confirmed"),
        K::TravelApplications => format!("{}?state=applied", paths::travellers(l, event)),
        K::PassportsToSee => paths::organise_travel(l, event),
        K::UntoldChanges => paths::organise_trip(l, event),
        K::Enquiries => paths::event_enquiries(l, event),
        K::FollowUps => paths::organise_roundtables(l),
        K::MeetingPlans => paths::organise_matchmaking(l),
        K::MailParked => format!("{}?state=parked", paths::event_mail(l, event)),
        K::SessionDrafts => paths::organise_programme_day(l, event, None),
        K::TermsMissing => paths::terms(l, event),
        K::VisitorsPending => format!("{}?state=pending", paths::visitors(l, event)),
    }
}
