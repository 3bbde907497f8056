//! A news entry for machines (schema.org/NewsArticle).

use domain::{locale::Locale, news::NewsEntryView};
use serde_json::{Value, json};

use crate::{format, paths};

/// What search engines show of an entry.
pub fn facts(l: Locale, public_url: &str, agency: &str, entry: &NewsEntryView) -> Value {
    let address = format!("{public_url}{}", paths::news_entry(l, &entry.slug));
    let mut facts = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": entry.title.in_(l),
        "description": entry.lede.in_(l),
        "inLanguage": l.as_str(),
        "url": address,
        "mainEntityOfPage": address,
        "dateModified": format::machine_time(entry.updated_at.max(entry.published_at.unwrap_or(entry.updated_at))),
    });
    if let Some(at) = entry.published_at {
        facts["datePublished"] = json!(format::machine_time(at));
    }
    if let Some(key) = &entry.picture {
        facts["image"] = json!([format!("{public_url}{}", paths::file(key))]);
    }
    if !agency.is_empty() {
        let organisation = json!({ "@type": "Organization", "name": agency, "url": public_url });
        facts["author"] = organisation.clone();
        facts["publisher"] = organisation;
    }
    facts
}
