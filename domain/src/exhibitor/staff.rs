//! Booth staff: people named up to the confirmed unit's pass quota. `application.passes_taken` counts the live rows and
//! is claimed by one conditional UPDATE; a person has one pass per event (unique index).

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, TryInsertResult,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::{
    AdmissionError, ApplicationState, PlacementState,
    entity::{application, booth_staff, placement},
    policy,
    step::{self, find},
};
use crate::{
    actor::{Actor, Denied},
    audit::Happened,
    badge::{self, BadgeRole, NewBadge},
    booth::entity::unit,
    clock::{self, Instant},
    db::{Db, DbErr, Tx, is_unique_violation},
    event::{self, EventView},
    field::{Email, FieldErrors, Fields, Line, PersonName},
    ids::{ApplicationId, BadgeId, BoothStaffId},
    locale::{Locale, Text},
    mail::{self, Letter, NewMail},
};

/// Somebody is to work on the stand; as typed.
#[derive(Clone, Debug, Default)]
pub struct NamePerson {
    pub name: String,
    pub email: String,
    pub job_title: String,
    pub phone: String,
    pub locale: String,
    /// What whoever scans the badge may see.
    pub shares_email: bool,
    pub shares_phone: bool,
}

/// Somebody who works on the stand.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffView {
    pub id: BoothStaffId,
    pub badge: BadgeId,
    pub name: String,
    pub email: String,
    pub job_title: String,
    pub phone: String,
    pub locale: Locale,
    pub shares_email: bool,
    pub shares_phone: bool,
    pub since: Instant,
}

/// The passes of an application.
#[derive(Clone, PartialEq, Eq)]
pub struct Passes {
    pub people: Vec<StaffView>,
    /// `None` until a unit is confirmed.
    pub quota: Option<i32>,
    pub closes_at: Option<Instant>,
    /// Whether the actor may still name and correct people.
    pub open: bool,
}

struct Named {
    name: PersonName,
    email: Email,
    job_title: String,
    phone: String,
    locale: Locale,
    shares_email: bool,
    shares_phone: bool,
}

/// Names a person: a badge of their own, and the mail that brings it.
///
/// # Errors
/// `Denied`, `Invalid`, `PassesClosed`, `NotConfirmed`, `QuotaFull`, or `AlreadyNamed`.
pub async fn name_person(db: &Db, actor: &Actor, application: ApplicationId, command: &NamePerson) -> Result<(), AdmissionError> {
    let person = &parse(command)?;
    db.write(|tx| async move {
        let (row, event) = open_for(&tx, actor, application).await?;
        let quota = quota_of(&tx, application).await?.ok_or(AdmissionError::NotConfirmed)?;
        take_pass(&tx, application, quota).await?;
        let id = BoothStaffId::new();
        let badge = issue(&tx, &row, person).await?;
        let staff = booth_staff::ActiveModel {
            id: Set(id),
            event_id: Set(row.event_id),
            application_id: Set(application),
            badge_id: Set(badge.id),
            name: Set(person.name.as_str().to_owned()),
            email: Set(person.email.as_str().to_owned()),
            email_key: Set(person.email.key()),
            job_title: Set(person.job_title.clone()),
            phone: Set(person.phone.clone()),
            locale: Set(person.locale),
            shares_email: Set(person.shares_email),
            shares_phone: Set(person.shares_phone),
            created_at: Set(clock::now()),
            removed_at: Set(None),
        };
        let inserted = booth_staff::Entity::insert(staff)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .try_insert()
            .exec_without_returning(&tx)
            .await?;
        if !matches!(inserted, TryInsertResult::Inserted(1)) {
            // The badge and the pass go with the transaction.
            return Err(AdmissionError::AlreadyNamed);
        }
        send_badge(&tx, &event, &row, person, &badge, id).await?;
        note(&tx, actor, &row, "staff_named").await
    })
    .await
}

/// Corrects a person's data. The badge keeps its codes, unless the address changes: then whoever had the old one holds a
/// code that is no longer theirs, so the badge is replaced and mailed anew.
///
/// # Errors
/// `Denied`, `Invalid`, `PassesClosed`, or `AlreadyNamed` for somebody else's address.
pub async fn correct_person(db: &Db, actor: &Actor, staff: BoothStaffId, command: &NamePerson) -> Result<(), AdmissionError> {
    let person = &parse(command)?;
    let application = application_of(db, actor, staff).await?;
    let corrected = db
        .write(|tx| async move {
            let (row, event) = open_for(&tx, actor, application).await?;
            let old = lock(&tx, &row, staff).await?;
            let mut update = booth_staff::Entity::update_many()
                .col_expr(booth_staff::Column::Name, Expr::value(person.name.as_str()))
                .col_expr(booth_staff::Column::Email, Expr::value(person.email.as_str()))
                .col_expr(booth_staff::Column::EmailKey, Expr::value(person.email.key()))
                .col_expr(booth_staff::Column::JobTitle, Expr::value(person.job_title.as_str()))
                .col_expr(booth_staff::Column::Phone, Expr::value(person.phone.as_str()))
                .col_expr(booth_staff::Column::Locale, Expr::value(person.locale))
                .col_expr(booth_staff::Column::SharesEmail, Expr::value(person.shares_email))
                .col_expr(booth_staff::Column::SharesPhone, Expr::value(person.shares_phone));
            if old.email_key == person.email.key() {
                badge::reprint(&tx, old.badge_id, person.name.as_str(), &row.display_name).await?;
            } else {
                badge::revoke(&tx, old.badge_id).await?;
                let badge = issue(&tx, &row, person).await?;
                send_badge(&tx, &event, &row, person, &badge, staff).await?;
                update = update.col_expr(booth_staff::Column::BadgeId, Expr::value(badge.id));
            }
            update.filter(booth_staff::Column::Id.eq(staff)).exec(&tx).await?;
            note(&tx, actor, &row, "staff_corrected").await
        })
        .await;
    match corrected {
        Err(AdmissionError::Db(error)) if is_unique_violation(&error) => Err(AdmissionError::AlreadyNamed),
        other => other,
    }
}

/// Takes a person's pass back: the badge is worthless, the pass free for somebody else, and the person is told.
/// Possible at any time; a person who was removed already changes nothing.
///
/// # Errors
/// `Denied`.
pub async fn remove_person(db: &Db, actor: &Actor, staff: BoothStaffId) -> Result<(), AdmissionError> {
    let application = application_of(db, actor, staff).await?;
    db.write(|tx| async move {
        // The application's row first, as everywhere: two orders would wait for each other.
        free_pass(&tx, application).await?;
        let row = find(&tx, application).await?;
        let removed = booth_staff::Entity::update_many()
            .col_expr(booth_staff::Column::RemovedAt, Expr::value(Some(clock::now())))
            .filter(booth_staff::Column::Id.eq(staff))
            .filter(booth_staff::Column::RemovedAt.is_null())
            .exec_with_returning(&tx)
            .await?;
        let person = removed.into_iter().next().ok_or(Denied::NotFound)?;
        badge::revoke(&tx, person.badge_id).await?;
        let event = event::within(&tx, row.event_id).await?;
        let letter = Letter::StaffRemoved { event: event.facts(), organisation: row.display_name.clone() };
        let mail = NewMail {
            dedupe_key: format!("staff_removed:{staff}"),
            event: Some(row.event_id),
            to_name: person.name,
            to_email: person.email,
            locale: person.locale,
            letter,
        };
        mail::enqueue(&tx, mail).await?;
        note(&tx, actor, &row, "staff_removed").await
    })
    .await
}

/// Who is named, and how many may be.
///
/// # Errors
/// `Denied` for everybody but the exhibitor and organisers.
pub async fn passes(db: &Db, actor: &Actor, application: ApplicationId) -> Result<Passes, AdmissionError> {
    let row = application::Entity::find_by_id(application).one(db.read()).await?.ok_or(Denied::NotFound)?;
    policy::may_act_for(actor, row.id, row.organisation_id)?;
    let event = event::by_id(db, &Actor::System, row.event_id).await?;
    let found = placement::Entity::find()
        .find_also_related(unit::Entity)
        .filter(placement::Column::ApplicationId.eq(application))
        .filter(placement::Column::State.eq(PlacementState::Confirmed))
        .filter(placement::Column::ReleasedAt.is_null())
        .one(db.read())
        .await?;
    let people = booth_staff::Entity::find()
        .filter(booth_staff::Column::ApplicationId.eq(application))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .order_by_asc(booth_staff::Column::Name)
        .all(db.read())
        .await?;
    Ok(Passes {
        people: people.into_iter().map(view).collect(),
        quota: found.and_then(|(_, unit)| unit).map(|unit| unit.pass_quota),
        closes_at: event.passes_close_at,
        open: policy::passes_are_open(actor, event.passes_close_at, clock::now()),
    })
}

/// One person, for the form that corrects them.
///
/// # Errors
/// `Denied` for everybody but the exhibitor and organisers.
pub async fn person(db: &Db, actor: &Actor, staff: BoothStaffId) -> Result<StaffView, AdmissionError> {
    application_of(db, actor, staff).await?;
    let row = booth_staff::Entity::find_by_id(staff).filter(booth_staff::Column::RemovedAt.is_null()).one(db.read()).await?;
    Ok(view(row.ok_or(Denied::NotFound)?))
}

/// The application, if the actor may act for it, and its event, if it still takes names.
async fn open_for(tx: &Tx, actor: &Actor, application: ApplicationId) -> Result<(application::Model, EventView), AdmissionError> {
    let row = find(tx, application).await?;
    policy::may_act_for(actor, row.id, row.organisation_id)?;
    let event = event::within(tx, row.event_id).await?;
    if !policy::passes_are_open(actor, event.passes_close_at, clock::now()) {
        let at = event.passes_close_at.unwrap_or(row.updated_at);
        return Err(AdmissionError::PassesClosed { at, zone: event.zone });
    }
    Ok((row, event))
}

/// The pass quota of the confirmed unit, whose row stays locked: it cannot be lowered while a pass is taken.
async fn quota_of(tx: &Tx, application: ApplicationId) -> Result<Option<i32>, AdmissionError> {
    let placed = placement::Entity::find()
        .filter(placement::Column::ApplicationId.eq(application))
        .filter(placement::Column::State.eq(PlacementState::Confirmed))
        .filter(placement::Column::ReleasedAt.is_null())
        .one(tx)
        .await?;
    let Some(placed) = placed else { return Ok(None) };
    let locked = unit::Entity::update_many()
        .col_expr(unit::Column::PassQuota, Expr::col(unit::Column::PassQuota))
        .filter(unit::Column::Id.eq(placed.unit_id))
        .exec_with_returning(tx)
        .await?;
    Ok(locked.into_iter().next().map(|unit| unit.pass_quota))
}

async fn take_pass(tx: &Tx, application: ApplicationId, quota: i32) -> Result<(), AdmissionError> {
    let taken = application::Entity::update_many()
        .col_expr(application::Column::PassesTaken, Expr::col(application::Column::PassesTaken).add(1))
        .filter(application::Column::Id.eq(application))
        .filter(application::Column::State.eq(ApplicationState::Confirmed))
        .filter(application::Column::PassesTaken.lt(quota))
        .exec(tx)
        .await?;
    if taken.rows_affected == 1 {
        return Ok(());
    }
    let row = find(tx, application).await?;
    if row.state == ApplicationState::Confirmed { Err(AdmissionError::QuotaFull { quota }) } else { Err(AdmissionError::NotConfirmed) }
}

async fn free_pass(tx: &Tx, application: ApplicationId) -> Result<(), AdmissionError> {
    let freed = application::Entity::update_many()
        .col_expr(application::Column::PassesTaken, Expr::col(application::Column::PassesTaken).sub(1))
        .filter(application::Column::Id.eq(application))
        .filter(application::Column::PassesTaken.gt(0))
        .exec(tx)
        .await?;
    if freed.rows_affected == 1 { Ok(()) } else { Err(Denied::NotFound.into()) }
}

/// The person as they are, with the application's row locked.
async fn lock(tx: &Tx, application: &application::Model, staff: BoothStaffId) -> Result<booth_staff::Model, AdmissionError> {
    application::Entity::update_many()
        .col_expr(application::Column::UpdatedAt, Expr::value(clock::now()))
        .filter(application::Column::Id.eq(application.id))
        .exec(tx)
        .await?;
    let row = booth_staff::Entity::find_by_id(staff).filter(booth_staff::Column::RemovedAt.is_null()).one(tx).await?;
    row.ok_or(AdmissionError::Denied(Denied::NotFound))
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
    let letter = Letter::StaffBadge {
        event: event.facts(),
        organisation: application.display_name.clone(),
        ticket_code: badge.ticket_code.as_str().to_owned(),
    };
    let mail = NewMail {
        dedupe_key: format!("staff_badge:{staff}:{}", badge.id),
        event: Some(event.id),
        to_name: person.name.as_str().to_owned(),
        to_email: person.email.as_str().to_owned(),
        locale: person.locale,
        letter,
    };
    mail::enqueue(tx, mail).await
}

/// The entry names nobody: people leave, the trail stays.
async fn note(tx: &Tx, actor: &Actor, application: &application::Model, action: &'static str) -> Result<(), AdmissionError> {
    let taken = find(tx, application.id).await?.passes_taken;
    let happened = Happened::new("application", application.id.as_uuid(), action).at(application.event_id).with("passes_taken", taken);
    step::record(tx, actor, happened).await
}

/// The application of a person on the stand, if the actor may act for it.
async fn application_of(db: &Db, actor: &Actor, staff: BoothStaffId) -> Result<ApplicationId, AdmissionError> {
    let found = booth_staff::Entity::find_by_id(staff).find_also_related(application::Entity).one(db.read()).await?;
    let (_, application) = found.ok_or_else(|| actor.refused())?;
    let application = application.ok_or_else(|| actor.refused())?;
    policy::may_act_for(actor, application.id, application.organisation_id)?;
    Ok(application.id)
}

fn parse(command: &NamePerson) -> Result<Named, FieldErrors> {
    let mut fields = Fields::new();
    let name = fields.check("name", PersonName::parse(&command.name));
    let email = fields.check("email", Email::parse(&command.email));
    let job_title = fields.check("job_title", Line::<120>::parse_optional(&command.job_title));
    let phone = fields.check("phone", phone(&command.phone));
    let unknown = |_| Text::new("Bitte eine Sprache wählen.", "Please choose a language.");
    let locale = fields.check("locale", command.locale.parse().map_err(unknown));
    if command.shares_phone && command.phone.trim().is_empty() {
        fields.refuse(
            "phone",
            Text::new("Bitte angeben, wenn die Nummer gezeigt werden soll.", "Please fill this in if the number shall be shown."),
        );
    }
    let (shares_email, shares_phone) = (command.shares_email, command.shares_phone);
    fields.finish(|| {
        Some(Named { name: name?, email: email?, job_title: job_title?, phone: phone?, locale: locale?, shares_email, shares_phone })
    })
}

/// Digits, spaces and the signs that belong to a number; may be empty.
pub(super) fn phone(typed: &str) -> Result<String, Text> {
    let text = Line::<40>::parse_optional(typed)?;
    let plausible =
        text.chars().filter(char::is_ascii_digit).count() >= 4 && text.chars().all(|c| c.is_ascii_digit() || " +-/().".contains(c));
    if text.is_empty() || plausible {
        Ok(text)
    } else {
        Err(Text::new(
            "Das ist keine Telefonnummer. Sie sieht aus wie +49 201 123456.",
            "This is no phone number. It looks like +49 201 123456.",
        ))
    }
}

fn view(row: booth_staff::Model) -> StaffView {
    StaffView {
        id: row.id,
        badge: row.badge_id,
        name: row.name,
        email: row.email,
        job_title: row.job_title,
        phone: row.phone,
        locale: row.locale,
        shares_email: row.shares_email,
        shares_phone: row.shares_phone,
        since: row.created_at,
    }
}

#[cfg(test)]
mod tests {
    use super::phone;

    #[test]
    fn numbers_are_taken_as_people_write_them() {
        for typed in ["", "+49 201 1234-56", "0201/123456", "(0201) 12 34"] {
            assert!(phone(typed).is_ok(), "{typed}");
        }
        for typed in ["call me", "12", "+49<script>", "0201 123 ext 4"] {
            assert!(phone(typed).is_err(), "{typed}");
        }
    }
}
