//! Delegation trips: where they go and what happens, for everybody and to be written.

mod api;
pub mod calendar;
pub mod pages;
mod programme;

pub use api::{
    AddTripGroup, AddTripItem, AddTripLeg, EditTripGroup, EditTripItem, EditTripLeg, InformTravellers, RemoveTripGroup, RemoveTripItem,
    RemoveTripLeg, SetTripItemState, SetTripProgramme,
};
pub use programme::{LegLine, TripProgramme};
