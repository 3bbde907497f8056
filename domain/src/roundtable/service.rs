//! Making, changing and removing roundtables, and holding one while something of it changes.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Error, GuestState, NotNow, RoundtableAction, RoundtableDetails, RoundtableField, RoundtableLetter,
    details::{Parsed, please_choose},
    entity::{roundtable, roundtable_guest},
    letters::to_guest,
    queries::guests_in_order,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    bridge, clock,
    db::{Db, Tx},
    event::{self, Unseen},
    field::FieldErrors,
    ids::RoundtableId,
    mail,
};

/// Makes one without tables and people.
///
/// # Errors
/// `Denied`, or `Invalid`.
pub async fn create(db: &Db, actor: &Actor, command: &RoundtableDetails) -> Result<RoundtableId, Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        check_belonging(&tx, parsed).await?;
        let id = RoundtableId::new();
        let row = roundtable::ActiveModel { id: Set(id), revision: Set(1), created_at: Set(clock::now()), ..parsed.columns() };
        roundtable::Entity::insert(row).exec_without_returning(&tx).await?;
        let entry = AuditEntry::of(RoundtableAction::Created, id).with(RoundtableField::Name, parsed.name.as_str());
        let entry = parsed.event.into_iter().fold(entry, AuditEntry::at);
        audit::record(&tx, actor, entry).await?;
        Ok(id)
    })
    .await
}

/// Changes what is said of it, unless somebody else did so since `revision`. Whoever counts on it hears of another time or place;
/// whoever was too late may answer again where the deadline is moved.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn edit(db: &Db, actor: &Actor, id: RoundtableId, revision: &str, command: &RoundtableDetails) -> Result<(), Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let old = begun(&tx, id, revision).await?;
        check_belonging(&tx, parsed).await?;
        roundtable::Entity::update_many().set(parsed.columns()).filter(roundtable::Column::Id.eq(id)).exec(&tx).await?;
        let new = lock(&tx, id).await?;
        tell_of_change(&tx, &old, &new).await?;
        ask_again(&tx, &new).await?;
        let entry = parsed.differences(&old);
        let entry = parsed.event.into_iter().fold(entry, AuditEntry::at);
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}

/// Writes to whoever was invited and has not said no, if it takes place at another time or in another place.
async fn tell_of_change(tx: &Tx, old: &roundtable::Model, new: &roundtable::Model) -> Result<(), Error> {
    let plan = |round: &roundtable::Model| (round.starts_at, round.ends_at, round.time_zone.clone(), round.place.clone());
    if plan(old) == plan(new) || new.cancelled_at.is_some() || new.ends_at <= clock::now() {
        return Ok(());
    }
    let guests = guests_in_order(tx, new.id).await?;
    let letter = || RoundtableLetter::RoundtableChanged { roundtable: new.facts(), before: old.facts() };
    let told = guests.iter().filter(|guest| guest.state.may_count_on_it());
    let letters = told.map(|guest| to_guest(new, guest, new.revision, letter())).collect();
    Ok(mail::enqueue_all(tx, letters).await?)
}

/// Whoever had not answered by the deadline is waited for again, and can be reminded, once it is moved.
async fn ask_again(tx: &Tx, round: &roundtable::Model) -> Result<(), DbErr> {
    if round.cancelled_at.is_some() || round.answer_by <= clock::now() {
        return Ok(());
    }
    roundtable_guest::Entity::update_many()
        .col_expr(roundtable_guest::Column::State, Expr::value(GuestState::Invited))
        .filter(roundtable_guest::Column::RoundtableId.eq(round.id))
        .filter(roundtable_guest::Column::State.eq(GuestState::NoAnswer))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes one away that nobody was invited to and of which nothing is written down.
///
/// # Errors
/// `Denied`, or `NotNow`.
pub async fn remove(db: &Db, actor: &Actor, id: RoundtableId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = lock(&tx, id).await?;
        let of_it = roundtable_guest::Column::RoundtableId.eq(id);
        let invited = roundtable_guest::Entity::find().filter(of_it).filter(roundtable_guest::Column::State.ne(GuestState::Planned));
        if !row.minutes.is_empty() || invited.count(&tx).await? > 0 {
            return Err(Error::NotNow(NotNow::Kept));
        }
        roundtable::Entity::delete_by_id(id).exec(&tx).await?;
        let entry = entry(&row, RoundtableAction::Removed).with(RoundtableField::Name, row.name.as_str());
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}

/// The roundtable, locked until the end of the transaction: whatever happens to it and its guests happens one after the other.
/// The update takes the row's lock on PostgreSQL and the writer's on SQLite; a read alone would take none.
///
/// # Errors
/// `NotFound` where there is none.
pub(super) async fn lock(tx: &Tx, id: RoundtableId) -> Result<roundtable::Model, Error> {
    let locked = roundtable::Entity::update_many()
        .col_expr(roundtable::Column::Revision, Expr::col(roundtable::Column::Revision))
        .filter(roundtable::Column::Id.eq(id))
        .exec_with_returning(tx)
        .await?;
    locked.into_iter().next().ok_or(Error::Denied(Denied::NotFound))
}

/// The same with its next revision, unless somebody else gave it one since `revision`. Answers it as it was.
///
/// # Errors
/// `NotFound`, or `Overtaken`.
pub(super) async fn begun(tx: &Tx, id: RoundtableId, revision: &str) -> Result<roundtable::Model, Error> {
    let row = lock(tx, id).await?;
    let zone = clock::zone(&row.time_zone);
    ExpectedRevision::parse(revision).check::<RoundtableAction, Error>(tx, id, row.revision, zone).await?;
    roundtable::Entity::update_many()
        .col_expr(roundtable::Column::Revision, Expr::col(roundtable::Column::Revision).add(1))
        .col_expr(roundtable::Column::UpdatedAt, Expr::value(clock::now()))
        .filter(roundtable::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(row)
}

/// What happened to it, in the history of its event as well.
pub(super) fn entry(row: &roundtable::Model, action: RoundtableAction) -> AuditEntry<RoundtableAction> {
    row.event_id.into_iter().fold(AuditEntry::of(action, row.id), AuditEntry::at)
}

/// Whether event and bridge are there that it is to belong to.
async fn check_belonging(tx: &Tx, parsed: &Parsed) -> Result<(), Error> {
    if let Some(event) = parsed.event {
        match event::within(tx, event).await {
            Ok(_) => {}
            Err(Unseen::Denied(_)) => return Err(FieldErrors::one("event", please_choose()).into()),
            Err(Unseen::Db(error)) => return Err(error.into()),
        }
    }
    if let Some(bridge) = parsed.bridge
        && bridge::name_of(tx, bridge).await?.is_none()
    {
        return Err(FieldErrors::one("bridge", please_choose()).into());
    }
    Ok(())
}
