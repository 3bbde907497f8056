//! What history keeps about somebody.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
};
use uuid::Uuid;

use super::{Subject, entity::audit};
use crate::{clock::Instant, db::Tx};

/// That something happened to these things stays, and when; what it said does not.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn empty_for(tx: &Tx, things: Vec<Uuid>) -> Result<(), DbErr> {
    audit::Entity::update_many().set(emptied()).filter(audit::Column::SubjectId.is_in(things)).exec(tx).await?;
    Ok(())
}

/// Forgets what happened to things of this kind before `before`.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget(tx: &Tx, subject: Subject, before: Instant) -> Result<(), DbErr> {
    audit::Entity::delete_many().filter(audit::Column::Subject.eq(subject)).filter(audit::Column::At.lt(before)).exec(tx).await?;
    Ok(())
}

/// Every column: a new one is emptied or kept, but not forgotten.
fn emptied() -> audit::ActiveModel {
    audit::ActiveModel {
        changes: Set("{}".to_owned()),
        // Kept: what happened to which thing, when, and who of the staff did it; a visitor is named `visitor` there.
        id: NotSet,
        at: NotSet,
        actor: NotSet,
        account_id: NotSet,
        event_id: NotSet,
        subject: NotSet,
        subject_id: NotSet,
        action: NotSet,
    }
}
