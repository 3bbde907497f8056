//! Forgetting the links in letters that left under a release that kept them.

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use serde::de::DeserializeOwned;

use super::{
    Letter, MailState,
    entity::{self, Column},
};
use crate::db::Db;

/// So many at a time; the next sweep takes the next ones.
const BATCH: u64 = 500;

/// Forgets links in letters that have left. Those sent by this release have none.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_sent_links<L: Letter + DeserializeOwned>(db: &Db) -> Result<(), DbErr> {
    let with_link = entity::Entity::find()
        .filter(Column::State.eq(MailState::Sent))
        .filter(Column::Letter.contains("\"token\":\""))
        .filter(Column::Letter.contains("\"token\":\"\"").not())
        .limit(BATCH);
    for row in with_link.all(db.read()).await? {
        let Ok(letter) = serde_json::from_str::<L>(&row.letter) else { continue };
        let kept = &serde_json::to_string(&letter.with_token("")).map_err(|error| DbErr::Json(error.to_string()))?;
        db.write_aside(|tx| async move {
            let update = entity::Entity::update_many().col_expr(Column::Letter, Expr::value(kept.as_str()));
            update.filter(Column::Id.eq(row.id)).filter(Column::State.eq(MailState::Sent)).exec(&tx).await
        })
        .await?;
    }
    Ok(())
}
