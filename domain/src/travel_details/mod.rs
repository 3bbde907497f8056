//! What the travellers of a trip give that nobody else may see: as the passport has it, whom to call, how they come and
//! sleep. It is sealed with a key that the database does not hold (`crate::sealed`), read by people whom the organisers
//! name for the trip, each look with a line of history, and erased 30 days after the return. Everybody else is told
//! whether it is complete. What helps on bad days, an emergency card, is here too.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, event, field::FieldErrors, sealed::Unopened, traveller};

pub(crate) mod entity;

mod booklet;
mod details;
mod emergency;
mod given;
mod help;
mod history;
mod lists;
mod look;
mod note;
pub(crate) mod personal_data;
mod questions;
mod readers;
mod returns;
mod setting;
mod trip;

pub use booklet::{BookletEntry, booklet, fellow_travellers};
pub use details::{EntryPermission, TravelDetails, TravelForm};
pub use emergency::{EmergencyCard, emergency_card};
pub use given::{EntryForm, MyTravel, give, give_entry, mine};
pub use help::{HelpForm, LegHelp, set_help};
pub use history::{TravelDetailsAction, TravelDetailsField, TravelSettingAction, TravelSettingField};
pub use lists::{DietRow, Direction, PapersRow, RoomRow, TransferRow, TravelList, diets, papers, rooming, transfers};
pub use look::{Look, TravelOverview, TravellerStatus, look, overview, status};
pub use note::set_note;
pub use personal_data::{TravelDetailsPart, forget_those_who_left};
pub use questions::Question;
pub use readers::{Reader, name_reader, remove_reader};
pub(crate) use returns::{passports_to_see, readable};
pub use rules::travel_details::{EntryKind, EntryState, KEPT_DAYS, MONTHS_AFTER_RETURN, PassportTerm, Room, holds_passport_number};
pub use setting::{SettingForm, TravelSetting, set_setting};
pub use trip::LegFacts;

/// The revision of what nobody has written yet.
const FIRST: i64 = 1;

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
    /// What was given cannot be read: an administrator has to put the right key in place.
    #[error(transparent)]
    Unopened(#[from] Unopened),
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

/// What only those can meet who apply or decide is as good as not there for whoever asks here.
impl From<traveller::Error> for Error {
    fn from(error: traveller::Error) -> Self {
        match error {
            traveller::Error::Denied(denied) => denied.into(),
            traveller::Error::Invalid(fields) => fields.into(),
            traveller::Error::Overtaken(overtaken) => overtaken.into(),
            traveller::Error::Db(error) => error.into(),
            _ => Denied::NotFound.into(),
        }
    }
}
