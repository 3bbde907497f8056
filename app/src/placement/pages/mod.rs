//! The pages of this slice.

mod acceptance;
mod answers;
mod offer;

pub use acceptance::{AcceptOffer, Acceptance};
pub use answers::OfferAnswers;
pub use offer::Offer;
