//! What waits for the organisers: of one event, and of all that are not over.

use domain::{
    clock::{self, Instant},
    enquiry,
    event::EventView,
    locale::Locale,
    process::board::{self, Board, Waiting, WaitingKind},
    property::{self, Publication},
    roundtable,
    visit::{self, VisitsWaiting},
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, format, load::load_page, paths, ui};

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
        let elsewhere = enquiry::open_elsewhere(&db, &actor, &shown).await?;
        let visits = visit::waiting(&db, &actor).await?;
        let handed_in = property::count_handed_in(&db, &actor).await?;
        let tasks = roundtable::overdue_elsewhere(&db, &actor, &shown).await?;
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
        let is_quiet = rows.is_empty() && elsewhere == 0 && visits == VisitsWaiting::default() && handed_in == 0 && tasks == 0;
        Ok::<_, ApiError>((!is_quiet).then(|| {
            let others = view! {
                {enquiries_elsewhere(l, elsewhere)}
                {of_visits(l, visits)}
                {properties(l, handed_in)}
                {follow_ups_elsewhere(l, tasks)}
            };
            view! { <ui::Section title=title(l) id="today"><ul class="list is-board">{rows}{others}</ul></ui::Section> }
        }))
    })
}

/// Enquiries that stand on no event's board: about none, or about one that is over.
fn enquiries_elsewhere(l: Locale, count: u64) -> Option<impl IntoView> {
    (count > 0).then(|| {
        view! {
            <li>
                <span class="list-mark">{l.grouped(i64::try_from(count).unwrap_or(i64::MAX))}</span>
                <a class="list-name" href=paths::enquiries(l)>{what(l, WaitingKind::Enquiries, count)}</a>
                <p class="list-more">{l.t("Ohne Veranstaltung, oder zu vergangenen", "About no event, or about past ones")}</p>
            </li>
        }
    })
}

/// Delegations that wait for an answer, hosts who declined, and hosts who are wanted twice at once.
fn of_visits(l: Locale, waiting: VisitsWaiting) -> Vec<AnyView> {
    let requests = (waiting.requests, format!("{}?state=new", paths::visits(l)), asked(l, waiting.requests));
    let declined = (waiting.declined_items, format!("{}?state=accepted", paths::visits(l)), off(l, waiting.declined_items));
    let twice = (waiting.clashes, paths::visit_week(l, waiting.first_clash), twice(l, waiting.clashes));
    let rows = [requests, declined, twice].into_iter().filter(|(count, ..)| *count > 0).map(|(count, href, what)| {
        view! {
            <li>
                <span class="list-mark">{format::number(l, count)}</span>
                <a class="list-name" href=href>{what}</a>
                <p class="list-more">{l.t("Besuche von Delegationen", "Visits of delegations")}</p>
            </li>
        }
        .into_any()
    });
    rows.collect()
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

/// Properties that exhibitors handed in: they belong to no event.
fn properties(l: Locale, count: u64) -> Option<impl IntoView> {
    (count > 0).then(|| {
        let what = if count == 1 {
            l.t("Objekt zur Veröffentlichung eingereicht", "property handed in for publication")
        } else {
            l.t("Objekte zur Veröffentlichung eingereicht", "properties handed in for publication")
        };
        let href = format!("{}?publication={}", paths::organise_properties(l), Publication::HandedIn);
        view! {
            <li>
                <span class="list-mark">{l.grouped(i64::try_from(count).unwrap_or(i64::MAX))}</span>
                <a class="list-name" href=href>{what}</a>
                <p class="list-more">{l.t("Flächen und Projekte", "Sites and projects")}</p>
            </li>
        }
    })
}

/// Tasks of roundtables that stand on no event's board.
fn follow_ups_elsewhere(l: Locale, count: u64) -> Option<impl IntoView> {
    (count > 0).then(|| {
        view! {
            <li>
                <span class="list-mark">{l.grouped(i64::try_from(count).unwrap_or(i64::MAX))}</span>
                <a class="list-name" href=paths::organise_roundtables(l)>{what(l, WaitingKind::FollowUps, count)}</a>
                <p class="list-more">{l.t("Von Roundtables ohne Veranstaltung, oder von vergangenen", "Of roundtables without an event, or of past ones")}</p>
            </li>
        }
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
            <a class="list-name" href=href>{what(l, waiting.kind, waiting.count)}</a>
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

fn what(l: Locale, kind: WaitingKind, count: u64) -> &'static str {
    use WaitingKind as K;
    let is_one = count == 1;
    match kind {
        K::Submitted if is_one => l.t("neue Bewerbung", "new application"),
        K::Submitted => l.t("neue Bewerbungen", "new applications"),
        K::Answered if is_one => l.t("Rückfrage beantwortet", "question answered"),
        K::Answered => l.t("Rückfragen beantwortet", "questions answered"),
        K::InReview if is_one => l.t("Bewerbung in Prüfung", "application in review"),
        K::InReview => l.t("Bewerbungen in Prüfung", "applications in review"),
        K::WaitingList => l.t("auf der Warteliste, obwohl Standplätze frei sind", "on the waiting list, although units are free"),
        K::TravelApplications if is_one => l.t("Bewerbung für die Reise", "application for the trip"),
        K::TravelApplications => l.t("Bewerbungen für die Reise", "applications for the trip"),
        K::Enquiries if is_one => l.t("Anfrage ist offen", "enquiry is open"),
        K::Enquiries => l.t("Anfragen sind offen", "enquiries are open"),
        K::FollowUps if is_one => l.t("Aufgabe nach einem Roundtable ist überfällig", "task after a roundtable is overdue"),
        K::FollowUps => l.t("Aufgaben nach Roundtables sind überfällig", "tasks after roundtables are overdue"),
        K::MeetingPlans => {
            l.t("Plan der Gespräche ist weder angenommen noch verworfen", "plan of meetings is neither accepted nor discarded")
        }
        K::MailParked if is_one => l.t("E-Mail kam nicht an", "e-mail did not arrive"),
        K::MailParked => l.t("E-Mails kamen nicht an", "e-mails did not arrive"),
        K::SessionDrafts if is_one => l.t("Programmpunkt ist noch ein Entwurf", "session is still a draft"),
        K::SessionDrafts => l.t("Programmpunkte sind noch Entwürfe", "sessions are still drafts"),
        K::TermsMissing => l.t("Fassung der Teilnahmebedingungen ohne Text", "version of the terms without a text"),
        K::Asked if is_one => l.t("Rückfrage ohne Antwort", "question without an answer"),
        K::Asked => l.t("Rückfragen ohne Antwort", "questions without an answer"),
        K::VisitorsPending if is_one => l.t("Registrierung noch nicht bestätigt", "registration not confirmed yet"),
        K::VisitorsPending => l.t("Registrierungen noch nicht bestätigt", "registrations not confirmed yet"),
        K::OffersEnding if is_one => l.t("Angebot läuft bald ab", "offer runs out soon"),
        K::OffersEnding => l.t("Angebote laufen bald ab", "offers run out soon"),
        K::ApplicationsClose if is_one => {
            l.t("Entwurf ist nicht eingereicht, und die Bewerbungsfrist endet", "draft is not submitted, and applications close")
        }
        K::ApplicationsClose => {
            l.t("Entwürfe sind nicht eingereicht, und die Bewerbungsfrist endet", "drafts are not submitted, and applications close")
        }
        K::PassesClose if is_one => {
            l.t("Aussteller hat noch niemanden benannt, und die Frist endet", "exhibitor has named nobody yet, and the deadline comes")
        }
        K::PassesClose => {
            l.t("Aussteller haben noch niemanden benannt, und die Frist endet", "exhibitors have named nobody yet, and the deadline comes")
        }
    }
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
        K::Enquiries => paths::event_enquiries(l, event),
        K::FollowUps => paths::organise_roundtables(l),
        K::MeetingPlans => paths::organise_matchmaking(l),
        K::MailParked => format!("{}?state=parked", paths::event_mail(l, event)),
        K::SessionDrafts => paths::organise_programme_day(l, event, None),
        K::TermsMissing => paths::terms(l, event),
        K::VisitorsPending => format!("{}?state=pending", paths::visitors(l, event)),
    }
}
