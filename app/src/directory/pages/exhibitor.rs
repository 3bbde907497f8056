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

use super::mini_plan::mini_plan;
use crate::{
    ctx,
    error::ApiError,
    frame::PublicNav,
    head::{JsonLd, PageMeta},
    load::load_page,
    markdown,
    masterclass::pages::Hosted,
    paths,
    property::pages::PropertiesOfExhibitor,
    share::Share,
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
    let description = markdown::render(exhibitor.description.in_(l));
    let kind = exhibitor.kind.map_or("", |kind| words::organisation_kind_name(l, kind));
    let kicker = if kind.is_empty() { event.name.clone() } else { format!("{} · {kind}", event.name) };
    let place = Place { l, event: &event, exhibitor: &exhibitor }.card();
    let (starred, named) = (event.clone(), name.clone());
    view! {
        <PageMeta title=format!("{name} – {}", event.name) description=teaser.clone() picture=exhibitor.logo.as_deref().map(paths::file).unwrap_or_default()/>
        <JsonLd facts=structured(l, &exhibitor)/>
        <div data-accent=event.accent.clone()>
            <PublicNav event=event.clone()/>
            <div class="profile-head">
                <ui::Emblem name=name.clone() logo=exhibitor.logo.clone()/>
                <ui::PageHead kicker title=words::breakable(&name) lede=teaser>
                    <ui::Actions><StarOfPage event=starred thing=Starred::Exhibitor(exhibitor.id) name=named/></ui::Actions>
                </ui::PageHead>
            </div>
            <div class="profile">
                {place}
                <div class="profile-text">
                    {(!description.is_empty()).then(|| view! { <div class="prose section" inner_html=description></div> })}
                    <Tags kind=TagKind::Topic title=l.t("Themen", "Topics") values=exhibitor.topics/>
                    <Tags kind=TagKind::Offer title=l.t("Bietet", "Offers") values=exhibitor.offers/>
                    <Tags kind=TagKind::Seek title=l.t("Sucht", "Seeks") values=exhibitor.seeks/>
                    <CoExhibitors names=exhibitor.co_exhibitors/>
                    <Hosted event=event.clone() exhibitor=exhibitor.id/>
                    <PropertiesOfExhibitor event=event.slug.clone() exhibitor=exhibitor.id/>
                    <Share name/>
                </div>
            </div>
        </div>
    }
}

/// Where it is to be found: on the stand, in which town, in the web.
struct Place<'a> {
    l: Locale,
    event: &'a EventView,
    exhibitor: &'a ExhibitorView,
}

impl Place<'_> {
    fn card(&self) -> impl IntoView + use<> {
        let l = self.l;
        let stand = self.exhibitor.unit.as_ref().map(|(code, kind)| {
            let href = paths::plan_unit(l, &self.event.slug, code);
            let drawn = self.exhibitor.whereabouts.as_ref().map(|place| mini_plan(l, place));
            let kind = words::unit_kind_name(l, *kind);
            view! {
                <p class="profile-unit"><b>{code.clone()}</b><span>{kind}</span></p>
                {drawn}
                <p><ui::LinkButton href=href label=l.t("Im Standplan zeigen", "Show on the booth plan") kind=ui::ButtonKind::Quiet/></p>
            }
        });
        let title = l.t("Auf dem Stand", "On the booth");
        view! {
            <section class="card profile-place" aria-label=title>
                {stand}
                <ui::Facts items=self.facts()/>
            </section>
        }
    }

    fn facts(&self) -> Vec<(String, AnyView)> {
        let (l, exhibitor) = (self.l, self.exhibitor);
        let place = [exhibitor.city.as_str(), country_name(l, &exhibitor.country)];
        let place = place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let mut facts = vec![ui::fact(l.t("Ort", "Town"), place)];
        if !exhibitor.website.is_empty() {
            let (href, label) = (exhibitor.website.clone(), bare(&lettered_web_address(&exhibitor.website)).to_owned());
            facts.push(ui::fact("Website", view! { <a href=href rel="noopener nofollow">{label}</a> }));
        }
        facts
    }
}

/// An address without what everybody knows.
fn bare(website: &str) -> &str {
    website.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/')
}

/// Each word leads to everybody in the directory who has it.
#[component]
fn Tags(kind: TagKind, title: &'static str, values: Vec<String>) -> impl IntoView {
    let l = ctx::locale();
    let event = ctx::param("event");
    (!values.is_empty()).then(move || {
        let word = move |value: String| {
            let href = format!("{}?{kind}={}", paths::exhibitors(l, &event), paths::encode(&value));
            view! { <li><a href=href>{tag_name(l, kind, &value).to_owned()}</a></li> }
        };
        view! { <ui::Section title><ul class="topics is-links">{values.into_iter().map(word).collect_view()}</ul></ui::Section> }
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
