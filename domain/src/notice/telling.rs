//! What is to be told, and that it is told once: whichever worker comes first takes it by one conditional statement.

use chrono::Duration;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};

use super::{
    Notice, NoticeChoice,
    entity::{notice_choice, organiser_notice},
};
use crate::{
    clock::{self, Instant},
    db::{Db, Tx},
    ids::{AccountId, OrganiserNoticeId},
    locale::Text,
};

/// More than happens to anybody between two turns, or on one day.
const MOST: u64 = 500;

impl From<organiser_notice::Model> for Notice {
    fn from(row: organiser_notice::Model) -> Self {
        Self {
            id: row.id,
            event: row.event_id,
            kind: row.later_kind.unwrap_or(row.kind),
            subject: row.subject_id,
            name: Text::new(row.name_de, row.name_en),
            happened_at: row.happened_at,
        }
    }
}

/// What nobody was told of yet, the oldest first.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn untold(db: &Db) -> Result<Vec<Notice>, DbErr> {
    let rows = organiser_notice::Entity::find()
        .filter(organiser_notice::Column::ToldAt.is_null())
        .order_by_asc(organiser_notice::Column::HappenedAt)
        .limit(MOST)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(Notice::from).collect())
}

/// What happened after `from` and up to `until`, the oldest first.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn happened(tx: &Tx, from: Instant, until: Instant) -> Result<Vec<Notice>, DbErr> {
    let rows = organiser_notice::Entity::find()
        .filter(organiser_notice::Column::HappenedAt.gt(from))
        .filter(organiser_notice::Column::HappenedAt.lte(until))
        .order_by_asc(organiser_notice::Column::HappenedAt)
        .limit(MOST)
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(Notice::from).collect())
}

/// Takes a notice to tell it at once. Answers whether nobody else did.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn claim_notice(tx: &Tx, id: OrganiserNoticeId) -> Result<bool, DbErr> {
    let claimed = organiser_notice::Entity::update_many()
        .col_expr(organiser_notice::Column::ToldAt, Expr::value(clock::now()))
        .filter(organiser_notice::Column::Id.eq(id))
        .filter(organiser_notice::Column::ToldAt.is_null())
        .exec(tx)
        .await?;
    Ok(claimed.rows_affected == 1)
}

/// Takes the daily letter of an account that ends at `until`. Answers since when there is to be told; nothing if somebody
/// else took it, or the account wants none.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn claim_day(tx: &Tx, account: AccountId, until: Instant) -> Result<Option<Instant>, DbErr> {
    let first = notice_choice::ActiveModel {
        account_id: Set(account),
        choice: Set(NoticeChoice::DEFAULT),
        told_until: Set(until - Duration::days(1)),
    };
    let known = [notice_choice::Column::AccountId];
    notice_choice::Entity::insert(first).on_conflict_do_nothing_on(known).exec_without_returning(tx).await?;
    let Some(row) = notice_choice::Entity::find_by_id(account).one(tx).await? else { return Ok(None) };
    let claimed = notice_choice::Entity::update_many()
        .col_expr(notice_choice::Column::ToldUntil, Expr::value(until))
        .filter(notice_choice::Column::AccountId.eq(account))
        .filter(notice_choice::Column::Choice.eq(NoticeChoice::Daily))
        .filter(notice_choice::Column::ToldUntil.eq(row.told_until))
        .filter(notice_choice::Column::ToldUntil.lt(until))
        .exec(tx)
        .await?;
    Ok((claimed.rows_affected == 1).then_some(row.told_until))
}

/// Forgets what happened before `before`: by then everybody was told.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_told(tx: &Tx, before: Instant) -> Result<(), DbErr> {
    organiser_notice::Entity::delete_many()
        .filter(organiser_notice::Column::HappenedAt.lt(before))
        .filter(organiser_notice::Column::ToldAt.is_not_null())
        .exec(tx)
        .await?;
    Ok(())
}
