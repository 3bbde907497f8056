//! What organisers do with an enquiry.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};

use super::{
    EnquiryAction, EnquiryField, EnquiryState, Error, Owner,
    entity::{enquiry, enquiry_note},
    queries::owners,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock::{self, Tz},
    db::{Db, Tx},
    event,
    field::{FieldErrors, Prose, required},
    ids::{EnquiryId, EnquiryNoteId},
    locale::Text,
    mail::{self, Thread},
};

/// Makes it the task of an organiser, by the id of their account; of nobody, if that is empty.
///
/// # Errors
/// `Denied`, `Invalid` for whoever is no organiser, `Overtaken`.
pub async fn assign(db: &Db, actor: &Actor, id: EnquiryId, expected: ExpectedRevision, owner: &str) -> Result<(), Error> {
    actor.require_organiser()?;
    let chosen = if owner.is_empty() { None } else { Some(organiser(db, actor, owner).await?) };
    let chosen = &chosen;
    db.write(|tx| async move {
        let row = held(&tx, id, expected).await?;
        // Whoever has it keeps it, also when they are no organiser any more.
        if row.owner_id.map(|account| account.to_string()).unwrap_or_default() == owner {
            return Ok(());
        }
        let owner = match chosen {
            None => None,
            Some(Some(owner)) => Some(owner),
            Some(None) => return Err(nobody_of_the_organisers().into()),
        };
        let account = owner.map(|owner| owner.account);
        next(&tx, id, enquiry::ActiveModel { owner_id: Set(account), ..Default::default() }).await?;
        let action = match account {
            None => EnquiryAction::GivenBack,
            Some(account) if actor.account() == Some(account) => EnquiryAction::TakenOver,
            Some(_) => EnquiryAction::GivenTo,
        };
        let entry = entry(&row, action);
        let given = owner.filter(|_| action == EnquiryAction::GivenTo);
        let entry = given.into_iter().fold(entry, |entry, owner| entry.with(EnquiryField::Owner, owner.name.clone()));
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}

async fn organiser(db: &Db, actor: &Actor, owner: &str) -> Result<Option<Owner>, Error> {
    Ok(owners(db, actor).await?.into_iter().find(|one| one.account.to_string() == owner))
}

fn nobody_of_the_organisers() -> FieldErrors {
    FieldErrors::one("owner", Text::new("Bitte wählen Sie jemanden aus der Organisation.", "Please choose one of the organisers."))
}

/// Marks it done, or opens it again. Whoever is done with what was nobody's task had it.
///
/// # Errors
/// `Denied`, or `Overtaken`.
pub async fn set_state(db: &Db, actor: &Actor, id: EnquiryId, expected: ExpectedRevision, state: EnquiryState) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = held(&tx, id, expected).await?;
        if row.state == state {
            return Ok(());
        }
        let (done_at, action) = match state {
            EnquiryState::Open => (None, EnquiryAction::Reopened),
            EnquiryState::Done => (Some(clock::now()), EnquiryAction::Done),
        };
        let owner = if state == EnquiryState::Done { row.owner_id.or(actor.account()) } else { row.owner_id };
        let change = enquiry::ActiveModel { state: Set(state), done_at: Set(done_at), owner_id: Set(owner), ..Default::default() };
        next(&tx, id, change).await?;
        Ok(audit::record(&tx, actor, entry(&row, action)).await?)
    })
    .await
}

/// Writes something down about it, for the organisers alone.
///
/// # Errors
/// `Denied`, or `Invalid` for an empty or overlong note.
pub async fn add_note(db: &Db, actor: &Actor, id: EnquiryId, body: &str) -> Result<(), Error> {
    actor.require_organiser()?;
    let author = actor.require_person().map_err(|_| Denied::NotFound)?.account;
    let body = Prose::<4000>::parse(body).map_err(|problem| FieldErrors::one("body", problem))?.into_string();
    if body.is_empty() {
        return Err(FieldErrors::one("body", required()).into());
    }
    let body = &body;
    db.write(|tx| async move {
        let row = found(&tx, id).await?;
        let note = enquiry_note::ActiveModel {
            id: Set(EnquiryNoteId::new()),
            enquiry_id: Set(id),
            author_id: Set(author),
            body: Set(body.clone()),
            created_at: Set(clock::now()),
        };
        enquiry_note::Entity::insert(note).exec_without_returning(&tx).await?;
        Ok(audit::record(&tx, actor, entry(&row, EnquiryAction::NoteAdded)).await?)
    })
    .await
}

/// Erases it with its notes, as whoever asked may wish. That there was one stays in history.
///
/// # Errors
/// `Denied`, also when it was done before.
pub async fn erase(db: &Db, actor: &Actor, id: EnquiryId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = found(&tx, id).await?;
        enquiry::Entity::delete_by_id(id).exec(&tx).await?;
        mail::forget_threads(&tx, [Thread::Enquiry(id)]).await?;
        Ok(audit::record(&tx, actor, entry(&row, EnquiryAction::Erased)).await?)
    })
    .await
}

/// The enquiry, which stays as it is until the transaction ends.
pub(super) async fn found(tx: &Tx, id: EnquiryId) -> Result<enquiry::Model, Error> {
    let row = enquiry::Entity::find_by_id(id).lock(LockType::Update).one(tx).await?;
    row.ok_or(Error::Denied(Denied::NotFound))
}

/// The same, if it still is as the form was opened with.
async fn held(tx: &Tx, id: EnquiryId, expected: ExpectedRevision) -> Result<enquiry::Model, Error> {
    let row = found(tx, id).await?;
    let zone = zone(tx, &row).await?;
    expected.check::<EnquiryAction, Error>(tx, id, row.revision, zone).await?;
    Ok(row)
}

async fn zone(tx: &Tx, row: &enquiry::Model) -> Result<Tz, Error> {
    match row.event_id {
        Some(event) => Ok(event::within(tx, event).await?.zone),
        None => Ok(clock::home()),
    }
}

/// Writes a change, and the next revision.
async fn next(tx: &Tx, id: EnquiryId, change: enquiry::ActiveModel) -> Result<(), Error> {
    enquiry::Entity::update_many()
        .set(change)
        .col_expr(enquiry::Column::Revision, Expr::col(enquiry::Column::Revision).add(1))
        .filter(enquiry::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

pub(super) fn entry(row: &enquiry::Model, action: EnquiryAction) -> AuditEntry<EnquiryAction> {
    let entry = AuditEntry::of(action, row.id);
    row.event_id.into_iter().fold(entry, AuditEntry::at)
}
