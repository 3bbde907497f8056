//! Admission: organisers look through the applications and decide about them.
//! What gives everything back - a rejection, a withdrawal, a cancellation - is in `process::leaving`.

mod decide;
pub(crate) mod entity;
mod letters;

pub mod dossier;
pub mod export;
pub mod note;
pub mod table;
pub mod waiting_list;

pub use decide::{ask_for_information, put_on_waiting_list, take_up};
pub use letters::{AdmissionLetter, AdmissionLetterKind};
