//! An event for machines (schema.org/Event).

use domain::{event::EventView, locale::Locale};
use serde_json::{Value, json};

use crate::{ctx, paths};

/// What search engines show of an event.
pub fn facts(l: Locale, public_url: &str, event: &EventView, described: &str) -> Value {
    let at = |day, minute| domain::clock::at_minute(event.zone, day, minute).with_timezone(&event.zone).to_rfc3339();
    let mut facts = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.name,
        "description": described,
        "startDate": at(event.starts_on, event.opens_minute),
        "endDate": at(event.ends_on, event.closes_minute),
        "eventAttendanceMode": format!("https://schema.org/{}", attendance(event)),
        "eventStatus": "https://schema.org/EventScheduled",
        "url": format!("{public_url}{}", paths::event(l, &event.slug)),
        "inLanguage": event.languages,
        "location": place(event, None),
        "organizer": organizer(l, public_url, event),
    });
    if event.is_online() {
        // Not the link to take part, which is for those who registered.
        facts["location"] = json!({ "@type": "VirtualLocation", "url": facts["url"] });
    }
    if let Some(picture) = &event.picture {
        facts["image"] = json!(format!("{public_url}{}", paths::file(picture)));
    }
    facts
}

fn attendance(event: &EventView) -> &'static str {
    match (event.online_link.is_empty(), event.is_online()) {
        (true, _) => "OfflineEventAttendanceMode",
        (false, true) => "OnlineEventAttendanceMode",
        (false, false) => "MixedEventAttendanceMode",
    }
}

/// The name on the booth, or else of the agency that runs it.
pub fn organizer(l: Locale, public_url: &str, event: &EventView) -> Value {
    let site = ctx::site();
    let name = if event.brand.is_empty() { &site.agency.name } else { &event.brand };
    json!({ "@type": "Organization", "name": name, "url": format!("{public_url}{}", paths::landing(l)) })
}

/// Where an event takes place, or something on one of its stages.
pub fn place(event: &EventView, stage: Option<&str>) -> Value {
    let name = [stage.unwrap_or_default(), event.venue.as_str(), event.city.as_str()];
    json!({
        "@type": "Place",
        "name": name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        "address": { "@type": "PostalAddress", "addressLocality": event.city, "addressCountry": event.country },
    })
}
