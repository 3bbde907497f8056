//! What the outbox keeps about a visitor.

use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Func, LockType},
};
use serde::Serialize;

use super::{
    Letter, MailState,
    entity::{self, Column},
};
use crate::{
    clock::Instant,
    db::{Db, Tx},
    ids::{EventId, MailId},
};

/// More than anybody can have; a bound all the same.
const MOST: u64 = 5000;

/// A mail, for the visitor to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MailPart {
    pub kind: String,
    pub state: MailState,
    pub created_at: Instant,
    pub sent_at: Option<Instant>,
}

/// A visitor of an event, by the address that their letters went to.
pub(crate) struct Visitor<'a> {
    pub event: EventId,
    pub email: &'a str,
    pub email_key: &'a str,
    /// The kinds of letters that are about visitors.
    pub kinds: &'a [String],
}

/// The letters about a visitor.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn export_for(db: &Db, reader: &Visitor<'_>) -> Result<Vec<MailPart>, DbErr> {
    let rows = entity::Entity::find()
        .filter(about(reader))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(db.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| MailPart { kind: row.kind, state: row.state, created_at: row.created_at, sent_at: row.sent_at })
        .collect())
}

/// Letters keep their kind and time, and lose reader and content; what was not sent yet is not sent any more.
/// `blank` takes the place of what they said.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn empty_for(tx: &Tx, reader: &Visitor<'_>, blank: &impl Letter) -> Result<(), DbErr> {
    let blank = serde_json::to_string(blank).map_err(|error| DbErr::Json(error.to_string()))?;
    // Held first: a copy that is being made of one (`mail::resend`) is written when this has them all.
    let held = entity::Entity::find().select_only().column(Column::Id).filter(about(reader)).order_by_asc(Column::Id);
    held.lock(LockType::NoKeyUpdate).into_tuple::<MailId>().all(tx).await?;
    entity::Entity::update_many()
        .col_expr(Column::State, Expr::value(MailState::Parked))
        .col_expr(Column::LeaseUntil, Expr::value(None::<Instant>))
        .filter(about(reader))
        .filter(Column::State.ne(MailState::Sent))
        .exec(tx)
        .await?;
    entity::Entity::update_many()
        .col_expr(Column::ToName, Expr::value(""))
        .col_expr(Column::ToEmail, Expr::value(""))
        .col_expr(Column::LastError, Expr::value(""))
        .col_expr(Column::Letter, Expr::value(blank))
        .filter(about(reader))
        .exec(tx)
        .await?;
    Ok(())
}

/// The letters about this visitor.
fn about(reader: &Visitor<'_>) -> Condition {
    let theirs = Condition::any()
        .add(Column::ToEmail.eq(reader.email))
        .add(Expr::expr(Func::lower(Expr::col(Column::ToEmail))).eq(reader.email_key));
    Condition::all().add(Column::EventId.eq(reader.event)).add(Column::Kind.is_in(reader.kinds.iter().map(String::as_str))).add(theirs)
}
