//! What pages of exhibitors and events show of properties: nothing where there are none.

use domain::{
    event::EventView,
    ids::ApplicationId,
    locale::Locale,
    property::{self, PropertyView},
};
use leptos::prelude::*;

use super::{card::small_card, screen::screen_of};
use crate::{ctx, error::ApiError, load::load_page, paths, ui};

/// So many stand on the page of an event.
const MOST: usize = 6;

/// What an exhibitor brings to the event at this address.
#[component]
pub fn PropertiesOfExhibitor(event: String, exhibitor: ApplicationId) -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    load_page(async move {
        let found = property::of_exhibitor(&db, exhibitor).await?;
        let screen = screen_of(l, &event, Some(exhibitor)).href();
        let ways = view! {
            <ui::Actions><ui::LinkButton href=screen label=l.t("Als Bildschirm zeigen", "Show on a screen") kind=ui::ButtonKind::Quiet/></ui::Actions>
        };
        Ok::<_, ApiError>((!found.is_empty()).then(|| section(l, &found, ways.into_any())))
    })
}

/// What all exhibitors of an event bring.
#[component]
pub fn PropertiesOfEvent(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    load_page(async move {
        let found = property::of_event(&db, event.id).await?;
        let ways = view! {
            <ui::Actions>
                <ui::LinkButton href=paths::properties(l) label=l.t("Alle Flächen und Projekte", "All sites and projects") kind=ui::ButtonKind::Quiet/>
                <ui::LinkButton href=paths::property_screen(l, &event.slug) label=l.t("Als Bildschirm zeigen", "Show on a screen") kind=ui::ButtonKind::Quiet/>
            </ui::Actions>
        };
        let shown = &found[..found.len().min(MOST)];
        Ok::<_, ApiError>((!found.is_empty()).then(|| section(l, shown, ways.into_any())))
    })
}

fn section(l: Locale, properties: &[PropertyView], ways: AnyView) -> AnyView {
    let rows: Vec<_> = properties.iter().map(|property| small_card(l, property)).collect();
    view! {
        <ui::Section title=l.t("Flächen und Projekte", "Sites and projects") id="properties">
            <ul class="list">{rows}</ul>
            {ways}
        </ui::Section>
    }
    .into_any()
}
