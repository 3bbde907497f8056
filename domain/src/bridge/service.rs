//! Making, changing, showing and removing bridges.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, TryInsertResult, sea_query::Expr,
};

use super::{BridgeAction, BridgeDetails, BridgeField, BridgeState, BridgeView, Error, details::Parsed, entity::bridge};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx, is_unique_violation},
    field::FieldErrors,
    ids::BridgeId,
    locale::Text,
};

/// Makes a draft that nobody but organisers sees.
///
/// # Errors
/// `Denied`, or `Invalid`, also where the address is taken.
pub async fn create(db: &Db, actor: &Actor, command: &BridgeDetails) -> Result<BridgeView, Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let id = BridgeId::new();
        let row = bridge::ActiveModel {
            id: Set(id),
            state: Set(BridgeState::Draft),
            revision: Set(1),
            created_at: Set(clock::now()),
            ..parsed.columns()
        };
        let inserted = bridge::Entity::insert(row).on_conflict_do_nothing_on([bridge::Column::Slug]).exec_without_returning(&tx).await?;
        match inserted {
            TryInsertResult::Inserted(rows) if rows > 0 => {}
            _ => return Err(Error::Invalid(address_taken())),
        }
        audit::record(&tx, actor, AuditEntry::of(BridgeAction::Created, id).with(BridgeField::Name, parsed.name.as_str())).await?;
        read(&tx, id).await
    })
    .await
}

/// Changes a bridge, unless somebody else did so since `revision`; its address stays once everybody may have seen it.
/// Answers how it was and how it is.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub(crate) async fn edit(
    tx: &Tx,
    actor: &Actor,
    id: BridgeId,
    revision: &str,
    command: &BridgeDetails,
) -> Result<(BridgeView, BridgeView), Error> {
    actor.require_organiser()?;
    let old = lock(tx, id).await?;
    ExpectedRevision::parse(revision).check::<BridgeAction, Error>(tx, id, old.revision, clock::home()).await?;
    let parsed = command.parse()?;
    check_address(tx, &old, &parsed).await?;
    let row = bridge::ActiveModel { revision: Set(old.revision + 1), ..parsed.columns() };
    let written = bridge::Entity::update_many().set(row).filter(bridge::Column::Id.eq(id)).exec(tx).await;
    written.map_err(|error| if is_unique_violation(&error) { Error::Invalid(address_taken()) } else { Error::Db(error) })?;
    audit::record(tx, actor, parsed.differences(&old)).await?;
    let new = read(tx, id).await?;
    Ok((BridgeView::from(old), new))
}

/// Shows a bridge to everybody, or to organisers alone, as the word of a [`BridgeState`] says.
///
/// # Errors
/// `Denied`.
pub async fn set_state(db: &Db, actor: &Actor, id: BridgeId, state: &str) -> Result<BridgeView, Error> {
    actor.require_organiser()?;
    let state: BridgeState = state.parse().map_err(|_| Denied::NotFound)?;
    db.write(|tx| async move {
        let old = lock(&tx, id).await?;
        if old.state == state {
            return Ok(BridgeView::from(old));
        }
        let row =
            bridge::ActiveModel { state: Set(state), revision: Set(old.revision + 1), updated_at: Set(clock::now()), ..Default::default() };
        bridge::Entity::update_many().set(row).filter(bridge::Column::Id.eq(id)).exec(&tx).await?;
        let action = match state {
            BridgeState::Published => BridgeAction::Published,
            BridgeState::Draft => BridgeAction::Hidden,
        };
        audit::record(&tx, actor, AuditEntry::of(action, id)).await?;
        read(&tx, id).await
    })
    .await
}

/// Takes a bridge away, with its partners. Whoever calls holds it, and has asked whether anything hangs on it.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn remove(tx: &Tx, actor: &Actor, old: bridge::Model) -> Result<(), DbErr> {
    bridge::Entity::delete_by_id(old.id).exec(tx).await?;
    audit::record(tx, actor, AuditEntry::of(BridgeAction::Removed, old.id).with(BridgeField::Name, old.name)).await
}

/// The bridge, locked until the end of the transaction: whoever changes it or its partners does so one after the other.
/// The update takes the row's lock on PostgreSQL and the writer's on SQLite; a read alone would take none.
///
/// # Errors
/// `NotFound` where there is none.
pub(crate) async fn lock(tx: &Tx, id: BridgeId) -> Result<bridge::Model, Error> {
    let locked = bridge::Entity::update_many()
        .col_expr(bridge::Column::Revision, Expr::col(bridge::Column::Revision))
        .filter(bridge::Column::Id.eq(id))
        .exec_with_returning(tx)
        .await?;
    locked.into_iter().next().ok_or(Error::Denied(Denied::NotFound))
}

async fn read(tx: &Tx, id: BridgeId) -> Result<BridgeView, Error> {
    let row = bridge::Entity::find_by_id(id).one(tx).await?.ok_or(Denied::NotFound)?;
    Ok(BridgeView::from(row))
}

async fn check_address(db: &impl ConnectionTrait, old: &bridge::Model, new: &Parsed) -> Result<(), Error> {
    if old.slug == new.slug {
        return Ok(());
    }
    if old.state != BridgeState::Draft {
        return Err(Error::Invalid(address_stays()));
    }
    let others = bridge::Entity::find().filter(bridge::Column::Slug.eq(new.slug.as_str())).count(db).await?;
    if others > 0 { Err(Error::Invalid(address_taken())) } else { Ok(()) }
}

fn address_taken() -> FieldErrors {
    let problem =
        Text::new("Diese Adresse hat schon eine andere Brücke oder ein Netzwerk.", "Another bridge or network has this address already.");
    FieldErrors::one("slug", problem)
}

fn address_stays() -> FieldErrors {
    let problem = Text::new(
        "Die Adresse ist öffentlich: Sie bleibt, wie sie ist, solange die Seite zu sehen ist.",
        "The address is public: it stays as it is while the page can be seen.",
    );
    FieldErrors::one("slug", problem)
}
