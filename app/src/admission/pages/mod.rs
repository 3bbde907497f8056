//! The pages of this slice.

mod dossier;
mod dossier_acts;
mod table;

pub use dossier::AdmissionApplication;
pub use table::Admission;
