//! Roundtables: people who are invited in waves, answer by a link of their own, and sit at tables by rules. One may belong to an
//! event and to a bridge, or stand alone. The rules themselves are in `rules::roundtable`.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, field::FieldErrors};

pub(crate) mod entity;
pub mod personal_data;

mod answer;
mod cancel;
mod derive;
mod details;
mod follow_up;
mod guest;
mod history;
mod invite;
mod letters;
mod minutes;
mod queries;
mod seating;
mod service;
mod substitute;
mod table;
mod view;
mod waiting;

pub(crate) use answer::new_answer_link;
pub use answer::{Answered, GuestAnswer, Invited, Neighbour, answer, beside, by_token};
pub use cancel::cancel;
pub(crate) use derive::{close_answers, follow_zone_rules};
pub use details::RoundtableDetails;
pub(crate) use follow_up::overdue_by_event;
pub use follow_up::{
    FollowUpForm, FollowUpView, add_follow_up, follow_ups, organisers, overdue_elsewhere, remove_follow_up, set_follow_up_done,
};
pub use guest::{GuestForm, add_guest, edit_guest, remove_guest};
pub use history::{RoundtableAction, RoundtableField};
pub use invite::{call_off, invite_guest, remind, send_wave};
pub use letters::{RoundtableFacts, RoundtableLetter, RoundtableLetterKind};
pub use minutes::{send_minutes, write_minutes};
pub(crate) use queries::names_of_bridge;
pub use queries::{RoundtableChoices, choices, guests, of_bridge, rivals, roundtable, roundtables, sectors, tables};
pub use rules::roundtable::{GuestState, Round, Seat, Seating, Shortfall, TableShape, Violation};
pub use seating::{SeatRef, propose_seats, round_of, seat_guest, undo_proposal};
pub use service::{create, edit, remove};
pub use substitute::{Proposal, invite_named, proposals};
pub use table::{TableForm, add_rivals, add_table, edit_table, remove_rivals, remove_table};
pub use view::{GuestView, RivalView, RoundtableLine, RoundtableView, TableView};
pub use waiting::{RoundtablesWaiting, waiting};

/// So many tables has no roundtable.
pub const MOST_TABLES: usize = 20;
/// So many people are not invited to one.
pub const MOST_GUESTS: usize = 200;
/// So many pairs do not sit side by side.
pub const MOST_RIVALS: usize = 60;
/// The highest number of a wave.
pub const LAST_WAVE: i32 = 9;

/// Why something does not happen that the roundtable's state does not let happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotNow {
    /// Invitations have left, or minutes are written: it stays.
    Kept,
    /// It was called off.
    Cancelled,
    /// It has taken place.
    Over,
    /// The time for answers is over.
    AnswersClosed,
    /// More people have accepted than there would be seats.
    SeatsTaken,
    /// Whoever it is has been invited already, or is not there any more.
    AlreadyInvited,
    /// Somebody was invited in their place.
    AlreadyReplaced,
    /// Nobody is left to write to.
    NobodyLeft,
    /// Whoever is to sit has not accepted.
    NotAccepted,
    /// There is no proposal to undo.
    NothingToUndo,
    /// Nothing is written yet.
    NoMinutes,
    /// There are as many as there can be.
    TooMany(usize),
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
    #[error("not now: {0:?}")]
    NotNow(NotNow),
    #[error(transparent)]
    Db(#[from] DbErr),
}
