//! All sites and projects, for everybody: filters, cards or a map, and a choice of some to be compared.

use domain::{
    locale::Locale,
    property::{self, PropertyPage, PropertyView},
};
use leptos::prelude::*;

use super::{
    card::{card, small_card},
    map::map,
    narrowed::{Narrowed, filters, is_narrowed},
    watch::{WatchLink, WatchScript},
};
use crate::{ctx, error::ApiError, head::PageMeta, load::load_page, paths, ui, words::property as words};

/// The list.
#[component]
pub fn Properties() -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    let filter = Narrowed::of_page().filter();
    let on_map = ctx::query_value("view").as_deref() == Some("map");
    load_page(async move {
        let towns = property::towns(&db).await?;
        let found = property::published(&db, &filter).await?;
        let placed = if on_map { property::every(&db, &filter).await? } else { Vec::new() };
        let (total, similar, narrowed) = (found.total, found.similar, is_narrowed(&filter));
        let title =
            if filter.only.is_empty() { l.t("Flächen und Projekte", "Sites and projects") } else { l.t("Merkliste", "Watch list") };
        let lede = l.t(
            "Was Städte, Entwickler und die Agentur in der Region anbieten.",
            "What towns, developers and the agency offer in the region.",
        );
        let own = if found.page > 1 { format!("?page={}", found.page) } else { String::new() };
        let list = if found.properties.is_empty() {
            view! { <Nothing narrowed/> }.into_any()
        } else if on_map {
            view! { <OnMap properties=placed/> }.into_any()
        } else {
            view! { <Cards found/> }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <PageMeta title description=lede query=own/>
            <ui::PageHead title lede><p class="muted">{words::count(l, total)}</p></ui::PageHead>
            <ui::Toolbar search=l.t("Titel, Ort oder Anbieter", "Title, town or owner") filters=filters(l, towns)>
                <Views on_map/>
                <WatchLink/>
            </ui::Toolbar>
            <ui::Results total similar>{list}</ui::Results>
            <WatchScript/>
        })
    })
}

#[component]
fn Views(on_map: bool) -> impl IntoView {
    let l = ctx::locale();
    let link = |value, label: &'static str, here: bool| {
        let href = ui::Query::current().with("view", value).with("page", "").href();
        view! { <li><a href=href aria-current=here.then_some("true")>{label}</a></li> }
    };
    view! {
        <nav class="switch" aria-label=l.t("Darstellung", "View")>
            <ul>{link("", l.t("Liste", "List"), !on_map)}{link("map", l.t("Karte", "Map"), on_map)}</ul>
        </nav>
    }
}

#[component]
fn Cards(found: PropertyPage) -> impl IntoView {
    let l = ctx::locale();
    let cards: Vec<_> = found.properties.iter().map(|property| card(l, property, true)).collect();
    view! {
        <ui::SimilarNote similar=found.similar/>
        <form method="get" action=paths::compare_properties(l)>
            <ul class="tiles is-small">{cards}</ul>
            <div class="row property-compare">
                <button type="submit" class="btn is-quiet">{l.t("Ausgewählte vergleichen", "Compare those chosen")}</button>
                <span class="small muted">{l.t("höchstens vier", "four at most")}</span>
            </div>
        </form>
        <ui::Pagination page=found.page pages=found.pages/>
    }
}

/// The map, and the same as a list beside it.
#[component]
fn OnMap(properties: Vec<PropertyView>) -> impl IntoView {
    let l = ctx::locale();
    let drawn = map(l, &properties, None);
    let class = if drawn.is_some() { "towns has-map" } else { "towns" };
    let rows: Vec<_> = properties.iter().map(|property| small_card(l, property)).collect();
    view! { <div class=class>{drawn}<ul class="list">{rows}</ul></div> }
}

#[component]
fn Nothing(narrowed: bool) -> impl IntoView {
    let l = ctx::locale();
    let (title, text) = nothing(l, narrowed);
    view! { <ui::EmptyState title text/> }
}

fn nothing(l: Locale, narrowed: bool) -> (&'static str, &'static str) {
    if narrowed {
        return (
            l.t("Nichts passt zu dieser Auswahl", "Nothing matches this selection"),
            l.t(
                "Nehmen Sie einen Filter heraus, oder suchen Sie nach einem kürzeren Wort.",
                "Remove a filter, or search for a shorter word.",
            ),
        );
    }
    (
        l.t("Noch ist nichts im Angebot", "Nothing is on offer yet"),
        l.t(
            "Sobald eine Fläche oder ein Projekt veröffentlicht ist, steht es hier.",
            "As soon as a site or project is published it stands here.",
        ),
    )
}
