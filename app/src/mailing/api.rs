//! Server functions of this slice.

use domain::{
    event,
    locale::{Locale, Text},
    mailing::{self, CalledOff, Error, FromDateForm, Kept, MailingForm, MailingState},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{ctx, error::ApiError, flash::Flash, paths, words::mailing as words};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::NotNow(state) => Self::conflict(&not_now(state)),
            Error::Nobody => Self::conflict(&Text::new(
                "Zu dieser Gruppe gehört zurzeit niemand, der die E-Mail bekommen kann. Die Vorschau nennt die Gründe.",
                "At the moment nobody of this group can get the e-mail. The preview says why.",
            )),
            Error::AllLeft => {
                Self::conflict(&Text::new("Zu spät: Alle E-Mails sind schon unterwegs.", "Too late: all e-mails are on their way already."))
            }
            Error::TooMany { seconds } => Self::TooMany { retry_after_seconds: seconds },
            Error::LinkSpent => Self::NotFound,
            Error::Account(error) => error.into(),
            Error::Db(error) => error.into(),
        }
    }
}

fn not_now(state: MailingState) -> Text {
    let (de, en) = (words::state(Locale::De, state), words::state(Locale::En, state));
    Text::new(
        format!("Der Status dieser Rundmail ist inzwischen „{de}“. Damit ist das nicht mehr möglich."),
        format!("The status of this group e-mail is “{en}” by now. This is no longer possible."),
    )
}

/// Begins a letter to a group.
#[server(endpoint = "mailing/begin")]
pub async fn begin_mailing(
    #[server(default)] event: String,
    #[server(default)] audience: String,
    #[server(default)] purpose: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor) = (ctx::db(), ctx::actor());
        let event = event::by_id(&db, &actor, event.parse().map_err(|_| ApiError::NotFound)?).await?;
        let id = mailing::begin(&db, &actor, event.id, &audience, &purpose).await?;
        Ok(paths::mailing(ctx::locale(), &event.slug, id))
    })
    .await
}

/// Begins a letter that says the same as another.
#[server(endpoint = "mailing/copy")]
pub async fn copy_mailing(#[server(default)] mailing: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor) = (ctx::db(), ctx::actor());
        let id = mailing::copy(&db, &actor, mailing.parse().map_err(|_| ApiError::NotFound)?).await?;
        Ok(Flash::MailingCopied.on(&page_of(id).await?))
    })
    .await
}

/// The page of a letter, wherever it is.
async fn page_of(id: domain::ids::MailingId) -> Result<String, ApiError> {
    let (db, actor) = (ctx::db(), ctx::actor());
    let event = event::by_id(&db, &actor, mailing::mailing(&db, &actor, id).await?.event).await?;
    Ok(paths::mailing(ctx::locale(), &event.slug, id))
}

/// Saves a letter, and leads to its preview if that button was pressed.
#[server(endpoint = "mailing/save")]
pub async fn save_mailing(
    #[server(default)] mailing: String,
    #[server(default)] revision: String,
    #[server(default)] act: String,
    #[server(flatten)] form: MailingForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor, l) = (ctx::db(), ctx::actor(), ctx::locale());
        let id = mailing.parse().map_err(|_| ApiError::NotFound)?;
        if let Kept::Newer { overtaken, .. } = mailing::keep(&db, &actor, id, &revision, &form).await? {
            return Err(overtaken.into());
        }
        let saved = mailing::mailing(&db, &actor, id).await?;
        let event = event::by_id(&db, &actor, saved.event).await?;
        match act.as_str() {
            "preview" => {
                // Saved all the same: what is wrong can be put right later.
                saved.texts.check(saved.audience, saved.purpose)?;
                Ok(paths::mailing_preview(l, &event.slug, id))
            }
            "save" => Ok(Flash::DraftSaved.on(&paths::mailing(l, &event.slug, id))),
            _ => Err(ApiError::NotFound),
        }
    })
    .await
}

/// What a letter that saves itself is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kept", rename_all = "snake_case")]
pub enum MailingKept {
    /// It says what the form says. A letter has no sections and is never complete by itself.
    Saved { revision: i64, progress: Vec<()>, complete: bool },
    /// Somebody else wrote meanwhile: who and when, in the language of the page, and the revision to take over with.
    Newer { revision: i64, told: String },
}

/// Saves a letter while somebody types into it. Only script sends this.
#[server(endpoint = "mailing/keep")]
pub async fn keep_mailing(
    #[server(default)] mailing: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: MailingForm,
) -> Result<MailingKept, ApiError> {
    let keep = async {
        let id = mailing.parse().map_err(|_| ApiError::NotFound)?;
        match mailing::keep(&ctx::db(), &ctx::actor(), id, &revision, &form).await? {
            Kept::Saved { revision } => Ok(MailingKept::Saved { revision, progress: Vec::new(), complete: false }),
            Kept::Newer { revision, overtaken } => {
                let ApiError::Conflict { message } = overtaken.into() else { return Err(ApiError::Transport) };
                Ok(MailingKept::Newer { revision, told: message.in_(ctx::locale()).to_owned() })
            }
        }
    };
    keep.await.inspect_err(|error: &ApiError| ctx::set_status(error.status()))
}

/// Throws a draft away.
#[server(endpoint = "mailing/discard")]
pub async fn discard_mailing(#[server(default)] mailing: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor) = (ctx::db(), ctx::actor());
        let event = mailing::discard(&db, &actor, mailing.parse().map_err(|_| ApiError::NotFound)?).await?;
        let event = event::by_id(&db, &actor, event).await?;
        Ok(Flash::MailingDiscarded.on(&paths::mailings(ctx::locale(), &event.slug)))
    })
    .await
}

/// Sends the letter to whoever presses the button.
#[server(endpoint = "mailing/test")]
pub async fn test_mailing(#[server(default)] mailing: String, #[server(default)] position: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = mailing.parse().map_err(|_| ApiError::NotFound)?;
        let position = position.parse().map_err(|_| ApiError::NotFound)?;
        mailing::send_test(&ctx::db(), &ctx::actor(), id, position).await?;
        Ok(Flash::MailingTested.here())
    })
    .await
}

/// Sends the letter to its group.
#[server(endpoint = "mailing/send")]
pub async fn send_mailing(#[server(default)] mailing: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = mailing.parse().map_err(|_| ApiError::NotFound)?;
        mailing::send(&ctx::db(), &ctx::actor(), id, &revision).await?;
        Ok(Flash::MailingSent.on(&page_of(id).await?))
    })
    .await
}

/// Plans the letter for a time.
#[server(endpoint = "mailing/plan")]
pub async fn plan_mailing(
    #[server(default)] mailing: String,
    #[server(default)] revision: String,
    #[server(default)] at: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = mailing.parse().map_err(|_| ApiError::NotFound)?;
        mailing::plan(&ctx::db(), &ctx::actor(), id, &revision, &at).await?;
        Ok(Flash::MailingPlanned.on(&page_of(id).await?))
    })
    .await
}

/// Plans the letter for so many days before or after a date of the event.
#[server(endpoint = "mailing/plan-from-date")]
pub async fn plan_mailing_from_date(
    #[server(default)] mailing: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: FromDateForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = mailing.parse().map_err(|_| ApiError::NotFound)?;
        mailing::plan_from_date(&ctx::db(), &ctx::actor(), id, &revision, &form).await?;
        Ok(Flash::MailingPlanned.on(&page_of(id).await?))
    })
    .await
}

/// Calls a planned letter off, or takes back what has not left.
#[server(endpoint = "mailing/call-off")]
pub async fn call_off_mailing(#[server(default)] mailing: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = mailing.parse().map_err(|_| ApiError::NotFound)?;
        let done = match mailing::call_off(&ctx::db(), &ctx::actor(), id).await? {
            CalledOff::Draft => Flash::MailingCalledOff,
            CalledOff::TakenBack { .. } => Flash::MailingTakenBack,
        };
        Ok(done.on(&page_of(id).await?))
    })
    .await
}

/// Withdraws the consent to news, by the link in them.
#[server(endpoint = "mailing/withdraw-news")]
pub async fn withdraw_news(#[server(default)] token: String) -> Result<(), ApiError> {
    ctx::answer(async {
        mailing::withdraw_news(&ctx::db(), &token).await?;
        Ok(paths::news_consent(ctx::locale(), &token))
    })
    .await
}
