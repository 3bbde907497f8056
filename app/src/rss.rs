//! Lists as RSS 2.0 (<https://www.rssboard.org/rss-specification>), written with the library that the sitemap and the
//! programme's schedule are written with: a crate for RSS would bring the same one, and a builder for elements that nothing
//! here needs. And how people and programs find such a feed.

use std::io;

use domain::{clock::Instant, locale::Locale};
use leptos::prelude::*;
use leptos_meta::Link;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use crate::{
    ctx::{self, AppState},
    error::ApiError,
    head::escaped,
    polled::Polled,
};

const CONTENT_TYPE: &str = "application/rss+xml; charset=utf-8";

type Xml = Writer<Vec<u8>>;

/// A list that can be followed.
pub struct Channel<'a> {
    /// `Aktuelles · Agentur`.
    pub title: String,
    pub description: &'a str,
    /// The path of the list.
    pub list: String,
    /// The path of its feed.
    pub feed: String,
}

/// Something in it.
pub struct Item {
    /// Stays, whatever becomes of the address.
    pub id: String,
    pub title: String,
    /// The path of its page.
    pub path: String,
    pub at: Option<Instant>,
    /// In short, without marks of any kind.
    pub text: String,
}

/// What a list is called that an agency has: `Aktuelles · Agentur`.
pub fn title(list: &str, agency: &str) -> String {
    if agency.is_empty() { list.to_owned() } else { format!("{list} · {agency}") }
}

/// The feed in one language, as it is since `changed_at`.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn polled(l: Locale, state: &AppState, channel: &Channel, items: &[Item], changed_at: Instant) -> Result<Polled, ApiError> {
    let content = feed(l, &state.site.public_url, channel, items).map_err(|error| ApiError::internal(&error))?;
    Ok(Polled { content_type: CONTENT_TYPE, file_name: None, language: l, changed_at, is_public: true, content })
}

fn feed(l: Locale, public_url: &str, channel: &Channel, items: &[Item]) -> io::Result<String> {
    let own = format!("{public_url}{}", channel.feed);
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("rss").with_attributes([("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom")]).write_inner_content(
        |rss| {
            rss.create_element("channel").write_inner_content(|inner| {
                text(inner, "title", &channel.title)?;
                text(inner, "link", &format!("{public_url}{}", channel.list))?;
                text(inner, "description", channel.description)?;
                text(inner, "language", l.as_str())?;
                let link = [("rel", "self"), ("type", "application/rss+xml"), ("href", own.as_str())];
                inner.create_element("atom:link").with_attributes(link).write_empty()?;
                items.iter().try_for_each(|one| item(inner, public_url, one))
            })?;
            Ok(())
        },
    )?;
    Ok(String::from_utf8_lossy(&xml.into_inner()).into_owned())
}

fn item(channel: &mut Xml, public_url: &str, one: &Item) -> io::Result<()> {
    channel.create_element("item").write_inner_content(|item| {
        text(item, "title", &one.title)?;
        text(item, "link", &format!("{public_url}{}", one.path))?;
        let guid = item.create_element("guid").with_attribute(("isPermaLink", "false"));
        guid.write_text_content(BytesText::new(&format!("urn:uuid:{}", one.id)))?;
        if let Some(at) = one.at {
            text(item, "pubDate", &at.to_rfc2822())?;
        }
        // Readers take it for HTML.
        text(item, "description", &escaped(one.text.clone()))
    })?;
    Ok(())
}

fn text(xml: &mut Xml, name: &str, content: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(content)).map(|_| ())
}

/// The two links to the feed at `href` of a list that is called `name`: one in the head of the page, and one that is seen.
#[component]
pub fn RssFeed(#[prop(into)] name: String, #[prop(into)] href: String) -> impl IntoView {
    let l = ctx::locale();
    let title = title(&name, &ctx::agency_name());
    view! {
        <Link rel="alternate" type_="application/rss+xml" title href=href.clone()/>
        <a class="feed-link" href=href>{format!("{name} {}", l.t("als Feed (RSS)", "as a feed (RSS)"))}</a>
    }
}
