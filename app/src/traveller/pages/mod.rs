//! The pages of this slice.

mod apply;
mod contact;
mod list;
mod meetings;
mod one;
mod own;
mod photo;
mod terms;
mod ways;

pub use apply::Travel;
pub use list::Travellers;
pub use one::TravellerPage;
pub use own::OwnTripPage;
pub use terms::TravelTermsPage;
