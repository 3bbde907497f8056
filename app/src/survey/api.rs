//! Server functions of this slice. Those of organisers lead back to the page that their form was on.

use std::collections::HashMap;

use domain::{
    account::limits::RECEIPT_MISSES,
    ids::SurveyId,
    locale::{Locale, Text},
    survey::{self, Error, QuestionForm, SurveyForm},
};
use leptos::prelude::*;

use crate::{account::api::limited, ctx, error::ApiError, flash::Flash, paths, words::survey as words};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::NotNow(state) => {
                let (de, en) = (words::state(Locale::De, state), words::state(Locale::En, state));
                Self::conflict(&Text::new(
                    format!("Der Status der Umfrage ist „{de}“. Damit ist das nicht mehr möglich."),
                    format!("The status of the survey is “{en}”. This is no longer possible."),
                ))
            }
            Error::Reminded => {
                Self::conflict(&Text::new("Erinnert wurde schon, und nur einmal.", "They were reminded already, and only once."))
            }
            Error::TooMany(most) => {
                Self::conflict(&Text::new(format!("Mehr als {most} sind nicht möglich."), format!("No more than {most} are possible.")))
            }
            Error::TooFew => Self::conflict(&Text::new(
                "Es gibt erst so wenige Antworten, dass die Tabelle verriete, wer was gesagt hat.",
                "There are so few answers yet that the table would tell who said what.",
            )),
            Error::Nobody => Self::conflict(&Text::new(
                "Dafür braucht es mindestens eine Frage, und jemanden, der bestätigt dabei ist und eine E-Mail-Adresse hat.",
                "This needs one question at least, and somebody confirmed with an e-mail address.",
            )),
            Error::Db(error) => error.into(),
        }
    }
}

fn id(typed: &str) -> Result<SurveyId, ApiError> {
    typed.parse().map_err(|_| ApiError::NotFound)
}

/// Makes a survey of those who take part in an event.
#[server(endpoint = "survey/create-survey")]
pub async fn create_survey(#[server(default)] event: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = event.parse().map_err(|_| ApiError::NotFound)?;
        survey::create(&ctx::db(), &ctx::actor(), event).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Changes what is said about it.
#[server(endpoint = "survey/save-survey")]
pub async fn save_survey(
    #[server(default)] survey: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: SurveyForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        survey::save(&ctx::db(), &ctx::actor(), id(&survey)?, &revision, &form).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Throws a draft away.
#[server(endpoint = "survey/remove-survey")]
pub async fn remove_survey(#[server(default)] survey: String) -> Result<(), ApiError> {
    ctx::answer(async {
        survey::remove(&ctx::db(), &ctx::actor(), id(&survey)?).await?;
        Ok(Flash::PartRemoved.here())
    })
    .await
}

/// Asks one thing more.
#[server(endpoint = "survey/add-question")]
pub async fn add_question(#[server(default)] survey: String, #[server(flatten)] form: QuestionForm) -> Result<(), ApiError> {
    ctx::answer(async {
        survey::add_question(&ctx::db(), &ctx::actor(), id(&survey)?, &form).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Asks it otherwise.
#[server(endpoint = "survey/edit-question")]
pub async fn edit_question(#[server(default)] question: String, #[server(flatten)] form: QuestionForm) -> Result<(), ApiError> {
    ctx::answer(async {
        let question = question.parse().map_err(|_| ApiError::NotFound)?;
        survey::edit_question(&ctx::db(), &ctx::actor(), question, &form).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Asks it no more.
#[server(endpoint = "survey/remove-question")]
pub async fn remove_question(#[server(default)] question: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let question = question.parse().map_err(|_| ApiError::NotFound)?;
        survey::remove_question(&ctx::db(), &ctx::actor(), question).await?;
        Ok(Flash::PartRemoved.here())
    })
    .await
}

/// Sends it to everybody of its audience.
#[server(endpoint = "survey/open-survey")]
pub async fn open_survey(#[server(default)] survey: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        survey::open(&ctx::db(), &ctx::actor(), id(&survey)?, &revision).await?;
        Ok(Flash::SurveySent.here())
    })
    .await
}

/// Writes once more to those who have not answered.
#[server(endpoint = "survey/remind-survey")]
pub async fn remind_survey(#[server(default)] survey: String) -> Result<(), ApiError> {
    ctx::answer(async {
        survey::remind(&ctx::db(), &ctx::actor(), id(&survey)?).await?;
        Ok(Flash::SurveyReminded.here())
    })
    .await
}

/// Ends it before its time.
#[server(endpoint = "survey/close-survey")]
pub async fn close_survey(#[server(default)] survey: String) -> Result<(), ApiError> {
    ctx::answer(async {
        survey::close(&ctx::db(), &ctx::actor(), id(&survey)?).await?;
        Ok(Flash::SurveyClosed.here())
    })
    .await
}

/// Whoever is asked answers; each answer under the id of its question.
#[server(endpoint = "survey/answer-survey")]
pub async fn answer_survey(#[server(default)] token: String, #[server(flatten)] answers: HashMap<String, String>) -> Result<(), ApiError> {
    ctx::answer(async {
        match survey::answer(&ctx::db(), &token, &answers).await {
            Err(Error::Denied(denied)) => {
                limited(&RECEIPT_MISSES).await?;
                return Err(denied.into());
            }
            other => other?,
        }
        Ok(Flash::SurveyAnswered.on(&paths::survey(ctx::locale(), &token)))
    })
    .await
}
