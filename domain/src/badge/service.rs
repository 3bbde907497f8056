//! Giving and taking badges, within the transaction of whoever needs one.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, sea_query::Expr};

use super::{BadgeRole, entity};
use crate::{
    clock,
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
    };
    entity::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(issued)
}

/// Changes what is printed on a badge; its codes stay.
///
/// # Errors
/// A failure of the database.
pub async fn reprint(tx: &Tx, badge: BadgeId, name: &str, organisation: &str) -> Result<(), DbErr> {
    entity::Entity::update_many()
        .col_expr(entity::Column::Name, Expr::value(name))
        .col_expr(entity::Column::Organisation, Expr::value(organisation))
        .filter(entity::Column::Id.eq(badge))
        .exec(tx)
        .await?;
    Ok(())
}

/// Makes both codes of a badge worthless. Undone by `restore`.
///
/// # Errors
/// A failure of the database.
pub async fn revoke(tx: &Tx, badge: BadgeId) -> Result<(), DbErr> {
    set_revoked(tx, badge, Some(clock::now())).await
}

/// Makes the codes of a revoked badge good again.
///
/// # Errors
/// A failure of the database.
pub async fn restore(tx: &Tx, badge: BadgeId) -> Result<(), DbErr> {
    set_revoked(tx, badge, None).await
}

async fn set_revoked(tx: &Tx, badge: BadgeId, at: Option<clock::Instant>) -> Result<(), DbErr> {
    entity::Entity::update_many()
        .col_expr(entity::Column::RevokedAt, Expr::value(at))
        .filter(entity::Column::Id.eq(badge))
        .exec(tx)
        .await?;
    Ok(())
}
