//! Reading badges: the organisers' list, and whose codes they are.

use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::SelectStatement,
};

use super::{BadgeExport, BadgeFilter, BadgeList, BadgeRow, BadgeValidity, Error, PER_BATCH, PER_PAGE, entity, is_valid, policy};
use crate::{
    actor::Actor,
    code::{Code, scanned},
    db::{
        Db, Tx, filed,
        search::{self, Narrowed},
    },
    ids::{BadgeId, EventId},
};

/// The badges of an event, by name; those of erased people, which have none, at the end.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn badges(db: &Db, actor: &Actor, event: EventId, filter: &BadgeFilter) -> Result<BadgeList, Error> {
    policy::may_manage(actor)?;
    let Narrowed { rows: found, similar } = filtered(db, event, filter).await?;
    let total = found.clone().count(db.read()).await?;
    let printable = found.clone().filter(is_valid());
    let rows = found
        .order_by_asc(entity::Column::Name.eq(""))
        .order_by(filed(db, entity::Column::Name), Order::Asc)
        .order_by_asc(entity::Column::Id)
        .limit(PER_PAGE)
        .offset(filter.page.saturating_sub(1) * PER_PAGE)
        .all(db.read())
        .await?;
    let printable = if similar { 0 } else { printable.count(db.read()).await? };
    Ok(BadgeList { rows: rows.into_iter().map(row).collect(), total, similar, printable })
}

pub(super) async fn filtered(db: &Db, event: EventId, filter: &BadgeFilter) -> Result<Narrowed<entity::Entity>, DbErr> {
    let mut found = entity::Entity::find().filter(entity::Column::EventId.eq(event));
    if let Some(role) = filter.role {
        found = found.filter(entity::Column::Role.eq(role));
    }
    if filter.unprinted {
        found = found.filter(is_valid()).filter(entity::Column::PrintedAt.is_null());
    }
    found_by(db, found, &filter.search).await
}

fn row(badge: entity::Model) -> BadgeRow {
    let standing = badge.standing();
    BadgeRow { id: badge.id, role: badge.role, name: badge.name, organisation: badge.organisation, standing }
}

/// The next of all badges that the filter finds, in the order they came, for a table: those after `after`. An empty answer
/// is the end.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn export(
    db: &Db,
    actor: &Actor,
    event: EventId,
    filter: &BadgeFilter,
    after: Option<BadgeId>,
) -> Result<Vec<BadgeExport>, Error> {
    policy::may_manage(actor)?;
    let mut found = filtered(db, event, filter).await?.rows.order_by_asc(entity::Column::Id).limit(PER_BATCH);
    if let Some(after) = after {
        found = found.filter(entity::Column::Id.gt(after));
    }
    let whole = |badge: entity::Model| {
        let badge_code = (badge.standing() == BadgeValidity::Valid).then(|| badge.badge_code.clone());
        BadgeExport { badge_code, created_at: badge.created_at, badge: row(badge) }
    };
    Ok(found.all(db.read()).await?.into_iter().map(whole).collect())
}

/// The badge that one of these is the ticket code or badge code of, revoked or not. On PostgreSQL it stays as it is until
/// the transaction ends; SQLite has one writer anyway.
pub(crate) async fn hold_by_code(tx: &Tx, codes: &[Code]) -> Result<Option<entity::Model>, DbErr> {
    if codes.is_empty() {
        return Ok(None);
    }
    entity::Entity::find().filter(has_code(codes)).lock_shared().one(tx).await
}

/// The ids of badges that one of these is a code of, for a query of whoever owns them.
pub(crate) fn ids_with_code(codes: &[Code]) -> SelectStatement {
    entity::Entity::find().select_only().column(entity::Column::Id).filter(has_code(codes)).into_query()
}

fn has_code(codes: &[Code]) -> Condition {
    let codes = || codes.iter().map(Code::as_str);
    Condition::any().add(entity::Column::TicketCode.is_in(codes())).add(entity::Column::BadgeCode.is_in(codes()))
}

/// Whose name or organisation holds what was typed, or comes close. A code that was scanned into the search finds its own
/// badge.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn found_by(db: &Db, badges: Select<entity::Entity>, typed: &str) -> Result<Narrowed<entity::Entity>, DbErr> {
    let codes = scanned(typed);
    search::narrowed(db, badges, &entity::SEARCHED, typed, (!codes.is_empty()).then(|| has_code(&codes))).await
}
