//! Who may look at what travellers give: organisers whom the organisers name, for each trip anew.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, TryInsertResult};

use super::{Error, TravelSettingAction, TravelSettingField, entity::travel_reader, trip};
use crate::{
    account::{self, entity::account as person},
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    db::Db,
    field::FieldErrors,
    ids::{AccountId, EventId},
    locale::Text,
};

/// Somebody who may look, or could be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    pub account: AccountId,
    pub name: String,
}

/// Lets an organiser look, by the id of their account. Naming somebody twice does nothing.
///
/// # Errors
/// `Denied`, or `Invalid` for whoever is no organiser.
pub async fn name_reader(db: &Db, actor: &Actor, event: EventId, account: &str) -> Result<(), Error> {
    let event = trip::for_organiser(db, actor, event).await?.event.id;
    let chosen = organisers(db).await?.into_iter().find(|one| one.account.to_string() == account);
    let nobody = || Text::new("Bitte wählen Sie jemanden aus der Organisation.", "Please choose one of the organisers.");
    let reader = &chosen.ok_or_else(|| FieldErrors::one("account", nobody()))?;
    db.write(|tx| async move {
        let row = travel_reader::ActiveModel { event_id: Set(event), account_id: Set(reader.account), named_at: Set(clock::now()) };
        let key = [travel_reader::Column::EventId, travel_reader::Column::AccountId];
        let inserted = travel_reader::Entity::insert(row).on_conflict_do_nothing_on(key).exec_without_returning(&tx).await?;
        match inserted {
            TryInsertResult::Inserted(rows) if rows > 0 => {}
            _ => return Ok(()),
        }
        let entry = AuditEntry::of(TravelSettingAction::ReaderNamed, event).at(event);
        Ok(audit::record(&tx, actor, entry.with(TravelSettingField::Reader, reader.name.as_str())).await?)
    })
    .await
}

/// Lets somebody look no more.
///
/// # Errors
/// `Denied`, also for whoever may not look.
pub async fn remove_reader(db: &Db, actor: &Actor, event: EventId, account: AccountId) -> Result<(), Error> {
    let event = trip::for_organiser(db, actor, event).await?.event.id;
    db.write(|tx| async move {
        let removed = travel_reader::Entity::delete_by_id((event, account)).exec(&tx).await?;
        if removed.rows_affected == 0 {
            return Err(Denied::NotFound.into());
        }
        let name = person::Entity::find_by_id(account).one(&tx).await?.map(|person| person.name).unwrap_or_default();
        let entry = AuditEntry::of(TravelSettingAction::ReaderRemoved, event).at(event);
        Ok(audit::record(&tx, actor, entry.with(TravelSettingField::Reader, name)).await?)
    })
    .await
}

/// Everybody who organises, by name.
pub(super) async fn organisers(db: &Db) -> Result<Vec<Reader>, Error> {
    let people = account::organisers(db).await?;
    let mut all: Vec<_> = people.into_iter().map(|person| Reader { account: person.account, name: person.name }).collect();
    all.sort_by(|one, other| (&one.name, one.account).cmp(&(&other.name, other.account)));
    Ok(all)
}

/// Who may look, by name. Whoever organises no more is listed, so that they can be removed, and may not look.
pub(super) async fn readers(db: &Db, event: EventId) -> Result<Vec<Reader>, Error> {
    let rows = travel_reader::Entity::find()
        .find_also_related(person::Entity)
        .filter(travel_reader::Column::EventId.eq(event))
        .all(db.read())
        .await?;
    let reader = |(row, person): (travel_reader::Model, Option<person::Model>)| Reader {
        account: row.account_id,
        name: person.map(|person| person.name).unwrap_or_default(),
    };
    let mut all: Vec<_> = rows.into_iter().map(reader).collect();
    all.sort_by(|one, other| (&one.name, one.account).cmp(&(&other.name, other.account)));
    Ok(all)
}

/// Whether somebody may look.
pub(super) async fn may_read(db: &impl ConnectionTrait, actor: &Actor, event: EventId) -> Result<bool, Error> {
    let Some(account) = actor.account().filter(|_| actor.is_organiser()) else { return Ok(false) };
    Ok(travel_reader::Entity::find_by_id((event, account)).one(db).await?.is_some())
}

/// Refuses whoever may not, as if there were nothing to see.
pub(super) async fn require_reader(db: &impl ConnectionTrait, actor: &Actor, event: EventId) -> Result<(), Error> {
    actor.require_organiser()?;
    if may_read(db, actor, event).await? { Ok(()) } else { Err(Denied::NotFound.into()) }
}
