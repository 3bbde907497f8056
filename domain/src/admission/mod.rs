//! Admission: organisers look through the applications and decide about them.
//! What gives everything back - a rejection, a withdrawal, a cancellation - is in `process::leaving`.

mod decide;
pub(crate) mod entity;
mod letters;
mod undo;

pub mod dossier;
pub mod export;
pub mod note;
pub mod preview;
pub mod suggest;
pub mod table;
pub mod waiting_list;

pub use decide::{ask_for_information, put_on_waiting_list, take_up};
pub(crate) use decide::{ask_within, remind_of_question_within, wait_within};
pub use letters::{AdmissionLetter, AdmissionLetterKind};
pub use undo::undo;
