//! The right side of ids. RFC 7986 wants ids to be unique in the world and to name nobody; which host they name is of no
//! meaning. It is the one that this site had first, so that what older releases sent, with the host of the day, is still
//! found by later files.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, TryInsertResult,
    sea_query::{BinOper, Expr, ExprTrait},
};

use super::entity::{self, Column, host};
use crate::db::Db;

/// Of a site that was never told its address: tests, and example data before the first start.
const NOWHERE: &str = "standwerk";

/// Notes the host of this site at the first start. Later ones change nothing.
///
/// # Errors
/// A failure of the database.
pub async fn keep_host(db: &Db, host: &str) -> Result<(), DbErr> {
    if host::Entity::find_by_id(1).one(db.read()).await?.is_some() {
        return Ok(());
    }
    db.write_aside(|tx| async move {
        let row = host::ActiveModel { id: Set(1), host: Set(host.to_owned()) };
        let first = host::Entity::insert(row).on_conflict_do_nothing_on([host::Column::Id]).exec_without_returning(&tx).await?;
        if matches!(first, TryInsertResult::Inserted(1)) {
            // What releases without a ledger had sent has waited for it.
            entity::Entity::update_many()
                .col_expr(Column::Uid, Expr::col(Column::Uid).binary(BinOper::Custom("||"), Expr::value(host)))
                .filter(Column::Uid.like("%@"))
                .exec(&tx)
                .await?;
        }
        Ok(())
    })
    .await
}

/// The right side of an id that is made now.
pub(super) async fn host(connection: &impl ConnectionTrait) -> Result<String, DbErr> {
    Ok(host::Entity::find_by_id(1).one(connection).await?.map_or_else(|| NOWHERE.to_owned(), |row| row.host))
}
