//! A webinar to come, after the matching on the net in which start-ups from Canada met industry in 2022.

use chrono::Duration;
use sea_orm::DbErr;

use super::{chance::Chance, facts::Facts, insert_all, talks};
use crate::{
    db::Tx,
    event::{self, BadgeFormat, BoothRole, EventKind, EventState, entity},
    ids::EventId,
};

/// So many days from now it takes place.
const IN_DAYS: i64 = 150;

/// Plans it, on the bridge to North America: from 16:00 to 17:30, when Toronto is awake.
pub(super) async fn plan(tx: &Tx, chance: &mut Chance, facts: &Facts) -> Result<(), DbErr> {
    let bridge_id = talks::bridge_at(tx, "north-america").await?;
    let bridge = bridge_id.map(|_| "Innovation Bridge North America".to_owned()).unwrap_or_default();
    let day = chance.now.date_naive() + Duration::days(IN_DAYS);
    let row = entity::Model {
        id: EventId::from_uuid(chance.id()),
        slug: "webinar-hydrogen-canada".to_owned(),
        name: "Webinar: Wasserstoff in Kanada".to_owned(),
        kind: EventKind::OwnEvent,
        theme_de: "Wasserstoff".to_owned(),
        theme_en: "Hydrogen".to_owned(),
        city: event::ONLINE.to_owned(),
        country: "DE".to_owned(),
        venue: String::new(),
        online_link: "https://meet.example/wasserstoff-kanada".to_owned(),
        time_zone: "Europe/Berlin".to_owned(),
        starts_on: day,
        ends_on: day,
        opens_minute: 16 * 60,
        closes_minute: 17 * 60 + 30,
        languages: "de,en".to_owned(),
        bridge,
        bridge_id,
        hall: String::new(),
        booth_number: String::new(),
        booth_role: BoothRole::Host,
        hosted_by: String::new(),
        brand: facts.agency.brand.clone(),
        description_de: "Start-ups aus Kanada stellen ihre Verfahren vor, und Unternehmen des Ruhrgebiets sagen, was sie **suchen**.\n\n- Elektrolyse, die mit schwankendem Strom zurechtkommt\n- Speicher in alten Schächten\n- Transport als Ammoniak: was ein Hafen dafür braucht\n\nFragen sind erwünscht, auf Deutsch und auf Englisch."
            .to_owned(),
        description_en: "Start-ups from Canada show what they make, and companies of the Ruhr area say what they **seek**.\n\n- Electrolysis that copes with power that comes and goes\n- Storage in old shafts\n- Transport as ammonia: what a port needs for it\n\nQuestions are welcome, in German and in English."
            .to_owned(),
        picture: None,
        picture_alt_de: String::new(),
        picture_alt_en: String::new(),
        accent: "green".to_owned(),
        logo: None,
        badge_format: BadgeFormat::A6,
        applications_open_at: None,
        applications_close_at: None,
        passes_close_at: None,
        applications_open_local: None,
        applications_close_local: None,
        passes_close_local: None,
        zone_rules: crate::zone::version().to_string(),
        terms_version: "1".to_owned(),
        asks_de_minimis: false,
        asks_double_funding: false,
        contact_name: facts.agency.name.clone(),
        contact_email: format!("international@{}.example", facts.agency.city.to_lowercase()),
        state: EventState::Published,
        revision: 1,
        created_at: chance.now - Duration::days(10),
        updated_at: chance.now,
        search_key: String::new(),
    };
    insert_all(tx, vec![event::keyed(row)]).await
}
