//! Adding and changing what happens on a trip.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

use super::{
    Error, ItemDetails, MOST_ITEMS, TripItemAction, TripItemField,
    entity::{trip_item, trip_item_group},
    item_form::Parsed,
    plan::{ItemView, Plan},
    queries::{locked, plan_within},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx},
    event::EventView,
    ids::{EventId, TripGroupId, TripItemId},
};

/// Adds an item to a trip, and answers the trip. Once the programme is public, travellers do not know it until they are told.
///
/// # Errors
/// `Denied`, `Invalid`, or `TooMany`.
pub async fn add_item(db: &Db, actor: &Actor, event: EventId, details: &ItemDetails) -> Result<(EventView, TripItemId), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (event, _) = locked(&tx, event).await?;
        let plan = plan_within(&tx, event.id).await?;
        let parsed = details.parse(&plan)?;
        if plan.items.len() >= MOST_ITEMS {
            return Err(Error::TooMany(MOST_ITEMS));
        }
        let (id, now) = (TripItemId::new(), clock::now());
        let row = trip_item::ActiveModel {
            id: Set(id),
            event_id: Set(event.id),
            cancelled: Set(false),
            told_revision: Set(0),
            told_groups: Set(String::new()),
            revision: Set(1),
            created_at: Set(now),
            ..columns(&parsed)
        };
        trip_item::Entity::insert(row).exec_without_returning(&tx).await?;
        write_groups(&tx, id, &parsed.groups).await?;
        let entry = AuditEntry::of(TripItemAction::Created, id).at(event.id).with(TripItemField::TitleDe, parsed.title.de.as_str());
        audit::record(&tx, actor, entry).await?;
        Ok((event, id))
    })
    .await
}

/// Changes an item, unless somebody else did so since `revision`, and answers the trip.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn edit_item(db: &Db, actor: &Actor, id: TripItemId, revision: &str, details: &ItemDetails) -> Result<EventView, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (event, plan, old) = held(&tx, id, revision).await?;
        let parsed = details.parse(&plan)?;
        let entry = differences(&event, &plan, &parsed, &old);
        if entry.noted().next().is_none() {
            return Ok(event);
        }
        let row = trip_item::ActiveModel { revision: Set(old.revision + 1), ..columns(&parsed) };
        trip_item::Entity::update_many().set(row).filter(trip_item::Column::Id.eq(id)).exec(&tx).await?;
        trip_item_group::Entity::delete_many().filter(trip_item_group::Column::ItemId.eq(id)).exec(&tx).await?;
        write_groups(&tx, id, &parsed.groups).await?;
        audit::record(&tx, actor, entry).await?;
        Ok(event)
    })
    .await
}

/// The item with its trip, which both stay as they are until the transaction ends, if the item is of this revision.
///
/// # Errors
/// `NotFound`, or `Overtaken`.
pub(super) async fn held(tx: &Tx, id: TripItemId, revision: &str) -> Result<(EventView, Plan, ItemView), Error> {
    let seen = trip_item::Entity::find_by_id(id).one(tx).await?.ok_or(Denied::NotFound)?;
    let (event, _) = locked(tx, seen.event_id).await?;
    let plan = plan_within(tx, event.id).await?;
    let item = plan.items.iter().find(|item| item.id == id).cloned().ok_or(Denied::NotFound)?;
    let zone = plan.leg(item.leg).map_or(event.zone, |leg| leg.zone);
    ExpectedRevision::parse(revision).check::<TripItemAction, Error>(tx, id, item.revision, zone).await?;
    Ok((event, plan, item))
}

async fn write_groups(tx: &Tx, item: TripItemId, groups: &[TripGroupId]) -> Result<(), Error> {
    if groups.is_empty() {
        return Ok(());
    }
    let rows = groups.iter().map(|group| trip_item_group::ActiveModel { item_id: Set(item), group_id: Set(*group) });
    trip_item_group::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Every column: neither a new one nor a new field of the form compiles until it stands here.
fn columns(parsed: &Parsed) -> trip_item::ActiveModel {
    let Parsed {
        leg,
        kind,
        title,
        starts_local,
        ends_local,
        starts_at,
        ends_at,
        // In a table of its own.
        groups: _,
        place,
        address,
        map_link,
        host,
        bring,
    } = parsed;
    trip_item::ActiveModel {
        leg_id: Set(*leg),
        kind: Set(*kind),
        title_de: Set(title.de.clone()),
        title_en: Set(title.en.clone()),
        place: Set(place.clone()),
        address: Set(address.clone()),
        map_link: Set(map_link.clone()),
        host: Set(host.clone()),
        bring_de: Set(bring.de.clone()),
        bring_en: Set(bring.en.clone()),
        starts_local: Set(*starts_local),
        ends_local: Set(*ends_local),
        starts_at: Set(*starts_at),
        ends_at: Set(*ends_at),
        updated_at: Set(clock::now()),
        id: NotSet,
        event_id: NotSet,
        cancelled: NotSet,
        told_revision: NotSet,
        told_groups: NotSet,
        revision: NotSet,
        created_at: NotSet,
    }
}

/// Every field that a change of the form changed, for history.
fn differences(event: &EventView, plan: &Plan, parsed: &Parsed, old: &ItemView) -> AuditEntry<TripItemAction> {
    let Parsed {
        leg,
        kind,
        title,
        starts_local,
        ends_local,
        // Told with the local times they follow from.
        starts_at: _,
        ends_at: _,
        groups,
        place,
        address,
        map_link,
        host,
        bring,
    } = parsed;
    let leg_name = |id| plan.leg(id).map(|leg| leg.place.clone()).unwrap_or_default();
    AuditEntry::of(TripItemAction::Changed, old.id)
        .at(event.id)
        .changed(TripItemField::Leg, leg_name(old.leg), leg_name(*leg))
        .changed(TripItemField::Kind, old.kind.as_str(), kind.as_str())
        .changed(TripItemField::TitleDe, old.title.de.as_str(), &title.de)
        .changed(TripItemField::TitleEn, old.title.en.as_str(), &title.en)
        .changed(TripItemField::Starts, old.starts_local.to_string(), starts_local.to_string())
        .changed(TripItemField::Ends, old.ends_local.to_string(), ends_local.to_string())
        .changed(TripItemField::Groups, names(plan, &old.groups), names(plan, groups))
        .changed(TripItemField::Place, old.place.as_str(), place)
        .changed(TripItemField::Address, old.address.as_str(), address)
        .changed(TripItemField::MapLink, old.map_link.as_str(), map_link)
        .changed(TripItemField::Host, old.host.as_str(), host)
        .changed(TripItemField::BringDe, old.bring.de.as_str(), &bring.de)
        .changed(TripItemField::BringEn, old.bring.en.as_str(), &bring.en)
}

fn names(plan: &Plan, groups: &[TripGroupId]) -> String {
    let names: Vec<_> = plan.groups.iter().filter(|group| groups.contains(&group.id)).map(|group| group.name.de.as_str()).collect();
    names.join(", ")
}
