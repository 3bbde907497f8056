//! The news as RSS 2.0 (<https://www.rssboard.org/rss-specification>), written with the library that the sitemap and the
//! programme's schedule are written with: a crate for RSS would bring the same one, and a builder for elements that nothing
//! here needs.

use std::io;

use domain::{locale::Locale, news::NewsEntryView};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use crate::{head::escaped, paths};

pub const CONTENT_TYPE: &str = "application/rss+xml; charset=utf-8";

type Xml = Writer<Vec<u8>>;

/// What the feed is called: `Aktuelles · Agentur`.
pub fn title(l: Locale, agency: &str) -> String {
    let news = l.t("Aktuelles", "News");
    if agency.is_empty() { news.to_owned() } else { format!("{news} · {agency}") }
}

/// The feed in one language.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn feed(l: Locale, public_url: &str, agency: &str, entries: &[NewsEntryView]) -> io::Result<String> {
    let own = format!("{public_url}{}", paths::news_feed(l));
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("rss").with_attributes([("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom")]).write_inner_content(
        |rss| {
            rss.create_element("channel").write_inner_content(|channel| {
                text(channel, "title", &title(l, agency))?;
                text(channel, "link", &format!("{public_url}{}", paths::newsroom(l)))?;
                text(channel, "description", l.t("Was die Agentur zu berichten hat.", "What the agency has to tell."))?;
                text(channel, "language", l.as_str())?;
                let link = [("rel", "self"), ("type", "application/rss+xml"), ("href", own.as_str())];
                channel.create_element("atom:link").with_attributes(link).write_empty()?;
                entries.iter().try_for_each(|entry| item(channel, l, public_url, entry))
            })?;
            Ok(())
        },
    )?;
    Ok(String::from_utf8_lossy(&xml.into_inner()).into_owned())
}

fn item(channel: &mut Xml, l: Locale, public_url: &str, entry: &NewsEntryView) -> io::Result<()> {
    channel.create_element("item").write_inner_content(|item| {
        text(item, "title", entry.title.in_(l))?;
        text(item, "link", &format!("{public_url}{}", paths::news_entry(l, &entry.slug)))?;
        // The id stays, whatever becomes of the address.
        let guid = item.create_element("guid").with_attribute(("isPermaLink", "false"));
        guid.write_text_content(BytesText::new(&format!("urn:uuid:{}", entry.id)))?;
        if let Some(at) = entry.published_at {
            text(item, "pubDate", &at.to_rfc2822())?;
        }
        // Readers take it for HTML.
        text(item, "description", &escaped(entry.lede.in_(l).to_owned()))
    })?;
    Ok(())
}

fn text(xml: &mut Xml, name: &str, content: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(content)).map(|_| ())
}
