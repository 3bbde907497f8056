//! A property for machines (schema.org/Place).

use domain::{locale::Locale, property::PropertyView};
use serde_json::{Value, json};

use crate::{markdown, paths};

/// What search engines show of it.
pub fn facts(l: Locale, public_url: &str, property: &PropertyView) -> Value {
    let mut facts = json!({
        "@context": "https://schema.org",
        "@type": "Place",
        "name": property.title.in_(l),
        "description": markdown::excerpt(property.description.in_(l), 300),
        "url": format!("{public_url}{}", paths::property(l, &property.slug)),
        "address": { "@type": "PostalAddress", "addressLocality": property.town, "streetAddress": property.address },
    });
    if let Some(picture) = property.picture() {
        facts["photo"] = json!(format!("{public_url}{}", paths::file(&picture.file)));
    }
    if let Some(place) = property.place.filter(|place| place.is_exact) {
        let degrees = |thousandths: i32| f64::from(thousandths) / 1000.0;
        let (latitude, longitude) = (degrees(place.at.latitude), degrees(place.at.longitude));
        facts["geo"] = json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude });
    }
    facts
}
