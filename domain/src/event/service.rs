//! Making, changing, publishing and archiving events.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, TryInsertResult,
    sea_query::{Expr, ExprTrait, SelectStatement},
};

use super::{
    Error, EventAction, EventDetails, EventField, EventState, EventView,
    columns::{bridged, changed_columns, differences, keyed, row_of},
    details::Parsed,
    entity, policy, queries,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx, is_unique_violation},
    field::FieldErrors,
    ids::EventId,
    locale::Text,
};

/// Makes a draft that nobody but organisers sees.
///
/// # Errors
/// `Denied`, or `Invalid` with every wrong field, also where the address is taken.
pub async fn create(db: &Db, actor: &Actor, command: &EventDetails) -> Result<EventView, Error> {
    policy::may_organise(actor)?;
    let parsed = &parsed(db.read(), command, None).await?;
    db.write(|tx| async move {
        let row = bridged(&tx, row_of(parsed, None)).await?;
        insert(&tx, row.clone()).await?;
        audit::record(&tx, actor, AuditEntry::of(EventAction::Created, row.id).at(row.id).with(EventField::Name, row.name.as_str()))
            .await?;
        Ok(EventView::from(row))
    })
    .await
}

/// Changes an event, unless somebody else did so since `revision`. The address of a published event stays: it stands
/// in mails and on posters. Answers how it was and how it is; what belongs to it follows in `process::event_editing`, and
/// what it will say to the form is said here, `besides`, if the form is refused anyway.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub(crate) async fn edit(
    tx: &Tx,
    actor: &Actor,
    event: EventId,
    revision: &str,
    command: &EventDetails,
    besides: FieldErrors,
) -> Result<(EventView, EventView), Error> {
    policy::may_organise(actor)?;
    let old = entity::Entity::find_by_id(event).one(tx).await?.ok_or(Denied::NotFound)?;
    let parsed = match parsed(tx, command, Some(&old)).await {
        Err(Error::Invalid(problems)) => return Err(Error::Invalid(besides.after(problems))),
        parsed => &parsed?,
    };
    let new = bridged(tx, row_of(parsed, Some(&old))).await?;
    let update = entity::Entity::update_many().set(changed_columns(&new)).filter(entity::Column::Id.eq(event));
    let expected = ExpectedRevision::parse(revision);
    let written = expected.update::<EventAction, _, Error>(tx, update, entity::Column::Revision, event, old.zone()).await;
    written.map_err(|error| match error {
        Error::Db(error) if is_unique_violation(&error) => Error::Invalid(address_taken()),
        other => other,
    })?;
    audit::record(tx, actor, differences(&old, &new)).await?;
    let revision = old.revision + 1;
    Ok((EventView::from(old), EventView { revision, ..EventView::from(new) }))
}

/// How an event is, and how it would be with what was typed, wherever its address leads; nothing is written.
///
/// # Errors
/// `Denied`, or `Invalid`.
pub(crate) async fn edited(
    db: &impl ConnectionTrait,
    actor: &Actor,
    event: EventId,
    command: &EventDetails,
) -> Result<(EventView, EventView), Error> {
    policy::may_organise(actor)?;
    let parsed = &command.parse()?;
    let old = entity::Entity::find_by_id(event).one(db).await?.ok_or(Denied::NotFound)?;
    let new = row_of(parsed, Some(&old));
    Ok((EventView::from(old), EventView::from(new)))
}

/// Shows the event to everybody; an archived one comes back.
///
/// # Errors
/// `Denied`. A published event stays as it is.
pub async fn publish(db: &Db, actor: &Actor, event: EventId) -> Result<(), Error> {
    go_to(db, actor, event, EventState::Published, EventAction::Published, None).await
}

/// Puts a published event among the past ones.
///
/// # Errors
/// `Denied`, or `NotFrom` for a draft.
pub async fn archive(db: &Db, actor: &Actor, event: EventId) -> Result<(), Error> {
    go_to(db, actor, event, EventState::Archived, EventAction::Archived, None).await
}

/// Takes a published event out of sight, unless `in_the_way` finds a row: whoever applied would lose sight of it.
///
/// # Errors
/// `Denied`, `HasApplications`, or `NotFrom` for an archived event.
pub(crate) async fn back_to_draft_unless(db: &Db, actor: &Actor, event: EventId, in_the_way: SelectStatement) -> Result<(), Error> {
    go_to(db, actor, event, EventState::Draft, EventAction::TakenBack, Some(in_the_way)).await
}

async fn go_to(
    db: &Db,
    actor: &Actor,
    event: EventId,
    next: EventState,
    action: EventAction,
    in_the_way: Option<SelectStatement>,
) -> Result<(), Error> {
    policy::may_organise(actor)?;
    let in_the_way = &in_the_way;
    db.write(|tx| async move {
        let from = EventState::ALL.into_iter().filter(|state| state.leads_to(next));
        let mut step = entity::Entity::update_many()
            .col_expr(entity::Column::State, Expr::value(next))
            .col_expr(entity::Column::Revision, Expr::col(entity::Column::Revision).add(1))
            .col_expr(entity::Column::UpdatedAt, Expr::value(clock::now()))
            .filter(entity::Column::Id.eq(event))
            .filter(entity::Column::State.is_in(from));
        if let Some(in_the_way) = in_the_way {
            // Whoever is applying in this moment has written it by then, or finds a draft.
            queries::take_turns(&tx, event).await?;
            step = step.filter(Expr::exists(in_the_way.clone()).not());
        }
        if step.exec(&tx).await?.rows_affected == 0 {
            return unchanged(&tx, event, next).await;
        }
        audit::record(&tx, actor, AuditEntry::of(action, event).at(event)).await?;
        Ok(())
    })
    .await
}

/// Why a step changed no row: done before, not possible from here, or in the way of applicants.
async fn unchanged(tx: &Tx, event: EventId, next: EventState) -> Result<(), Error> {
    let row = entity::Entity::find_by_id(event).one(tx).await?.ok_or(Denied::NotFound)?;
    match row.state {
        state if state == next => Ok(()),
        state if state.leads_to(next) => Err(Error::HasApplications),
        state => Err(Error::NotFrom(state)),
    }
}

/// Writes a new event, or says that its address is taken.
pub(super) async fn insert(tx: &Tx, row: entity::Model) -> Result<(), Error> {
    let row: entity::ActiveModel = keyed(row).into();
    let row = row.reset_all();
    match entity::Entity::insert(row).on_conflict_do_nothing_on([entity::Column::Slug]).exec_without_returning(tx).await? {
        TryInsertResult::Inserted(rows) if rows > 0 => Ok(()),
        _ => Err(Error::Invalid(address_taken())),
    }
}

/// What was typed, parsed. What is wrong with its address is said together with everything else.
async fn parsed(db: &impl ConnectionTrait, command: &EventDetails, old: Option<&entity::Model>) -> Result<Parsed, Error> {
    let address = match (command.address(), old) {
        (Some(slug), Some(old)) if old.slug == slug => FieldErrors::default(),
        (Some(_), Some(old)) if old.state != EventState::Draft => address_stays(),
        (Some(slug), _) => address_of_another(db, &slug).await?,
        (None, _) => FieldErrors::default(),
    };
    Ok(address.beside(command.parse())?)
}

/// What is wrong with an address for a new event: another one has it. Whoever writes asks once more, by writing.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn address_of_another(db: &impl ConnectionTrait, slug: &str) -> Result<FieldErrors, DbErr> {
    let others = entity::Entity::find().filter(entity::Column::Slug.eq(slug)).count(db).await?;
    Ok(if others > 0 { address_taken() } else { FieldErrors::default() })
}

fn address_taken() -> FieldErrors {
    FieldErrors::one("slug", Text::new("Diese Adresse hat schon eine andere Veranstaltung.", "Another event has this address already."))
}

fn address_stays() -> FieldErrors {
    let problem = Text::new(
        "Die Adresse steht schon in E-Mails und auf Einladungen: Nach der Veröffentlichung bleibt sie, wie sie ist.",
        "The address is in e-mails and on invitations already: after publication it stays as it is.",
    );
    FieldErrors::one("slug", problem)
}
