//! Server functions of this slice: what is said of a roundtable, and who is invited. Tables and seats, minutes and tasks have
//! files of their own.

use domain::{
    account::limits::RECEIPT_MISSES,
    ids::{RoundtableGuestId, RoundtableId},
    locale::Text,
    roundtable::{self, Answered, Error, GuestAnswer, GuestForm, NotNow, RoundtableDetails},
};
use leptos::prelude::*;

use crate::{account::api::limited, ctx, error::ApiError, flash::Flash, paths};

pub mod minutes;
pub mod seating;

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::NotNow(why) => Self::conflict(&not_now(why)),
            Error::Db(error) => error.into(),
        }
    }
}

fn not_now(why: NotNow) -> Text {
    match why {
        NotNow::Kept => Text::new(
            "Dazu wurde schon eingeladen, oder es gibt ein Protokoll: Der Roundtable bleibt.",
            "People were invited already, or there are minutes: the roundtable stays.",
        ),
        NotNow::Cancelled => Text::new("Dieser Roundtable ist abgesagt.", "This roundtable is called off."),
        NotNow::Over => Text::new("Dieser Roundtable hat schon stattgefunden.", "This roundtable has taken place already."),
        NotNow::AnswersClosed => Text::new("Die Frist für Antworten ist vorbei.", "The time for answers is over."),
        NotNow::SeatsTaken => Text::new(
            "So viele Plätze sind schon zugesagt: Zuerst muss jemand absagen.",
            "More people have accepted than there would be seats: first somebody has to cancel.",
        ),
        NotNow::AlreadyInvited => Text::new("Diese Person ist schon eingeladen.", "This person has been invited already."),
        NotNow::AlreadyReplaced => {
            Text::new("Für diese Person ist schon jemand nachgerückt.", "Somebody was invited in this person’s place already.")
        }
        NotNow::NobodyLeft => Text::new("Es ist niemand da, dem jetzt zu schreiben wäre.", "There is nobody to write to now."),
        NotNow::NotAccepted => {
            Text::new("Sitzen kann nur, wer zugesagt hat, an einem Tisch.", "Only people who have accepted can be seated, at a table.")
        }
        NotNow::NothingToUndo => Text::new("Es gibt keinen Vorschlag, der zurückzunehmen wäre.", "There is no proposal to undo."),
        NotNow::NoMinutes => Text::new("Es ist noch kein Protokoll geschrieben.", "No minutes are written yet."),
        NotNow::TooMany(most) => Text::new(format!("Mehr als {most} sind nicht möglich."), format!("No more than {most} are possible.")),
    }
}

fn round(typed: &str) -> Result<RoundtableId, ApiError> {
    typed.parse().map_err(|_| ApiError::NotFound)
}

fn person(typed: &str) -> Result<RoundtableGuestId, ApiError> {
    typed.parse().map_err(|_| ApiError::NotFound)
}

fn people(id: RoundtableId, done: Flash) -> String {
    done.on(&paths::organise_roundtable(ctx::locale(), id))
}

/// Makes a roundtable.
#[server(endpoint = "roundtable/create")]
pub async fn create_roundtable(#[server(flatten)] details: RoundtableDetails) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = roundtable::create(&ctx::db(), &ctx::actor(), &details).await?;
        Ok(people(id, Flash::Saved))
    })
    .await
}

/// Changes what is said of one.
#[server(endpoint = "roundtable/edit")]
pub async fn edit_roundtable(
    #[server(default)] roundtable: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: RoundtableDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = round(&roundtable)?;
        roundtable::edit(&ctx::db(), &ctx::actor(), id, &revision, &details).await?;
        Ok(Flash::Saved.on(&paths::edit_roundtable(ctx::locale(), id)))
    })
    .await
}

/// Takes one away that nobody was invited to.
#[server(endpoint = "roundtable/remove")]
pub async fn remove_roundtable(#[server(default)] roundtable: String) -> Result<(), ApiError> {
    ctx::answer(async {
        roundtable::remove(&ctx::db(), &ctx::actor(), round(&roundtable)?).await?;
        Ok(Flash::RoundtableRemoved.on(&paths::organise_roundtables(ctx::locale())))
    })
    .await
}

/// Calls one off as a whole.
#[server(endpoint = "roundtable/cancel")]
pub async fn cancel_roundtable(#[server(default)] roundtable: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = round(&roundtable)?;
        roundtable::cancel(&ctx::db(), &ctx::actor(), id).await?;
        Ok(people(id, Flash::RoundtableCancelled))
    })
    .await
}

/// Puts somebody on the list.
#[server(endpoint = "roundtable/add-guest")]
pub async fn add_guest(#[server(default)] roundtable: String, #[server(flatten)] guest: GuestForm) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = round(&roundtable)?;
        roundtable::add_guest(&ctx::db(), &ctx::actor(), id, &guest).await?;
        Ok(people(id, Flash::Saved))
    })
    .await
}

/// Changes what is said of somebody.
#[server(endpoint = "roundtable/edit-guest")]
pub async fn edit_guest(
    #[server(default)] guest: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: GuestForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let guest = person(&guest)?;
        let id = roundtable::edit_guest(&ctx::db(), &ctx::actor(), guest, &revision, &form).await?;
        Ok(Flash::Saved.on(&paths::roundtable_guest(ctx::locale(), id, guest)))
    })
    .await
}

/// Takes somebody off the list who was not written to.
#[server(endpoint = "roundtable/remove-guest")]
pub async fn remove_guest(#[server(default)] guest: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = roundtable::remove_guest(&ctx::db(), &ctx::actor(), person(&guest)?).await?;
        Ok(people(id, Flash::GuestRemoved))
    })
    .await
}

/// Invites a wave.
#[server(endpoint = "roundtable/send-wave")]
pub async fn send_wave(#[server(default)] roundtable: String, #[server(default)] wave: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (id, wave) = (round(&roundtable)?, wave.parse().map_err(|_| ApiError::NotFound)?);
        roundtable::send_wave(&ctx::db(), &ctx::actor(), id, wave).await?;
        Ok(people(id, Flash::WaveSent))
    })
    .await
}

/// Invites one, perhaps in somebody's place.
#[server(endpoint = "roundtable/invite-guest")]
pub async fn invite_guest(#[server(default)] guest: String, #[server(default)] replaces: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = roundtable::invite_guest(&ctx::db(), &ctx::actor(), person(&guest)?, &replaces).await?;
        Ok(people(id, Flash::GuestInvited))
    })
    .await
}

/// Invites whom somebody named in their place.
#[server(endpoint = "roundtable/invite-named")]
pub async fn invite_named(#[server(default)] guest: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = roundtable::invite_named(&ctx::db(), &ctx::actor(), person(&guest)?).await?;
        Ok(people(id, Flash::GuestInvited))
    })
    .await
}

/// Reminds everybody without an answer.
#[server(endpoint = "roundtable/remind")]
pub async fn remind_guests(#[server(default)] roundtable: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = round(&roundtable)?;
        roundtable::remind(&ctx::db(), &ctx::actor(), id).await?;
        Ok(people(id, Flash::GuestsReminded))
    })
    .await
}

/// Takes an invitation back.
#[server(endpoint = "roundtable/call-off")]
pub async fn call_off_guest(#[server(default)] guest: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = roundtable::call_off(&ctx::db(), &ctx::actor(), person(&guest)?).await?;
        Ok(people(id, Flash::GuestCalledOff))
    })
    .await
}

/// Erases somebody from the list, with their letters.
#[server(endpoint = "roundtable/erase-guest")]
pub async fn erase_guest(#[server(default)] guest: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = roundtable::personal_data::erase(&ctx::db(), &ctx::actor(), person(&guest)?).await?;
        Ok(people(id, Flash::GuestErased))
    })
    .await
}

/// Answers an invitation, by the link in its letter.
#[server(endpoint = "roundtable/answer")]
pub async fn answer_roundtable(#[server(default)] token: String, #[server(flatten)] answer: GuestAnswer) -> Result<(), ApiError> {
    ctx::answer(async {
        let answered = match roundtable::answer(&ctx::db(), &token, &answer).await {
            Err(Error::Denied(denied)) => {
                // Links have 128 bits: this only keeps guessing from being work for us.
                limited(&RECEIPT_MISSES).await?;
                return Err(denied.into());
            }
            other => other?,
        };
        let done = match answered {
            Answered::Accepted => Flash::RoundtableAccepted,
            Answered::Waiting => Flash::RoundtableWaiting,
            Answered::Declined => Flash::RoundtableDeclined,
        };
        Ok(done.on(&paths::roundtable_answer(ctx::locale(), &token)))
    })
    .await
}
