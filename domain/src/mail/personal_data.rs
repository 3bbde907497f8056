//! What the outbox keeps about a visitor.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Func, LockType},
};
use serde::Serialize;

use super::{
    Letter, MailState, Thread,
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

/// A visitor of an event, by what their letters are about. Letters of an early release do not say; those are known by the
/// address that they went to, which was one person's then.
pub(crate) struct Visitor<'a> {
    pub event: EventId,
    pub email: &'a str,
    pub email_key: &'a str,
    /// The registration, its seats and contacts, as the outbox names them.
    pub threads: &'a [String],
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
    Ok(rows.into_iter().map(MailPart::from).collect())
}

/// The letters about one thing.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn export_thread(db: &Db, thread: Thread) -> Result<Vec<MailPart>, DbErr> {
    let rows = entity::Entity::find()
        .filter(Column::About.eq(thread.to_string()))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(MailPart::from).collect())
}

impl From<entity::Model> for MailPart {
    fn from(row: entity::Model) -> Self {
        // Left out: what the letter itself says, which lies in the visitor's mailbox and holds links that open things; to
        // whom it went, which the registration says; and how the outbox worked on it.
        let entity::Model {
            id: _,
            dedupe_key: _,
            message_id: _,
            event_id: _,
            kind,
            to_name: _,
            to_email: _,
            locale: _,
            letter: _,
            state,
            attempts: _,
            due_at: _,
            lease_until: _,
            last_error: _,
            created_at,
            sent_at,
            about: _,
            outdated: _,
            useful_until: _,
            trouble: _,
            put_off: _,
            search_key: _,
        } = row;
        Self { kind, state, created_at, sent_at }
    }
}

/// Letters keep their kind and time, and lose reader and content; what was not sent yet is not sent any more.
/// `blank` takes the place of what they said.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn empty_for(tx: &Tx, reader: &Visitor<'_>, blank: &impl Letter) -> Result<(), DbErr> {
    empty(tx, about(reader), blank).await
}

/// The same for letters about these things, which are no visitor's.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn empty_threads(tx: &Tx, threads: impl IntoIterator<Item = Thread>, blank: &impl Letter) -> Result<(), DbErr> {
    let threads = threads.into_iter().map(|thread| thread.to_string());
    empty(tx, Condition::all().add(Column::About.is_in(threads)), blank).await
}

async fn empty(tx: &Tx, which: Condition, blank: &impl Letter) -> Result<(), DbErr> {
    let blank = serde_json::to_string(blank).map_err(|error| DbErr::Json(error.to_string()))?;
    // Held first: a copy that is being made of one (`mail::resend`) is written when this has them all.
    let held = entity::Entity::find().select_only().column(Column::Id).filter(which.clone()).order_by_asc(Column::Id);
    held.lock(LockType::NoKeyUpdate).into_tuple::<MailId>().all(tx).await?;
    entity::Entity::update_many()
        .col_expr(Column::State, Expr::value(MailState::Parked))
        .col_expr(Column::LeaseUntil, Expr::value(None::<Instant>))
        .filter(which.clone())
        .filter(Column::State.ne(MailState::Sent))
        .exec(tx)
        .await?;
    entity::Entity::update_many().set(emptied(blank)).filter(which).exec(tx).await?;
    Ok(())
}

/// Every column: a new one is emptied or kept, but not forgotten.
fn emptied(blank: String) -> entity::ActiveModel {
    entity::ActiveModel {
        to_name: Set(String::new()),
        to_email: Set(String::new()),
        search_key: Set(String::new()),
        letter: Set(blank),
        // What a mail server answered may repeat the address.
        last_error: Set(String::new()),
        // Kept: that there was a letter, of which kind, and what became of it. Its keys are made of ids.
        id: NotSet,
        dedupe_key: NotSet,
        message_id: NotSet,
        event_id: NotSet,
        kind: NotSet,
        locale: NotSet,
        state: NotSet,
        attempts: NotSet,
        due_at: NotSet,
        lease_until: NotSet,
        created_at: NotSet,
        sent_at: NotSet,
        about: NotSet,
        outdated: NotSet,
        useful_until: NotSet,
        trouble: NotSet,
        put_off: NotSet,
    }
}

/// The letters about this visitor.
fn about(reader: &Visitor<'_>) -> Condition {
    let mut theirs = Condition::any().add(Column::About.is_in(reader.threads.iter().map(String::as_str)));
    if !reader.email_key.is_empty() {
        let to = Condition::any()
            .add(Column::ToEmail.eq(reader.email))
            .add(Expr::expr(Func::lower(Expr::col(Column::ToEmail))).eq(reader.email_key));
        theirs = theirs.add(Condition::all().add(Column::About.eq("")).add(to));
    }
    Condition::all().add(Column::EventId.eq(reader.event)).add(Column::Kind.is_in(reader.kinds.iter().map(String::as_str))).add(theirs)
}
