//! The pages of this slice.

mod offer;

pub use offer::Offer;
