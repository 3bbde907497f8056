//! Files that take long to make: asked for by organisers, made by a worker, one at a time on each server, kept for a day.
//! What stands in them is the business of whoever lists it; that they are asked for is noted in `process::file_request`.

use sea_orm::DbErr;

use crate::{actor::Denied, choice::choice, clock::Instant, ids::GeneratedFileId};

pub(crate) mod entity;

mod cancel;
mod expiry;
mod lease;
mod queries;
mod request;

pub use cancel::cancel_file;
pub(crate) use expiry::withdraw_files;
pub use expiry::{SpentFile, forget_file, spent_files};
pub use lease::{LeasedFile, fail_file, finish_file, give_back_file, lease_file, note_progress};
pub use queries::{KeptFile, generated_file, generated_files, kept_file};
pub(crate) use request::request;
pub use request::{FileWish, asked};

/// So many files of one account wait or are made at once.
pub const MOST_OPEN: i32 = 5;

choice! {
    /// What stands in a file.
    pub enum GeneratedFileKind {
        /// Badges to print.
        BadgeSheet = "badge_sheet",
        BadgeTable = "badge_table",
        VisitorTable = "visitor_table",
        ApplicationTable = "application_table",
        HistoryTable = "history_table",
    }
}

choice! {
    /// How far a file has got.
    pub enum GeneratedFileState {
        /// For a worker, in the order in which they were asked for.
        Waiting = "waiting",
        Running = "running",
        Finished = "finished",
        Failed = "failed",
        Cancelled = "cancelled",
        /// It was there, and is deleted: somebody in it was erased.
        Withdrawn = "withdrawn",
    }
}

impl GeneratedFileState {
    /// Whether something is still to happen.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Running)
    }
}

choice! {
    /// Why a file could not be made.
    pub enum FileTrouble {
        /// A fault of this site; the log says more.
        Ours = "ours",
        /// The file store has no room left.
        NoRoom = "no_room",
        /// The file store does not answer, or refuses.
        Store = "store",
        /// Its worker ended again and again while it was made.
        Interrupted = "interrupted",
    }
}

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    /// As many files as one may have open wait already.
    #[error("too many files are open")]
    TooManyOpen,
    /// More than anybody needs in a day; the seconds to wait.
    #[error("too many files were asked for, wait {seconds} s")]
    TooMany { seconds: u32 },
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// A file, as whoever waits for it sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedFileView {
    pub id: GeneratedFileId,
    pub kind: GeneratedFileKind,
    /// What narrows the list that it is made of, as in the list's own address: `role=exhibitor&q=ruhr`.
    pub narrowed: String,
    pub state: GeneratedFileState,
    /// Only of one that failed.
    pub trouble: Option<FileTrouble>,
    pub done: u64,
    /// Nothing until it is known.
    pub total: u64,
    /// So many files are made before this one begins.
    pub before: u64,
    /// Who asked for it.
    pub asked_by: String,
    pub asked_at: Instant,
    pub began_at: Option<Instant>,
    pub ended_at: Option<Instant>,
    /// When it is deleted.
    pub expires_at: Option<Instant>,
    pub bytes: u64,
}
