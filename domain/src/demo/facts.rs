//! The facts that the demonstration starts from.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::{
    bridge::BridgeKind,
    event::{BoothRole, EventKind},
    masterclass::SessionKind,
};

#[derive(Debug, Deserialize)]
pub(super) struct Facts {
    pub agency: Agency,
    pub fair: Vec<Fair>,
    pub bridge: Vec<Bridge>,
    pub invented: Vec<Exhibitor>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Agency {
    pub name: String,
    pub city: String,
    pub brand: String,
}

/// An Innovation Bridge, or a network.
#[derive(Debug, Deserialize)]
pub(super) struct Bridge {
    pub kind: BridgeKind,
    pub slug: String,
    pub name: String,
    pub purpose_de: String,
    pub purpose_en: String,
    pub since: Option<i32>,
    pub partners: Vec<Partner>,
    /// What its companies offer and seek.
    #[serde(default)]
    pub companies: Vec<Company>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Company {
    pub name: String,
    pub town: String,
    #[serde(default)]
    pub offers_de: String,
    #[serde(default)]
    pub offers_en: String,
    #[serde(default)]
    pub seeks_de: String,
    #[serde(default)]
    pub seeks_en: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Partner {
    pub name: String,
    pub town: String,
    pub agreed_on: Option<NaiveDate>,
    #[serde(default)]
    pub agreement_de: String,
    #[serde(default)]
    pub agreement_en: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Fair {
    pub slug: String,
    pub name: String,
    pub year: i32,
    pub kind: EventKind,
    pub theme_de: String,
    pub theme_en: String,
    pub venue: String,
    pub hall: String,
    pub booth_number: String,
    pub city: String,
    pub country: String,
    pub time_zone: String,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub in_days: i64,
    pub languages: Vec<String>,
    #[serde(default)]
    pub bridge: String,
    pub booth_role: BoothRole,
    #[serde(default)]
    pub hosted_by: String,
    pub accent: String,
    pub exhibitors: Vec<Exhibitor>,
    pub sessions: Vec<Session>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Exhibitor {
    pub name: String,
    pub kind: String,
    pub city: String,
    #[serde(default)]
    pub teaser_de: String,
    #[serde(default)]
    pub teaser_en: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Session {
    pub kind: SessionKind,
    pub title_de: String,
    pub title_en: String,
    #[serde(default)]
    pub by: String,
    pub minutes: i64,
    pub seats: i32,
}

pub(super) fn read_facts() -> Result<Facts, toml::de::Error> {
    toml::from_str(include_str!("../../data/fairs.toml"))
}

/// What may be said of a real organisation without inventing anything.
pub(super) fn in_short(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "agency" => ("Standort und Wirtschaft", "Business and sites"),
        "municipality" => ("Flächen und Quartiere", "Sites and city quarters"),
        "developer" => ("Flächen für große Vorhaben", "Sites for large projects"),
        "hospital" => ("Medizin und Forschung", "Medicine and research"),
        "network" => ("Netzwerk der Wirtschaft", "A network of business"),
        "technology_centre" => ("Raum für junge Unternehmen", "Room for young companies"),
        "start_up" => ("Junges Unternehmen", "A young company"),
        _ => ("Zu Hause", "At home"),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_facts_can_be_read() {
        let facts = super::read_facts().expect("the data file is valid");

        assert_eq!(facts.fair.iter().map(|fair| fair.slug.as_str()).collect::<Vec<_>>(), ["mipim", "collision", "digital-health-now"]);
    }
}
