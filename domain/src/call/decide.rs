//! What the organisers decide: about each entry, the jury's meeting, the letters, and who is named in public.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, sea_query::Expr};

use super::{
    CallAction, CallField, CallLetter, CallPart, CallState, CallView, EntryState, Error, Outcome,
    entity::{call, entry},
    entry::{lock_entry, to_reader},
    entry_form::in_time,
    service::{count_up, lock, not_now, shared},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    db::{Db, Tx, alphabetical},
    ids::{CallEntryId, CallId},
    locale::Locale,
    mail,
};

/// Whom the letters go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LetterNumbers {
    pub winners: usize,
    pub shortlisted: usize,
    pub rejected: usize,
    /// Those who have their letter already.
    pub told: usize,
}

/// Decides about an entry, as the word of an [`Outcome`] says; `open` takes that back. Answers the address of the call.
///
/// # Errors
/// `Denied`, or `NotNow` before the deadline, for what is not handed in, and once its letter was written.
pub async fn decide(db: &Db, actor: &Actor, id: CallEntryId, outcome: &str) -> Result<String, Error> {
    actor.require_organiser()?;
    let outcome: Outcome = outcome.parse().map_err(|_| Denied::NotFound)?;
    db.write(|tx| async move {
        let row = lock_entry(&tx, id).await?;
        let call = shared(&tx, row.call_id).await?;
        if row.state != EntryState::HandedIn {
            return Err(not_now("Diese Einreichung ist nicht abgegeben.", "This entry is not handed in."));
        }
        if call.state == CallState::Decided {
            return Err(not_now(
                "Die Entscheidung ist abgeschlossen. Öffnen Sie sie zuerst wieder.",
                "The decision is closed. Open it again first.",
            ));
        }
        if in_time(&call, clock::now()).is_ok() {
            return Err(not_now("Die Frist läuft noch.", "The deadline is not over yet."));
        }
        if row.outcome == outcome {
            return Ok(call.slug);
        }
        let columns = entry::ActiveModel { outcome: Set(outcome), ..Default::default() };
        entry::Entity::update_many().set(columns).filter(entry::Column::Id.eq(id)).exec(&tx).await?;
        let entry = AuditEntry::of(CallAction::EntryDecided, call.id).changed(CallField::Outcome, row.outcome.as_str(), outcome.as_str());
        audit::record(&tx, actor, entry).await?;
        Ok(call.slug)
    })
    .await
}

/// Opens the jury's meeting, in which all see all sheets, or closes it again; answers the address of the call.
///
/// # Errors
/// `Denied`, or `NotNow` before the deadline.
pub async fn open_meeting(db: &Db, actor: &Actor, id: CallId, open: bool) -> Result<String, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let call = lock(&tx, id).await?;
        if call.meeting_opened_at.is_some() == open {
            return Ok(call.slug);
        }
        if open && (call.state == CallState::Draft || in_time(&call, clock::now()).is_ok()) {
            return Err(not_now("Die Frist läuft noch.", "The deadline is not over yet."));
        }
        let columns = call::ActiveModel { meeting_opened_at: Set(open.then(clock::now)), ..Default::default() };
        call::Entity::update_many().set(columns).filter(call::Column::Id.eq(id)).exec(&tx).await?;
        count_up(&tx, id).await?;
        let action = if open { CallAction::MeetingOpened } else { CallAction::MeetingClosed };
        audit::record(&tx, actor, AuditEntry::of(action, id)).await?;
        Ok(call.slug)
    })
    .await
}

/// How many get which letter.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn letter_numbers(db: &Db, actor: &Actor, id: CallId) -> Result<LetterNumbers, Error> {
    actor.require_organiser()?;
    let rows = decided(id).all(db.read()).await?;
    let untold = |outcome| rows.iter().filter(|row| row.told_at.is_none() && row.outcome == outcome).count();
    Ok(LetterNumbers {
        winners: untold(Outcome::Winner),
        shortlisted: untold(Outcome::Shortlisted),
        rejected: untold(Outcome::Rejected),
        told: rows.iter().filter(|row| row.told_at.is_some()).count(),
    })
}

/// A letter as the first one who gets it will read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionLetter {
    pub outcome: Outcome,
    pub locale: Locale,
    pub to_name: String,
    pub to_email: String,
    pub letter: CallLetter,
}

/// One letter for each outcome and language of those that wait to be sent, to read them before.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn letters_to_send(db: &Db, actor: &Actor, id: CallId) -> Result<Vec<DecisionLetter>, Error> {
    actor.require_organiser()?;
    let call = call::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let part = CallPart::of(&CallView::from(call));
    let mut letters: Vec<DecisionLetter> = Vec::new();
    for row in decided(id).filter(entry::Column::ToldAt.is_null()).all(db.read()).await? {
        if letters.iter().all(|known| (known.outcome, known.locale) != (row.outcome, row.locale)) {
            let letter = letter(&part, &row);
            letters.push(DecisionLetter {
                outcome: row.outcome,
                locale: row.locale,
                to_name: row.contact_name,
                to_email: row.email,
                letter,
            });
        }
    }
    letters.sort_by_key(|letter| Outcome::ALL.iter().position(|outcome| *outcome == letter.outcome));
    Ok(letters)
}

/// Writes to everybody what became of their entry, once; answers the address of the call.
///
/// # Errors
/// `Denied`, or `NotNow` before the call is decided.
pub async fn send_letters(db: &Db, actor: &Actor, id: CallId) -> Result<String, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let call = lock(&tx, id).await?;
        if call.state != CallState::Decided {
            return Err(not_now("Zuerst wird die Entscheidung abgeschlossen.", "First the decision has to be closed."));
        }
        let untold = entry::Entity::update_many()
            .col_expr(entry::Column::ToldAt, Expr::value(clock::now()))
            .filter(entry::Column::CallId.eq(id))
            .filter(entry::Column::Outcome.ne(Outcome::Open))
            .filter(entry::Column::ToldAt.is_null());
        let told = untold.exec_with_returning(&tx).await?;
        let part = CallPart::of(&CallView::from(call.clone()));
        let letters: Vec<_> = told.iter().map(|row| to_reader(row, format!("call_entry_decided:{}", row.id), letter(&part, row))).collect();
        if !letters.is_empty() {
            let number = u64::try_from(letters.len()).unwrap_or(u64::MAX);
            mail::enqueue_all(&tx, letters).await?;
            audit::record(&tx, actor, AuditEntry::of(CallAction::LettersSent, id).with(CallField::Letters, number)).await?;
        }
        Ok(call.slug)
    })
    .await
}

/// Names the winners on the public page, or takes that back; answers the address of the call.
///
/// # Errors
/// `Denied`, or `NotNow` before the call is decided.
pub async fn show_winners(db: &Db, actor: &Actor, id: CallId, show: bool) -> Result<String, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let call = lock(&tx, id).await?;
        if call.winners_shown_at.is_some() == show {
            return Ok(call.slug);
        }
        if call.state != CallState::Decided {
            return Err(not_now("Zuerst wird die Entscheidung abgeschlossen.", "First the decision has to be closed."));
        }
        let columns = call::ActiveModel { winners_shown_at: Set(show.then(clock::now)), ..Default::default() };
        call::Entity::update_many().set(columns).filter(call::Column::Id.eq(id)).exec(&tx).await?;
        count_up(&tx, id).await?;
        let action = if show { CallAction::WinnersShown } else { CallAction::WinnersHidden };
        audit::record(&tx, actor, AuditEntry::of(action, id)).await?;
        Ok(call.slug)
    })
    .await
}

/// How many have been told what became of their entry.
pub(super) async fn told(tx: &Tx, id: CallId) -> Result<u64, Error> {
    Ok(decided(id).filter(entry::Column::ToldAt.is_not_null()).count(tx).await?)
}

fn letter(part: &CallPart, row: &entry::Model) -> CallLetter {
    CallLetter::CallEntryDecided { call: part.clone(), organisation: row.organisation.clone(), outcome: row.outcome }
}

fn decided(id: CallId) -> sea_orm::Select<entry::Entity> {
    entry::Entity::find()
        .filter(entry::Column::CallId.eq(id))
        .filter(entry::Column::Outcome.ne(Outcome::Open))
        .order_by(alphabetical(entry::Column::Organisation), Order::Asc)
        .order_by_asc(entry::Column::Id)
}
