//! Who exhibits at an event: search, filters, cards.

use domain::{
    application::{TagKind, tag_name, tags},
    directory::{self, DirectoryFilter, DirectoryPage, ExhibitorCard},
    event::{self, EventView},
    locale::Locale,
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, frame::PublicHead, head::PageMeta, load::load_page, paths, ui, words::application::breakable};

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
        page: value("page").parse().unwrap_or(1),
    }
}

#[component]
fn Page(event: EventView, filter: DirectoryFilter, page: DirectoryPage) -> impl IntoView {
    let l = ctx::locale();
    let title = l.t("Aussteller", "Exhibitors");
    let narrowed = filter != DirectoryFilter { page: filter.page, ..DirectoryFilter::default() };
    let description = match l {
        Locale::De => format!("Wer bei {} ausstellt: {} Aussteller mit Themen, Angeboten und Gesuchen.", event.name, page.total),
        Locale::En => format!("Who exhibits at {}: {} exhibitors with topics, offers and what they seek.", event.name, page.total),
    };
    let (total, similar) = (page.total, page.similar);
    view! {
        <PageMeta title=format!("{title} – {}", event.name) description=description/>
        <div data-accent=event.accent.clone()>
            <PublicHead event=event.clone() title lede=count(l, &page, narrowed)/>
            <ui::Toolbar search=l.t("Name, Ort oder Stichwort", "Name, town or keyword") filters=filters(l, page.towns)/>
            <ui::Results total similar>
            {if page.cards.is_empty() {
                view! { <Nobody event=event.slug.clone() narrowed/> }.into_any()
            } else {
                let cards = page.cards.into_iter().map(|card| view! { <ExhibitorTile event=event.slug.clone() card/> }).collect_view();
                view! { <ui::SimilarNote similar=page.similar/> <ul class="grid">{cards}</ul> }.into_any()
            }}
            <ui::Pagination page=filter.page.max(1) pages=page.pages/>
            </ui::Results>
        </div>
    }
}

fn count(l: Locale, page: &DirectoryPage, narrowed: bool) -> String {
    let total = page.total;
    let found = match narrowed {
        true if page.similar => l.t(" mit ähnlichen Wörtern", " with similar words"),
        true => l.t(" gefunden", " found"),
        false => "",
    };
    match (l, total) {
        (Locale::De, _) => format!("{total} Aussteller{found}"),
        (Locale::En, 1) => format!("1 exhibitor{found}"),
        (Locale::En, _) => format!("{total} exhibitors{found}"),
    }
}

fn filters(l: Locale, towns: Vec<String>) -> Vec<ui::Filter> {
    let all = |words: &str| vec![(String::new(), words.to_owned())];
    let words = |kind| tags(kind).iter().map(move |tag| (tag.value.to_owned(), tag.name(l).to_owned()));
    let list = |name, label: &str, none: &str, options: Vec<(String, String)>| ui::Filter {
        name,
        label: label.to_owned(),
        options: all(none).into_iter().chain(options).collect(),
    };
    vec![
        list("topic", l.t("Thema", "Topic"), l.t("Alle Themen", "All topics"), words(TagKind::Topic).collect()),
        list("town", l.t("Ort", "Town"), l.t("Alle Orte", "All towns"), towns.into_iter().map(|town| (town.clone(), town)).collect()),
        list("offer", l.t("Bietet", "Offers"), l.t("Alle Angebote", "All offers"), words(TagKind::Offer).collect()),
        list("seek", l.t("Sucht", "Seeks"), l.t("Alle Gesuche", "All interests"), words(TagKind::Seek).collect()),
    ]
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

#[component]
fn ExhibitorTile(event: String, card: ExhibitorCard) -> impl IntoView {
    let l = ctx::locale();
    let place = [card.unit_code, Some(card.city)].into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let topics = card.topics.iter().take(3).map(|topic| tag_name(l, TagKind::Topic, topic)).collect::<Vec<_>>().join(", ");
    view! {
        <li class="card tile">
            // Beside the name the picture tells nothing new.
            {card.logo.map(|key| view! { <img class="logo" src=paths::file(&key) alt="" loading="lazy"/> })}
            <h2><a href=paths::exhibitor(l, &event, &card.slug)>{breakable(&card.display_name)}</a></h2>
            <p class="muted small">{place}</p>
            <p>{card.teaser.in_(l).to_owned()}</p>
            <p class="muted small">{topics}</p>
        </li>
    }
}
