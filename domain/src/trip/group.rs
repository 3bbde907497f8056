//! Travellers who go their own way for a part. Each change is one of the trip.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
};
use serde::{Deserialize, Serialize};

use super::{
    Error, MOST_GROUPS, TripAction, TripField,
    entity::{trip_group, trip_item_group},
    queries::{begun, behind, groups},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    db::{Db, Tx},
    event::EventView,
    field::{FieldErrors, Fields, Line},
    ids::{EventId, TripGroupId},
    locale::Text,
};

/// A group as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GroupDetails {
    pub name_de: String,
    pub name_en: String,
}

impl GroupDetails {
    fn parse(&self) -> Result<Text, FieldErrors> {
        let Self { name_de, name_en } = self;
        let mut fields = Fields::new();
        let de = fields.check("name_de", Line::<60>::parse(name_de));
        let en = fields.check("name_en", Line::<60>::parse(name_en));
        fields.finish(|| Some(Text::new(de?.into_string(), en?.into_string())))
    }
}

/// Adds a group to a trip, and answers the trip.
///
/// # Errors
/// `Denied`, `Invalid`, `TooMany`, or `Overtaken`.
pub async fn add_group(db: &Db, actor: &Actor, id: EventId, revision: &str, details: &GroupDetails) -> Result<EventView, Error> {
    actor.require_organiser()?;
    let name = &details.parse()?;
    db.write(|tx| async move {
        let (event, _) = begun(&tx, id, revision).await?;
        let others = groups(&tx, id).await?;
        if others.len() >= MOST_GROUPS {
            return Err(Error::TooMany(MOST_GROUPS));
        }
        let row = trip_group::ActiveModel {
            id: Set(TripGroupId::new()),
            event_id: Set(id),
            position: Set(behind(others.last().map(|group| group.position))),
            name_de: Set(name.de.clone()),
            name_en: Set(name.en.clone()),
        };
        trip_group::Entity::insert(row).exec_without_returning(&tx).await?;
        let entry = AuditEntry::of(TripAction::GroupAdded, id).at(id).with(TripField::Group, name.de.as_str());
        audit::record(&tx, actor, entry).await?;
        Ok(event)
    })
    .await
}

/// Renames a group, and answers the trip.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn edit_group(db: &Db, actor: &Actor, group: TripGroupId, revision: &str, details: &GroupDetails) -> Result<EventView, Error> {
    actor.require_organiser()?;
    let name = &details.parse()?;
    db.write(|tx| async move {
        let (event, old) = of_group(&tx, group, revision).await?;
        let row = trip_group::ActiveModel {
            name_de: Set(name.de.clone()),
            name_en: Set(name.en.clone()),
            id: NotSet,
            event_id: NotSet,
            position: NotSet,
        };
        trip_group::Entity::update_many().set(row).filter(trip_group::Column::Id.eq(group)).exec(&tx).await?;
        let entry = AuditEntry::of(TripAction::GroupChanged, event.id)
            .at(event.id)
            .with(TripField::Group, old.name_de.as_str())
            .changed(TripField::NameDe, old.name_de.as_str(), &name.de)
            .changed(TripField::NameEn, old.name_en.as_str(), &name.en);
        audit::record(&tx, actor, entry).await?;
        Ok(event)
    })
    .await
}

/// Takes a group away that nothing is for, and answers the trip. Whoever calls asks afterwards, in the same transaction,
/// whether travellers are in it.
///
/// # Errors
/// `Denied`, `HasItems`: what is for this group alone would become everybody's; or `Overtaken`.
pub(crate) async fn remove_group(tx: &Tx, actor: &Actor, group: TripGroupId, revision: &str) -> Result<EventView, Error> {
    actor.require_organiser()?;
    let (event, old) = of_group(tx, group, revision).await?;
    if trip_item_group::Entity::find().filter(trip_item_group::Column::GroupId.eq(group)).count(tx).await? > 0 {
        return Err(Error::HasItems);
    }
    trip_group::Entity::delete_by_id(group).exec(tx).await?;
    let entry = AuditEntry::of(TripAction::GroupRemoved, event.id).at(event.id).with(TripField::Group, old.name_de);
    audit::record(tx, actor, entry).await?;
    Ok(event)
}

/// Whether a group is one of this trip.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn has_group(db: &impl ConnectionTrait, event: EventId, group: TripGroupId) -> Result<bool, DbErr> {
    let found = trip_group::Entity::find_by_id(group).filter(trip_group::Column::EventId.eq(event)).count(db).await?;
    Ok(found > 0)
}

/// The trip of a group, as [`begun`], and the group.
async fn of_group(tx: &Tx, group: TripGroupId, revision: &str) -> Result<(EventView, trip_group::Model), Error> {
    let find = || trip_group::Entity::find_by_id(group).one(tx);
    let event = find().await?.ok_or(Denied::NotFound)?.event_id;
    let (event, _) = begun(tx, event, revision).await?;
    let row = find().await?.ok_or(Denied::NotFound)?;
    Ok((event, row))
}
