//! What frames every page: the way past the header, the header, the footer.

use domain::locale::Locale;
use leptos::prelude::*;

use super::NavLink;

/// The id of the page's `<h1>`, which takes the focus (`tabindex="-1"`).
pub const TITLE: &str = "page-title";

/// The first thing the keyboard reaches. It leads to the title, and so past the tabs too, which many pages have in common.
#[component]
pub fn SkipLink() -> impl IntoView {
    let label = crate::ctx::locale().t("Zum Inhalt", "Skip to content").to_owned();
    view! { <a class="skip-link" href=format!("#{TITLE}")>{label}</a> }
}

/// Brand, navigation, language, account. On a phone everything but the brand is behind a menu that
/// opens without script. The children are the account area: a link to sign in, or the name and a form
/// to sign out.
#[component]
pub fn SiteHeader(
    /// Where the brand leads.
    #[prop(into)]
    home: String,
    /// The way to the ticket that this device knows: never behind the menu.
    ticket: Option<NavLink>,
    links: Vec<NavLink>,
    /// This page in the other language.
    #[prop(into)]
    language: String,
    /// The way to the search.
    #[prop(into)]
    search: ViewFn,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let l = crate::ctx::locale();
    let (tag, other) = match l {
        Locale::De => ("en", "English"),
        Locale::En => ("de", "Deutsch"),
    };
    let links: Vec<_> = links.into_iter().map(NavLink::item).collect();
    view! {
        <header class="site-header">
            <a class="brand" href=home>"Standwerk"</a>
            {ticket.map(|ticket| ticket.link("header-ticket"))}
            <details class="menu">
                <summary>{l.t("Menü", "Menu").to_owned()}</summary>
                <div class="menu-body">
                    <nav aria-label=l.t("Hauptnavigation", "Main navigation").to_owned()>
                        <ul>{links}</ul>
                    </nav>
                    {search.run()}
                    <a class="language" data-follows="language" href=language hreflang=tag lang=tag>{other}</a>
                    {children.map(|children| view! { <div class="account">{children()}</div> })}
                </div>
            </details>
        </header>
    }
}

/// Whatever the agency shows, then contact, imprint, privacy, accessibility; the children are a line about who runs this.
#[component]
pub fn SiteFooter(
    /// What there is beside events.
    offers: Vec<NavLink>,
    links: Vec<NavLink>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let l = crate::ctx::locale();
    let (all, label) = (l.t("Was es gibt", "What there is").to_owned(), l.t("Kontakt und Rechtliches", "Contact and legal").to_owned());
    let offers: Vec<_> = offers.into_iter().map(NavLink::item).collect();
    let links: Vec<_> = links.into_iter().map(NavLink::item).collect();
    view! {
        <footer class="site-footer">
            <nav class="site-offers" aria-label=all>
                <ul>{offers}</ul>
            </nav>
            {children.map(|children| view! { <p>{children()}</p> })}
            <nav aria-label=label>
                <ul>{links}</ul>
            </nav>
        </footer>
    }
}
