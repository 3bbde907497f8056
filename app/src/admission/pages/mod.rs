//! The pages of this slice.

mod bulk;
mod decision_told;
mod dossier;
mod dossier_acts;
mod dossier_list;
mod edit;
mod enter;
mod keys;
mod list;
mod narrowing;
mod preview;
mod rows;
mod tools;

pub use dossier::AdmissionApplication;
pub use edit::EditApplication;
pub use enter::EnterApplication;
pub use list::Admission;
pub use preview::Preview;
