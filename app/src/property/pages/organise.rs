//! All sites and projects, for organisers.

use domain::{
    clock,
    locale::Locale,
    property::{self, PropertyState, PropertyView, Publication},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::narrowed::{Narrowed, is_narrowed};
use crate::{
    ctx,
    error::ApiError,
    frame::OrganiseNav,
    load::load_page,
    moment::{local, moment},
    paths,
    property::PublishProperties,
    table_export::{TableLinks, query},
    ui,
    words::property as words,
};

/// Drafts, what is handed in and what is public, to filter, to search and to publish.
#[component]
pub fn OrganiseProperties() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, narrowed) = (ctx::db(), ctx::actor(), Narrowed::of_page());
    load_page(async move {
        let filter = narrowed.filter();
        let found = property::for_organisers(&db, &actor, &filter).await?;
        let waiting = property::count_handed_in(&db, &actor).await?;
        let (total, similar, title) = (found.total, found.similar, l.t("Flächen und Projekte", "Sites and projects"));
        let is_narrowed = is_narrowed(&filter);
        let list = if found.properties.is_empty() {
            view! { <Nothing narrowed=is_narrowed/> }.into_any()
        } else {
            view! { <ui::SimilarNote similar/> <List properties=found.properties/> <ui::Pagination page=found.page pages=found.pages/> }
                .into_any()
        };
        let geojson = format!("{}.geojson?{}", paths::property_table(), query(narrowed.pairs()));
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <OrganiseNav/>
            <ui::PageHead title>{waits(l, waiting)}</ui::PageHead>
            <ui::Toolbar search=l.t("Titel, Ort, Anbieter oder Nummer", "Title, town, owner or reference") filters=filters(l)>
                <ui::LinkButton href=paths::new_property(l) label=l.t("Neues Objekt", "New property")/>
                <ui::LinkButton href=paths::import_properties(l) label=l.t("Tabelle übernehmen", "Import a table") kind=ui::ButtonKind::Quiet/>
                <TableLinks path=paths::property_table() narrowed=narrowed.pairs()/>
                <ui::LinkButton href=geojson label="GeoJSON" kind=ui::ButtonKind::Quiet/>
            </ui::Toolbar>
            <ui::Results total similar>{list}</ui::Results>
        })
    })
}

/// What exhibitors handed in.
fn waits(l: Locale, waiting: u64) -> Option<AnyView> {
    (waiting > 0).then(|| {
        let href = ui::Query::of(paths::organise_properties(l), Vec::new()).with("publication", Publication::HandedIn.as_str()).href();
        let text = format!("{} {}", words::count(l, waiting), l.t("zur Veröffentlichung eingereicht", "handed in for publication"));
        view! { <p><a href=href>{text}</a></p> }.into_any()
    })
}

fn filters(l: Locale) -> Vec<ui::Filter> {
    let all = || (String::new(), l.t("Alle", "All").to_owned());
    let publications = Publication::ALL.map(|one| (one.to_string(), words::publication(l, one).to_owned()));
    let states = PropertyState::ALL.map(|one| (one.to_string(), words::state(l, one).to_owned()));
    let filter = |name, label: &str, options: Vec<(String, String)>| ui::Filter {
        name,
        label: label.to_owned(),
        options: std::iter::once(all()).chain(options).collect(),
    };
    vec![
        filter("publication", l.t("Veröffentlichung", "Publication"), publications.to_vec()),
        filter("state", l.t("Status", "State"), states.to_vec()),
    ]
}

#[component]
fn Nothing(narrowed: bool) -> impl IntoView {
    let l = ctx::locale();
    if narrowed {
        return view! {
            <ui::EmptyState
                title=l.t("Kein Objekt passt dazu", "No property fits")
                text=l.t("Suchen Sie nach einem anderen Wort, oder zeigen Sie alles.", "Search for another word, or show all.")
            />
        }
        .into_any();
    }
    view! {
        <ui::EmptyState
            title=l.t("Noch kein Objekt", "No property yet")
            text=l.t("Legen Sie das erste an, oder übernehmen Sie eine Tabelle (XLSX, GeoJSON).", "Add the first one, or import a table (XLSX, GeoJSON).")
            href=paths::new_property(l)
            link=l.t("Neues Objekt", "New property")
        />
    }
    .into_any()
}

/// The list in a form: what is ticked can be published together.
#[component]
fn List(properties: Vec<PropertyView>) -> impl IntoView {
    let l = ctx::locale();
    let columns = vec![
        ui::Column::new(l.t("Titel", "Title")).sort("title"),
        ui::Column::new(l.t("Ort", "Town")).sort("town"),
        ui::Column::new(l.t("Anbieter", "Offered by")),
        ui::Column::new(l.t("Status", "State")),
        ui::Column::new(l.t("Veröffentlichung", "Publication")),
        ui::Column::new(local(l, l.t("Geändert", "Changed"))).sort("changed").moment(),
        ui::Column::new(l.t("Auswählen", "Choose")).unnamed(),
    ];
    let is_any_open = properties.iter().any(|property| property.publication != Publication::Published);
    let rows: Vec<_> = properties.into_iter().map(|property| cells(l, property)).collect();
    let act = is_any_open.then(|| {
        view! { <ui::Submit label=l.t("Ausgewählte veröffentlichen", "Publish those chosen") kind=ui::ButtonKind::Quiet/> }
    });
    view! {
        <ui::Form action=PublishProperties::PATH class="is-list">
            <ui::Table caption=l.t("Flächen und Projekte", "Sites and projects") columns rows/>
            {act}
        </ui::Form>
    }
}

fn cells(l: Locale, property: PropertyView) -> Vec<AnyView> {
    let title = property.title.in_(l).to_owned();
    let label = format!("{}: {title}", l.t("Auswählen", "Choose"));
    let choose = if property.publication == Publication::Published {
        "".into_any()
    } else {
        view! {
            <label class="choice">
                <input type="checkbox" name="properties[]" value=property.id.to_string() aria-label=label/>
                <span aria-hidden="true">{l.t("Auswählen", "Choose")}</span>
            </label>
        }
        .into_any()
    };
    let holder = if property.holder.is_empty() { "–".to_owned() } else { property.holder };
    vec![
        view! { <a href=paths::edit_property(l, property.id)>{title}</a> }.into_any(),
        property.town.into_any(),
        holder.into_any(),
        view! { <ui::Chip label=words::state(l, property.state) tone=words::state_tone(property.state)/> }.into_any(),
        view! { <ui::Chip label=words::publication(l, property.publication) tone=words::publication_tone(property.publication)/> }
            .into_any(),
        moment(l, clock::home(), property.updated_at),
        choose,
    ]
}
