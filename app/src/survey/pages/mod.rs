//! The pages of this slice.

mod answering;
mod evaluation;
mod organise;
mod questions;

pub use answering::Survey;
pub use organise::OrganiseSurvey;
