//! Server functions of this slice. Those of organisers lead back to the page that their form was on.

use domain::{
    account::limits::RECEIPT_MISSES,
    files::FileKind,
    ids::RecapId,
    locale::Text,
    recap::{self, Error, FigureForm, PictureForm, RecapForm, VoiceAnswer, VoiceForm},
};
use leptos::prelude::*;

use crate::{account::api::limited, ctx, error::ApiError, flash::Flash, paths, upload};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::NotNow => Self::conflict(&Text::new(
                "Das ist inzwischen nicht mehr möglich. Laden Sie die Seite neu, um zu sehen, wie es steht.",
                "This is no longer possible by now. Reload the page to see how it stands.",
            )),
            Error::TooMany(most) => {
                Self::conflict(&Text::new(format!("Mehr als {most} sind nicht möglich."), format!("No more than {most} are possible.")))
            }
            Error::OtherWords => Self::conflict(&Text::new(
                "Das Zitat wurde inzwischen geändert. Bitte lesen Sie es noch einmal.",
                "The quote was changed meanwhile. Please read it once more.",
            )),
            Error::Picture(refused) => upload::refused("picture", refused, FileKind::Picture),
            Error::Download(refused) => upload::refused("download", refused, FileKind::Document),
            Error::Files(error) => Self::internal(&error),
            Error::Db(error) => error.into(),
        }
    }
}

fn id(typed: &str) -> Result<RecapId, ApiError> {
    typed.parse().map_err(|_| ApiError::NotFound)
}

/// Begins the recap of an event.
#[server(endpoint = "recap/begin-recap")]
pub async fn begin_recap(#[server(default)] event: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = event.parse().map_err(|_| ApiError::NotFound)?;
        recap::begin(&ctx::db(), &ctx::actor(), event).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Changes its text, and which figures are shown.
#[server(endpoint = "recap/save-recap")]
pub async fn save_recap(
    #[server(default)] recap: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: RecapForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        recap::save(&ctx::db(), &ctx::actor(), id(&recap)?, &revision, &form).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Shows it to everybody.
#[server(endpoint = "recap/publish-recap")]
pub async fn publish_recap(#[server(default)] recap: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        recap::publish(&ctx::db(), &ctx::actor(), id(&recap)?, &revision).await?;
        Ok(Flash::RecapPublished.here())
    })
    .await
}

/// Makes it a draft again.
#[server(endpoint = "recap/hide-recap")]
pub async fn hide_recap(#[server(default)] recap: String) -> Result<(), ApiError> {
    ctx::answer(async {
        recap::hide(&ctx::db(), &ctx::actor(), id(&recap)?).await?;
        Ok(Flash::RecapHidden.here())
    })
    .await
}

/// Changes what is said of a picture.
#[server(endpoint = "recap/edit-recap-picture")]
pub async fn edit_recap_picture(#[server(default)] picture: String, #[server(flatten)] form: PictureForm) -> Result<(), ApiError> {
    ctx::answer(async {
        let picture = picture.parse().map_err(|_| ApiError::NotFound)?;
        recap::edit_picture(&ctx::db(), &ctx::actor(), picture, &form).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Takes a picture away.
#[server(endpoint = "recap/remove-recap-picture")]
pub async fn remove_recap_picture(#[server(default)] picture: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let picture = picture.parse().map_err(|_| ApiError::NotFound)?;
        recap::remove_picture(&ctx::db(), &ctx::actor(), picture).await?;
        Ok(Flash::PartRemoved.here())
    })
    .await
}

/// Writes down what somebody said.
#[server(endpoint = "recap/add-voice")]
pub async fn add_voice(#[server(default)] recap: String, #[server(flatten)] form: VoiceForm) -> Result<(), ApiError> {
    ctx::answer(async {
        recap::add_voice(&ctx::db(), &ctx::actor(), id(&recap)?, &form).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Words it anew.
#[server(endpoint = "recap/edit-voice")]
pub async fn edit_voice(
    #[server(default)] voice: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: VoiceForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let voice = voice.parse().map_err(|_| ApiError::NotFound)?;
        recap::edit_voice(&ctx::db(), &ctx::actor(), voice, &revision, &form).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Sends the person the link.
#[server(endpoint = "recap/ask-voice")]
pub async fn ask_voice(#[server(default)] voice: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let voice = voice.parse().map_err(|_| ApiError::NotFound)?;
        recap::ask_voice(&ctx::db(), &ctx::actor(), voice).await?;
        Ok(Flash::VoiceAsked.here())
    })
    .await
}

/// Takes a voice away.
#[server(endpoint = "recap/remove-voice")]
pub async fn remove_voice(#[server(default)] voice: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let voice = voice.parse().map_err(|_| ApiError::NotFound)?;
        recap::remove_voice(&ctx::db(), &ctx::actor(), voice).await?;
        Ok(Flash::PartRemoved.here())
    })
    .await
}

/// The person releases what they said, refuses it, proposes other words, or takes it back.
#[server(endpoint = "recap/answer-voice")]
pub async fn answer_voice(
    #[server(default)] token: String,
    #[server(default)] revision: String,
    #[server(default)] answer: String,
    #[server(default)] proposal: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let answer = match answer.as_str() {
            "release" => VoiceAnswer::Release,
            "refuse" => VoiceAnswer::Refuse,
            "correct" => VoiceAnswer::Correct(proposal),
            "withdraw" => VoiceAnswer::Withdraw,
            _ => return Err(ApiError::NotFound),
        };
        match recap::answer_voice(&ctx::db(), &token, &revision, &answer).await {
            Err(Error::Denied(denied)) => {
                limited(&RECEIPT_MISSES).await?;
                return Err(denied.into());
            }
            other => other?,
        }
        Ok(paths::voice(ctx::locale(), &token))
    })
    .await
}

/// Adds a figure that nobody counted here.
#[server(endpoint = "recap/add-recap-figure")]
pub async fn add_recap_figure(#[server(default)] recap: String, #[server(flatten)] form: FigureForm) -> Result<(), ApiError> {
    ctx::answer(async {
        recap::add_figure(&ctx::db(), &ctx::actor(), id(&recap)?, &form).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Takes a figure away.
#[server(endpoint = "recap/remove-recap-figure")]
pub async fn remove_recap_figure(#[server(default)] figure: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let figure = figure.parse().map_err(|_| ApiError::NotFound)?;
        recap::remove_figure(&ctx::db(), &ctx::actor(), figure).await?;
        Ok(Flash::PartRemoved.here())
    })
    .await
}

/// Takes a file away.
#[server(endpoint = "recap/remove-recap-download")]
pub async fn remove_recap_download(#[server(default)] download: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let download = download.parse().map_err(|_| ApiError::NotFound)?;
        recap::remove_download(&ctx::db(), &ctx::actor(), download).await?;
        Ok(Flash::PartRemoved.here())
    })
    .await
}
