//! The pages of this slice.

mod answers;
mod offer;

pub use answers::OfferAnswers;
pub use offer::Offer;
