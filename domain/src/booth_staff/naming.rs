//! Naming, correcting and removing people on the stand: each with a badge and its mail.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, TryInsertResult,
    sea_query::{Expr, OnConflict},
};

use super::{
    BoothStaffAction, BoothStaffLetter, Error, NamePerson, application_of,
    entity::booth_staff,
    person::Named,
    policy,
    quota::{free_pass, quota_of, take_pass},
};
use crate::{
    actor::{Actor, Denied},
    application::{
        ApplicationAction, ApplicationField, StepError,
        entity::application,
        policy::may_act_for,
        step::{self, Transitioned, find_application},
    },
    audit::{AuditEntry, ExpectedRevision},
    badge::{self, BadgeRole, NewBadge},
    calendar::{self, DayHolder},
    clock,
    db::{Db, DbErr, Tx, is_unique_violation},
    event::{self, EventView},
    field::{Email, FieldErrors},
    ids::{ApplicationId, BoothStaffId},
    locale::Text,
    mail::{self, NewMail, Thread},
};

/// Names a person: a badge of their own, and the mail that brings it.
///
/// # Errors
/// `Denied`, `Invalid`, also for somebody who has a pass of the event, `PassesClosed`, `NotConfirmed`, or `QuotaFull`.
pub async fn name_person(db: &Db, actor: &Actor, application: ApplicationId, command: &NamePerson) -> Result<(), Error> {
    db.write(|tx| async move {
        let (row, event) = open_for(&tx, actor, application).await?;
        let person = &readable(&tx, &row, None, command).await?;
        let quota = quota_of(&tx, application).await?.ok_or(Error::NotConfirmed)?;
        take_pass(&tx, application, quota).await?;
        let id = BoothStaffId::new();
        let badge = issue(&tx, &row, person).await?;
        let staff = booth_staff::ActiveModel {
            id: Set(id),
            event_id: Set(row.event_id),
            application_id: Set(application),
            badge_id: Set(badge.id),
            revision: Set(1),
            created_at: Set(clock::now()),
            removed_at: Set(None),
            ..person.columns()
        };
        let inserted = booth_staff::Entity::insert(staff)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .try_insert()
            .exec_without_returning(&tx)
            .await?;
        if !matches!(inserted, TryInsertResult::Inserted(1)) {
            // The badge and the pass go with the transaction.
            return Err(already_named().into());
        }
        send_badge(&tx, &event, &row, person, &badge, id).await?;
        Ok(note(&tx, actor, &row, ApplicationAction::StaffNamed).await?)
    })
    .await
}

/// Corrects a person's data. The badge keeps its codes, unless the address changes: then whoever had the old one holds a
/// code that is no longer theirs, so the badge is replaced and mailed anew.
///
/// # Errors
/// `Denied`, `Invalid`, also for somebody else's address, `PassesClosed`, or `Overtaken` when a colleague was faster.
pub async fn correct_person(db: &Db, actor: &Actor, staff: BoothStaffId, revision: &str, command: &NamePerson) -> Result<(), Error> {
    let expected = ExpectedRevision::parse(revision);
    let application = application_of(db, actor, staff).await?;
    let corrected = db
        .write(|tx| async move {
            let (row, event) = open_for(&tx, actor, application).await?;
            let person = &readable(&tx, &row, Some(staff), command).await?;
            let old = lock(&tx, &row, staff).await?;
            expected.check::<BoothStaffAction, StepError>(&tx, staff, old.revision, event.zone).await?;
            let mut corrected = booth_staff::ActiveModel { revision: Set(old.revision + 1), ..person.columns() };
            let keeps_badge = old.email_key == person.email.key();
            if !keeps_badge {
                let badge = issue(&tx, &row, person).await?;
                send_badge(&tx, &event, &row, person, &badge, staff).await?;
                corrected.badge_id = Set(badge.id);
            }
            // The person before the badge, as a door asks for them: two orders would wait for each other.
            booth_staff::Entity::update_many().set(corrected).filter(booth_staff::Column::Id.eq(staff)).exec(&tx).await?;
            if keeps_badge {
                badge::reprint(&tx, old.badge_id, person.name.as_str(), &row.display_name).await?;
            } else {
                badge::end(&tx, old.badge_id).await?;
            }
            // Without what stood there: it goes when the person does.
            let entry = AuditEntry::of(BoothStaffAction::StaffCorrected, staff).at(row.event_id);
            step::record(&tx, actor, entry).await
        })
        .await;
    match corrected {
        Err(Error::Step(StepError::Db(error))) if is_unique_violation(&error) => Err(already_named().into()),
        other => other,
    }
}

/// Takes a person's pass back: the badge is worthless, the pass free for somebody else, and the person is told.
/// Possible at any time; a person who was removed already changes nothing.
///
/// # Errors
/// `Denied`.
pub async fn remove_person(db: &Db, actor: &Actor, staff: BoothStaffId) -> Result<(), StepError> {
    let application = application_of(db, actor, staff).await?;
    db.write(|tx| async move {
        // The application's row first, as everywhere: two orders would wait for each other.
        free_pass(&tx, application).await?;
        let row = find_application(&tx, application).await?;
        let removed = booth_staff::Entity::update_many()
            .col_expr(booth_staff::Column::RemovedAt, Expr::value(Some(clock::now())))
            .filter(booth_staff::Column::Id.eq(staff))
            .filter(booth_staff::Column::RemovedAt.is_null())
            .exec_with_returning(&tx)
            .await?;
        let person = removed.into_iter().next().ok_or(Denied::NotFound)?;
        badge::end(&tx, person.badge_id).await?;
        let event = event::within(&tx, row.event_id).await?;
        let calendar = calendar::end_all(&tx, person.badge_id).await?;
        let letter = BoothStaffLetter::StaffRemoved { event: event.facts(), organisation: row.display_name.clone(), calendar };
        let mail = NewMail {
            dedupe_key: format!("staff_removed:{staff}"),
            about: Thread::BoothStaff(staff),
            useful_until: None,
            event: Some(row.event_id),
            to_name: person.name,
            to_email: person.email,
            locale: person.locale,
            letter,
        };
        mail::enqueue(&tx, mail).await?;
        note(&tx, actor, &row, ApplicationAction::StaffRemoved).await
    })
    .await
}

/// Takes everybody off the stand of an application that is over, and tells them; no more than the unit has passes.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn remove_all(tx: &Tx, moved: &Transitioned) -> Result<(), DbErr> {
    let ended = booth_staff::Entity::update_many()
        .col_expr(booth_staff::Column::RemovedAt, Expr::value(Some(clock::now())))
        .filter(booth_staff::Column::ApplicationId.eq(moved.row.id))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .exec_with_returning(tx)
        .await?;
    application::Entity::update_many()
        .col_expr(application::Column::PassesTaken, Expr::value(0))
        .filter(application::Column::Id.eq(moved.row.id))
        .exec(tx)
        .await?;
    for person in ended {
        badge::end(tx, person.badge_id).await?;
        let calendar = calendar::end_all(tx, person.badge_id).await?;
        let mail = NewMail {
            dedupe_key: format!("staff_removed:{}", person.id),
            about: Thread::BoothStaff(person.id),
            useful_until: None,
            event: Some(person.event_id),
            to_name: person.name,
            to_email: person.email,
            locale: person.locale,
            letter: BoothStaffLetter::StaffRemoved { event: moved.event.facts(), organisation: moved.row.display_name.clone(), calendar },
        };
        mail::enqueue(tx, mail).await?;
    }
    Ok(())
}

/// What was typed about a person. Where it cannot be read, it is said at once whether somebody else of the event has their
/// address; else whoever writes finds that out, by the index of the table.
async fn readable(tx: &Tx, application: &application::Model, own: Option<BoothStaffId>, command: &NamePerson) -> Result<Named, Error> {
    let mut problems = match command.parse(&application.country) {
        Ok(person) => return Ok(person),
        Err(problems) => problems,
    };
    if let Ok(email) = Email::parse(&command.email) {
        let mut others = booth_staff::Entity::find()
            .filter(booth_staff::Column::EventId.eq(application.event_id))
            .filter(booth_staff::Column::EmailKey.eq(email.key()))
            .filter(booth_staff::Column::RemovedAt.is_null());
        if let Some(own) = own {
            others = others.filter(booth_staff::Column::Id.ne(own));
        }
        if others.one(tx).await?.is_some() {
            problems.0.extend(already_named().0);
        }
    }
    Err(problems.into())
}

fn already_named() -> FieldErrors {
    let problem = Text::new("Diese Person hat für die Veranstaltung schon einen Ausweis.", "This person has a pass for the event already.");
    FieldErrors::one("email", problem)
}

/// The application, if the actor may act for it, and its event, if it still takes names.
async fn open_for(tx: &Tx, actor: &Actor, application: ApplicationId) -> Result<(application::Model, EventView), Error> {
    let row = find_application(tx, application).await?;
    may_act_for(actor, row.id, row.organisation_id)?;
    let event = event::within(tx, row.event_id).await?;
    if !policy::passes_are_open(actor, event.passes_close_at, clock::now()) {
        let at = event.passes_close_at.unwrap_or(row.updated_at);
        return Err(Error::PassesClosed { at, zone: event.zone });
    }
    Ok((row, event))
}

/// The person as they are, with the application's row locked.
async fn lock(tx: &Tx, application: &application::Model, staff: BoothStaffId) -> Result<booth_staff::Model, StepError> {
    application::Entity::update_many()
        .col_expr(application::Column::UpdatedAt, Expr::value(clock::now()))
        .filter(application::Column::Id.eq(application.id))
        .exec(tx)
        .await?;
    let row = booth_staff::Entity::find_by_id(staff).filter(booth_staff::Column::RemovedAt.is_null()).one(tx).await?;
    row.ok_or(StepError::Denied(Denied::NotFound))
}

async fn issue(tx: &Tx, application: &application::Model, person: &Named) -> Result<badge::Issued, DbErr> {
    let badge = NewBadge {
        event: application.event_id,
        role: BadgeRole::Exhibitor,
        name: person.name.as_str().to_owned(),
        organisation: application.display_name.clone(),
    };
    badge::issue(tx, badge).await
}

async fn send_badge(
    tx: &Tx,
    event: &EventView,
    application: &application::Model,
    person: &Named,
    badge: &badge::Issued,
    staff: BoothStaffId,
) -> Result<(), DbErr> {
    let ticket_code = badge.ticket_code.as_str().to_owned();
    let holder = DayHolder { badge: badge.id, ticket_code: ticket_code.clone(), locale: person.locale };
    let calendar = calendar::give_days(tx, event, &[holder]).await?.remove(&badge.id.as_uuid()).unwrap_or_default();
    let letter =
        BoothStaffLetter::StaffBadge { event: event.facts(), organisation: application.display_name.clone(), ticket_code, calendar };
    let mail = NewMail {
        dedupe_key: format!("staff_badge:{staff}:{}", badge.id),
        about: Thread::BoothStaff(staff),
        useful_until: None,
        event: Some(event.id),
        to_name: person.name.as_str().to_owned(),
        to_email: person.email.as_str().to_owned(),
        locale: person.locale,
        letter,
    };
    mail::enqueue(tx, mail).await
}

/// The entry names nobody: people leave, the trail stays.
async fn note(tx: &Tx, actor: &Actor, application: &application::Model, action: ApplicationAction) -> Result<(), StepError> {
    let taken = find_application(tx, application.id).await?.passes_taken;
    let entry = AuditEntry::of(action, application.id).at(application.event_id).with(ApplicationField::PassesTaken, taken);
    step::record(tx, actor, entry).await
}
