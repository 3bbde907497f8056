//! What this slice keeps about a visitor.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use serde::Serialize;

use super::{
    MailingPurpose, RecipientKind, RecipientOutcome,
    entity::{mailing, recipient},
};
use crate::{
    clock::Instant,
    db::{Db, Tx},
    ids::{MailingRecipientId, RegistrationId},
    locale::Text,
    mail::Thread,
};

/// More than anybody can have; a bound all the same.
const MOST: u64 = 5000;

/// A letter to a group that a visitor was one of, for them to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MailingPart {
    pub subject: Text,
    pub purpose: MailingPurpose,
    pub outcome: RecipientOutcome,
    pub taken_at: Option<Instant>,
}

/// The letters to groups that a visitor was one of.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn export_for(db: &Db, id: RegistrationId) -> Result<Vec<MailingPart>, DbErr> {
    let rows = recipient::Entity::find()
        .find_also_related(mailing::Entity)
        .filter(is_theirs(id))
        .order_by_asc(recipient::Column::Id)
        .limit(MOST)
        .all(db.read())
        .await?;
    let part = |(row, mailing): (recipient::Model, Option<mailing::Model>)| {
        // Left out: keys, and whether somebody else reads the mailbox. The letter itself lies in it.
        let recipient::Model { id: _, mailing_id: _, kind: _, person_id: _, shares_mailbox: _, outcome, letter_key: _, withdraw_hash: _ } =
            row;
        mailing.map(|mailing| MailingPart {
            subject: Text::new(mailing.subject_de, mailing.subject_en),
            purpose: mailing.purpose,
            outcome,
            taken_at: mailing.begun_at,
        })
    };
    Ok(rows.into_iter().filter_map(part).collect())
}

/// What letters to groups that a visitor got are about.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn mailing_threads(db: &impl ConnectionTrait, id: RegistrationId) -> Result<Vec<Thread>, DbErr> {
    let rows: Vec<MailingRecipientId> =
        recipient::Entity::find().select_only().column(recipient::Column::Id).filter(is_theirs(id)).into_tuple().all(db).await?;
    Ok(rows.into_iter().map(Thread::Mailing).collect())
}

/// What was to be written to them is not; the links that they got open nothing any more. What stays names a registration
/// that is nobody's, so that the counts stay right.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn empty_for(tx: &Tx, id: RegistrationId) -> Result<(), DbErr> {
    recipient::Entity::delete_many()
        .filter(is_theirs(id))
        .filter(recipient::Column::Outcome.eq(RecipientOutcome::Waiting))
        .exec(tx)
        .await?;
    recipient::Entity::update_many().set(emptied()).filter(is_theirs(id)).exec(tx).await?;
    Ok(())
}

/// Every column: a new one is emptied or kept, but not forgotten.
fn emptied() -> recipient::ActiveModel {
    recipient::ActiveModel {
        withdraw_hash: Set(String::new()),
        id: NotSet,
        mailing_id: NotSet,
        kind: NotSet,
        person_id: NotSet,
        shares_mailbox: NotSet,
        outcome: NotSet,
        letter_key: NotSet,
    }
}

fn is_theirs(id: RegistrationId) -> Expr {
    recipient::Column::Kind.eq(RecipientKind::Registration).and(recipient::Column::PersonId.eq(id.as_uuid()))
}
