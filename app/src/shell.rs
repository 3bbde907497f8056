//! The HTML around every page: head, header, footer, and the content policy.

use domain::{actor::Actor, locale::Locale};
use http::header;
use leptos::{nonce::use_nonce, prelude::*, server_fn::ServerFn};
use leptos_meta::MetaTags;

use crate::{
    account::SignOut,
    areas,
    ctx::{self, AppState},
    paths,
    routes::App,
    ui,
};

/// A stand plan, very small. In the page itself: no request, and nothing to cache.
const ICON: &str = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2032%2032'%3E%3Crect%20width='32'%20height='32'%20rx='7'%20fill='%230b5fa5'/%3E%3Cg%20fill='%23fff'%3E%3Crect%20x='6'%20y='6'%20width='9'%20height='7'%20rx='1.5'/%3E%3Crect%20x='17'%20y='6'%20width='9'%20height='7'%20rx='1.5'/%3E%3Crect%20x='6'%20y='17'%20width='20'%20height='9'%20rx='1.5'/%3E%3C/g%3E%3C/svg%3E";

/// The whole document.
pub fn shell(state: &AppState) -> impl IntoView + use<> {
    let locale = ctx::locale();
    content_policy();
    let options = state.leptos.clone();
    let scripted = !options.output_name.is_empty() && areas::is_scripted(&ctx::page_path());
    let stylesheet = format!("/pkg/{}", state.site.stylesheet);
    view! {
        <!DOCTYPE html>
        <html lang=locale.as_str()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href=ICON/>
                <link rel="stylesheet" href=stylesheet/>
                {scripted.then(|| view! { <HydrationScripts options islands=true/> })}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// What stands around the page's own content.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let locale = ctx::locale();
    let other = match locale {
        Locale::De => Locale::En,
        Locale::En => Locale::De,
    };
    view! {
        <ui::SkipLink/>
        <ui::SiteHeader home=paths::landing(locale) links=navigation(locale) language=in_language(other)>
            <AccountArea/>
        </ui::SiteHeader>
        <main id="main" class="wrap" tabindex="-1">{children()}</main>
        <Footer/>
    }
}

#[component]
fn AccountArea() -> impl IntoView {
    let locale = ctx::locale();
    match ctx::actor() {
        Actor::Person(person) => view! {
            <a href=paths::account(locale)>{person.name}</a>
            <ui::Form action=SignOut::PATH>
                <ui::Submit label=locale.t("Abmelden", "Sign out") kind=ui::ButtonKind::Plain/>
            </ui::Form>
        }
        .into_any(),
        _ => view! { <a href=paths::sign_in(locale, None)>{locale.t("Anmelden", "Sign in")}</a> }.into_any(),
    }
}

#[component]
fn Footer() -> impl IntoView {
    let locale = ctx::locale();
    let links = vec![
        ui::NavLink::page(paths::imprint(locale), locale.t("Impressum", "Imprint")),
        ui::NavLink::page(paths::privacy(locale), locale.t("Datenschutz", "Privacy")),
        ui::NavLink::page(paths::accessibility(locale), locale.t("Barrierefreiheit", "Accessibility")),
    ];
    view! { <ui::SiteFooter links>{ctx::agency_name()}</ui::SiteFooter> }
}

fn navigation(locale: Locale) -> Vec<ui::NavLink> {
    let mut links = vec![ui::NavLink::page(paths::landing(locale), locale.t("Veranstaltungen", "Events"))];
    let actor = ctx::actor();
    let person = actor.person();
    if actor.is_organiser() {
        links.push(ui::NavLink::area(paths::organise(locale), locale.t("Organisation", "Organise")));
    }
    if person.is_some_and(|person| !person.exhibits_for.is_empty()) {
        links.push(ui::NavLink::area(paths::portal(locale), locale.t("Mein Stand", "My stand")));
    }
    if actor.is_organiser() || person.is_some_and(|person| !person.staff_of.is_empty()) {
        links.push(ui::NavLink::area(paths::desks(locale), locale.t("Empfang", "Desk")));
    }
    links
}

/// This page's address in another language.
fn in_language(locale: Locale) -> String {
    let query = ctx::parts().and_then(|parts| parts.uri.query().map(|query| format!("?{query}"))).unwrap_or_default();
    areas::in_language(&ctx::page_path(), locale) + &query
}

/// Nothing from elsewhere, no inline style, and of scripts only those that carry this answer's nonce.
fn content_policy() {
    let nonce = use_nonce().map(|nonce| format!("'nonce-{nonce}' ")).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self' {nonce}'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; media-src 'self' blob:; frame-src 'self'; form-action 'self'; \
         base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    );
    ctx::append_header(header::CONTENT_SECURITY_POLICY, &policy);
}
