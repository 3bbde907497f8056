//! What organisers do with a visit: they take it on, accept or decline it, note what was agreed, and what came of it.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};

use super::{
    Error, VisitAction, VisitDetails, VisitField, VisitState,
    details::{differences, please_choose},
    entity::{visit, visit_item, visit_note},
    item,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    bridge, clock,
    db::{Db, Tx},
    enquiry::{self, Owner},
    field::{FieldErrors, Fields, Prose, required, whole},
    ids::{BridgeId, VisitId, VisitNoteId},
    locale::Text,
};

/// Changes what is said of a visit, unless somebody else did so since.
///
/// # Errors
/// `Denied`, `Invalid`, also for another zone while there are items, or `Overtaken`.
pub async fn edit(db: &Db, actor: &Actor, id: VisitId, expected: ExpectedRevision, command: &VisitDetails) -> Result<(), Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let old = held(&tx, id, expected).await?;
        if parsed.zone.name() != old.time_zone && has_items(&tx, id).await? {
            return Err(FieldErrors::one("time_zone", zone_stays()).into());
        }
        let after = bridge_name(&tx, parsed.bridge).await?;
        let before = if parsed.bridge == old.bridge_id { after.clone() } else { bridge_name(&tx, old.bridge_id).await? };
        let new = parsed.row_of(&old);
        let columns: visit::ActiveModel = new.clone().into();
        let mut columns = columns.reset_all();
        columns.id.take();
        visit::Entity::update_many().set(columns).filter(visit::Column::Id.eq(id)).exec(&tx).await?;
        Ok(audit::record(&tx, actor, differences(&old, &new, before, after)).await?)
    })
    .await
}

/// Makes it the task of an organiser, by the id of their account; of nobody, if that is empty.
///
/// # Errors
/// `Denied`, `Invalid` for whoever is no organiser, `Overtaken`.
pub async fn assign(db: &Db, actor: &Actor, id: VisitId, expected: ExpectedRevision, owner: &str) -> Result<(), Error> {
    actor.require_organiser()?;
    let chosen: &Option<Owner> = &enquiry::owners(db, actor).await?.into_iter().find(|one| one.account.to_string() == owner);
    db.write(|tx| async move {
        let row = held(&tx, id, expected).await?;
        // Whoever has it keeps it, also when they are no organiser any more.
        if row.owner_id.map(|account| account.to_string()).unwrap_or_default() == owner {
            return Ok(());
        }
        if chosen.is_none() && !owner.is_empty() {
            let problem = Text::new("Bitte wählen Sie jemanden aus der Organisation.", "Please choose one of the organisers.");
            return Err(FieldErrors::one("owner", problem).into());
        }
        let account = chosen.as_ref().map(|owner| owner.account);
        next(&tx, id, visit::ActiveModel { owner_id: Set(account), ..Default::default() }).await?;
        let action = match account {
            None => VisitAction::GivenBack,
            Some(account) if actor.account() == Some(account) => VisitAction::TakenOver,
            Some(_) => VisitAction::GivenTo,
        };
        let given = chosen.iter().filter(|_| action == VisitAction::GivenTo);
        let entry = given.fold(AuditEntry::of(action, id), |entry, owner| entry.with(VisitField::Owner, owner.name.clone()));
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}

/// Accepts a new visit, marks an accepted one as done, or goes a step back. Whoever accepts what was nobody's task has it.
///
/// # Errors
/// `Denied`, `NotNow` where its state does not lead there, or `Overtaken`.
pub async fn set_state(db: &Db, actor: &Actor, id: VisitId, expected: ExpectedRevision, state: VisitState) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = held(&tx, id, expected).await?;
        if row.state == state {
            return Ok(());
        }
        let action = match (row.state, state) {
            (VisitState::New, VisitState::Accepted) => VisitAction::Accepted,
            (VisitState::Accepted, VisitState::Done) => VisitAction::Done,
            (VisitState::Done, VisitState::Accepted) | (VisitState::Declined, VisitState::New) => VisitAction::Reopened,
            _ => return Err(Error::NotNow(row.state)),
        };
        let closed_at = (state == VisitState::Done).then(clock::now);
        let owner = if action == VisitAction::Accepted { row.owner_id.or(actor.account()) } else { row.owner_id };
        let reason = if row.state == VisitState::Declined { String::new() } else { row.reason };
        let change = visit::ActiveModel {
            state: Set(state),
            closed_at: Set(closed_at),
            owner_id: Set(owner),
            reason: Set(reason),
            ..Default::default()
        };
        next(&tx, id, change).await?;
        Ok(audit::record(&tx, actor, AuditEntry::of(action, id)).await?)
    })
    .await
}

/// Declines a visit, for a reason that organisers note; whoever asked gets their answer in a mail of an organiser's own. If
/// it was accepted before, its hosts are told, and rooms and interpreters are free.
///
/// # Errors
/// `Denied`, `Invalid` without a reason, `NotNow`, or `Overtaken`.
pub async fn decline(db: &Db, actor: &Actor, id: VisitId, expected: ExpectedRevision, reason: &str) -> Result<(), Error> {
    actor.require_organiser()?;
    let reason = Prose::<1000>::parse(reason).map_err(|problem| FieldErrors::one("reason", problem))?.into_string();
    if reason.is_empty() {
        return Err(FieldErrors::one("reason", required()).into());
    }
    let reason = &reason;
    db.write(|tx| async move {
        let row = held(&tx, id, expected).await?;
        if !matches!(row.state, VisitState::New | VisitState::Accepted) {
            return Err(Error::NotNow(row.state));
        }
        item::free(&tx, &row).await?;
        let change = visit::ActiveModel {
            state: Set(VisitState::Declined),
            closed_at: Set(Some(clock::now())),
            owner_id: Set(row.owner_id.or(actor.account())),
            // Once what was personal is gone nothing personal is added.
            reason: Set(if row.emptied_at.is_some() { String::new() } else { reason.clone() }),
            ..Default::default()
        };
        next(&tx, id, change).await?;
        Ok(audit::record(&tx, actor, AuditEntry::of(VisitAction::Declined, id)).await?)
    })
    .await
}

/// Writes something down about it, for the organisers alone.
///
/// # Errors
/// `Denied`, `Invalid` for an empty or overlong note, or `Emptied`.
pub async fn add_note(db: &Db, actor: &Actor, id: VisitId, body: &str) -> Result<(), Error> {
    actor.require_organiser()?;
    let author = actor.require_person().map_err(|_| Denied::NotFound)?.account;
    let body = Prose::<4000>::parse(body).map_err(|problem| FieldErrors::one("body", problem))?.into_string();
    if body.is_empty() {
        return Err(FieldErrors::one("body", required()).into());
    }
    let body = &body;
    db.write(|tx| async move {
        if found(&tx, id).await?.emptied_at.is_some() {
            return Err(Error::Emptied);
        }
        let note = visit_note::ActiveModel {
            id: Set(VisitNoteId::new()),
            visit_id: Set(id),
            author_id: Set(author),
            body: Set(body.clone()),
            created_at: Set(clock::now()),
        };
        visit_note::Entity::insert(note).exec_without_returning(&tx).await?;
        Ok(audit::record(&tx, actor, AuditEntry::of(VisitAction::NoteAdded, id)).await?)
    })
    .await
}

/// Notes what came of a visit, in words and figures; both figures may be empty.
///
/// # Errors
/// `Denied`, `Invalid`, `NotNow` before it was accepted, or `Overtaken`.
pub async fn note_outcome(
    db: &Db,
    actor: &Actor,
    id: VisitId,
    expected: ExpectedRevision,
    outcome: &str,
    figures: [&str; 2],
) -> Result<(), Error> {
    actor.require_organiser()?;
    let [leads, meetings] = figures;
    let mut fields = Fields::new();
    let outcome = fields.check("outcome", Prose::<4000>::parse(outcome));
    let leads = fields.check_optional("leads", leads, |typed| whole(typed, 0..=100_000));
    let meetings = fields.check_optional("meetings", meetings, |typed| whole(typed, 0..=100_000));
    let small = |number: Option<i64>| number.and_then(|number| i32::try_from(number).ok());
    let parsed = fields.finish(|| Some((outcome?.into_string(), small(leads?), small(meetings?))))?;
    let (outcome, leads, meetings) = (&parsed.0, parsed.1, parsed.2);
    db.write(|tx| async move {
        let row = held(&tx, id, expected).await?;
        if !matches!(row.state, VisitState::Accepted | VisitState::Done) {
            return Err(Error::NotNow(row.state));
        }
        let change = visit::ActiveModel { outcome: Set(outcome.clone()), leads: Set(leads), meetings: Set(meetings), ..Default::default() };
        next(&tx, id, change).await?;
        let entry = AuditEntry::of(VisitAction::OutcomeNoted, id).changed(VisitField::Leads, row.leads, leads).changed(
            VisitField::Meetings,
            row.meetings,
            meetings,
        );
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}

/// The visit, which stays as it is until the transaction ends.
pub(super) async fn found(tx: &Tx, id: VisitId) -> Result<visit::Model, Error> {
    let row = visit::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await?;
    row.ok_or(Error::Denied(Denied::NotFound))
}

/// The same, if it still is as the form was opened with.
pub(super) async fn held(tx: &Tx, id: VisitId, expected: ExpectedRevision) -> Result<visit::Model, Error> {
    let row = found(tx, id).await?;
    expected.check::<VisitAction, Error>(tx, id, row.revision, clock::home()).await?;
    Ok(row)
}

/// Writes a change, and the next revision.
pub(super) async fn next(tx: &Tx, id: VisitId, change: visit::ActiveModel) -> Result<(), Error> {
    visit::Entity::update_many()
        .set(change)
        .col_expr(visit::Column::Revision, Expr::col(visit::Column::Revision).add(1))
        .col_expr(visit::Column::UpdatedAt, Expr::value(clock::now()))
        .filter(visit::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

async fn has_items(tx: &Tx, id: VisitId) -> Result<bool, Error> {
    Ok(visit_item::Entity::find().filter(visit_item::Column::VisitId.eq(id)).count(tx).await? > 0)
}

/// What the bridge is called that a visit belongs to; nothing for none.
async fn bridge_name(tx: &Tx, bridge: Option<BridgeId>) -> Result<String, Error> {
    let Some(id) = bridge else { return Ok(String::new()) };
    let name = bridge::name_of(tx, id).await?;
    name.ok_or_else(|| FieldErrors::one("bridge", please_choose()).into())
}

fn zone_stays() -> Text {
    Text::new(
        "Solange es Programmpunkte gibt, bleibt die Zeitzone, wie sie ist.",
        "As long as there are items, the time zone stays as it is.",
    )
}
