//! The agency's news: organisers write them, everybody reads what has appeared.

use crate::authorisation::{
    callers::{EVERYBODY, ORGANISERS},
    row::{
        Answer::{NotFound, Nothing},
        Row, file, form, page, upload,
    },
};

pub const ROWS: &[Row] = &[
    form("news/create", "title_de=Ganz neu&title_en=Brand new").by(ORGANISERS).changes("audit news_entry"),
    form("news/edit", "entry={draft_entry}&revision={draft_entry_revision}&act=save&title_de=Anders&title_en=Different&slug=draft-news")
        .by(ORGANISERS)
        .changes("audit news_entry"),
    form("news/publish", "entry={draft_entry}&revision={draft_entry_revision}").by(ORGANISERS).changes("audit news_entry"),
    form("news/plan", "entry={draft_entry}&revision={draft_entry_revision}&at={closing_day}T09:00")
        .by(ORGANISERS)
        .changes("audit news_entry"),
    form("news/hide", "entry={public_entry}").by(ORGANISERS).changes("audit news_entry"),
    form("news/delete", "entry={draft_entry}").by(ORGANISERS).changes("audit news_entry"),
    form("news/remove-picture", "entry={public_entry}").by(ORGANISERS).changes("audit news_entry"),
    upload("/uploads/news-picture", "_page=/de/imprint&entry={draft_entry}&alt_de=Der Stand").by(ORGANISERS).changes("audit news_entry"),
    page("/{locale}", "/de").by(EVERYBODY).shows("Meldung public-news"),
    page("/{locale}", "/de").others(Nothing).shows("Meldung draft-news"),
    page("/{locale}/events/{event}", "/de/events/fair").by(EVERYBODY).shows("Meldung public-news"),
    page("/{locale}/newsroom", "/de/newsroom").by(EVERYBODY).shows("Meldung public-news"),
    page("/{locale}/newsroom", "/de/newsroom").others(Nothing).shows("Meldung draft-news"),
    page("/{locale}/newsroom/{entry}", "/de/newsroom/public-news").by(EVERYBODY).shows("Meldung public-news"),
    page("/{locale}/newsroom/{entry}", "/de/newsroom/draft-news").by(ORGANISERS).shows("Meldung draft-news").others(NotFound),
    page("/{locale}/search", "/de/search?q=meldung+public").by(EVERYBODY).shows("Meldung public-news"),
    page("/{locale}/search", "/de/search?q=meldung+draft").by(ORGANISERS).shows("Meldung draft-news").others(Nothing),
    page("/{locale}/organise/news", "/de/organise/news").by(ORGANISERS).shows("Meldung draft-news"),
    page("/{locale}/organise/news/new", "/de/organise/news/new").by(ORGANISERS).shows("/api/news/create"),
    page("/{locale}/organise/news/{entry}", "/de/organise/news/{draft_entry}").by(ORGANISERS).shows("/api/news/edit"),
    file("/newsroom/feed-de.rss", "/newsroom/feed-de.rss").by(EVERYBODY).shows("Meldung public-news"),
    file("/newsroom/feed-de.rss", "/newsroom/feed-de.rss").others(Nothing).shows("Meldung draft-news"),
    file("/newsroom/feed-en.rss", "/newsroom/feed-en.rss").by(EVERYBODY).shows("Item public-news"),
    file("/newsroom/{entry}/press-release.pdf", "/newsroom/public-news/press-release.pdf").by(EVERYBODY).shows("%PDF-"),
    file("/newsroom/{entry}/press-release.pdf", "/newsroom/draft-news/press-release.pdf").by(ORGANISERS).shows("%PDF-").others(NotFound),
    file("/sitemap-site.xml", "/sitemap-site.xml").by(EVERYBODY).shows("/de/newsroom/public-news"),
    file("/sitemap-site.xml", "/sitemap-site.xml").others(Nothing).shows("/de/newsroom/draft-news"),
];
