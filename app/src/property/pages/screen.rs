//! What the exhibitors of an event bring, one property after the other, for a screen on the stand. Without script the page
//! itself leads to the next one. It stands still until somebody starts it: nothing moves that nobody asked to move.

use domain::{
    event,
    ids::ApplicationId,
    locale::Locale,
    property::{self, PropertyView},
};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};

use crate::{ctx, error::ApiError, load::load_page, paths, qr::Qr, ui, words::property as words};

/// So long one is shown.
const SECONDS: u32 = 12;

/// The screen of all exhibitors of an event, or of one.
pub(super) fn screen_of(l: Locale, event: &str, exhibitor: Option<ApplicationId>) -> ui::Query {
    let exhibitor = exhibitor.map(|id| id.to_string()).unwrap_or_default();
    ui::Query::of(paths::property_screen(l, event), Vec::new()).with("exhibitor", &exhibitor)
}

/// One of them.
#[component]
pub fn PropertyScreen() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let wanted: usize = ctx::query_value("at").and_then(|at| at.parse().ok()).unwrap_or(1);
    let runs = ctx::query_value("run").is_some();
    let exhibitor: Option<ApplicationId> = ctx::query_value("exhibitor").and_then(|id| id.parse().ok());
    let public_url = ctx::site().public_url.clone();
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let mut found = property::of_event(&db, event.id).await?;
        if let Some(exhibitor) = exhibitor {
            let own = property::of_exhibitor(&db, exhibitor).await?;
            found.retain(|property| own.iter().any(|own| own.id == property.id));
        }
        let at = wanted.clamp(1, found.len().max(1));
        let screen = screen_of(l, &event.slug, exhibitor);
        let address = |at: usize, runs: bool| screen.with("at", &at.to_string()).with("run", if runs { "1" } else { "" }).href();
        let next = if at >= found.len() { 1 } else { at + 1 };
        let back = if at <= 1 { found.len().max(1) } else { at - 1 };
        let content = match found.get(at - 1) {
            Some(property) => shown(l, &public_url, property),
            None => view! {
                <ui::PageHead kicker=event.name.clone() title=l.t("Flächen und Projekte", "Sites and projects")/>
                <ui::EmptyState
                    title=l.t("Noch ist nichts zu zeigen", "There is nothing to show yet")
                    text=l.t("Hier stehen die veröffentlichten Flächen und Projekte der Aussteller.", "The published sites and projects of the exhibitors stand here.")
                    href=paths::event(l, &event.slug)
                    link=l.t("Zur Veranstaltung", "To the event")
                />
            }
            .into_any(),
        };
        let turns = (runs && found.len() > 1)
            .then(|| view! { <Meta http_equiv="refresh" content=format!("{SECONDS};url={}", address(next, true))/> });
        let (toggle, label) = if runs {
            (address(at, false), l.t("Anhalten", "Pause"))
        } else {
            (address(at, true), l.t("Von selbst weiterblättern", "Turn pages by itself"))
        };
        let controls = (found.len() > 1).then(|| {
            view! {
                <nav class="row screen-controls" aria-label=l.t("Blättern", "Turn pages")>
                    <ui::LinkButton href=address(back, runs) label=l.t("Zurück", "Back") kind=ui::ButtonKind::Quiet/>
                    <ui::LinkButton href=toggle label kind=ui::ButtonKind::Quiet/>
                    <ui::LinkButton href=address(next, runs) label=l.t("Weiter", "Next") kind=ui::ButtonKind::Quiet/>
                    <span class="muted">{format!("{at}/{}", found.len())}</span>
                </nav>
            }
        });
        Ok::<_, ApiError>(view! {
            <Title text=format!("{} – {}", l.t("Flächen und Projekte", "Sites and projects"), event.name)/>
            <Meta name="robots" content="noindex"/>
            {turns}
            <div class="screen" data-accent=event.accent.clone()>{content}{controls}</div>
        })
    })
}

fn shown(l: Locale, public_url: &str, property: &PropertyView) -> AnyView {
    let address = format!("{public_url}{}", paths::property(l, &property.slug));
    let picture = property.picture().map(|picture| {
        view! { <img class="screen-picture" src=paths::file(&picture.file) alt=picture.title.in_(l).to_owned() width="1600" height="1067"/> }
    });
    let size = words::size(l, property);
    let kicker = format!("{} · {}", words::kind(l, property.kind), property.town);
    let mut facts = vec![
        ui::fact(l.t("Status", "State"), words::state(l, property.state)),
        ui::fact(l.t("Preis", "Price"), words::price(l, property.price)),
    ];
    facts.extend(size.map(|size| ui::fact(l.t("Größe", "Size"), size)));
    facts.extend((!property.uses.is_empty()).then(|| ui::fact(l.t("Nutzung", "Use"), words::uses(l, &property.uses))));
    facts.extend((!property.holder.is_empty()).then(|| ui::fact(l.t("Anbieter", "Offered by"), property.holder.clone())));
    view! {
        {picture}
        <ui::PageHead kicker title=property.title.in_(l).to_owned() size=ui::HeadSize::Hero><ui::Facts items=facts/></ui::PageHead>
        <Qr text=address label=l.t("QR-Code zur Seite dieses Objekts", "QR code to the page of this property")/>
    }
    .into_any()
}
