//! All visits, for organisers.

use std::collections::HashSet;

use domain::{
    country::country_name,
    ids::VisitId,
    locale::Locale,
    visit::{self, VisitFilter, VisitPriority, VisitState, VisitView},
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    ctx,
    error::ApiError,
    format,
    frame::OrganiseNav,
    load::load_page,
    moment::{local, moment},
    paths,
    table_export::TableLinks,
    ui,
    words::visit as words,
};

/// By state with counts, to search and to take along.
#[component]
pub fn Visits() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    let filter = VisitFilter {
        state: ctx::query_value("state").and_then(|state| state.parse().ok()),
        search: ctx::query_value("q").unwrap_or_default(),
        page: ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1),
    };
    load_page(async move {
        let page = visit::visits(&db, &actor, &filter).await?;
        let (total, similar, narrowed) = (page.total, page.similar, filter.state.is_some() || !filter.search.is_empty());
        let in_table = vec![("state", filter.state.map(|state| state.to_string()).unwrap_or_default()), ("q", filter.search)];
        let (title, states) = (l.t("Besuche", "Visits"), states(l, &page.counts));
        let list = if page.visits.is_empty() {
            nothing(l, narrowed)
        } else {
            view! { <ui::SimilarNote similar/> {list(l, page.visits, &page.host_declined)} <ui::Pagination page=page.page pages=page.pages/> }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <OrganiseNav/>
            <ui::PageHead title lede=l.t("Delegationen, die kommen möchten, kommen oder hier waren.", "Delegations that would like to come, are coming or were here.")>
            <ui::Actions>
                <ui::LinkButton href=paths::delegations(l, None) label=l.t("Anfrage aufnehmen", "Take in a request")/>
                <ui::LinkButton href=paths::visit_week(l, None) label=l.t("Wochenansicht", "Week") kind=ui::ButtonKind::Quiet/>
                <ui::LinkButton href=paths::visit_resources(l) label=l.t("Räume und Dolmetscher:innen", "Rooms and interpreters") kind=ui::ButtonKind::Quiet/>
            </ui::Actions>
            </ui::PageHead>
            <ui::Toolbar search=l.t("Name, Organisation oder Wort", "Name, organisation or word") filters=vec![states]>
                <TableLinks path=paths::visits_table() narrowed=in_table/>
            </ui::Toolbar>
            <ui::Results total similar>{list}</ui::Results>
        })
    })
}

fn states(l: Locale, counts: &[(VisitState, u64)]) -> ui::Filter {
    let all = (String::new(), format!("{} ({})", l.t("Alle", "All"), counts.iter().map(|(_, count)| count).sum::<u64>()));
    let states = counts.iter().map(|(state, count)| (state.to_string(), format!("{} ({count})", words::state(l, *state))));
    ui::Filter { name: "state", label: l.t("Status", "Status").to_owned(), options: std::iter::once(all).chain(states).collect() }
}

fn nothing(l: Locale, narrowed: bool) -> AnyView {
    let text = if narrowed {
        l.t("Suchen Sie nach einem anderen Wort, oder zeigen Sie alles.", "Search for another word, or show all.")
    } else {
        l.t(
            "Hier steht, wer über „Eine Delegation anmelden“ anfragt. Geben Sie die Adresse des Formulars weiter, oder füllen Sie es selbst aus.",
            "Whoever asks by “Announce a delegation” is listed here. Pass the address of the form on, or fill it in yourself.",
        )
    };
    view! {
        <ui::EmptyState
            title=l.t("Keine Besuche", "No visits")
            text
            href=paths::delegations(l, None)
            link=l.t("Zum Formular", "To the form")
        />
    }
    .into_any()
}

fn list(l: Locale, visits: Vec<VisitView>, host_declined: &HashSet<VisitId>) -> AnyView {
    let columns = vec![
        ui::Column::new(l.t("Besuch", "Visit")),
        ui::Column::new(l.t("Von", "From")),
        ui::Column::new(l.t("Personen", "People")).figures(),
        ui::Column::new(l.t("Wann", "When")),
        ui::Column::new(l.t("Zuständig", "Owner")),
        ui::Column::new(l.t("Status", "Status")),
        ui::Column::new(local(l, l.t("Eingang", "Received"))).moment(),
    ];
    let rows = visits.into_iter().map(|visit| cells(l, host_declined.contains(&visit.id), visit)).collect();
    view! { <ui::Table caption=l.t("Besuche", "Visits") columns rows/> }.into_any()
}

fn cells(l: Locale, host_declined: bool, visit: VisitView) -> Vec<AnyView> {
    let when = visit.days.map_or_else(|| visit.wished.clone(), |(from, to)| format::days(l, from, to));
    let from = format!("{}, {}", visit.organisation, country_name(l, &visit.country));
    let urgent = (visit.priority == VisitPriority::High && visit.state != VisitState::Done)
        .then(|| view! { " "<ui::Chip label=words::priority(l, visit.priority) tone=ui::Tone::Bad/> });
    let declined =
        host_declined.then(|| view! { " "<ui::Chip label=l.t("Gastgeber hat abgesagt", "Host has declined") tone=ui::Tone::Bad/> });
    let owner = visit.owner.as_ref().map_or_else(|| l.t("niemand", "nobody").to_owned(), |owner| owner.name.clone());
    vec![
        view! { <a href=paths::visit(l, visit.id)>{visit.title().in_(l).to_owned()}</a> }.into_any(),
        from.into_any(),
        visit.people.to_string().into_any(),
        when.into_any(),
        owner.into_any(),
        view! { <ui::Chip label=words::state(l, visit.state) tone=words::tone(visit.state)/> {urgent} {declined} }.into_any(),
        moment(l, format::home(), visit.created_at),
    ]
}
