//! Who exhibits at an event: search, filters, letters, cards, and where they are from.

use domain::{
    application::{TagKind, tags},
    directory::{self, DirectoryFilter, DirectoryPage, Town},
    event::{self, EventView},
    locale::Locale,
};
use leptos::prelude::*;

use super::{card, towns::Towns};
use crate::{
    ctx, error::ApiError, format, frame::PublicHead, head::PageMeta, load::load_page, paths, share::Share, ui, words::event as words,
};

/// The directory.
#[component]
pub fn Directory() -> impl IntoView {
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let filter = filter();
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let page = directory::directory(&db, &event, &filter).await?;
        Ok::<_, ApiError>(view! { <Page event filter page/> })
    })
}

fn filter() -> DirectoryFilter {
    let value = |name| ctx::query_value(name).unwrap_or_default();
    DirectoryFilter {
        search: value("q").chars().take(100).collect(),
        town: value("town"),
        topic: value("topic"),
        offer: value("offer"),
        seek: value("seek"),
        letter: value("letter"),
        page: value("page").parse().unwrap_or(1),
    }
}

#[component]
fn Page(event: EventView, filter: DirectoryFilter, page: DirectoryPage) -> impl IntoView {
    let l = ctx::locale();
    let title = l.t("Aussteller", "Exhibitors");
    let narrowed = filter != DirectoryFilter { page: filter.page, ..DirectoryFilter::default() };
    let total = format::number(l, page.total);
    let description = match l {
        Locale::De => format!("Wer bei {} ausstellt: {total} Aussteller mit Themen, Angeboten und Gesuchen.", event.name),
        Locale::En => format!("Who exhibits at {}: {total} exhibitors with topics, offers and what they seek.", event.name),
    };
    let dense = ctx::query_value("view").as_deref() == Some("list");
    let list = if dense { "exhibitors is-dense" } else { "exhibitors" };
    let (found, similar) = (page.total, page.similar);
    let shared = format!("{title} – {}", event.name);
    let has_map = page.towns.iter().filter(|town| town.place.is_some()).count() > 1;
    view! {
        <PageMeta title=format!("{title} – {}", event.name) description=description/>
        <div data-accent=event.accent.clone()>
            <PublicHead event=event.clone() title lede=count(l, &page, narrowed)/>
            <ui::Toolbar search=l.t("Name, Ort oder Stichwort", "Name, town or keyword") filters=filters(l, &page.towns)>
                <Density dense/>
                {(has_map && found > 0).then(|| view! { <a class="to-map" href="#towns">{l.t("Karte der Orte", "Map of towns")}</a> })}
            </ui::Toolbar>
            <Letters letters=page.letters current=filter.letter/>
            <ui::Results total=found similar>
            {if page.cards.is_empty() {
                view! { <Nobody event=event.slug.clone() narrowed/> }.into_any()
            } else {
                let cards = page.cards.into_iter().map(|card| card::card(l, &event.slug, card, dense)).collect_view();
                view! { <ui::SimilarNote similar=page.similar close=page.close/> <ul class=list>{cards}</ul> }.into_any()
            }}
            <ui::Pagination page=filter.page.max(1) pages=page.pages/>
            </ui::Results>
            {(found > 0).then(|| view! { <Towns towns=page.towns/> })}
            <Share name=shared/>
        </div>
    }
}

fn count(l: Locale, page: &DirectoryPage, narrowed: bool) -> String {
    let found = match narrowed {
        true if page.similar => l.t(" mit ähnlichen Wörtern", " with similar words"),
        true => l.t(" gefunden", " found"),
        false => "",
    };
    format!("{}{found}", words::exhibitors(l, page.total))
}

fn filters(l: Locale, towns: &[Town]) -> Vec<ui::Filter> {
    let all = |words: &str| vec![(String::new(), words.to_owned())];
    let words = |kind| tags(kind).iter().map(move |tag| (tag.value.to_owned(), tag.name(l).to_owned()));
    let towns = towns.iter().map(|town| (town.name.clone(), town.name.clone()));
    let list = |name, label: &str, none: &str, options: Vec<(String, String)>| ui::Filter {
        name,
        label: label.to_owned(),
        options: all(none).into_iter().chain(options).collect(),
    };
    vec![
        list("topic", l.t("Thema", "Topic"), l.t("Alle Themen", "All topics"), words(TagKind::Topic).collect()),
        list("town", l.t("Ort", "Town"), l.t("Alle Orte", "All towns"), towns.collect()),
        list("offer", l.t("Bietet", "Offers"), l.t("Alle Angebote", "All offers"), words(TagKind::Offer).collect()),
        list("seek", l.t("Sucht", "Seeks"), l.t("Alle Gesuche", "All interests"), words(TagKind::Seek).collect()),
    ]
}

/// Cards with sentence and topics, or lines with name, town and unit.
#[component]
fn Density(dense: bool) -> impl IntoView {
    let l = ctx::locale();
    let link = |value, label: &'static str, here: bool| {
        let href = ui::Query::current().with("view", value).href();
        view! { <li><a href=href aria-current=here.then_some("true")>{label}</a></li> }
    };
    view! {
        <nav class="switch" aria-label=l.t("Darstellung", "View")>
            <ul>{link("", l.t("Karten", "Cards"), !dense)}{link("list", l.t("Liste", "List"), dense)}</ul>
        </nav>
    }
}

/// From A to Z, where there is more than a handful.
#[component]
fn Letters(letters: Vec<String>, current: String) -> impl IntoView {
    let l = ctx::locale();
    (letters.len() > 5 || !current.is_empty()).then(|| {
        let all = (String::new(), l.t("Alle", "All").to_owned());
        let link = |(value, label): (String, String)| {
            let here = (value == current).then_some("true");
            view! { <li><a href=ui::Query::current().with("letter", &value).href() aria-current=here>{label}</a></li> }
        };
        let letters = letters.into_iter().map(|letter| (letter.clone(), letter.to_uppercase()));
        let links: Vec<_> = std::iter::once(all).chain(letters).map(link).collect();
        view! { <nav class="letters" aria-label=l.t("Nach Anfangsbuchstaben", "By first letter")><ul>{links}</ul></nav> }
    })
}

#[component]
fn Nobody(event: String, narrowed: bool) -> impl IntoView {
    let l = ctx::locale();
    if narrowed {
        return view! {
            <ui::EmptyState
                title=l.t("Niemand passt zu dieser Auswahl", "No exhibitor matches this selection")
                text=l.t("Nehmen Sie einen Filter heraus, oder suchen Sie nach einem kürzeren Wort.", "Remove a filter, or search for a shorter word.")
            />
        }
        .into_any();
    }
    view! {
        <ui::EmptyState
            title=l.t("Noch steht niemand fest", "Nobody is confirmed yet")
            text=l.t("Sobald die ersten Aussteller bestätigt sind, stehen sie hier.", "The first exhibitors will be here as soon as they are confirmed.")
            href=paths::event(l, &event)
            link=l.t("Zur Veranstaltung", "To the event")
        />
    }
    .into_any()
}
