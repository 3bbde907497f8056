//! Surveys: what those who took part in an event are asked afterwards, as funders want it. Whoever is asked answers by a link,
//! without an account, and changes it until the survey closes. What they say stands apart from who they are.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, event, field::FieldErrors};

pub(crate) mod entity;

mod answer;
mod derive;
mod evaluation;
mod history;
mod letters;
pub(crate) mod personal_data;
mod proposed;
mod queries;
mod question;
mod sending;
mod service;
mod view;

pub(crate) use answer::new_survey_link;
pub use answer::{SurveyOfLink, answer, by_token};
pub(crate) use derive::{derive_deadlines, follow_event};
pub(crate) use evaluation::evaluations;
pub use evaluation::{Breakdown, Evaluated, Evaluation};
pub use history::{SurveyAction, SurveyField};
pub use letters::{SurveyLetter, SurveyLetterKind};
pub use queries::{AnswerRow, SurveyExport, SurveyPage, export, history_of, of_event};
pub use question::{QuestionForm, add_question, edit_question, remove_question};
pub use rules::kept::SURVEY_DAYS as KEPT_DAYS;
pub use rules::survey::{QuestionKind, SurveyAudience, SurveyState};
pub use sending::{close, open, remind};
pub(crate) use service::proposed_questions;
pub use service::{SurveyForm, create, remove, save};
pub use view::{QuestionView, SurveyView};

/// So many questions has no survey.
pub const MOST_QUESTIONS: u64 = 30;
/// Of fewer answers no breakdown is shown: it would tell who said what.
pub const FEWEST: u64 = 5;

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
    #[error("not possible for a survey that is {0}")]
    NotNow(SurveyState),
    /// Those who did not answer were reminded already.
    #[error("reminded before")]
    Reminded,
    /// There are as many questions as there can be.
    #[error("no more than {0}")]
    TooMany(u64),
    /// So few answered that it would tell who said what.
    #[error("too few answers")]
    TooFew,
    /// There is nobody to ask, or nothing to ask.
    #[error("nobody is asked anything")]
    Nobody,
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
