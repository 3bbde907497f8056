//! Who travels along: applying, one's own page by the link, and the organisers' side.

mod api;
mod columns;
pub mod downloads;
pub mod pages;
pub mod photo_upload;

pub use api::{
    ApplyForTrip, ChangeTraveller, DecideTraveller, EraseTraveller, LeaveTrip, ProveTraveller, RemoveTravellerPhoto, SetBookletConsent,
    SetTravelTerms, SetTravellerGroup,
};
