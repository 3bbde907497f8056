//! Forgetting what has served its purpose.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    activity,
    entity::{account_session, sign_in_code, sign_in_link},
    passkey,
};
use crate::{clock::Instant, db::Tx};

/// Deletes links, codes, challenges and sessions that ran out before `before`, and what history says of accounts when it is
/// old.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_spent(tx: &Tx, before: Instant) -> Result<(), DbErr> {
    sign_in_code::Entity::delete_many().filter(sign_in_code::Column::CreatedAt.lt(before)).exec(tx).await?;
    sign_in_link::Entity::delete_many().filter(sign_in_link::Column::ExpiresAt.lt(before)).exec(tx).await?;
    account_session::Entity::delete_many().filter(account_session::Column::ExpiresAt.lt(before)).exec(tx).await?;
    passkey::forget_spent(tx, before).await?;
    activity::forget_old(tx).await
}
