//! Server functions of admission: what organisers decide, and what applicants answer to an offer.

use domain::{
    exhibitor::{
        AdmissionError,
        admission::{self, Decision},
        note,
        offer::{self, Answer, OfferUnit},
        placement::{self, HoldUnit},
    },
    locale::{Locale, Text},
};
use leptos::prelude::*;

use super::admission_words;
use crate::{ctx, error::ApiError, format, paths};

impl From<AdmissionError> for ApiError {
    fn from(error: AdmissionError) -> Self {
        match error {
            AdmissionError::Denied(denied) => denied.into(),
            AdmissionError::Invalid(fields) => fields.into(),
            AdmissionError::Stale(stale) => Self::conflict(&admission_words::overtaken(&stale)),
            AdmissionError::UnitTaken { unit, by } => Self::conflict(&admission_words::taken(&unit, &by)),
            AdmissionError::OfferOver(state) => Self::conflict(&admission_words::offer_over(state)),
            AdmissionError::NotConfirmed => Self::conflict(&Text::new(
                "Personen können Sie benennen, sobald eine Einheit bestätigt ist.",
                "You can name people once a unit is confirmed.",
            )),
            AdmissionError::QuotaFull { quota: 0 } => {
                Self::conflict(&Text::new("Zu dieser Einheit gehören keine Ausweise.", "This unit comes without passes."))
            }
            AdmissionError::QuotaFull { quota } => Self::conflict(&Text::new(
                format!("Alle {quota} Ausweise sind vergeben. Nehmen Sie zuerst jemanden vom Stand."),
                format!("All {quota} passes are taken. First take somebody off the stand."),
            )),
            AdmissionError::PassesClosed { at, zone } => Self::conflict(&Text::new(
                format!(
                    "Ausweise konnten bis {} benannt werden. Bitte wenden Sie sich an die Organisation.",
                    format::deadline(Locale::De, zone, at)
                ),
                format!("Passes could be named until {}. Please contact the organisers.", format::deadline(Locale::En, zone, at)),
            )),
            AdmissionError::AlreadyNamed => Self::field(
                "email",
                &Text::new("Diese Person hat für die Veranstaltung schon einen Ausweis.", "This person has a pass for the event already."),
            ),
            AdmissionError::Db(error) => error.into(),
        }
    }
}

/// An organiser begins to read an application.
#[server(endpoint = "exhibitor/take-up")]
pub async fn take_up(#[server(default)] application: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        admission::take_up(&ctx::db(), &ctx::actor(), &Decision { application, revision, text: String::new() }).await?;
        Ok(here())
    })
    .await
}

/// An organiser asks the applicant something.
#[server(endpoint = "exhibitor/ask-for-information")]
pub async fn ask_for_information(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(default)] text: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        admission::ask_for_information(&ctx::db(), &ctx::actor(), &Decision { application, revision, text }).await?;
        Ok(here())
    })
    .await
}

/// Puts an application on the waiting list.
#[server(endpoint = "exhibitor/put-on-waiting-list")]
pub async fn put_on_waiting_list(#[server(default)] application: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        admission::put_on_waiting_list(&ctx::db(), &ctx::actor(), &Decision { application, revision, text: String::new() }).await?;
        Ok(here())
    })
    .await
}

/// Turns an application down.
#[server(endpoint = "exhibitor/reject")]
pub async fn reject(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(default)] text: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        admission::reject(&ctx::db(), &ctx::actor(), &Decision { application, revision, text }).await?;
        Ok(here())
    })
    .await
}

/// Calls a confirmed participation off.
#[server(endpoint = "exhibitor/cancel-participation")]
pub async fn cancel_participation(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(default)] text: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        admission::cancel(&ctx::db(), &ctx::actor(), &Decision { application, revision, text }).await?;
        Ok(here())
    })
    .await
}

/// Holds or offers a unit: `act` is the button that was pressed.
#[server(endpoint = "exhibitor/place")]
pub async fn place(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(default)] unit: String,
    #[server(default)] expires_at: String,
    #[server(default)] act: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor) = (ctx::db(), ctx::actor());
        match PlaceAct::parse(&act)? {
            PlaceAct::Hold => placement::hold(&db, &actor, &HoldUnit { application, revision, unit }).await?,
            PlaceAct::Offer => offer::make(&db, &actor, &OfferUnit { application, revision, unit, expires_at }).await?,
        }
        Ok(here())
    })
    .await
}

/// What the buttons of `place` do. An offer binds and is mailed: no other word stands for it.
enum PlaceAct {
    Hold,
    Offer,
}

impl PlaceAct {
    fn parse(button: &str) -> Result<Self, ApiError> {
        match button {
            "hold" => Ok(Self::Hold),
            "offer" => Ok(Self::Offer),
            _ => Err(ApiError::NotFound),
        }
    }
}

/// Frees the unit that is held for an application.
#[server(endpoint = "exhibitor/release-hold")]
pub async fn release_hold(#[server(default)] application: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        placement::release_hold(&ctx::db(), &ctx::actor(), &application, &revision).await?;
        Ok(here())
    })
    .await
}

/// Gives an open offer another deadline.
#[server(endpoint = "exhibitor/extend-offer")]
pub async fn extend_offer(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(default)] expires_at: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        offer::extend(&ctx::db(), &ctx::actor(), &OfferUnit { application, revision, unit: String::new(), expires_at }).await?;
        Ok(here())
    })
    .await
}

/// Takes an unanswered offer back.
#[server(endpoint = "exhibitor/withdraw-offer")]
pub async fn withdraw_offer(#[server(default)] application: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        offer::withdraw(&ctx::db(), &ctx::actor(), &Decision { application, revision, text: String::new() }).await?;
        Ok(here())
    })
    .await
}

/// Adds an organiser's note.
#[server(endpoint = "exhibitor/add-note")]
pub async fn add_note(#[server(default)] application: String, #[server(default)] body: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let application = application.parse().map_err(|_| ApiError::NotFound)?;
        note::add(&ctx::db(), &ctx::actor(), application, &body).await?;
        Ok(here())
    })
    .await
}

/// Answers the offer that a link opened: `answer` is `confirm` or `decline`.
#[server(endpoint = "exhibitor/answer-offer")]
pub async fn answer_offer(#[server(default)] token: String, #[server(default)] answer: String) -> Result<(), ApiError> {
    ctx::answer(async {
        offer::answer_by_token(&ctx::db(), &token, parse_answer(&answer)?).await?;
        Ok(format!("{}?{answer}=1", paths::offer(ctx::locale(), &token)))
    })
    .await
}

/// Answers the open offer of one's own application.
#[server(endpoint = "exhibitor/answer-own-offer")]
pub async fn answer_own_offer(#[server(default)] application: String, #[server(default)] answer: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let application = application.parse().map_err(|_| ApiError::NotFound)?;
        offer::answer(&ctx::db(), &ctx::actor(), application, parse_answer(&answer)?).await?;
        Ok(format!("{}?{answer}=1", paths::portal_application(ctx::locale(), application)))
    })
    .await
}

fn parse_answer(typed: &str) -> Result<Answer, ApiError> {
    match typed {
        "confirm" => Ok(Answer::Confirm),
        "decline" => Ok(Answer::Decline),
        _ => Err(ApiError::NotFound),
    }
}

/// The page that the form was on, with a word of success.
fn here() -> String {
    format!("{}?saved=1", ctx::page_path())
}
