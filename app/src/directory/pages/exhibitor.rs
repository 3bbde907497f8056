//! One exhibitor.

use domain::{
    application::{TagKind, tag_name},
    country::country_name,
    directory::{self, ExhibitorView},
    event::{self, EventView},
    field::lettered_web_address,
    locale::Locale,
    star::Starred,
};
use leptos::prelude::*;
use serde_json::json;

use crate::{
    ctx,
    error::ApiError,
    frame::PublicHead,
    head::{JsonLd, PageMeta},
    load::load_page,
    markdown,
    masterclass::pages::Hosted,
    paths,
    star::StarOfPage,
    ui,
    words::application as words,
};

/// An exhibitor's page.
#[component]
pub fn Exhibitor() -> impl IntoView {
    let (db, actor) = (ctx::db(), ctx::actor());
    let (event, slug) = (ctx::param("event"), ctx::param("exhibitor"));
    load_page(async move {
        let event = event::by_slug(&db, &actor, &event).await?;
        let exhibitor = directory::exhibitor(&db, &event, &slug).await?;
        Ok::<_, ApiError>(view! { <Page event exhibitor/> })
    })
}

#[component]
fn Page(event: EventView, exhibitor: ExhibitorView) -> impl IntoView {
    let l = ctx::locale();
    let teaser = exhibitor.teaser.in_(l).to_owned();
    let name = exhibitor.display_name.clone();
    let facts = facts(l, &event, &exhibitor);
    let description = markdown::render(exhibitor.description.in_(l));
    let facts_for_machines = structured(l, &exhibitor);
    let logo = exhibitor.logo.clone();
    let (starred, named) = (event.clone(), name.clone());
    let kicker = exhibitor.kind.map_or("", |kind| words::organisation_kind_name(l, kind));
    view! {
        <PageMeta title=format!("{name} – {}", event.name) description=teaser.clone() picture=exhibitor.logo.as_deref().map(paths::file).unwrap_or_default()/>
        <JsonLd facts=facts_for_machines/>
        <div data-accent=event.accent.clone()>
            <PublicHead event=event.clone() kicker title=name.clone() lede=teaser>
                {logo.map(|key| view! { <p><img class="logo" src=paths::file(&key) alt=format!("Logo: {name}")/></p> })}
                <ui::Facts items=facts/>
                <ui::Actions><StarOfPage event=starred thing=Starred::Exhibitor(exhibitor.id) name=named/></ui::Actions>
            </PublicHead>
            {(!description.is_empty()).then(|| view! { <div class="prose section" inner_html=description></div> })}
            <div class="words">
                <Words kind=TagKind::Topic title=l.t("Themen", "Topics") values=exhibitor.topics/>
                <Words kind=TagKind::Offer title=l.t("Bietet", "Offers") values=exhibitor.offers/>
                <Words kind=TagKind::Seek title=l.t("Sucht", "Seeks") values=exhibitor.seeks/>
                <CoExhibitors names=exhibitor.co_exhibitors/>
            </div>
        </div>
        <Hosted event exhibitor=exhibitor.id/>
    }
}

fn facts(l: Locale, event: &EventView, exhibitor: &ExhibitorView) -> Vec<(String, AnyView)> {
    let mut facts = Vec::new();
    if let Some((code, kind)) = &exhibitor.unit {
        let label = format!("{code}, {}", words::unit_kind_name(l, *kind));
        facts.push(ui::fact(l.t("Auf dem Stand", "On the booth"), view! { <a href=paths::plan_unit(l, &event.slug, code)>{label}</a> }));
    }
    let place = format!("{}, {}", exhibitor.city, country_name(l, &exhibitor.country));
    facts.push(ui::fact(l.t("Ort", "Town"), place));
    if !exhibitor.website.is_empty() {
        let (href, label) = (exhibitor.website.clone(), bare(&lettered_web_address(&exhibitor.website)).to_owned());
        facts.push(ui::fact("Website", view! { <a href=href rel="noopener nofollow">{label}</a> }));
    }
    facts
}

/// An address without what everybody knows.
fn bare(website: &str) -> &str {
    website.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/')
}

/// Each word leads to everybody in the directory who has it.
#[component]
fn Words(kind: TagKind, title: &'static str, values: Vec<String>) -> impl IntoView {
    let l = ctx::locale();
    let event = ctx::param("event");
    (!values.is_empty()).then(move || {
        let word = move |value: String| {
            let href = format!("{}?{kind}={}", paths::exhibitors(l, &event), paths::encode(&value));
            view! { <li><a class="list-name" href=href>{tag_name(l, kind, &value).to_owned()}</a></li> }
        };
        view! { <ui::Section title><ul class="list">{values.into_iter().map(word).collect_view()}</ul></ui::Section> }
    })
}

#[component]
fn CoExhibitors(names: Vec<String>) -> impl IntoView {
    let l = ctx::locale();
    (!names.is_empty()).then(|| view! {
        <ui::Section title=l.t("Mit auf dem Standplatz", "Also on this unit")>
            <ul class="list">{names.into_iter().map(|name| view! { <li><span class="list-name">{name}</span></li> }).collect_view()}</ul>
        </ui::Section>
    })
}

/// schema.org for machines.
fn structured(l: Locale, exhibitor: &ExhibitorView) -> serde_json::Value {
    let mut facts = json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": exhibitor.display_name,
        "legalName": exhibitor.legal_name,
        "description": exhibitor.teaser.in_(l),
        "address": { "@type": "PostalAddress", "addressLocality": exhibitor.city, "addressCountry": exhibitor.country },
    });
    if !exhibitor.website.is_empty() {
        facts["url"] = exhibitor.website.as_str().into();
    }
    if let Some(key) = &exhibitor.logo {
        facts["logo"] = format!("{}{}", ctx::site().public_url, paths::file(key)).into();
    }
    facts
}
