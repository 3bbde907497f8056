//! To whom the letters of admission go.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    ContactPurpose,
    entity::{application, application_contact},
};
use crate::{
    db::Tx,
    event::EventView,
    locale::Locale,
    mail::{self, Letter, NewMail},
};

/// Writes to whoever applied, by the name of the one who decides.
pub(crate) async fn to_applicant(tx: &Tx, application: &application::Model, dedupe_key: String, letter: Letter) -> Result<(), DbErr> {
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
pub(crate) async fn to_organisers(tx: &Tx, event: &EventView, dedupe_key: String, letter: Letter) -> Result<(), DbErr> {
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
