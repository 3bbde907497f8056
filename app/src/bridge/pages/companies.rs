//! What the companies of a bridge or network offer and seek, for everybody: to search, and the first ones on its page.

use domain::{
    bridge::{self, BridgeState, CompanyView},
    field::lettered_web_address,
    locale::{Locale, Text},
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, head::PageMeta, load::load_page, paths, share::Share, ui};

/// So many stand on the page of the bridge.
pub(super) const FIRST: u64 = 6;
/// Longer searches find nothing that shorter ones do not.
const TYPED: usize = 100;

/// What the address asks for: what was typed, and the page.
pub(super) fn asked() -> (String, u64) {
    let typed = ctx::query_value("q").unwrap_or_default().chars().take(TYPED).collect();
    (typed, ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1))
}

/// All of them.
#[component]
pub fn BridgeCompanies() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("bridge"));
    let (typed, page) = asked();
    load_page(async move {
        let bridge = bridge::by_slug(&db, &actor, &slug).await?;
        let found = bridge::companies(&db, bridge.id, &typed, page).await?;
        let title = l.t("Was Betriebe bieten und suchen", "What companies offer and seek");
        let own = if found.page > 1 { format!("?page={}", found.page) } else { String::new() };
        let (total, similar) = (found.total, found.similar);
        let up = vec![
            (paths::bridges(l), l.t("Brücken und Netzwerke", "Bridges and networks").to_owned()),
            (paths::bridge(l, &bridge.slug), bridge.name.clone()),
        ];
        let list = if found.companies.is_empty() {
            nothing(l, !typed.is_empty())
        } else {
            let rows: Vec<_> = found.companies.iter().map(|company| row(l, company)).collect();
            view! { <ui::SimilarNote similar/> <ul class="list">{rows}</ul> <ui::Pagination page=found.page pages=found.pages/> }.into_any()
        };
        let shared = format!("{title} – {}", bridge.name);
        let is_public = bridge.state == BridgeState::Published;
        let form = paths::ask_bridge(l, &bridge.slug);
        Ok::<_, ApiError>(view! {
            <PageMeta title=shared.clone() query=own/>
            <ui::Breadcrumbs up here=title/>
            <ui::PageHead kicker=bridge.name title/>
            <ui::Toolbar search=l.t("Betrieb, Ort, Angebot oder Gesuch", "Company, town, offer or need")/>
            <ui::Results total similar>{list}</ui::Results>
            <p class="muted">
                {l.t("Ihr Betrieb fehlt, oder etwas stimmt nicht mehr? ", "Is your company missing, or is something out of date? ")}
                <a href=form>{l.t("Schreiben Sie uns", "Write to us")}</a>
            </p>
            {is_public.then(|| view! { <Share name=shared/> })}
        })
    })
}

/// An empty list, and what to do about it.
pub(super) fn nothing(l: Locale, is_narrowed: bool) -> AnyView {
    if is_narrowed {
        return view! {
            <ui::EmptyState
                title=l.t("Kein Betrieb passt dazu", "No company fits")
                text=l.t("Suchen Sie nach einem anderen Wort, oder zeigen Sie alles.", "Search for another word, or show all.")
            />
        }
        .into_any();
    }
    view! {
        <ui::EmptyState
            title=l.t("Noch kein Betrieb", "No company yet")
            text=l.t("Sobald ein Betrieb etwas bietet oder sucht, steht er hier.", "Companies appear here as soon as they offer or seek something.")
        />
    }
    .into_any()
}

/// The first ones, and the way to all; nothing where there are none. `companies` is one more than stand here, if there are
/// more.
pub(super) fn in_short(l: Locale, slug: &str, companies: &[CompanyView]) -> AnyView {
    let rows: Vec<_> = companies.iter().zip(0..FIRST).map(|(company, _)| row(l, company)).collect();
    let more =
        if companies.len() > rows.len() { l.t("Alle Betriebe ansehen", "See all companies") } else { l.t("Darin suchen", "Search them") };
    let href = paths::bridge_companies(l, slug);
    (!rows.is_empty())
        .then(|| {
            view! {
                <ui::Section title=l.t("Was Betriebe bieten und suchen", "What companies offer and seek") id="companies">
                    <ul class="list">{rows}</ul>
                    <p><a href=href>{more}</a></p>
                </ui::Section>
            }
        })
        .into_any()
}

fn row(l: Locale, company: &CompanyView) -> AnyView {
    let town = (!company.town.is_empty()).then(|| view! { <span class="list-end small muted">{company.town.clone()}</span> });
    let web = (!company.web.is_empty())
        .then(|| view! { <p class="list-more"><a href=company.web.clone() rel="noopener">{lettered_web_address(&company.web)}</a></p> });
    view! {
        <li>
            <b class="list-name">{company.name.clone()}</b>
            {town}
            {said(l, l.t("Bietet", "Offers"), &company.offers)}
            {said(l, l.t("Sucht", "Seeks"), &company.seeks)}
            {web}
        </li>
    }
    .into_any()
}

/// What it offers or seeks, behind the word for that.
pub(super) fn said(l: Locale, what: &'static str, text: &Text) -> Option<AnyView> {
    let text = text.in_(l).to_owned();
    (!text.is_empty()).then(|| view! { <p class="list-more"><b>{what}": "</b>{text}</p> }.into_any())
}
