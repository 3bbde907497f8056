//! Booth staff: people named up to the confirmed unit's pass quota. `application.passes_taken` counts the live rows and
//! is claimed by one conditional UPDATE; a person has one pass per event (unique index).

use sea_orm::{ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder};

use crate::{
    actor::{Actor, Denied},
    application::{StepError, entity::application, policy::may_act_for},
    booth::entity::unit,
    clock::{self, Instant},
    db::{Db, filed},
    event,
    ids::{ApplicationId, BadgeId, BoothStaffId},
    locale::Locale,
    placement::{confirmed_placement, entity::placement},
};
use entity::booth_staff;

pub(crate) mod entity;
mod error;
mod history;
mod letters;
mod named;
mod naming;
mod person;
mod policy;
mod quota;

pub use error::Error;
pub use history::BoothStaffAction;
pub use letters::{BoothStaffLetter, BoothStaffLetterKind};
pub use named::units_of_badges;
pub(crate) use named::{StaffWithTicket, rename_organisation, staff_of_event};
pub(crate) use naming::remove_all;
pub use naming::{correct_person, name_person, remove_person};
pub use person::NamePerson;

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
    pub revision: i64,
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

/// Who is named, and how many may be.
///
/// # Errors
/// `Denied` for everybody but the exhibitor and organisers.
pub async fn passes(db: &Db, actor: &Actor, application: ApplicationId) -> Result<Passes, StepError> {
    let row = application::Entity::find_by_id(application).one(db.read()).await?.ok_or(Denied::NotFound)?;
    may_act_for(actor, row.id, row.organisation_id)?;
    let event = event::by_id(db, &Actor::System, row.event_id).await?;
    let found = placement::Entity::find()
        .find_also_related(unit::Entity)
        .filter(placement::Column::ApplicationId.eq(application))
        .filter(confirmed_placement())
        .one(db.read())
        .await?;
    let people = booth_staff::Entity::find()
        .filter(booth_staff::Column::ApplicationId.eq(application))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .order_by(filed(db, booth_staff::Column::Name), Order::Asc)
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
pub async fn person(db: &Db, actor: &Actor, staff: BoothStaffId) -> Result<StaffView, StepError> {
    application_of(db, actor, staff).await?;
    let row = booth_staff::Entity::find_by_id(staff).filter(booth_staff::Column::RemovedAt.is_null()).one(db.read()).await?;
    Ok(view(row.ok_or(Denied::NotFound)?))
}

/// The application of a person on the stand, if the actor may act for it.
async fn application_of(db: &Db, actor: &Actor, staff: BoothStaffId) -> Result<ApplicationId, StepError> {
    let found = booth_staff::Entity::find_by_id(staff).find_also_related(application::Entity).one(db.read()).await?;
    let (_, application) = found.ok_or_else(|| actor.refused())?;
    let application = application.ok_or_else(|| actor.refused())?;
    may_act_for(actor, application.id, application.organisation_id)?;
    Ok(application.id)
}

fn view(row: booth_staff::Model) -> StaffView {
    // Left out: keys, the address once more, folded, and that they were removed: then nobody sees them.
    let booth_staff::Model {
        id,
        event_id: _,
        application_id: _,
        badge_id: badge,
        name,
        email,
        email_key: _,
        job_title,
        phone,
        locale,
        shares_email,
        shares_phone,
        revision,
        created_at: since,
        removed_at: _,
    } = row;
    StaffView { id, badge, name, email, job_title, phone, locale, shares_email, shares_phone, revision, since }
}
