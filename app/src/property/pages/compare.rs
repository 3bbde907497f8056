//! Up to four properties side by side, as a table: their addresses stand in the page's.

use domain::{
    locale::Locale,
    property::{self, OnMap, PropertyView},
};
use leptos::prelude::*;
use leptos_meta::Meta;

use crate::{ctx, error::ApiError, format, head::PageMeta, load::load_page, paths, ui, words::property as words};

/// So many stand beside each other on a screen.
const MOST: usize = 4;

/// The table.
#[component]
pub fn CompareProperties() -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    let mut slugs: Vec<String> = Vec::new();
    for (name, slug) in ctx::query() {
        if name == "p" && !slugs.contains(&slug) {
            slugs.push(slug);
        }
    }
    let too_many = slugs.len() > MOST;
    slugs.truncate(MOST);
    load_page(async move {
        let found = property::chosen(&db, &slugs).await?;
        let others = property::on_map(&db).await?;
        let title = l.t("Vergleich", "Comparison");
        let content = if found.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Nichts ausgewählt", "Nothing chosen")
                    text=l.t("Kreuzen Sie in der Liste bis zu vier Objekte an.", "Tick up to four properties in the list.")
                    href=paths::properties(l)
                    link=l.t("Zur Liste", "To the list")
                />
            }
            .into_any()
        } else {
            view! { {table(l, &found)} {one_more(l, &found, others)} }.into_any()
        };
        let note = too_many.then(|| {
            view! { <p class="hint">{l.t("Mehr als vier haben keinen Platz: Gezeigt werden die ersten vier.", "There is no room for more than four: these are the first four.")}</p> }
        });
        Ok::<_, ApiError>(view! {
            <PageMeta title/>
            <Meta name="robots" content="noindex"/>
            <ui::Breadcrumbs up=vec![(paths::properties(l), l.t("Flächen und Projekte", "Sites and projects").to_owned())] here=title.to_owned()/>
            <ui::PageHead title/>
            {note}
            {content}
        })
    })
}

/// Takes one more into the comparison, as long as there is room.
fn one_more(l: Locale, found: &[PropertyView], mut others: Vec<OnMap>) -> Option<AnyView> {
    others.retain(|other| found.iter().all(|property| property.id != other.id));
    others.sort_by_cached_key(|other| other.title.in_(l).to_lowercase());
    if others.is_empty() || found.len() >= MOST {
        return None;
    }
    let chosen: Vec<_> = found.iter().map(|property| view! { <input type="hidden" name="p" value=property.slug.clone()/> }).collect();
    let option = |other: OnMap| {
        let label = format!("{} ({})", other.title.in_(l), other.town);
        view! { <option value=other.slug>{label}</option> }
    };
    let options: Vec<_> = others.into_iter().map(option).collect();
    let form = view! {
        <form class="form" method="get" action=paths::compare_properties(l)>
            {chosen}
            <div class="field">
                <label class="label" for="compare-more">{l.t("Noch eines dazunehmen", "Take in one more")}</label>
                <select class="input" id="compare-more" name="p">{options}</select>
            </div>
            <button type="submit" class="btn is-quiet">{l.t("Vergleichen", "Compare")}</button>
        </form>
    };
    Some(form.into_any())
}

/// Properties are rows on a phone, where each becomes a card, and on a desk, where the columns line up.
fn table(l: Locale, properties: &[PropertyView]) -> AnyView {
    let columns = vec![
        ui::Column::new(l.t("Objekt", "Property")),
        ui::Column::new(l.t("Ort", "Town")),
        ui::Column::new(l.t("Status", "State")),
        ui::Column::new(l.t("Grundstück", "Plot")).figures(),
        ui::Column::new(l.t("Geschossfläche", "Gross floor area")).figures(),
        ui::Column::new(l.t("Nutzung", "Use")),
        ui::Column::new(l.t("Preis", "Price")),
        ui::Column::new(l.t("Verfügbar ab", "Available from")),
        ui::Column::new(l.t("Anbieter", "Offered by")),
        ui::Column::new(l.t("Aus dem Vergleich nehmen", "Take out of the comparison")).unnamed(),
    ];
    let out = |property: &PropertyView| {
        let others = properties.iter().filter(|other| other.id != property.id);
        let others = others.map(|other| ("p".to_owned(), other.slug.clone())).collect();
        let href = ui::Query::of(paths::compare_properties(l), others).href();
        let label = format!("{}: {}", l.t("Herausnehmen", "Take out"), property.title.in_(l));
        view! { <a href=href aria-label=label>{l.t("Herausnehmen", "Take out")}</a> }.into_any()
    };
    let row = |property: &PropertyView| {
        vec![
            view! { <a href=paths::property(l, &property.slug)>{property.title.in_(l).to_owned()}</a> }.into_any(),
            property.town.clone().into_any(),
            view! { <ui::Chip label=words::state(l, property.state) tone=words::state_tone(property.state)/> }.into_any(),
            ui::or_dash(property.plot_m2.map(|m2| words::area(l, m2)).unwrap_or_default()),
            ui::or_dash(property.floor_m2.map(|m2| words::area(l, m2)).unwrap_or_default()),
            ui::or_dash(words::uses(l, &property.uses)),
            words::price(l, property.price).into_any(),
            ui::or_dash(property.available_from.map(|month| format::month(l, month)).unwrap_or_default()),
            ui::or_dash(property.holder.clone()),
            out(property),
        ]
    };
    let rows = properties.iter().map(row).collect();
    view! { <ui::Table caption=l.t("Vergleich", "Comparison") columns rows/> }.into_any()
}
