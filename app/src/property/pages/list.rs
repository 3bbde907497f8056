//! All sites and projects, for everybody: filters, cards or a map, and a choice of some to be compared.

use domain::{
    locale::Locale,
    property::{self, PropertyPage, PropertyView},
};
use leptos::prelude::*;

use super::{
    card::{card, small_card},
    map::map,
    narrowed::{Narrowed, bounds, filters, is_narrowed},
    watch::{WatchLink, WatchScript},
};
use crate::{ctx, error::ApiError, head::PageMeta, load::load_page, paths, rss::RssFeed, share::Share, ui, words::property as words};

/// The list.
#[component]
pub fn Properties() -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    let asked = Narrowed::of_page();
    let (filter, no_numbers) = (asked.filter(), asked.no_numbers());
    let on_map = ctx::query_value("view").as_deref() == Some("map");
    load_page(async move {
        let towns = property::towns(&db).await?;
        let found = property::published(&db, &filter).await?;
        let placed = if on_map { property::every(&db, &filter).await? } else { Vec::new() };
        let (total, similar, narrowed) = (found.total, found.similar, is_narrowed(&filter));
        let title =
            if filter.only.is_empty() { l.t("Flächen und Projekte", "Sites and projects") } else { l.t("Merkliste", "Watch list") };
        let watched = (!filter.only.is_empty()).then(|| watched_note(l));
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
            <ui::Toolbar search=l.t("Titel, Ort oder Anbieter", "Title, town or owner") filters=filters(l, towns) bounds=bounds(l)>
                <Views on_map/>
                <WatchLink/>
            </ui::Toolbar>
            {watched}
            <h2 class="visually-hidden">{l.t("Gefundene Objekte", "Properties found")}</h2>
            <ui::Results total similar>{unread(l, &no_numbers)}{list}</ui::Results>
            {filter.only.is_empty().then(|| view! { <p><RssFeed name=title href=paths::properties_feed(l)/></p> <Share name=title/> })}
            <WatchScript/>
        })
    })
}

/// How a list of one's own is kept, without an account and without script.
fn watched_note(l: Locale) -> AnyView {
    let text = l.t(
        "Diese Liste steht in der Adresse der Seite: Ein Lesezeichen behält sie, der Link teilt sie. ",
        "This list stands in the address of the page: a bookmark keeps it, the link shares it. ",
    );
    view! { <p class="hint">{text}<a href=paths::properties(l)>{l.t("Alle Flächen und Projekte", "All sites and projects")}</a></p> }
        .into_any()
}

/// What was typed and narrows nothing.
fn unread(l: Locale, no_numbers: &[String]) -> Option<AnyView> {
    (!no_numbers.is_empty()).then(|| {
        let why = l.t(
            "ist keine Zahl wie 12.500 oder 12,50 und schränkt nichts ein.",
            "is no number such as 12,500 or 12.50, and narrows nothing.",
        );
        let text = format!("{} {why}", no_numbers.join(", "));
        view! { <p class="hint">{text}</p> }.into_any()
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
                <button type="submit" class="btn is-quiet" formaction=paths::properties(l)>
                    {l.t("Ausgewählte als eigene Liste", "Those chosen as a list of my own")}
                </button>
            </div>
        </form>
        <ui::Pagination page=found.page pages=found.pages/>
    }
}

/// The map, and the same as a list beside it.
#[component]
fn OnMap(properties: Vec<PropertyView>) -> impl IntoView {
    let l = ctx::locale();
    let placed: Vec<_> = properties.iter().map(PropertyView::on_map).collect();
    let drawn = map(l, &placed, None);
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
