//! Sitemaps as search engines read them (sitemaps.org, with the links between languages that Google added).

use std::io;

use chrono::SecondsFormat;
use domain::{clock::Instant, locale::Locale};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

const SCHEMA: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const LINKS: (&str, &str) = ("xmlns:xhtml", "http://www.w3.org/1999/xhtml");

/// A page in all languages, and when it was changed last, where that is known.
pub struct Page {
    pub path: Box<dyn Fn(Locale) -> String + Send>,
    pub changed: Option<Instant>,
}

/// A sitemap of sitemaps.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn index(sitemaps: impl Iterator<Item = String>) -> io::Result<Vec<u8>> {
    document("sitemapindex", &[SCHEMA], |xml| {
        for address in sitemaps {
            xml.create_element("sitemap").write_inner_content(|sitemap| text(sitemap, "loc", &address))?;
        }
        Ok(())
    })
}

/// Each page in each language, naming itself and the others.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn pages(site: &str, pages: &[Page]) -> io::Result<Vec<u8>> {
    document("urlset", &[SCHEMA, LINKS], |xml| {
        for page in pages {
            for locale in Locale::ALL {
                xml.create_element("url").write_inner_content(|url| entry(url, site, page, locale))?;
            }
        }
        Ok(())
    })
}

fn entry(url: &mut Writer<Vec<u8>>, site: &str, page: &Page, locale: Locale) -> io::Result<()> {
    let address = |locale| format!("{site}{}", (page.path)(locale));
    text(url, "loc", &address(locale))?;
    if let Some(changed) = page.changed {
        text(url, "lastmod", &changed.to_rfc3339_opts(SecondsFormat::Secs, true))?;
    }
    let others = Locale::ALL.iter().map(|locale| (locale.as_str(), *locale)).chain([("x-default", Locale::En)]);
    for (name, other) in others {
        let link = [("rel", "alternate"), ("hreflang", name), ("href", &address(other))];
        url.create_element("xhtml:link").with_attributes(link).write_empty()?;
    }
    Ok(())
}

fn text(xml: &mut Writer<Vec<u8>>, name: &str, content: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(content)).map(|_| ())
}

fn document(name: &str, namespaces: &[(&str, &str)], content: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element(name).with_attributes(namespaces.iter().copied()).write_inner_content(content)?;
    Ok(xml.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_stands_there_in_each_language_with_its_last_change() {
        let changed = "2027-03-09T10:20:30.5Z".parse().expect("a test literal");
        let page = Page { path: Box::new(|locale| format!("/{locale}/a&b")), changed: Some(changed) };

        let xml = String::from_utf8(pages("https://stand.example", &[page]).expect("written")).expect("text");

        let links = r#"<xhtml:link rel="alternate" hreflang="de" href="https://stand.example/de/a&amp;b"/><xhtml:link rel="alternate" hreflang="en" href="https://stand.example/en/a&amp;b"/><xhtml:link rel="alternate" hreflang="x-default" href="https://stand.example/en/a&amp;b"/>"#;
        let url =
            |locale| format!("<url><loc>https://stand.example/{locale}/a&amp;b</loc><lastmod>2027-03-09T10:20:30Z</lastmod>{links}</url>");
        let expected = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">{}{}</urlset>"#,
            url("de"),
            url("en"),
        );
        assert_eq!(xml, expected);
    }

    #[test]
    fn an_index_names_the_others() {
        let xml = String::from_utf8(index(["https://a.example/1".to_owned()].into_iter()).expect("written")).expect("text");

        assert_eq!(
            xml,
            r#"<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://a.example/1</loc></sitemap></sitemapindex>"#
        );
    }
}
