//! Open calls: for everybody, for whoever enters, for the jury, and for organisers.

mod api;
pub mod downloads;
pub mod file_upload;
pub mod pages;

pub use api::{
    ClearConflict, CreateCall, DecideEntry, DeclareConflict, EditCall, EraseEntry, InviteJuror, OpenMeeting, PutCriterion, PutQuestion,
    RemoveCall, RemoveCriterion, RemoveEntryFile, RemoveJuror, RemoveQuestion, SaveEntry, SaveSheet, SendDecisions, SetCallState,
    ShowWinners, StartEntry, WithdrawEntry,
};
