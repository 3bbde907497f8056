//! What history keeps about somebody.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

use super::entity::audit;
use crate::db::Tx;

/// That something happened to these things stays, and when; what it said does not.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn empty_for(tx: &Tx, things: Vec<Uuid>) -> Result<(), DbErr> {
    audit::Entity::update_many()
        .col_expr(audit::Column::Changes, Expr::value("{}"))
        .filter(audit::Column::SubjectId.is_in(things))
        .exec(tx)
        .await?;
    Ok(())
}
