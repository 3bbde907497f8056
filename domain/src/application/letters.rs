//! To whom the letters of admission go.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    ContactPurpose,
    entity::{application, application_contact},
};
use crate::{
    booth::entity::unit,
    db::Tx,
    event::EventView,
    locale::{Locale, Text},
    mail::{self, Letter, NewMail, UnitFacts},
};

/// Writes to whoever applied, by the name of the one who decides.
pub(super) async fn to_applicant(tx: &Tx, application: &application::Model, dedupe_key: String, letter: Letter) -> Result<(), DbErr> {
    let contact = application_contact::Entity::find()
        .filter(application_contact::Column::ApplicationId.eq(application.id))
        .filter(application_contact::Column::Purpose.eq(ContactPurpose::Decision))
        .one(tx)
        .await?;
    let mail = NewMail {
        dedupe_key,
        event: Some(application.event_id),
        to_name: contact.map(|contact| contact.name).unwrap_or_default(),
        to_email: application.applicant_email.clone(),
        locale: application.locale,
        letter,
    };
    mail::enqueue(tx, mail).await
}

/// Writes to the event's own contact, if it has one.
pub(super) async fn to_organisers(tx: &Tx, event: &EventView, dedupe_key: String, letter: Letter) -> Result<(), DbErr> {
    if event.contact_email.is_empty() {
        return Ok(());
    }
    let mail = NewMail {
        dedupe_key,
        event: Some(event.id),
        to_name: event.contact_name.clone(),
        to_email: event.contact_email.clone(),
        locale: Locale::De,
        letter,
    };
    mail::enqueue(tx, mail).await
}

/// What a letter says of a unit.
pub(super) fn unit_facts(unit: &unit::Model) -> UnitFacts {
    UnitFacts {
        code: unit.code.clone(),
        kind: unit.kind,
        area_dm2: unit.area_dm2,
        price_cents: unit.price_cents,
        pass_quota: unit.pass_quota,
        included: Text::new(unit.included_de.clone(), unit.included_en.clone()),
    }
}
