//! How feed readers find the feed.

use leptos::prelude::*;
use leptos_meta::Link;

use crate::{ctx, paths, rss};

/// The link in the head of a page.
#[component]
pub(super) fn FeedLink() -> impl IntoView {
    let l = ctx::locale();
    let title = rss::title(l.t("Aktuelles", "News"), &ctx::agency_name());
    view! { <Link rel="alternate" type_="application/rss+xml" title href=paths::news_feed(l)/> }
}
