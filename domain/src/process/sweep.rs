//! Clearing away what has served its purpose. Knows nothing of what anybody may still need: those rules are here.

use chrono::Duration;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use crate::{
    account::entity::{account_session, sign_in_link},
    audit::entity::idempotency,
    clock,
    db::Db,
    registration,
};

/// A form that comes again after so long is a new one.
const FORM_KEYS: Duration = Duration::days(2);
/// Spent links and ended sessions stay so long, for whoever asks what happened.
const SPENT: Duration = Duration::days(30);

/// Deletes spent form keys, sign-in links and sessions, and forgets visitors who never confirmed. The worker calls it now
/// and then; calling it twice does no harm.
///
/// # Errors
/// A failure of the database.
pub async fn sweep(db: &Db) -> Result<(), DbErr> {
    let now = clock::now();
    db.write_aside(|tx| async move {
        idempotency::Entity::delete_many().filter(idempotency::Column::CreatedAt.lt(now - FORM_KEYS)).exec(&tx).await?;
        sign_in_link::Entity::delete_many().filter(sign_in_link::Column::ExpiresAt.lt(now - SPENT)).exec(&tx).await?;
        account_session::Entity::delete_many().filter(account_session::Column::ExpiresAt.lt(now - SPENT)).exec(&tx).await
    })
    .await?;
    registration::sweep(db).await.map_err(|error| match error {
        registration::Error::Db(error) => error,
        other => DbErr::Custom(other.to_string()),
    })?;
    Ok(())
}
