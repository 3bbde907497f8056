//! Twelve sites and projects for the coming MIPIM, all invented; some belong to towns and agencies that exhibit there.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde::Deserialize;

use super::{chance::Chance, insert_all};
use crate::{
    application::entity::application,
    db::Tx,
    field::slug_of,
    ids::{EventId, OrganisationId, PropertyId},
    property::{self, PriceUnit, PropertyKind, PropertyState, PropertyUse, Publication, entity::property as row},
};

#[derive(Debug, Deserialize)]
pub(super) struct Properties {
    property: Vec<Told>,
}

/// What is told of one of them.
#[derive(Debug, Deserialize)]
struct Told {
    reference: String,
    kind: PropertyKind,
    title_de: String,
    title_en: String,
    town: String,
    #[serde(default)]
    address: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
    /// As the exhibitor is called; it may not exhibit this time.
    #[serde(default)]
    exhibitor: String,
    #[serde(default)]
    holder: String,
    plot_m2: Option<i64>,
    floor_m2: Option<i64>,
    uses: Vec<PropertyUse>,
    state: PropertyState,
    available_from: Option<String>,
    price_unit: PriceUnit,
    price_from: Option<i64>,
    price_to: Option<i64>,
    description_de: String,
    description_en: String,
    publication: Option<Publication>,
}

/// What the data file says.
pub(super) fn read() -> Result<Properties, toml::de::Error> {
    toml::from_str(include_str!("../../data/properties.toml"))
}

/// Puts them on show; `mipim` is its coming edition.
pub(super) async fn show(tx: &Tx, chance: &mut Chance, told: &Properties, mipim: Option<EventId>) -> Result<(), DbErr> {
    let mut exhibitors: HashMap<String, OrganisationId> = HashMap::new();
    if let Some(event) = mipim {
        let there = application::Entity::find().filter(application::Column::EventId.eq(event)).all(tx).await?;
        exhibitors.extend(there.into_iter().filter_map(|one| Some((one.display_name, one.organisation_id?))));
    }
    let rows: Vec<_> = told.property.iter().enumerate().map(|(at, told)| model(chance, at, told, &exhibitors)).collect();
    insert_all(tx, rows).await
}

fn model(chance: &mut Chance, at: usize, told: &Told, exhibitors: &HashMap<String, OrganisationId>) -> row::Model {
    let organisation_id = exhibitors.get(&told.exhibitor).copied();
    let named = if told.holder.is_empty() { told.exhibitor.clone() } else { told.holder.clone() };
    let written_at = chance.now - Duration::days(40 - 3 * at as i64);
    let millionths = |degrees: f64| (degrees * 1_000_000.0).round() as i32;
    property::keyed(row::Model {
        id: PropertyId::from_uuid(chance.id()),
        slug: slug_of(&format!("{} {}", told.title_de, told.town)),
        reference: told.reference.clone(),
        kind: told.kind,
        organisation_id,
        holder: if organisation_id.is_some() { String::new() } else { named },
        title_de: told.title_de.clone(),
        title_en: told.title_en.clone(),
        town: told.town.clone(),
        address: told.address.clone(),
        latitude: told.latitude.map(millionths),
        longitude: told.longitude.map(millionths),
        plot_m2: told.plot_m2,
        floor_m2: told.floor_m2,
        uses: property::uses_kept(&told.uses),
        state: told.state,
        available_from: told.available_from.as_ref().and_then(|day| day.parse::<NaiveDate>().ok()),
        price_unit: told.price_unit,
        price_from: told.price_from,
        price_to: told.price_to,
        description_de: told.description_de.clone(),
        description_en: told.description_en.clone(),
        contact_name: "Fiona Fläche".to_owned(),
        contact_email: "flaechen@agentur.example".to_owned(),
        contact_phone: String::new(),
        publication: told.publication.unwrap_or(Publication::Published),
        revision: 1,
        created_at: written_at,
        updated_at: written_at,
        search_key: String::new(),
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn there_are_twelve() {
        assert_eq!(super::read().expect("the data file is valid").property.len(), 12);
    }
}
