//! The pages of this slice.

mod emergency;
mod list;
mod look;
mod mine;
mod one;
mod overview;
mod setting;
mod shown;

pub use emergency::EmergencyCardPage;
pub use list::TravelListPage;
pub use look::LookAtTravel;
pub use mine::MyTravelDetails;
pub use one::TravelOf;
pub use overview::OrganiseTravel;
