//! The programme of a visit. Each change is one of the visit: it goes by the visit's revision. A room and an interpreter are
//! one item's at a time, which the timetable decides.

use rules::masterclass::tick;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, sea_query::LockType};

use super::{
    Error, HostAnswer, ItemDetails, ResourceKind, VisitAction, VisitField, VisitState,
    details::please_choose,
    entity::{visit, visit_item, visit_resource},
    handle::{held, next},
    hosting,
    item_form::Parsed,
    view::title_of,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock::{self, Instant},
    db::{Db, DbErr, Tx},
    field::FieldErrors,
    ids::{VisitId, VisitItemId, VisitResourceId},
    locale::{Locale, Text},
    mail::{self, Thread},
    timetable::{self, Commitment, Holder},
};

/// More nobody sees in one visit.
const MOST_ITEMS: usize = 200;

/// Adds an item to the programme of a visit that was accepted.
///
/// # Errors
/// `Denied`, `Invalid`, also beside the room or the interpreter that another item has then; `NotNow`, `Full`, `Overtaken`.
pub async fn add_item(db: &Db, actor: &Actor, visit: VisitId, expected: ExpectedRevision, command: &ItemDetails) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = planned(&tx, visit, expected).await?;
        let parsed = command.parse(clock::zone(&row.time_zone))?;
        let there = visit_item::Entity::find().filter(visit_item::Column::VisitId.eq(visit)).count(&tx).await?;
        if usize::try_from(there).unwrap_or(usize::MAX) >= MOST_ITEMS {
            return Err(Error::Full(MOST_ITEMS));
        }
        check_resources(&tx, &parsed).await?;
        let new = parsed.new_row(visit);
        let id = new.id.try_as_ref().copied().ok_or(Denied::NotFound)?;
        visit_item::Entity::insert(new).exec_without_returning(&tx).await?;
        claim(&tx, id, &parsed).await?;
        next(&tx, visit, visit::ActiveModel::default()).await?;
        let entry = AuditEntry::of(VisitAction::ItemAdded, visit).with(VisitField::Item, parsed.title.as_str());
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}

/// Changes an item, and answers its visit. A host who was asked is asked again where that is news to them; one who is none
/// any more is told. Of what is over nobody is asked again: who confirmed was the host.
///
/// # Errors
/// As `add_item`.
pub async fn edit_item(
    db: &Db,
    actor: &Actor,
    item: VisitItemId,
    expected: ExpectedRevision,
    command: &ItemDetails,
) -> Result<VisitId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = planned(&tx, visit_of(&tx, item).await?, expected).await?;
        let old = held_item(&tx, item).await?;
        let parsed = command.parse(clock::zone(&row.time_zone))?;
        check_resources(&tx, &parsed).await?;
        let names = (
            [called(&tx, old.room_id).await?, called(&tx, old.interpreter_id).await?],
            [called(&tx, parsed.room).await?, called(&tx, parsed.interpreter).await?],
        );
        let columns = parsed.columns();
        visit_item::Entity::update_many().set(columns).filter(visit_item::Column::Id.eq(item)).exec(&tx).await?;
        claim(&tx, item, &parsed).await?;
        let was_asked = old.answer != HostAnswer::Unasked;
        if was_asked && parsed.is_news_for_host(&old) {
            let new = held_item(&tx, item).await?;
            if old.host_email != new.host_email {
                hosting::release(&tx, &row, &old).await?;
            }
            let is_over = new.ends_at <= clock::now();
            if new.host_email.is_empty() || (is_over && old.host_email != new.host_email) {
                hosting::unask(&tx, item).await?;
            } else if !is_over {
                hosting::ask(&tx, &row, &new, old.host_email == new.host_email).await?;
            }
        }
        next(&tx, row.id, visit::ActiveModel::default()).await?;
        audit::record(&tx, actor, parsed.differences(&old, names.0, names.1)).await?;
        Ok(row.id)
    })
    .await
}

/// Takes an item out of the programme, and answers its visit. A host who was asked is told.
///
/// # Errors
/// `Denied`, `NotNow`, or `Overtaken`.
pub async fn remove_item(db: &Db, actor: &Actor, item: VisitItemId, expected: ExpectedRevision) -> Result<VisitId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = planned(&tx, visit_of(&tx, item).await?, expected).await?;
        let old = held_item(&tx, item).await?;
        timetable::release_commitment(&tx, Commitment::VisitItem(item)).await?;
        if old.answer != HostAnswer::Unasked {
            hosting::release(&tx, &row, &old).await?;
        }
        // What hosts were written goes with the visit, when that forgets its people.
        mail::hand_over_thread(&tx, Thread::VisitItem(item), Thread::Visit(row.id)).await?;
        visit_item::Entity::delete_by_id(item).exec(&tx).await?;
        next(&tx, row.id, visit::ActiveModel::default()).await?;
        let entry = AuditEntry::of(VisitAction::ItemRemoved, row.id).with(VisitField::Item, old.title);
        audit::record(&tx, actor, entry).await?;
        Ok(row.id)
    })
    .await
}

/// Nobody comes: the rooms and interpreters of a visit are free again, and hosts who were asked are told.
pub(super) async fn free(tx: &Tx, row: &visit::Model) -> Result<(), Error> {
    let items = visit_item::Entity::find().filter(visit_item::Column::VisitId.eq(row.id)).all(tx).await?;
    for item in items {
        timetable::release_commitment(tx, Commitment::VisitItem(item.id)).await?;
        if item.answer != HostAnswer::Unasked {
            hosting::release(tx, row, &item).await?;
            hosting::unask(tx, item.id).await?;
        }
    }
    let without = visit_item::ActiveModel { room_id: Set(None), interpreter_id: Set(None), ..Default::default() };
    visit_item::Entity::update_many().set(without).filter(visit_item::Column::VisitId.eq(row.id)).exec(tx).await?;
    Ok(())
}

/// Claims room and interpreter of an item for its time, or tells which other item has them then.
async fn claim(tx: &Tx, item: VisitItemId, parsed: &Parsed) -> Result<(), Error> {
    let wanted = [("room", parsed.room), ("interpreter", parsed.interpreter)];
    let wanted: Vec<_> = wanted.into_iter().filter_map(|(field, id)| Some((field, Holder::VisitResource(id?)))).collect();
    let refused = claim_all(tx, item, &wanted, parsed.starts_at, parsed.ends_at).await?;
    if refused.0.is_empty() { Ok(()) } else { Err(refused.into()) }
}

/// Lets go of what an item has, and claims this for it; answers what it did not get, beside its field.
pub(super) async fn claim_all(
    tx: &Tx,
    item: VisitItemId,
    wanted: &[(&str, Holder)],
    starts: Instant,
    ends: Instant,
) -> Result<FieldErrors, Error> {
    let commitment = Commitment::VisitItem(item);
    timetable::release_commitment(tx, commitment).await?;
    let mut refused = FieldErrors::default();
    if wanted.is_empty() {
        return Ok(refused);
    }
    let (holders, ticks): (Vec<Holder>, _) = (wanted.iter().map(|(_, holder)| *holder).collect(), tick::between(starts, ends));
    let got = timetable::claim(tx, &holders, ticks.clone(), commitment).await?;
    for (field, holder) in wanted.iter().filter(|(_, holder)| !got.contains(holder)) {
        let other = timetable::other_commitment(tx, *holder, &ticks, commitment).await?;
        let Some(Commitment::VisitItem(other)) = other else { return Err(Denied::NotFound.into()) };
        refused.refuse(field, taken(tx, other).await?);
    }
    Ok(refused)
}

/// `Dann belegt: „Rundgang“ (Delegation: Kanada), 15.11.2022, 10:00–11:30.`
async fn taken(tx: &Tx, other: VisitItemId) -> Result<Text, Error> {
    let found = visit_item::Entity::find_by_id(other).find_also_related(visit::Entity).one(tx).await?;
    let Some((item, Some(visit))) = found else { return Err(Denied::NotFound.into()) };
    let (zone, title) = (clock::zone(&visit.time_zone), title_of(&visit));
    let (from, to) = (clock::local(zone, item.starts_at), clock::local(zone, item.ends_at));
    let (title_de, title_en) = (title.in_(Locale::De), title.in_(Locale::En));
    Ok(Text::new(
        format!("Dann belegt: „{}“ ({title_de}), {} bis {} Uhr.", item.title, from.format("%d.%m.%Y, %H:%M"), to.format("%H:%M")),
        format!("Taken then: “{}” ({title_en}), {} to {}.", item.title, from.format("%-d %B %Y, %H:%M"), to.format("%H:%M")),
    ))
}

/// Whether there are such a room and such an interpreter. They stay until the transaction ends.
async fn check_resources(tx: &Tx, parsed: &Parsed) -> Result<(), Error> {
    let mut problems = FieldErrors::default();
    let wanted = [("room", parsed.room, ResourceKind::Room), ("interpreter", parsed.interpreter, ResourceKind::Interpreter)];
    for (field, id, kind) in wanted {
        let Some(id) = id else { continue };
        if resource(tx, id).await?.is_none_or(|found| found.kind != kind) {
            problems.refuse(field, please_choose());
        }
    }
    if problems.0.is_empty() { Ok(()) } else { Err(problems.into()) }
}

/// What a room or an interpreter is called; nothing for none.
async fn called(tx: &Tx, id: Option<VisitResourceId>) -> Result<String, Error> {
    let Some(id) = id else { return Ok(String::new()) };
    Ok(resource(tx, id).await?.map(|row| row.name).unwrap_or_default())
}

pub(super) async fn resource(tx: &Tx, id: VisitResourceId) -> Result<Option<visit_resource::Model>, DbErr> {
    visit_resource::Entity::find_by_id(id).lock_shared().one(tx).await
}

/// The visit, held, if it was accepted and its form is no older than it.
async fn planned(tx: &Tx, visit: VisitId, expected: ExpectedRevision) -> Result<visit::Model, Error> {
    let row = held(tx, visit, expected).await?;
    if row.state != VisitState::Accepted {
        return Err(Error::NotNow(row.state));
    }
    if row.emptied_at.is_some() {
        return Err(Error::Emptied);
    }
    Ok(row)
}

async fn visit_of(tx: &Tx, item: VisitItemId) -> Result<VisitId, Error> {
    let row = visit_item::Entity::find_by_id(item).one(tx).await?.ok_or(Denied::NotFound)?;
    Ok(row.visit_id)
}

/// The item, which stays as it is until the transaction ends: a host who answers waits.
async fn held_item(tx: &Tx, item: VisitItemId) -> Result<visit_item::Model, Error> {
    let row = visit_item::Entity::find_by_id(item).lock(LockType::NoKeyUpdate).one(tx).await?;
    row.ok_or(Error::Denied(Denied::NotFound))
}
