//! What stands behind the links of old mails.

use http::StatusCode;
use leptos::prelude::*;
use leptos_meta::{Meta, Title};

use crate::{ctx, paths, ui};

/// Instead of the page behind a link that opens nothing (any more). Newer mails replace the links of older ones, so this
/// is nobody's mistake. Tells nothing: not even whether there ever was such a link.
#[component]
pub fn SpentLink(
    #[prop(into)] title: String,
    /// Where to look for a newer link, if it is not simply a newer mail.
    #[prop(optional, into)]
    text: String,
    /// Where to go instead of the start page, and how that is called.
    #[prop(optional, into)]
    way: Option<(String, &'static str)>,
) -> impl IntoView {
    let l = ctx::locale();
    ctx::set_status(StatusCode::NOT_FOUND);
    let newer = l.t("Vielleicht gibt es eine neuere E-Mail mit einem neuen Link.", "Perhaps there is a newer e-mail with a new link.");
    let (href, link) = way.unwrap_or_else(|| (paths::landing(l), l.t("Zur Startseite", "To the start page")));
    view! {
        <Title text=title.clone()/>
        <Meta name="robots" content="noindex"/>
        <ui::PageHead title/>
        <ui::EmptyState
            title=l.t("Dieser Link gilt nicht mehr", "This link is no longer valid")
            text=if text.is_empty() { newer.to_owned() } else { text }
            href
            link
        />
    }
}
