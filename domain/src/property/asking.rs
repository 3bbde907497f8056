//! Asking about a property: a task of the organisers, as whatever comes by the contact form, and for the exhibitor a contact,
//! if whoever asks agrees.

use super::{Error, by_slug};
use crate::{
    actor::Actor,
    db::Db,
    enquiry::{self, About, EnquiryForm},
    locale::Locale,
};

pub use crate::enquiry::SharedEnquiry;

/// Puts an enquiry about the property at `slug` before the organisers; with `share` the exhibitor that it belongs to at this
/// moment sees it, too.
///
/// # Errors
/// `NotFound` for a property that the actor may not see; else as [`enquiry::send`].
pub async fn ask(db: &Db, actor: &Actor, slug: &str, share: bool, form: &EnquiryForm, locale: Locale) -> Result<(), Error> {
    let property = by_slug(db, actor, slug).await?;
    let about = About {
        property: Some(property.id),
        name: property.title.in_(locale).to_owned(),
        shared_with: property.organisation.filter(|_| share),
    };
    Ok(enquiry::send_about(db, &about, form, locale).await?)
}

/// What is shared with the organisations that the actor acts for, the newest first.
///
/// # Errors
/// `Denied` for whoever is not signed in.
pub async fn shared_with(db: &Db, actor: &Actor) -> Result<Vec<SharedEnquiry>, Error> {
    let person = actor.require_person()?;
    Ok(enquiry::shared_with(db, &person.exhibits_for).await?)
}
