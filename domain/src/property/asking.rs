//! Asking about a property: a task of the organisers, as whatever comes by the contact form, and for the exhibitor a contact,
//! if whoever asks agrees.

use sea_orm::EntityTrait;

use super::{Error, by_slug};
use crate::{
    actor::Actor,
    db::Db,
    enquiry::{self, About, EnquiryForm, Linked},
    field::FieldErrors,
    ids::OrganisationId,
    locale::{Locale, Text},
    organisation::entity::organisation,
};

pub use crate::enquiry::SharedEnquiry;

/// Who sees an enquiry about a property, for whoever asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedByLink {
    /// What the property was called when it was asked for.
    pub about: String,
    /// How the exhibitor is called that sees it, beside the organisers.
    pub exhibitor: Option<String>,
}

/// Puts an enquiry about the property at `slug` before the organisers; the exhibitor `share` sees it, too. Answers the secret
/// of the link that takes this back.
///
/// # Errors
/// `NotFound` for a property that the actor may not see; `Invalid` if it belongs to another exhibitor by now than whoever asks
/// agreed to; else as [`enquiry::send`].
pub async fn ask(
    db: &Db,
    actor: &Actor,
    slug: &str,
    share: Option<OrganisationId>,
    form: &EnquiryForm,
    locale: Locale,
) -> Result<Option<String>, Error> {
    let property = by_slug(db, actor, slug).await?;
    if share.is_some() && share != property.organisation {
        return Err(Error::Invalid(FieldErrors::one("share", somebody_elses())));
    }
    let about = About { property: Some(property.id), title: property.title.clone(), shared_with: share };
    let id = enquiry::send_about(db, &about, form, locale).await?;
    match share {
        Some(_) => Ok(Some(enquiry::link_of(db, id).await?)),
        None => Ok(None),
    }
}

/// Who sees the enquiry of a link.
///
/// # Errors
/// `NotFound` for a link that nobody got, and for an enquiry that is erased.
pub async fn asked_by_link(db: &Db, token: &str) -> Result<AskedByLink, Error> {
    let Linked { about, shared_with } = enquiry::by_link(db, token).await.map_err(|error| match error {
        enquiry::Error::Denied(denied) => Error::Denied(denied),
        other => Error::Enquiry(other),
    })?;
    let exhibitor = match shared_with {
        Some(id) => organisation::Entity::find_by_id(id).one(db.read()).await?.map(|row| row.display_name),
        None => None,
    };
    Ok(AskedByLink { about, exhibitor })
}

fn somebody_elses() -> Text {
    Text::new(
        "Das Objekt gehört inzwischen jemand anderem. Bitte prüfen Sie, wer Ihre Angaben sehen darf, und senden Sie noch einmal.",
        "The property belongs to somebody else by now. Please check who may see what you wrote, and send it once more.",
    )
}

/// What is shared with the organisations that the actor acts for, the newest first.
///
/// # Errors
/// `Denied` for whoever is not signed in.
pub async fn shared_with(db: &Db, actor: &Actor) -> Result<Vec<SharedEnquiry>, Error> {
    let person = actor.require_person()?;
    Ok(enquiry::shared_with(db, &person.exhibits_for).await?)
}
