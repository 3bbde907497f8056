//! Delegation trips: where they go and what happens, for everybody and to be written.

mod api;
pub mod calendar;
mod in_the_way;
pub mod pages;
mod programme;

pub use api::{
    AddTripGroup, AddTripItem, AddTripLeg, EditTripGroup, EditTripItem, EditTripLeg, InformTravellers, MoveTripLeg, RemoveTripGroup,
    RemoveTripItem, RemoveTripLeg, SetTripItemState, SetTripProgramme,
};
pub use in_the_way::MeetingsInTheWay;
pub use programme::{LegLine, TripProgramme};
