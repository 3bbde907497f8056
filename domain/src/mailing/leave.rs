//! Letters to groups as they leave: their recipients are taken at once, in one transaction, and then written to in batches.
//! Any number of workers may do so at the same time, and any of them may die: a recipient stands in the table once, its
//! letter has a key of its own, and both change in the transaction that writes the letter.

use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use uuid::Uuid;

use super::{
    Audience, Error, MailingAction, MailingField, MailingPurpose, MailingState, RecipientOutcome, Texts,
    entity::{mailing, recipient},
    queries::held,
    readers::readers,
    selection::{Chosen, select},
    written::{greeted, letter_to},
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    clock::{self, Instant},
    code::Code,
    db::{Db, Tx},
    event::{self, EventView},
    ids::{MailingId, MailingRecipientId},
    mail::{self, NewMail, Thread},
};

/// Rows per statement.
const ROWS: usize = 500;
/// Letters per transaction: others write between two of them.
const BATCH: u64 = 200;

/// Writes the letters of every group whose time has come. The worker calls it every turn; calling it twice does no harm.
///
/// # Errors
/// A failure of the database.
pub async fn write_due(db: &Db) -> Result<(), DbErr> {
    let now = clock::now();
    let due: Vec<MailingId> = mailing::Entity::find()
        .select_only()
        .column(mailing::Column::Id)
        .filter(mailing::Column::State.is_in([MailingState::Planned, MailingState::Sending]))
        .filter(mailing::Column::SendAt.lte(now))
        .order_by_asc(mailing::Column::SendAt)
        .into_tuple()
        .all(db.read())
        .await?;
    for id in due {
        db.write_aside(|tx| async move { take_recipients(&tx, id, now).await }).await.map_err(unexpected)?;
        while db.write_aside(|tx| async move { write_batch(&tx, id).await }).await.map_err(unexpected)? {}
    }
    Ok(())
}

fn unexpected(error: Error) -> DbErr {
    match error {
        Error::Db(error) => error,
        other => DbErr::Custom(other.to_string()),
    }
}

/// Takes the recipients, unless another worker did.
async fn take_recipients(tx: &Tx, id: MailingId, now: Instant) -> Result<(), Error> {
    let columns = mailing::ActiveModel { state: Set(MailingState::Sending), begun_at: Set(Some(now)), ..Default::default() };
    let claimed = mailing::Entity::update_many()
        .set(columns)
        .filter(mailing::Column::Id.eq(id))
        .filter(mailing::Column::State.eq(MailingState::Planned))
        .filter(mailing::Column::SendAt.lte(now))
        .exec(tx)
        .await?;
    if claimed.rows_affected == 0 {
        return Ok(());
    }
    let row = held(tx, id).await?;
    let chosen = select(readers(tx, row.event_id, row.audience.parse()?, None).await?, row.purpose, &Texts::of(&row)).chosen;
    for chunk in chosen.chunks(ROWS) {
        let rows = chunk.iter().map(|chosen| {
            let recipient = MailingRecipientId::new();
            recipient::ActiveModel {
                id: Set(recipient),
                mailing_id: Set(id),
                kind: Set(chosen.reader.kind),
                person_id: Set(chosen.reader.id),
                shares_mailbox: Set(chosen.shares_mailbox),
                outcome: Set(RecipientOutcome::Waiting),
                letter_key: Set(format!("mailing:{recipient}")),
                withdraw_hash: Set(String::new()),
            }
        });
        recipient::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    let entry = AuditEntry::of(MailingAction::Left, id).at(row.event_id).with(MailingField::Recipients, chosen.len());
    audit::record(tx, &Actor::System, entry).await?;
    Ok(())
}

/// Writes the next letters; answers whether there may be more.
async fn write_batch(tx: &Tx, id: MailingId) -> Result<bool, Error> {
    let row = held(tx, id).await?;
    if row.state != MailingState::Sending {
        return Ok(false);
    }
    let recipients = recipient::Entity::find()
        .filter(recipient::Column::MailingId.eq(id))
        .filter(recipient::Column::Outcome.eq(RecipientOutcome::Waiting))
        .order_by_asc(recipient::Column::Id)
        .limit(BATCH)
        .all(tx)
        .await?;
    let is_last = (recipients.len() as u64) < BATCH;
    write_to(tx, &row, recipients).await?;
    if is_last {
        let columns = mailing::ActiveModel { state: Set(MailingState::Sent), ..Default::default() };
        mailing::Entity::update_many().set(columns).filter(mailing::Column::Id.eq(id)).exec(tx).await?;
    }
    Ok(!is_last)
}

/// What all letters of one group share.
struct Shared {
    audience: Audience,
    texts: Texts,
    event: EventView,
    is_news: bool,
}

async fn write_to(tx: &Tx, row: &mailing::Model, recipients: Vec<recipient::Model>) -> Result<(), Error> {
    if recipients.is_empty() {
        return Ok(());
    }
    let event = event::within(tx, row.event_id).await?;
    let is_news = row.purpose == MailingPurpose::News;
    let shared = Shared { audience: row.audience.parse()?, texts: Texts::of(row), event, is_news };
    let ids: Vec<Uuid> = recipients.iter().map(|recipient| recipient.person_id).collect();
    // As they are now: who withdrew a consent a moment ago, or is no longer one of the group, is left out.
    let now = select(readers(tx, row.event_id, shared.audience, Some(&ids)).await?, row.purpose, &shared.texts).chosen;
    let mut now: HashMap<Uuid, Chosen> = now.into_iter().map(|chosen| (chosen.reader.id, chosen)).collect();
    let (mut mails, mut written, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    for recipient in recipients {
        let Some(chosen) = now.remove(&recipient.person_id) else {
            left_out.push(recipient.id);
            continue;
        };
        let chosen = Chosen { shares_mailbox: recipient.shares_mailbox, ..chosen };
        written.push(recipient.id);
        mails.push(mail_to(tx, &shared, &recipient, &chosen).await?);
    }
    let keys: Vec<String> = mails.iter().map(|mail| mail.dedupe_key.clone()).collect();
    mail::enqueue_all(tx, mails).await?;
    if let Some(until) = row.held_until {
        mail::hold_back_all(tx, &keys, until).await?;
    }
    note(tx, &written, RecipientOutcome::Written).await?;
    note(tx, &left_out, RecipientOutcome::LeftOut).await?;
    Ok(())
}

async fn mail_to(tx: &Tx, shared: &Shared, recipient: &recipient::Model, chosen: &Chosen) -> Result<NewMail<super::MailingLetter>, DbErr> {
    let withdraw = if shared.is_news { new_withdraw_link(tx, recipient.id).await? } else { String::new() };
    let (locale, letter) = letter_to(chosen, shared.audience, &shared.texts, shared.event.facts(), &withdraw);
    Ok(NewMail {
        dedupe_key: recipient.letter_key.clone(),
        about: Thread::Mailing(recipient.id),
        useful_until: None,
        event: Some(shared.event.id),
        to_name: greeted(chosen),
        to_email: chosen.reader.email.clone(),
        locale,
        letter,
    })
}

/// Each letter of news has a link of its own.
async fn new_withdraw_link(tx: &Tx, id: MailingRecipientId) -> Result<String, DbErr> {
    let token = Code::random();
    recipient::Entity::update_many()
        .col_expr(recipient::Column::WithdrawHash, Expr::value(token.hash()))
        .filter(recipient::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(token.as_str().to_owned())
}

async fn note(tx: &Tx, ids: &[MailingRecipientId], outcome: RecipientOutcome) -> Result<(), DbErr> {
    if ids.is_empty() {
        return Ok(());
    }
    recipient::Entity::update_many()
        .col_expr(recipient::Column::Outcome, Expr::value(outcome))
        .filter(recipient::Column::Id.is_in(ids.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}
