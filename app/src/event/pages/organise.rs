//! The organisers' list of events.

use domain::{
    event::{self, EventFilter, EventState, EventView},
    mail,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::board::Boards;
use crate::{ctx, error::ApiError, format, frame::OrganiseNav, load::load_page, mail::QueueNotice, paths, ui, words::event as words};

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
        let (total, similar) = (found.total, found.similar);
        let list = if found.events.is_empty() {
            view! { <Nothing narrowed/> }.into_any()
        } else {
            view! { <ui::SimilarNote similar=found.similar/> <List events=found.events/> <ui::Pagination page=found.page pages=found.pages/> }.into_any()
        };
        Ok(view! {
            <Title text=l.t("Veranstaltungen organisieren", "Organise events")/>
            <OrganiseNav/>
            <ui::PageHead title=l.t("Veranstaltungen", "Events")/>
            <QueueNotice trouble/>
            {(!narrowed).then(|| view! { <Boards/> })}
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
fn List(events: Vec<EventView>) -> impl IntoView {
    let l = ctx::locale();
    let columns = vec![
        ui::Column::new(l.t("Veranstaltung", "Event")).sort("name"),
        ui::Column::new(l.t("Ort", "Place")).sort("city"),
        ui::Column::new(l.t("Wann", "When")).sort("date"),
        ui::Column::new(l.t("Status", "Status")).sort("state"),
    ];
    let rows = events.into_iter().map(|event| {
        let href = paths::organise_event(l, &event.slug);
        let kind = words::kind(l, event.kind);
        vec![
            view! { <a href=href>{event.name}</a><small>{kind}</small> }.into_any(),
            event.city.into_any(),
            format::days(l, event.starts_on, event.ends_on).into_any(),
            view! { <ui::Chip label=words::state(l, event.state) tone=words::tone(event.state)/> }.into_any(),
        ]
    });
    view! { <ui::Table caption=l.t("Veranstaltungen", "Events") columns rows=rows.collect()/> }
}
