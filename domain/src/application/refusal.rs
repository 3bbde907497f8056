//! Why a step of the admission, an answer or a pass did not happen.

use sea_orm::DbErr;

use super::ApplyError;
use crate::{
    account,
    actor::Denied,
    clock::{Instant, Tz},
    event,
    field::FieldErrors,
};

/// Why a use case of admission, placement, offer, portal or booth staff did not happen.
#[derive(Debug, thiserror::Error)]
pub enum AdmissionError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// The application is not as the actor saw it, or not in a state that allows the step.
    #[error("somebody else was faster")]
    Stale(Overtaken),
    /// The unit is somebody else's by now. `by` is empty if it became free again in the same moment.
    #[error("unit {unit} is taken")]
    UnitTaken { unit: String, by: String },
    /// There is no offer to answer any more.
    #[error("the offer is over")]
    OfferOver(OfferState),
    /// People are named once the unit is confirmed.
    #[error("no unit is confirmed")]
    NotConfirmed,
    #[error("all {quota} passes are taken")]
    QuotaFull { quota: i32 },
    #[error("passes closed")]
    PassesClosed { at: Instant, zone: Tz },
    /// This person has a pass of this event already.
    #[error("already named")]
    AlreadyNamed,
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// What happened to the thing since it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overtaken {
    /// Who did it, as the audit trail names them.
    pub by: String,
    /// What they did, as the audit trail names it; empty if nothing is on record.
    pub action: String,
    pub at: Instant,
    pub zone: Tz,
}

/// What became of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferState {
    /// Waits for its answer.
    Open,
    Confirmed,
    /// Its deadline passed.
    Expired,
    /// Declined, withdrawn or called off.
    Closed,
}

impl From<event::Unseen> for AdmissionError {
    fn from(error: event::Unseen) -> Self {
        match error {
            event::Unseen::Denied(denied) => denied.into(),
            event::Unseen::Db(error) => error.into(),
        }
    }
}

impl From<account::Error> for AdmissionError {
    fn from(error: account::Error) -> Self {
        match error {
            account::Error::Denied(denied) => denied.into(),
            account::Error::Invalid(fields) => fields.into(),
            account::Error::Db(error) => error.into(),
            other => Self::Db(DbErr::Custom(other.to_string())),
        }
    }
}

/// For steps of the applicant, which no form can be stale for.
impl From<AdmissionError> for ApplyError {
    fn from(error: AdmissionError) -> Self {
        match error {
            AdmissionError::Denied(denied) => denied.into(),
            AdmissionError::Invalid(fields) => fields.into(),
            AdmissionError::Db(error) => error.into(),
            other => Self::Db(DbErr::Custom(other.to_string())),
        }
    }
}
