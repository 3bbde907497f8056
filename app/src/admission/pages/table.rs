//! The organisers' table of applications.

use domain::{
    admission::{
        table::{self, AdmissionRow, TablePage, TableQuery},
        waiting_list::{self, Waiting},
    },
    application::ApplicationState,
    clock::Tz,
    event,
    locale::Locale,
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    ctx, format, frame::OrganiseHead, load::load_page, paths, placement::words::placement_chip, table_export::TableLinks, ui,
    words::application as words,
};

/// Every application of an event, to filter, sort and search.
#[component]
pub fn Admission() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let query = TableQuery {
        search: ctx::query_value("q").unwrap_or_default(),
        state: ctx::query_value("state").and_then(|state| state.parse().ok()),
        sort: ctx::query_value("sort").unwrap_or_default(),
        page: ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1),
    };
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let found = table::page(&db, &actor, event.id, &query).await?;
        let next = waiting_list::next_waiting(&db, &actor, event.id).await?;
        let zone = event.zone;
        let lede = summary(l, &found);
        let (page, pages, total) = (found.page as u64, found.pages() as u64, found.found);
        let counts = found.counts.clone();
        Ok(view! {
            <Title text=format!("{} – {}", l.t("Zulassung", "Admission"), event.name)/>
            <OrganiseHead event title=l.t("Zulassung", "Admission") lede/>
            <StateChips counts current=query.state/>
            <Tools slug=slug.clone() query=query.clone()/>
            {next.map(|next| view! { <NextInLine next slug=slug.clone()/> })}
            <ui::Results total=total as u64 similar=found.similar>
            {if found.rows.is_empty() {
                view! { <Nothing query/> }.into_any()
            } else {
                view! { <ui::SimilarNote similar=found.similar/> <Rows rows=found.rows slug zone total/> }.into_any()
            }}
            <ui::Pagination page pages/>
            </ui::Results>
        })
    })
}

fn summary(l: Locale, found: &TablePage) -> String {
    let (applications, units, urgent) = (found.handed_in(), found.units, found.urgent);
    let urgent = match (l, urgent) {
        (_, 0) => String::new(),
        (Locale::De, 1) => " Ein Angebot läuft in den nächsten 24 Stunden ab.".to_owned(),
        (Locale::De, urgent) => format!(" {urgent} Angebote laufen in den nächsten 24 Stunden ab."),
        (Locale::En, 1) => " One offer runs out within 24 hours.".to_owned(),
        (Locale::En, urgent) => format!(" {urgent} offers run out within 24 hours."),
    };
    match l {
        Locale::De => format!("{applications} Bewerbungen für {units} Standplätze.{urgent}"),
        Locale::En => format!("{applications} applications for {units} units.{urgent}"),
    }
}

/// How many applications are in each state; each count leads to them.
#[component]
fn StateChips(counts: Vec<(ApplicationState, usize)>, current: Option<ApplicationState>) -> impl IntoView {
    let l = ctx::locale();
    let query = ui::Query::current();
    let chip = move |(state, count): (ApplicationState, usize)| {
        let is_current = current == Some(state);
        let href = query.with("state", if is_current { "" } else { state.as_str() }).href();
        view! {
            <a href=href aria-current=is_current.then_some("true")>
                <ui::Chip tone=words::state_tone(state) label=format!("{} {count}", words::state_name(l, state))/>
            </a>
        }
    };
    let chips = counts.into_iter().filter(|(_, count)| *count > 0).map(chip).collect_view();
    view! { <nav class="row" aria-label=l.t("Nach Status filtern", "Filter by status")>{chips}</nav> }
}

#[component]
fn Tools(slug: String, query: TableQuery) -> impl IntoView {
    let l = ctx::locale();
    let all = (String::new(), l.t("Alle außer Entwürfen", "All but drafts").to_owned());
    let states = ApplicationState::ALL.into_iter().map(|state| (state.to_string(), words::state_name(l, state).to_owned()));
    let filter =
        ui::Filter { name: "state", label: l.t("Status", "Status").to_owned(), options: std::iter::once(all).chain(states).collect() };
    let state = query.state.map(ApplicationState::as_str).unwrap_or_default();
    let narrowed = vec![("q", query.search), ("state", state.to_owned()), ("sort", query.sort)];
    view! {
        <ui::Toolbar search=l.t("Suchen: Name oder Ort", "Search: name or town") filters=vec![filter]>
            <TableLinks path=paths::admission_table(&slug) narrowed/>
        </ui::Toolbar>
    }
}

#[component]
fn NextInLine(next: Waiting, slug: String) -> impl IntoView {
    let l = ctx::locale();
    let href = paths::admission_application(l, &slug, next.application);
    view! {
        <p class="small">{l.t("Als Nächstes auf der Warteliste: ", "Next on the waiting list: ")}<a href=href>{next.organisation}</a></p>
    }
}

#[component]
fn Nothing(query: TableQuery) -> impl IntoView {
    let l = ctx::locale();
    if query.search.is_empty() && query.state.is_none() {
        view! {
            <ui::EmptyState
                title=l.t("Noch keine Bewerbungen", "No applications yet")
                text=l.t("Sobald die Veranstaltung veröffentlicht ist und das Bewerbungsfenster offen steht, erscheinen Bewerbungen hier.", "As soon as the event is published and takes applications, they appear here.")
            />
        }
        .into_any()
    } else {
        view! {
            <ui::EmptyState
                title=l.t("Nichts gefunden", "Nothing found")
                text=l.t("Zu Suche und Filter passt keine Bewerbung. Zeigen Sie alles, oder suchen Sie nach einem Teil des Namens.", "No application fits search and filter. Show all, or search for a part of the name.")
                href=ui::Query::current().path().to_owned()
                link=l.t("Alles zeigen", "Show all")
            />
        }
        .into_any()
    }
}

#[component]
fn Rows(rows: Vec<AdmissionRow>, slug: String, zone: Tz, total: usize) -> impl IntoView {
    let l = ctx::locale();
    let columns = vec![
        ui::Column::new(l.t("Bewerbung", "Application")).sort("name"),
        ui::Column::new(l.t("Ort", "Town")).sort("town"),
        ui::Column::new(l.t("Wunsch", "Wish")),
        ui::Column::new(l.t("Standplatz", "Unit")),
        ui::Column::new(l.t("Status", "Status")).sort("state"),
        ui::Column::new(l.t("Frist", "Deadline")).moment(),
        ui::Column::new(l.t("Eingereicht", "Submitted")).sort("submitted").unbroken(),
    ];
    let rows = rows.into_iter().map(|row| cells(l, &slug, zone, row)).collect();
    let caption = match l {
        Locale::De => format!("{total} Bewerbungen"),
        Locale::En => format!("{total} applications"),
    };
    view! { <ui::Table caption columns rows/> }
}

fn cells(l: Locale, slug: &str, zone: Tz, row: AdmissionRow) -> Vec<AnyView> {
    let href = paths::admission_application(l, slug, row.id);
    let kind = row.kind.parse().map(|kind| words::organisation_kind_name(l, kind)).unwrap_or_default();
    let about = [kind.to_owned(), times(l, row.took_part)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let name = if row.name.is_empty() { l.t("Ohne Namen", "Without a name").to_owned() } else { row.name };
    let wish = row.wish_kind.parse().map(|kind| words::unit_kind_name(l, kind)).unwrap_or("–");
    let deadline = row.unit.as_ref().and_then(|unit| unit.offer_expires_at).map(|at| format::deadline(l, zone, at));
    let unit = row.unit.as_ref().map_or_else(|| "–".to_owned(), |unit| unit.code.clone());
    let state = row.waiting_place.map_or_else(
        || words::state_name(l, row.state).to_owned(),
        |place| format!("{} {place}", l.t("Warteliste, Platz", "Waiting list, no.")),
    );
    // The application's own state says enough, but for a unit that is held, or an offer that ran out.
    let extra = row
        .unit
        .as_ref()
        .map(|unit| (placement_chip(l, unit.state, unit.is_expired), unit.is_expired))
        .filter(|((tone, _), expired)| *expired || *tone == ui::Tone::Warn);
    vec![
        view! { <a href=href>{name}</a><small>{about}</small> }.into_any(),
        row.city.into_any(),
        wish.into_any(),
        unit.into_any(),
        view! {
            <span class="row">
                <ui::Chip tone=words::state_tone(row.state) label=state/>
                {extra.map(|((tone, label), _)| view! { <ui::Chip tone label/> })}
            </span>
        }
        .into_any(),
        deadline.into_any(),
        row.submitted_at.map(|at| format::date(l, at.with_timezone(&zone).date_naive())).unwrap_or_default().into_any(),
    ]
}

/// `zum 5. Mal dabei`.
pub(super) fn times(l: Locale, before: usize) -> String {
    match (l, before) {
        (_, 0) => l.t("neu", "new").to_owned(),
        (Locale::De, before) => format!("zum {}. Mal dabei", before + 1),
        (Locale::En, 1) => "took part once before".to_owned(),
        (Locale::En, before) => format!("took part {before} times before"),
    }
}
