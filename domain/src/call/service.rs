//! Making, changing, publishing, closing and removing calls.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, TryInsertResult,
    sea_query::{Expr, ExprTrait, LockType},
};

use super::{
    CallAction, CallDetails, CallField, CallState, CallView, Error, Outcome,
    details::Parsed,
    entity::{call, criterion, entry, juror},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    bridge, clock,
    db::{Db, Tx, is_unique_violation},
    field::FieldErrors,
    ids::{BridgeId, CallId},
    locale::Text,
    mail::{self, Thread},
};

/// Makes a draft that nobody but organisers sees.
///
/// # Errors
/// `Denied`, or `Invalid`, also where the address is taken.
pub async fn create(db: &Db, actor: &Actor, command: &CallDetails) -> Result<CallView, Error> {
    actor.require_organiser()?;
    let parsed = &command.parse(false)?;
    db.write(|tx| async move {
        hold_bridge(&tx, parsed.bridge).await?;
        let id = CallId::new();
        let row = call::ActiveModel {
            id: Set(id),
            state: Set(CallState::Draft),
            meeting_opened_at: Set(None),
            winners_shown_at: Set(None),
            decided_at: Set(None),
            revision: Set(1),
            created_at: Set(clock::now()),
            ..parsed.columns()
        };
        match call::Entity::insert(row).on_conflict_do_nothing_on([call::Column::Slug]).exec_without_returning(&tx).await? {
            TryInsertResult::Inserted(rows) if rows > 0 => {}
            _ => return Err(Error::Invalid(address_taken())),
        }
        audit::record(&tx, actor, AuditEntry::of(CallAction::Created, id).with(CallField::TitleDe, parsed.title.de.as_str())).await?;
        read(&tx, id).await
    })
    .await
}

/// Changes a call, unless somebody else did so since `revision`; its address stays once everybody may have seen it.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn edit(db: &Db, actor: &Actor, id: CallId, revision: &str, command: &CallDetails) -> Result<CallView, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let old = lock(&tx, id).await?;
        ExpectedRevision::parse(revision).check::<CallAction, Error>(&tx, id, old.revision, clock::home()).await?;
        let parsed = command.parse(old.state != CallState::Draft)?;
        if old.state != CallState::Draft && old.slug != parsed.slug {
            return Err(Error::Invalid(address_stays()));
        }
        check_address(&tx, &old, &parsed).await?;
        if parsed.bridge != old.bridge_id {
            hold_bridge(&tx, parsed.bridge).await?;
        }
        let row = call::ActiveModel { revision: Set(old.revision + 1), ..parsed.columns() };
        let written = call::Entity::update_many().set(row).filter(call::Column::Id.eq(id)).exec(&tx).await;
        written.map_err(|error| if is_unique_violation(&error) { Error::Invalid(address_taken()) } else { Error::Db(error) })?;
        audit::record(&tx, actor, parsed.differences(&old)).await?;
        read(&tx, id).await
    })
    .await
}

/// Publishes, closes, decides or opens again, as the word of a [`CallState`] says.
///
/// # Errors
/// `Denied`, `Invalid` where a text is missing, or `NotNow` with what stands in the way.
pub async fn set_state(db: &Db, actor: &Actor, id: CallId, state: &str) -> Result<CallView, Error> {
    actor.require_organiser()?;
    let state: CallState = state.parse().map_err(|_| Denied::NotFound)?;
    db.write(|tx| async move {
        let old = lock(&tx, id).await?;
        if old.state == state {
            return Ok(CallView::from(old));
        }
        let action = step(&tx, &old, state).await?;
        let row = call::ActiveModel {
            state: Set(state),
            decided_at: Set((state == CallState::Decided).then(clock::now)),
            winners_shown_at: Set(old.winners_shown_at.filter(|_| state == CallState::Decided)),
            revision: Set(old.revision + 1),
            updated_at: Set(clock::now()),
            ..Default::default()
        };
        call::Entity::update_many().set(row).filter(call::Column::Id.eq(id)).exec(&tx).await?;
        audit::record(&tx, actor, AuditEntry::of(action, id)).await?;
        read(&tx, id).await
    })
    .await
}

/// Which step that is, if it can be taken.
async fn step(tx: &Tx, old: &call::Model, state: CallState) -> Result<CallAction, Error> {
    match (old.state, state) {
        (CallState::Draft, CallState::Published) => {
            if old.text_de.is_empty() || old.text_en.is_empty() {
                return Err(not_now(
                    "Zuerst braucht der Aufruf seinen Text in beiden Sprachen.",
                    "First the call needs its text in both languages.",
                ));
            }
            if criterion::Entity::find().filter(criterion::Column::CallId.eq(old.id)).count(tx).await? == 0 {
                return Err(not_now("Zuerst braucht der Aufruf mindestens ein Kriterium.", "First the call needs at least one criterion."));
            }
            Ok(CallAction::Published)
        }
        (CallState::Published, CallState::Draft) => {
            if entry::Entity::find().filter(entry::Column::CallId.eq(old.id)).count(tx).await? > 0 {
                return Err(not_now(
                    "Es gibt schon Einreichungen: Der Aufruf lässt sich schließen, aber nicht mehr verbergen.",
                    "There are entries already: the call can be closed, but not hidden any more.",
                ));
            }
            Ok(CallAction::Hidden)
        }
        (CallState::Published, CallState::Closed) => Ok(CallAction::Closed),
        (CallState::Closed, CallState::Published) => Ok(CallAction::Reopened),
        (CallState::Published | CallState::Closed, CallState::Decided) => {
            if old.state == CallState::Published && clock::now() <= old.closes_at {
                return Err(not_now("Die Frist läuft noch.", "The deadline is not over yet."));
            }
            let open = entry::Entity::find()
                .filter(entry::Column::CallId.eq(old.id))
                .filter(entry::Column::State.eq(super::EntryState::HandedIn))
                .filter(entry::Column::Outcome.eq(Outcome::Open));
            if open.count(tx).await? > 0 {
                return Err(not_now(
                    "Über manche Einreichungen ist noch nicht entschieden.",
                    "There are entries about which nobody has decided yet.",
                ));
            }
            Ok(CallAction::Decided)
        }
        (CallState::Decided, CallState::Closed) => {
            if super::decide::told(tx, old.id).await? > 0 {
                return Err(not_now(
                    "Die Entscheidung ist schon mitgeteilt. Sie lässt sich nicht mehr öffnen.",
                    "The decision was told already. It cannot be opened any more.",
                ));
            }
            Ok(CallAction::Reopened)
        }
        _ => Err(not_now("Dieser Schritt ist von hier aus nicht möglich.", "This step is not possible from here.")),
    }
}

/// Takes a draft away, with its criteria and questions.
///
/// # Errors
/// `Denied`, or `NotNow` for what is no draft.
pub async fn remove(db: &Db, actor: &Actor, id: CallId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let old = lock(&tx, id).await?;
        let entries = entry::Entity::find().filter(entry::Column::CallId.eq(id)).count(&tx).await?;
        if old.state != CallState::Draft || entries > 0 {
            return Err(not_now("Nur ein Entwurf lässt sich löschen.", "Only a draft can be deleted."));
        }
        // Whoever was asked to judge it already is not asked any more.
        let jury = juror::Entity::find().filter(juror::Column::CallId.eq(id)).all(&tx).await?;
        mail::forget_threads(&tx, jury.into_iter().map(|juror| Thread::Juror(juror.id))).await?;
        call::Entity::delete_by_id(id).exec(&tx).await?;
        audit::record(&tx, actor, AuditEntry::of(CallAction::Removed, id).with(CallField::TitleDe, old.title_de)).await?;
        Ok(())
    })
    .await
}

pub(super) fn not_now(de: &'static str, en: &'static str) -> Error {
    Error::NotNow(Text::new(de, en))
}

/// The call, locked until the end of the transaction: whoever changes it, its parts or its jury does so one after the other.
/// The update takes the row's lock on PostgreSQL and the writer's on SQLite; a read alone would take none.
pub(super) async fn lock(tx: &Tx, id: CallId) -> Result<call::Model, Error> {
    let locked = call::Entity::update_many()
        .col_expr(call::Column::Revision, Expr::col(call::Column::Revision))
        .filter(call::Column::Id.eq(id))
        .exec_with_returning(tx)
        .await?;
    locked.into_iter().next().ok_or(Error::Denied(Denied::NotFound))
}

/// The call as it stays until the transaction ends, for any number who hand in at once; who moves the deadline waits.
pub(super) async fn shared(tx: &Tx, id: CallId) -> Result<call::Model, Error> {
    let row = call::Entity::find_by_id(id).lock(LockType::Share).one(tx).await?;
    row.ok_or(Error::Denied(Denied::NotFound))
}

/// One more revision, for what is changed beside the form.
pub(super) async fn count_up(tx: &Tx, id: CallId) -> Result<(), Error> {
    call::Entity::update_many()
        .col_expr(call::Column::Revision, Expr::col(call::Column::Revision).add(1))
        .col_expr(call::Column::UpdatedAt, Expr::value(clock::now()))
        .filter(call::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

async fn read(tx: &Tx, id: CallId) -> Result<CallView, Error> {
    let row = call::Entity::find_by_id(id).one(tx).await?.ok_or(Denied::NotFound)?;
    Ok(CallView::from(row))
}

/// Whoever removes the bridge meanwhile waits, and then finds the call.
async fn hold_bridge(tx: &Tx, bridge: Option<BridgeId>) -> Result<(), Error> {
    let Some(id) = bridge else { return Ok(()) };
    match bridge::lock(tx, id).await {
        Ok(_) => Ok(()),
        Err(bridge::Error::Db(error)) => Err(error.into()),
        Err(_) => Err(Error::Invalid(FieldErrors::one("bridge", super::details::please_choose()))),
    }
}

async fn check_address(db: &impl ConnectionTrait, old: &call::Model, new: &Parsed) -> Result<(), Error> {
    if old.slug == new.slug {
        return Ok(());
    }
    let others = call::Entity::find().filter(call::Column::Slug.eq(new.slug.as_str())).count(db).await?;
    if others > 0 { Err(Error::Invalid(address_taken())) } else { Ok(()) }
}

fn address_taken() -> FieldErrors {
    FieldErrors::one("slug", Text::new("Diese Adresse hat schon ein anderer Aufruf.", "Another call has this address already."))
}

fn address_stays() -> FieldErrors {
    let problem = Text::new(
        "Die Adresse wurde vielleicht schon geteilt: Nach der Veröffentlichung bleibt sie, wie sie ist.",
        "The address may have been shared already: after publication it stays as it is.",
    );
    FieldErrors::one("slug", problem)
}
