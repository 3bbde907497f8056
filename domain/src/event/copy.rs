//! An event again, on new dates.

use chrono::{NaiveDate, NaiveDateTime};
use sea_orm::EntityTrait;

use super::{Error, EventState, EventView, columns::bridged, entity, service, terms};
use crate::{actor::Denied, clock, db::Tx, ids::EventId, zone};

/// Makes a draft like `event`, which starts on another day, and answers both. Whoever calls has asked the policy.
///
/// # Errors
/// `Denied`, or `Invalid` where the address is taken.
pub(crate) async fn copy(tx: &Tx, event: EventId, name: &str, slug: &str, starts_on: NaiveDate) -> Result<(EventView, EventView), Error> {
    let old = entity::Entity::find_by_id(event).one(tx).await?.ok_or(Denied::NotFound)?;
    let new = bridged(tx, next_edition(&old, name, slug, starts_on)).await?;
    service::insert(tx, new.clone()).await?;
    terms::copy_terms(tx, &old, new.id).await?;
    Ok((EventView::from(old), EventView::from(new)))
}

fn next_edition(old: &entity::Model, name: &str, slug: &str, starts_on: NaiveDate) -> entity::Model {
    let by = starts_on - old.starts_on;
    let own_zone = old.zone();
    let local = old.local_times();
    // Ten in the morning stays ten in the morning, also across a change of the clocks.
    let [opens, closes, passes] = local.map(|local| local.map(|local| local + by));
    let instant = |local: Option<NaiveDateTime>| local.map(|local| clock::at(own_zone, local));
    let now = clock::now();
    entity::Model {
        id: EventId::new(),
        name: name.to_owned(),
        slug: slug.to_owned(),
        starts_on,
        ends_on: old.ends_on + by,
        applications_open_at: instant(opens),
        applications_close_at: instant(closes),
        passes_close_at: instant(passes),
        applications_open_local: opens,
        applications_close_local: closes,
        passes_close_local: passes,
        zone_rules: zone::version().to_string(),
        state: EventState::Draft,
        revision: 1,
        created_at: now,
        updated_at: now,
        ..old.clone()
    }
}
