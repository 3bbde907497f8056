//! What a property's form says in the columns of its table, what its table says in a form, and what a change changed.

use sea_orm::ActiveModelTrait;

use super::{
    PropertyAction, PropertyField, PropertyForm, PropertyUse, Publication,
    entity::property::{self, SEARCHED},
    form::{Asked, Parsed},
    number::{cents_typed, degrees_typed},
};
use crate::{audit::AuditEntry, clock, ids::PropertyId};

/// Of a text too long to repeat, and of whom one asks, history tells that it changed.
const UNTOLD: &str = "changed";

/// The row of a parsed form: a new draft, or the `old` one with its own id and publication.
pub(super) fn row_of(parsed: Parsed, old: Option<&property::Model>) -> property::Model {
    let Parsed {
        reference,
        kind,
        title,
        slug,
        organisation,
        holder,
        town,
        address,
        place,
        plot_m2,
        floor_m2,
        uses,
        state,
        available_from,
        price: Asked { unit, from, to },
        description,
        contact: [contact_name, contact_email, contact_phone],
    } = parsed;
    let now = clock::now();
    keyed(property::Model {
        id: old.map_or_else(PropertyId::new, |old| old.id),
        slug,
        reference,
        kind,
        organisation_id: organisation,
        holder,
        title_de: title.de,
        title_en: title.en,
        town,
        address,
        latitude: place.map(|(latitude, _)| latitude),
        longitude: place.map(|(_, longitude)| longitude),
        plot_m2,
        floor_m2,
        uses: uses_kept(&uses),
        state,
        available_from,
        price_unit: unit,
        price_from: from,
        price_to: to,
        description_de: description.de,
        description_en: description.en,
        contact_name,
        contact_email,
        contact_phone,
        publication: old.map_or(Publication::Draft, |old| old.publication),
        revision: old.map_or(1, |old| old.revision),
        created_at: old.map_or(now, |old| old.created_at),
        updated_at: now,
        search_key: String::new(),
    })
}

/// The row with what it is searched by.
pub(crate) fn keyed(row: property::Model) -> property::Model {
    let texts = [&row.title_de, &row.title_en, &row.town, &row.address, &row.holder, &row.reference];
    let search_key = SEARCHED.key_of(texts.map(String::as_str));
    property::Model { search_key, ..row }
}

/// Each word with a space around it, so that one is found by itself; nothing for none.
pub(crate) fn uses_kept(uses: &[PropertyUse]) -> String {
    if uses.is_empty() { String::new() } else { format!(" {} ", uses.iter().map(|one| one.as_str()).collect::<Vec<_>>().join(" ")) }
}

pub(super) fn uses_of(kept: &str) -> Vec<PropertyUse> {
    kept.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

/// What an edit writes: all but the id, the publication and the revision.
pub(super) fn changed_columns(new: &property::Model) -> property::ActiveModel {
    let all: property::ActiveModel = new.clone().into();
    let mut all = all.reset_all();
    all.id.take();
    all.publication.take();
    all.revision.take();
    all.created_at.take();
    all
}

/// A row as its form would have it typed, and as tables write it.
pub(super) fn form_of(row: &property::Model) -> PropertyForm {
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    PropertyForm {
        reference: row.reference.clone(),
        kind: row.kind.to_string(),
        title_de: row.title_de.clone(),
        title_en: row.title_en.clone(),
        slug: row.slug.clone(),
        organisation: row.organisation_id.map(|id| id.to_string()).unwrap_or_default(),
        holder: row.holder.clone(),
        town: row.town.clone(),
        address: row.address.clone(),
        latitude: row.latitude.map(degrees_typed).unwrap_or_default(),
        longitude: row.longitude.map(degrees_typed).unwrap_or_default(),
        plot_m2: number(row.plot_m2),
        floor_m2: number(row.floor_m2),
        uses: uses_of(&row.uses).into_iter().map(|one| one.to_string()).collect(),
        state: row.state.to_string(),
        available_from: row.available_from.map(|month| month.format("%Y-%m").to_string()).unwrap_or_default(),
        price_unit: row.price_unit.to_string(),
        price_from: row.price_from.map(cents_typed).unwrap_or_default(),
        price_to: row.price_to.map(cents_typed).unwrap_or_default(),
        description_de: row.description_de.clone(),
        description_en: row.description_en.clone(),
        contact_name: row.contact_name.clone(),
        contact_email: row.contact_email.clone(),
        contact_phone: row.contact_phone.clone(),
    }
}

/// Whether both say the same to whoever reads them.
pub(super) fn says_the_same(old: &property::Model, new: &property::Model) -> bool {
    form_of(old) == form_of(new)
}

/// Every field that a change of the form changed, for history; the exhibitors are called `before` and `after`.
pub(super) fn differences(old: &property::Model, new: &property::Model, before: &str, after: &str) -> AuditEntry<PropertyAction> {
    let (was, is) = (form_of(old), form_of(new));
    let entry = AuditEntry::of(PropertyAction::Changed, new.id).changed(PropertyField::Organisation, before, after);
    PropertyField::columns().fold(entry, |entry, field| {
        let (from, to) = (was.value(field), is.value(field));
        let is_untold = matches!(
            field,
            PropertyField::DescriptionDe
                | PropertyField::DescriptionEn
                | PropertyField::ContactName
                | PropertyField::ContactEmail
                | PropertyField::ContactPhone
        );
        if !is_untold {
            entry.changed(field, from, to)
        } else if from != to {
            entry.with(field, UNTOLD)
        } else {
            entry
        }
    })
}
