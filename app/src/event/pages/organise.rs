//! The organisers' list of events.

use std::collections::HashMap;

use domain::{
    clock,
    event::{self, EventFilter, EventKind, EventState, EventView},
    ids::EventId,
    locale::Locale,
    mail,
    process::overview::{self, EventGlance},
    trip::{self, Towns},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::board::Boards;
use crate::{
    call::pages::WaitingCalls,
    ctx,
    error::ApiError,
    format,
    frame::OrganiseNav,
    load::load_page,
    mail::QueueNotice,
    paths, ui,
    words::{event as words, trip as trip_words},
};

/// All events, to filter and to search.
#[component]
pub fn Events() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    let filter = EventFilter {
        state: ctx::query_value("state").and_then(|state| state.parse().ok()),
        search: ctx::query_value("q").unwrap_or_default(),
        sort: ctx::query_value("sort").unwrap_or_default(),
        page: ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1),
    };
    let narrowed = filter.state.is_some() || !filter.search.is_empty();
    load_page(async move {
        let found = event::for_organisers(&db, &actor, &filter).await?;
        let trouble = mail::trouble(&db, &actor).await.map_err(ApiError::from)?;
        let shown: Vec<EventId> = found.events.iter().map(|event| event.id).collect();
        let glances = overview::of_list(&db, &actor, &shown).await?;
        let towns = trip::towns(&db, found.events.iter().map(|event| (event.id, event.kind)).collect()).await?;
        let (total, similar) = (found.total, found.similar);
        let list = if found.events.is_empty() {
            view! { <Nothing narrowed/> }.into_any()
        } else {
            view! { <ui::SimilarNote similar=found.similar/> <List events=found.events glances towns/> <ui::Pagination page=found.page pages=found.pages/> }.into_any()
        };
        Ok(view! {
            <Title text=l.t("Veranstaltungen organisieren", "Organise events")/>
            <OrganiseNav/>
            <ui::PageHead title=l.t("Veranstaltungen", "Events")/>
            <QueueNotice trouble/>
            {(!narrowed).then(|| view! { <Boards/><WaitingCalls/> })}
            <ui::Toolbar search=l.t("Suche", "Search") filters=vec![states()]>
                <ui::LinkButton href=paths::new_event(l) label=l.t("Neue Veranstaltung", "New event")/>
            </ui::Toolbar>
            <ui::Results total similar>{list}</ui::Results>
        })
    })
}

fn states() -> ui::Filter {
    let l = ctx::locale();
    let all = (String::new(), l.t("Alle", "All").to_owned());
    let states = EventState::ALL.map(|state| (state.as_str().to_owned(), words::state(l, state).to_owned()));
    ui::Filter { name: "state", label: l.t("Status", "Status").to_owned(), options: std::iter::once(all).chain(states).collect() }
}

#[component]
fn Nothing(narrowed: bool) -> impl IntoView {
    let l = ctx::locale();
    if narrowed {
        return view! {
            <ui::EmptyState
                title=l.t("Keine Veranstaltung passt dazu", "No event fits")
                text=l.t("Suchen Sie nach einem anderen Wort, oder zeigen Sie alles.", "Search for another word, or show all.")
            />
        }
        .into_any();
    }
    view! {
        <ui::EmptyState
            title=l.t("Noch keine Veranstaltung", "No event yet")
            text=l.t(
                "Legen Sie die erste an: Name, Ort und Tage genügen für den Anfang. Sichtbar wird sie erst, wenn Sie sie veröffentlichen.",
                "Make the first one: name, place and days are enough to begin with. It becomes visible when you publish it.",
            )
            href=paths::new_event(l)
            link=l.t("Neue Veranstaltung", "New event")
        />
    }
    .into_any()
}

#[component]
fn List(events: Vec<EventView>, glances: HashMap<EventId, EventGlance>, towns: Towns) -> impl IntoView {
    let l = ctx::locale();
    let columns = vec![
        ui::Column::new(l.t("Veranstaltung", "Event")).sort("name"),
        ui::Column::new(l.t("Ort", "Place")).sort("city"),
        ui::Column::new(l.t("Wann", "When")).sort("date"),
        ui::Column::new(l.t("Bewerbungen", "Applications")).figures(),
        ui::Column::new(l.t("Standplätze frei", "Units free")).figures(),
        ui::Column::new(l.t("Nächste Frist", "Next deadline")),
        ui::Column::new(l.t("Status", "Status")).sort("state"),
    ];
    let rows = events.into_iter().map(|event| {
        let href = paths::organise_event(l, &event.slug);
        let kind = words::kind(l, event.kind);
        let glance = glances.get(&event.id).copied().unwrap_or_default();
        let to_decide = (glance.to_decide > 0).then(|| {
            let waiting = format!("{} {}", format::number(l, glance.to_decide), l.t("zu entscheiden", "to decide"));
            view! { <small>{waiting}</small> }
        });
        let deadline = deadline(l, &event);
        // Trips, and own events that nobody applies for, have no booth: a naught would look like a full one.
        let has_booth =
            matches!(event.kind, EventKind::TradeFair | EventKind::Conference) || glance.applications + glance.standing.free > 0;
        let figure = |number: u64| if has_booth { format::number(l, number) } else { "–".to_owned() };
        let place = trip_words::town_names(&towns.of(&event));
        vec![
            view! { <a href=href>{event.name}</a><small>{kind}</small> }.into_any(),
            place.into_any(),
            format::days(l, event.starts_on, event.ends_on).into_any(),
            view! { {figure(glance.applications)}{to_decide} }.into_any(),
            figure(glance.standing.free).into_any(),
            deadline,
            view! { <ui::Chip label=words::state(l, event.state) tone=words::tone(event.state)/> }.into_any(),
        ]
    });
    view! { <ui::Table caption=l.t("Veranstaltungen", "Events") columns rows=rows.collect()/> }
}

/// What ends next: applications, naming people, or the days until the event itself.
fn deadline(l: Locale, event: &EventView) -> AnyView {
    let now = clock::now();
    let ends = [(event.applications_close_at, l.t("Bewerbungen", "Applications")), (event.passes_close_at, l.t("Ausweise", "Passes"))];
    let next = ends.into_iter().filter_map(|(at, what)| Some((at?, what))).filter(|(at, _)| *at > now).min_by_key(|(at, _)| *at);
    match next.filter(|_| event.state == EventState::Published) {
        Some((at, what)) => view! { {format::deadline_day(l, event.zone, at)}<small>{what}</small> }.into_any(),
        None => "–".into_any(),
    }
}
