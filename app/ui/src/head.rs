//! What a page says about itself to search engines and to whoever shares its link.

use domain::locale::Locale;
use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::{Link, Meta, Title};
use site::areas;

use crate::ctx;

/// Title, description, canonical address, the page in the other language, Open Graph.
#[component]
pub fn PageMeta(
    #[prop(into)] title: String,
    /// One or two plain sentences.
    #[prop(optional, into)]
    description: String,
    /// Path of a picture.
    #[prop(optional, into)]
    picture: String,
    /// What it shows.
    #[prop(optional, into)]
    picture_alt: String,
    /// Kept in the canonical address: pages of a list differ, filters of one do not.
    #[prop(optional, into)]
    query: String,
) -> impl IntoView {
    let locale = ctx::locale();
    let site = ctx::site();
    let address = |locale: Locale| format!("{}{}{query}", site.public_url, areas::in_language(&ctx::page_path(), locale));
    let own = address(locale);
    let whole = if title == "Standwerk" { title.clone() } else { format!("{title} · Standwerk") };
    let described = (!description.is_empty()).then(|| {
        view! {
            <Meta name="description" content=description.clone()/>
            <Meta property="og:description" content=description.clone()/>
        }
    });
    let pictured = (!picture.is_empty()).then(|| view! { <Meta property="og:image" content=format!("{}{picture}", site.public_url)/> });
    let told = (!picture_alt.is_empty()).then(|| view! { <Meta property="og:image:alt" content=picture_alt/> });
    view! {
        <Title text=whole/>
        <Link rel="canonical" href=own.clone()/>
        {Locale::ALL.map(|locale| view! { <Link rel="alternate" hreflang=locale.as_str() href=address(locale)/> }).collect_view()}
        <Link rel="alternate" hreflang="x-default" href=address(Locale::En)/>
        {described}
        <Meta property="og:type" content="website"/>
        <Meta property="og:site_name" content="Standwerk"/>
        <Meta property="og:title" content=title/>
        <Meta property="og:url" content=own/>
        <Meta property="og:locale" content=locale.t("de_DE", "en_GB").to_owned()/>
        {pictured}
        {told}
    }
}

/// Facts for machines (schema.org), in the page itself.
#[component]
pub fn JsonLd(facts: serde_json::Value) -> impl IntoView {
    view! { <script type="application/ld+json" nonce=use_nonce() inner_html=in_script(&facts)></script> }
}

/// A text for the title of a page: nothing in it is taken for HTML.
pub fn escaped(text: String) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// JSON that cannot end the script element it stands in.
fn in_script(facts: &serde_json::Value) -> String {
    facts.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_cannot_leave_their_script() {
        let facts = serde_json::json!({ "name": "</script><script>alert(1)</script>" });

        let text = in_script(&facts);

        assert!(!text.contains('<'), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).ok(), Some(facts));
    }
}
