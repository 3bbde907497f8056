//! What a badge code tells a stranger with a phone: of an exhibitor's people what they agreed to share, else nothing.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use crate::{
    application::{ApplicationState, entity::application},
    badge,
    booth::entity::unit,
    booth_staff::entity::booth_staff,
    code::Code,
    db::Db,
    event::{self, EventState},
    locale::Locale,
    placement::{confirmed_placement, entity::placement},
};

/// The contact page of somebody who works on the stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactCard {
    pub name: String,
    pub job_title: String,
    pub organisation: String,
    /// The organisation's (ISO 3166-1): of a telephone number that does not say its own.
    pub country: String,
    pub website: String,
    /// Only if shared.
    pub email: Option<String>,
    /// Only if shared.
    pub phone: Option<String>,
    /// The language the person reads.
    pub locale: Locale,
    pub event_slug: String,
    pub event_name: String,
    pub accent: String,
    pub exhibitor_slug: String,
    /// Where they stand, once that is settled.
    pub unit: Option<String>,
}

/// Whose contact page a badge code opens. Unknown and revoked codes, tickets and visitors' badges all give `None`:
/// from outside they cannot be told apart.
///
/// # Errors
/// A failure of the database.
pub async fn contact(db: &Db, code: &str) -> Result<Option<ContactCard>, DbErr> {
    let Some(code) = Code::parse(code) else { return Ok(None) };
    let badge = badge::entity::Entity::find()
        .filter(badge::entity::Column::BadgeCode.eq(code.as_str()))
        .filter(badge::is_valid())
        .one(db.read())
        .await?;
    let Some(badge) = badge else { return Ok(None) };
    let staff = booth_staff::Entity::find()
        .find_also_related(application::Entity)
        .filter(booth_staff::Column::BadgeId.eq(badge.id))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .one(db.read())
        .await?;
    let Some((staff, Some(exhibitor))) = staff else { return Ok(None) };
    let event = event::entity::Entity::find_by_id(badge.event_id).one(db.read()).await?;
    let Some(event) = event.filter(|event| event.state != EventState::Draft && exhibitor.state == ApplicationState::Confirmed) else {
        return Ok(None);
    };
    let place = placement::Entity::find()
        .find_also_related(unit::Entity)
        .filter(placement::Column::ApplicationId.eq(exhibitor.id))
        .filter(confirmed_placement())
        .one(db.read())
        .await?;
    Ok(Some(ContactCard {
        name: staff.name,
        job_title: staff.job_title,
        organisation: exhibitor.display_name,
        country: exhibitor.country,
        website: exhibitor.website,
        email: Some(staff.email).filter(|email| staff.shares_email && !email.is_empty()),
        phone: Some(staff.phone).filter(|phone| staff.shares_phone && !phone.is_empty()),
        locale: staff.locale,
        event_slug: event.slug,
        event_name: event.name,
        accent: event.accent,
        exhibitor_slug: exhibitor.slug,
        unit: place.and_then(|(_, unit)| unit).map(|unit| unit.code),
    }))
}
