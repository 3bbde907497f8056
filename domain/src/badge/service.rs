//! Giving and taking badges, within the transaction of whoever needs one.

use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, UpdateMany, sea_query::Expr};

use super::{
    BadgeRole,
    entity::{self, Column, Entity, SEARCHED},
};
use crate::{
    clock::{self, Instant},
    code::Code,
    db::Tx,
    ids::{BadgeId, EventId},
};

/// Whose badge it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBadge {
    pub event: EventId,
    pub role: BadgeRole,
    pub name: String,
    pub organisation: String,
}

/// A badge that was just made, with both codes.
#[derive(Clone, Debug)]
pub struct Issued {
    pub id: BadgeId,
    pub ticket_code: Code,
    pub badge_code: Code,
}

/// Makes a badge with two fresh codes.
///
/// # Errors
/// A failure of the database.
pub async fn issue(tx: &Tx, badge: NewBadge) -> Result<Issued, DbErr> {
    let search_key = SEARCHED.key_of([&badge.name, &badge.organisation]);
    let issued = Issued { id: BadgeId::new(), ticket_code: Code::random(), badge_code: Code::random() };
    let row = entity::ActiveModel {
        id: Set(issued.id),
        event_id: Set(badge.event),
        role: Set(badge.role),
        name: Set(badge.name),
        organisation: Set(badge.organisation),
        ticket_code: Set(issued.ticket_code.as_str().to_owned()),
        badge_code: Set(issued.badge_code.as_str().to_owned()),
        created_at: Set(clock::now()),
        revoked_at: Set(None),
        ended_at: Set(None),
        awaits_confirmation: Set(false),
        search_key: Set(search_key),
        printed_at: Set(None),
    };
    entity::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(issued)
}

/// The badges of these ticket codes that have not ended, by code. On PostgreSQL whoever ends one waits until the transaction
/// does.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn counting_of_tickets(tx: &Tx, ticket_codes: &[&str]) -> Result<HashMap<String, BadgeId>, DbErr> {
    let counting = Entity::find().filter(Column::TicketCode.is_in(ticket_codes.iter().copied())).filter(Column::EndedAt.is_null());
    let rows = counting.order_by_asc(Column::Id).lock_shared().all(tx).await?;
    Ok(rows.into_iter().map(|row| (row.ticket_code, row.id)).collect())
}

/// Changes what is printed on a badge; its codes stay, and it is to be printed anew.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn reprint(tx: &Tx, badge: BadgeId, name: &str, organisation: &str) -> Result<(), DbErr> {
    change(tx, badge, |row| {
        row.col_expr(Column::Name, Expr::value(name))
            .col_expr(Column::Organisation, Expr::value(organisation))
            .col_expr(Column::SearchKey, Expr::value(SEARCHED.key_of([name, organisation])))
            .col_expr(Column::PrintedAt, Expr::value(None::<Instant>))
    })
    .await
}

/// Its owner does not come any more, or has another one: both codes open nothing.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn end(tx: &Tx, badge: BadgeId) -> Result<(), DbErr> {
    change(tx, badge, |row| row.col_expr(Column::EndedAt, Expr::value(Some(clock::now())))).await
}

/// Its owner comes (again): the codes are good, unless organisers revoked the badge.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn resume(tx: &Tx, badge: BadgeId) -> Result<(), DbErr> {
    change(tx, badge, |row| {
        row.col_expr(Column::EndedAt, Expr::value(None::<Instant>)).col_expr(Column::AwaitsConfirmation, Expr::value(false))
    })
    .await
}

/// The codes open nothing until the owner has confirmed the address.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn await_confirmation(tx: &Tx, badge: BadgeId) -> Result<(), DbErr> {
    change(tx, badge, |row| row.col_expr(Column::AwaitsConfirmation, Expr::value(true))).await
}

/// Organisers make both codes worthless, or good again.
pub(super) async fn set_revoked(tx: &Tx, badge: BadgeId, at: Option<Instant>) -> Result<(), DbErr> {
    change(tx, badge, |row| row.col_expr(Column::RevokedAt, Expr::value(at))).await
}

async fn change(tx: &Tx, badge: BadgeId, what: impl FnOnce(UpdateMany<Entity>) -> UpdateMany<Entity>) -> Result<(), DbErr> {
    what(Entity::update_many()).filter(Column::Id.eq(badge)).exec(tx).await?;
    Ok(())
}
