//! The recap of an event for machines (schema.org/Article).

use domain::{event::EventView, locale::Locale, process::recap_page::RecapPage};
use serde_json::{Value, json};

use crate::{format, markdown, paths};

/// What search engines show of a recap.
pub fn facts(l: Locale, public_url: &str, event: &EventView, title: &str, page: &RecapPage) -> Value {
    let address = format!("{public_url}{}", paths::recap(l, &event.slug));
    let pictures: Vec<_> = page.recap.pictures.iter().map(|picture| format!("{public_url}{}", paths::file(&picture.file))).collect();
    let mut facts = json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": title,
        "description": markdown::excerpt(page.recap.text.in_(l), 160),
        "inLanguage": l.as_str(),
        "url": address,
        "mainEntityOfPage": address,
        "dateModified": format::machine_time(page.recap.updated_at),
        "image": pictures,
        "about": {
            "@type": "Event",
            "name": event.name,
            "startDate": event.starts_on.to_string(),
            "endDate": event.ends_on.to_string(),
        },
    });
    if !event.is_online() {
        let address = format!("{}, {}", event.city, event.country);
        facts["about"]["location"] = json!({ "@type": "Place", "name": event.venue, "address": address });
    }
    if let Some(at) = page.recap.published_at {
        facts["datePublished"] = json!(format::machine_time(at));
    }
    facts
}
