//! Who travels with the agency: applying for a trip, places and the waiting list, and what each traveller sees and decides by
//! the link in their letters. Where a trip goes is in `trip`.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, event, field::FieldErrors, files::FilesError, picture::Refused, trip};

pub(crate) mod entity;
pub(crate) mod personal_data;

mod apply;
mod cost;
mod decide;
mod derive;
mod form;
mod grouping;
mod history;
mod inform;
mod letters;
mod links;
mod own;
mod photo;
mod queries;
mod terms;
mod terms_form;
mod view;

pub use apply::{apply, prove};
pub use cost::{CancellationStep, cost_of_cancelling};
pub use decide::Decision;
pub(crate) use decide::decide;
pub(crate) use derive::derive_deadline;
pub use form::{ContactForm, TravelForm};
pub use grouping::set_group;
pub(crate) use grouping::travellers_in;
pub use history::{TravellerAction, TravellerField};
pub use inform::{how_many_to_tell, inform};
pub(crate) use letters::send;
pub use letters::{TravellerLetter, TravellerLetterKind};
pub(crate) use links::{new_link_of, opened_by};
pub(crate) use own::leave;
pub use own::{OwnTrip, by_token, change, set_booklet_consent};
pub use personal_data::{KEPT_MONTHS, TRAVELLED_MONTHS};
pub use photo::{clear_photos, photo, remove_photo, set_photo};
pub(crate) use photo::{let_photos_go, new_photo_key, photo_keys};
pub use queries::{TravellerFilter, TravellerPage, TripCounts, admitted, counts, export, note_export, traveller, travellers};
pub(crate) use queries::{how_many_travel, travelled, with_place};
pub use rules::kept::UNPROVEN_TRAVELLER_DAYS as UNPROVEN_DAYS;
pub use rules::trip::{TravellerSize, TravellerState};
pub use terms::{TravelTerms, set_terms, terms};
pub use terms_form::TravelTermsForm;
pub use view::TravellerView;

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// Somebody changed it after the form was opened.
    #[error(transparent)]
    Overtaken(#[from] Overtaken),
    /// The trip takes no applications now.
    #[error("the trip takes no applications")]
    Closed,
    /// The link opens nothing.
    #[error("no such link")]
    NoSuchLink,
    /// All places are given.
    #[error("all places are given")]
    Full,
    /// Their present state does not lead there.
    #[error("not possible for somebody who is {0}")]
    NotFrom(TravellerState),
    /// They still have a place: first they cancel.
    #[error("has a place")]
    HasPlace,
    /// The photo was not taken.
    #[error(transparent)]
    Picture(#[from] Refused),
    #[error(transparent)]
    Files(#[from] FilesError),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<event::Unseen> for Error {
    fn from(unseen: event::Unseen) -> Self {
        match unseen {
            event::Unseen::Denied(denied) => denied.into(),
            event::Unseen::Db(error) => error.into(),
        }
    }
}

impl From<trip::Error> for Error {
    fn from(error: trip::Error) -> Self {
        match error {
            trip::Error::Denied(denied) => denied.into(),
            trip::Error::Invalid(fields) => fields.into(),
            trip::Error::Overtaken(overtaken) => overtaken.into(),
            trip::Error::Db(error) => error.into(),
            trip::Error::TooMany(_) | trip::Error::HasItems | trip::Error::HasTravellers | trip::Error::Known => {
                DbErr::Custom(error.to_string()).into()
            }
        }
    }
}
