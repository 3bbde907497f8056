//! Server functions of this slice.

use domain::{
    account::limits::CALL_ENTRIES,
    call::{self, AnswersForm, CallDetails, CriterionDetails, Error, QuestionDetails, SheetForm, StartForm},
    files::FileKind,
    ids::{CallEntryId, CallId},
    locale::{Locale, Text},
};
use leptos::prelude::*;

use crate::{account::api::within, ctx, error::ApiError, flash::Flash, format, paths, upload};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::TooLate { at, zone } => {
                let when = |l| format::deadline_by(l, zone, at);
                Self::conflict(&Text::new(
                    format!("Die Frist ist abgelaufen: {}.", when(Locale::De)),
                    format!("The deadline is over: {}.", when(Locale::En)),
                ))
            }
            Error::NotNow(why) => Self::conflict(&why),
            Error::TooMany { seconds } => Self::TooMany { retry_after_seconds: seconds },
            Error::File(refused) => upload::refused("file", refused, FileKind::CallEntry),
            Error::Files(error) => Self::internal(&error),
            Error::Db(error) => error.into(),
        }
    }
}

fn call_id(call: &str) -> Result<CallId, ApiError> {
    call.parse().map_err(|_| ApiError::NotFound)
}

fn entry_id(entry: &str) -> Result<CallEntryId, ApiError> {
    entry.parse().map_err(|_| ApiError::NotFound)
}

/// Whether a button says yes or nothing.
fn yes(said: &str) -> Result<bool, ApiError> {
    match said {
        "" => Ok(false),
        "yes" => Ok(true),
        _ => Err(ApiError::NotFound),
    }
}

fn saved(slug: &str) -> String {
    Flash::Saved.on(&paths::organise_call(ctx::locale(), slug))
}

/// Makes a draft.
#[server(endpoint = "call/create")]
pub async fn create_call(#[server(flatten)] details: CallDetails) -> Result<(), ApiError> {
    ctx::answer(async {
        let made = call::create(&ctx::db(), &ctx::actor(), &details).await?;
        Ok(saved(&made.slug))
    })
    .await
}

/// Changes a call.
#[server(endpoint = "call/edit")]
pub async fn edit_call(
    #[server(default)] call: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: CallDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let changed = call::edit(&ctx::db(), &ctx::actor(), call_id(&call)?, &revision, &details).await?;
        Ok(saved(&changed.slug))
    })
    .await
}

/// Publishes, closes, decides or opens a call again.
#[server(endpoint = "call/set-state")]
pub async fn set_call_state(#[server(default)] call: String, #[server(default)] state: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let changed = call::set_state(&ctx::db(), &ctx::actor(), call_id(&call)?, &state).await?;
        Ok(Flash::CallStateSet.on(&paths::organise_call(ctx::locale(), &changed.slug)))
    })
    .await
}

/// Takes a draft away.
#[server(endpoint = "call/remove")]
pub async fn remove_call(#[server(default)] call: String) -> Result<(), ApiError> {
    ctx::answer(async {
        call::remove(&ctx::db(), &ctx::actor(), call_id(&call)?).await?;
        Ok(Flash::CallRemoved.on(&paths::organise_calls(ctx::locale())))
    })
    .await
}

/// Changes a criterion, or adds one.
#[server(endpoint = "call/put-criterion")]
pub async fn put_criterion(
    #[server(default)] call: String,
    #[server(default)] revision: String,
    #[server(default)] criterion: String,
    #[server(flatten)] details: CriterionDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = call_id(&call)?;
        Ok(saved(&call::put_criterion(&ctx::db(), &ctx::actor(), id, &revision, &criterion, &details).await?))
    })
    .await
}

/// Takes a criterion away.
#[server(endpoint = "call/remove-criterion")]
pub async fn remove_criterion(
    #[server(default)] call: String,
    #[server(default)] revision: String,
    #[server(default)] criterion: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (id, criterion) = (call_id(&call)?, criterion.parse().map_err(|_| ApiError::NotFound)?);
        Ok(saved(&call::remove_criterion(&ctx::db(), &ctx::actor(), id, &revision, criterion).await?))
    })
    .await
}

/// Changes a question, or adds one.
#[server(endpoint = "call/put-question")]
pub async fn put_question(
    #[server(default)] call: String,
    #[server(default)] revision: String,
    #[server(default)] question: String,
    #[server(flatten)] details: QuestionDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = call_id(&call)?;
        Ok(saved(&call::put_question(&ctx::db(), &ctx::actor(), id, &revision, &question, &details).await?))
    })
    .await
}

/// Takes a question away.
#[server(endpoint = "call/remove-question")]
pub async fn remove_question(
    #[server(default)] call: String,
    #[server(default)] revision: String,
    #[server(default)] question: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (id, question) = (call_id(&call)?, question.parse().map_err(|_| ApiError::NotFound)?);
        Ok(saved(&call::remove_question(&ctx::db(), &ctx::actor(), id, &revision, question).await?))
    })
    .await
}

/// Begins an entry, whose link goes out by mail and opens in this browser.
#[server(endpoint = "call/start-entry")]
pub async fn start_entry(#[server(default)] call: String, #[server(flatten)] form: StartForm) -> Result<(), ApiError> {
    ctx::answer(async {
        let token = within(&CALL_ENTRIES, async { Ok(call::start(&ctx::db(), &call, &form).await?) }).await?;
        Ok(Flash::EntryStarted.on(&paths::call_entry(ctx::locale(), token.as_str())))
    })
    .await
}

/// Saves an entry as it is typed, or hands it in.
#[server(endpoint = "call/save-entry")]
pub async fn save_entry(
    #[server(default)] token: String,
    #[server(default)] revision: String,
    #[server(default)] hand_in: String,
    #[server(flatten)] form: AnswersForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let hand_in = !hand_in.is_empty();
        call::save(&ctx::db(), &token, &revision, &form, hand_in).await?;
        let done = if hand_in { Flash::EntryHandedIn } else { Flash::EntrySaved };
        Ok(done.on(&paths::call_entry(ctx::locale(), &token)))
    })
    .await
}

/// Takes back what was handed in.
#[server(endpoint = "call/withdraw-entry")]
pub async fn withdraw_entry(#[server(default)] token: String) -> Result<(), ApiError> {
    ctx::answer(async {
        call::withdraw(&ctx::db(), &token).await?;
        Ok(Flash::EntryWithdrawn.on(&paths::call_entry(ctx::locale(), &token)))
    })
    .await
}

/// Takes a file out of a draft.
#[server(endpoint = "call/remove-file")]
pub async fn remove_entry_file(#[server(default)] token: String, #[server(default)] file: String) -> Result<(), ApiError> {
    ctx::answer(async {
        call::remove_file(&ctx::db(), &token, file.parse().map_err(|_| ApiError::NotFound)?).await?;
        Ok(Flash::EntryFileRemoved.on(&paths::call_entry(ctx::locale(), &token)))
    })
    .await
}

/// Asks somebody to judge.
#[server(endpoint = "call/invite-juror")]
pub async fn invite_juror(
    #[server(default)] call: String,
    #[server(default)] juror_name: String,
    #[server(default)] juror_email: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (id, l) = (call_id(&call)?, ctx::locale());
        let slug = call::invite_juror(&ctx::db(), &ctx::actor(), id, &juror_name, &juror_email, l).await?;
        Ok(Flash::JurorInvited.on(&paths::call_jury(l, &slug)))
    })
    .await
}

/// Takes somebody out of the jury.
#[server(endpoint = "call/remove-juror")]
pub async fn remove_juror(#[server(default)] juror: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let slug = call::remove_juror(&ctx::db(), &ctx::actor(), juror.parse().map_err(|_| ApiError::NotFound)?).await?;
        Ok(Flash::JurorRemoved.on(&paths::call_jury(ctx::locale(), &slug)))
    })
    .await
}

/// Notes that somebody of the jury has something to do with an entry: oneself, or, for organisers, anybody.
#[server(endpoint = "call/declare-conflict")]
pub async fn declare_conflict(
    #[server(default)] entry: String,
    #[server(default)] juror: String,
    #[server(default)] reason: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let l = ctx::locale();
        let slug = call::declare_conflict(&ctx::db(), &ctx::actor(), entry_id(&entry)?, &juror, &reason).await?;
        let next = if juror.is_empty() { paths::jury_call(l, &slug) } else { paths::call_jury(l, &slug) };
        Ok(Flash::ConflictNoted.on(&next))
    })
    .await
}

/// Takes that back.
#[server(endpoint = "call/clear-conflict")]
pub async fn clear_conflict(#[server(default)] entry: String, #[server(default)] juror: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let juror = juror.parse().map_err(|_| ApiError::NotFound)?;
        let slug = call::clear_conflict(&ctx::db(), &ctx::actor(), entry_id(&entry)?, juror).await?;
        Ok(Flash::ConflictCleared.on(&paths::call_jury(ctx::locale(), &slug)))
    })
    .await
}

/// Saves a score sheet, or hands it in. `call` is the address of the call, to go back to.
#[server(endpoint = "call/save-sheet")]
pub async fn save_sheet(
    #[server(default)] call: String,
    #[server(default)] entry: String,
    #[server(default)] revision: String,
    #[server(default)] hand_in: String,
    #[server(flatten)] form: SheetForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (id, hand_in, l) = (entry_id(&entry)?, !hand_in.is_empty(), ctx::locale());
        call::save_sheet(&ctx::db(), &ctx::actor(), id, &revision, &form, hand_in).await?;
        let slug = domain::field::slug_of(&call);
        Ok(if hand_in {
            Flash::SheetHandedIn.on(&paths::jury_call(l, &slug))
        } else {
            Flash::SheetSaved.on(&paths::jury_entry(l, &slug, id))
        })
    })
    .await
}

/// Opens the jury's meeting, or closes it.
#[server(endpoint = "call/open-meeting")]
pub async fn open_meeting(#[server(default)] call: String, #[server(default)] open: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let slug = call::open_meeting(&ctx::db(), &ctx::actor(), call_id(&call)?, yes(&open)?).await?;
        Ok(Flash::MeetingChanged.on(&paths::call_entries(ctx::locale(), &slug)))
    })
    .await
}

/// Decides about an entry, or takes that back. With `meeting` it goes on there.
#[server(endpoint = "call/decide-entry")]
pub async fn decide_entry(
    #[server(default)] entry: String,
    #[server(default)] outcome: String,
    #[server(default)] meeting: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (id, in_meeting, l) = (entry_id(&entry)?, yes(&meeting)?, ctx::locale());
        let slug = call::decide(&ctx::db(), &ctx::actor(), id, &outcome).await?;
        let next = if in_meeting { paths::call_meeting(l, &slug, Some(id)) } else { paths::organise_call_entry(l, &slug, id) };
        Ok(Flash::EntryDecided.on(&next))
    })
    .await
}

/// Writes to everybody what became of their entry.
#[server(endpoint = "call/send-decisions")]
pub async fn send_decisions(#[server(default)] call: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let slug = call::send_letters(&ctx::db(), &ctx::actor(), call_id(&call)?).await?;
        Ok(Flash::CallLettersSent.on(&paths::call_entries(ctx::locale(), &slug)))
    })
    .await
}

/// Names the winners on the public page, or takes that back.
#[server(endpoint = "call/show-winners")]
pub async fn show_winners(#[server(default)] call: String, #[server(default)] show: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let slug = call::show_winners(&ctx::db(), &ctx::actor(), call_id(&call)?, yes(&show)?).await?;
        Ok(Flash::WinnersChanged.on(&paths::call_entries(ctx::locale(), &slug)))
    })
    .await
}

/// Erases an entry with all that hangs on it.
#[server(endpoint = "call/erase-entry")]
pub async fn erase_entry(#[server(default)] entry: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let slug = call::personal_data::erase(&ctx::db(), &ctx::actor(), entry_id(&entry)?).await?;
        Ok(Flash::EntryErased.on(&paths::call_entries(ctx::locale(), &slug)))
    })
    .await
}
