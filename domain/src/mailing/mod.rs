//! Letters that organisers write to a group at an event: to whom, what they say, when they leave. Who belongs to the group
//! is asked when the letter leaves; from then on it is one letter each in the outbox (`mail`).

use sea_orm::DbErr;

use crate::{account, actor::Denied, audit::Overtaken, choice::choice, event, field::FieldErrors};

pub(crate) mod entity;

mod audience;
mod derive;
mod draft;
mod event_date;
mod groups;
mod history;
mod leave;
mod letters;
pub(crate) mod personal_data;
mod plan;
mod policy;
mod preview;
mod queries;
mod readers;
mod selection;
mod template;
mod test_letter;
mod texts;
mod unwanted;
mod view;
mod withdraw;
mod written;

pub use audience::Audience;
pub(crate) use derive::{derive_send_times, follow_event};
pub use draft::{Kept, begin, copy, discard, keep};
pub use event_date::{EventDate, FromDate, FromDateForm};
pub use groups::{Group, groups};
pub use history::{MailingAction, MailingField};
pub use leave::write_due;
pub use letters::{MailingLetter, MailingLetterKind, MailingReason, MailingText, MailingValues};
pub use plan::{CalledOff, call_off, plan, plan_from_date, proposed_time, send};
pub use preview::{Asked, EmptyPlaceholder, LeftOut, MailingPreview, ShownLetter, preview};
pub use queries::{mailing, mailings};
pub use selection::LeftOutReason;
pub use template::{Piece, Placeholder, pieces};
pub use test_letter::send_test;
pub use texts::{MailingForm, Texts};
pub(crate) use unwanted::unwanted;
pub use view::{MailingView, Outcome};
pub use withdraw::{NewsConsent, news_consent, withdraw_news};

choice! {
    /// What kind of letter it is: the law allows one to everybody, the other to those who consented.
    pub enum MailingPurpose {
        /// About the very thing that its readers booked or applied for.
        AboutEvent = "about_event",
        /// News and advertising.
        News = "news",
    }
}

choice! {
    /// How far a letter to a group has got.
    pub enum MailingState {
        Draft = "draft",
        /// To leave at its time.
        Planned = "planned",
        /// Its recipients are taken, their letters are being written.
        Sending = "sending",
        /// All of its letters are in the outbox.
        Sent = "sent",
        /// What had not left was taken back.
        Stopped = "stopped",
    }
}

choice! {
    /// What a recipient is known by.
    pub enum RecipientKind {
        Registration = "registration",
        Application = "application",
        BoothStaff = "booth_staff",
        Account = "account",
    }
}

choice! {
    /// What became of the letter to one recipient, as far as this slice knows; the outbox knows the rest.
    pub enum RecipientOutcome {
        /// Its letter is to be written.
        Waiting = "waiting",
        /// Its letter is in the outbox.
        Written = "written",
        /// No longer one of the group when the letter was written.
        LeftOut = "left_out",
        /// Taken back before it was written.
        TakenBack = "taken_back",
    }
}

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error(transparent)]
    Overtaken(#[from] Overtaken),
    /// Not possible in the state that it has by now.
    #[error("not possible for a letter that is {0}")]
    NotNow(MailingState),
    /// There is nobody to write to.
    #[error("nobody would get it")]
    Nobody,
    /// Everybody has it, or may have it.
    #[error("all letters have left")]
    AllLeft,
    /// Too many tests; the seconds to wait.
    #[error("too many tests, wait {seconds} s")]
    TooMany { seconds: u32 },
    /// The link opens nothing (any more).
    #[error("the link is spent")]
    LinkSpent,
    #[error(transparent)]
    Account(#[from] account::Error),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<event::Unseen> for Error {
    fn from(error: event::Unseen) -> Self {
        match error {
            event::Unseen::Denied(denied) => denied.into(),
            event::Unseen::Db(error) => error.into(),
        }
    }
}
