//! The document that every page stands in: its head, and the content policy.

use http::header;
use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

use crate::{
    areas,
    ctx::{self, AppState},
    routes::App,
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
