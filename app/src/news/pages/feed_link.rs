//! How feed readers find the feed.

use leptos::prelude::*;
use leptos_meta::Link;

use crate::{ctx, news::rss, paths};

/// The link in the head of a page.
#[component]
pub(super) fn FeedLink() -> impl IntoView {
    let l = ctx::locale();
    view! { <Link rel="alternate" type_="application/rss+xml" title=rss::title(l, &ctx::agency_name()) href=paths::news_feed(l)/> }
}
