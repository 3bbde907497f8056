//! Open calls: towns look for solutions, say. Organisations enter by a form, hand in before the deadline, jurors judge what
//! was handed in, and organisers decide, write and publish.

use sea_orm::DbErr;

use crate::{
    actor::Denied,
    audit::Overtaken,
    choice::choice,
    clock::{Instant, Tz},
    field::FieldErrors,
    files::FilesError,
    locale::Text,
    picture::Refused,
};

pub(crate) mod entity;
pub mod personal_data;

mod archive;
mod decide;
mod derive;
mod details;
mod entry;
mod entry_file;
mod entry_form;
mod history;
mod judging;
mod jury;
mod letters;
mod listing;
mod parts;
mod queries;
mod ranking;
mod service;
mod sheet;
mod view;

pub use archive::{ArchiveRow, archive};
pub use decide::{DecisionLetter, LetterNumbers, decide, letter_numbers, letters_to_send, open_meeting, send_letters, show_winners};
pub(crate) use derive::derive_times;
pub use details::{CallDetails, as_typed};
pub(crate) use entry::new_entry_link;
pub use entry::{EntryPage, EntryView, entry_of, start, withdraw};
pub(crate) use entry_file::file_keys;
pub use entry_file::{EntryFile, add_file, clear_files, file_of, remove_file};
pub use entry_form::{AnswersForm, StartForm, answer_field, save};
pub use history::{CallAction, CallField};
pub use judging::{JudgedCall, JudgedEntry, JudgedPage, OwnSheet, SheetView, entry_for_organisers, judged, judged_calls, judged_entry};
pub use jury::{ConflictView, JurorView, clear_conflict, conflicts, declare_conflict, invite_juror, jurors, remove_juror};
pub use letters::{CallLetter, CallLetterKind, CallPart};
pub use listing::{EntriesPage, EntryFilter, EntryShow, EntrySort, entries};
pub use parts::{CriterionDetails, QuestionDetails, put_criterion, put_question, remove_criterion, remove_question};
pub use queries::{
    CallWork, by_slug, criteria, for_organisers, history_of, last_change, of_bridge, open_now, published, questions, waiting, winners,
};
pub(crate) use queries::{names_of_bridge, visible_to};
pub use ranking::{RankedEntry, Ranking, ranking};
pub use rules::call::{AnswerLength, CallState, Counted, EntryLanguages, EntryState, Outcome, SheetState, Standing};
pub use service::{create, edit, remove, set_state};
pub use sheet::{SheetForm, points_field, save_sheet};
pub use view::{CallView, Criterion, Question};

/// So many questions has no call.
pub const MOST_QUESTIONS: usize = 20;

choice! {
    /// A call as it stands at a moment.
    pub enum CallStanding {
        Draft = "draft",
        /// It is known, and not open yet.
        Coming = "coming",
        /// Entries are taken.
        Open = "open",
        /// The deadline is over, and the jury at work.
        Judged = "judged",
        Decided = "decided",
    }
}

choice! {
    /// In which formats files of entries come.
    pub enum EntryMedia {
        Pdf = "pdf",
        Png = "png",
        Jpeg = "jpeg",
    }
}

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// Somebody changed it after the form was opened.
    #[error(transparent)]
    Overtaken(#[from] Overtaken),
    /// The deadline was then, by this clock.
    #[error("the deadline is over")]
    TooLate { at: Instant, zone: Tz },
    /// Its present state does not lead there; says why.
    #[error("not now")]
    NotNow(Text),
    /// More mails to one mailbox than somebody may cause.
    #[error("too many mails, wait {seconds} s")]
    TooMany { seconds: u32 },
    #[error(transparent)]
    File(#[from] Refused),
    #[error(transparent)]
    Files(#[from] FilesError),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<crate::enquiry::Error> for Error {
    fn from(error: crate::enquiry::Error) -> Self {
        use crate::enquiry::Error as E;
        match error {
            E::Denied(denied) => denied.into(),
            E::Invalid(fields) => fields.into(),
            E::Overtaken(overtaken) => overtaken.into(),
            E::TooMany { seconds } => Self::TooMany { seconds },
            E::Db(error) => error.into(),
        }
    }
}

impl From<crate::account::Error> for Error {
    fn from(error: crate::account::Error) -> Self {
        use crate::account::Error as E;
        match error {
            E::Denied(denied) => denied.into(),
            E::Invalid(fields) => fields.into(),
            E::Db(error) => error.into(),
            other => DbErr::Custom(other.to_string()).into(),
        }
    }
}
