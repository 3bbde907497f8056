//! What stays of an event: a page with its story, pictures, voices, figures and files. A picture without licence and consent
//! is not public, and neither is a voice whose person has not released it.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, event, field::FieldErrors, files::FilesError, picture::Refused};

pub(crate) mod entity;

mod download;
mod figure;
mod history;
mod letters;
pub(crate) mod personal_data;
mod picture;
mod queries;
mod release;
mod service;
mod view;
mod voice;
mod waiting;

pub use download::{NewDownload, add_download, remove_download};
pub use figure::{FigureForm, add_figure, remove_figure};
pub use history::{RecapAction, RecapField};
pub use letters::{RecapLetter, RecapLetterKind};
pub(crate) use picture::file_keys;
pub use picture::{PictureForm, add_picture, edit_picture, remove_picture};
pub use queries::{RecapInShort, events_with_one, history_of, last_change, newest, of_event, public_of, public_since};
pub(crate) use queries::{shows_file, with_events};
pub(crate) use release::new_voice_link;
pub use release::{VoiceAnswer, VoiceOfLink, answer_voice, voice_by_token};
pub use rules::kept::QUOTE_DAYS as KEPT_DAYS;
pub use rules::recap::{Licence, PeopleConsent, RecapState, VoiceState};
pub use service::{RecapForm, begin, hide, publish, save};
pub use view::{DownloadView, FigureView, Missing, PictureView, RecapView, ShownFigures, VoiceView};
pub use voice::{VoiceForm, add_voice, ask_voice, edit_voice, remove_voice};
pub use waiting::{RecapsWaiting, waiting};

/// So many pictures, voices, figures or files has no recap.
pub const MOST: u64 = 60;

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
    /// Its present state does not lead there.
    #[error("not possible in its state")]
    NotNow,
    /// There are as many of them as there can be.
    #[error("no more than {0}")]
    TooMany(u64),
    /// The words that somebody was shown are not the words any more.
    #[error("the voice was worded anew")]
    OtherWords,
    #[error(transparent)]
    Picture(#[from] Refused),
    /// What was sent to take along cannot be taken.
    #[error("the file cannot be taken: {0}")]
    Download(Refused),
    #[error(transparent)]
    Files(#[from] FilesError),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<event::Unseen> for Error {
    fn from(unseen: event::Unseen) -> Self {
        match unseen {
            event::Unseen::Denied(denied) => denied.into(),
            event::Unseen::Db(error) => error.into(),
        }
    }
}
