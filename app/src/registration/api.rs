//! Server functions of this slice.

use domain::{
    account::limits::{CONFIRMATION_MISSES, REGISTRATIONS, TICKET_LINKS_ASKED},
    actor::Actor,
    code::Code,
    ids::RegistrationId,
    locale::Text,
    process::{erasure, leaving},
    registration::{self, ConsentPurpose, DetailsForm, Error, ShownWording, TickedConsents},
};
use leptos::prelude::*;

use super::{ticket_cookie, ticket_holder::ticket_holder};
use crate::{
    account::api::{limited, within},
    ctx,
    error::ApiError,
    flash::Flash,
    paths,
};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Closed => Self::conflict(&Text::new(
                "Für diese Veranstaltung ist keine Registrierung mehr möglich.",
                "Registration for this event is no longer possible.",
            )),
            Error::LinkSpent => Self::conflict(&Text::new(
                "Dieser Link gilt nicht mehr. Bitte nehmen Sie den Link aus der neuesten E-Mail, oder registrieren Sie sich noch einmal.",
                "This link is no longer valid. Please use the link in the newest e-mail, or register once more.",
            )),
            Error::Cancelled => Self::conflict(&Text::new(
                "Diese Registrierung ist nicht gültig. Nehmen Sie zuerst wieder teil.",
                "This registration is not valid. Take part again first.",
            )),
            Error::NameTaken => Self::field(
                "name",
                &Text::new(
                    "Unter diesem Namen ist mit derselben E-Mail-Adresse schon jemand registriert.",
                    "Somebody is registered under this name with the same e-mail address already.",
                ),
            ),
            Error::Alike => Self::conflict(&Text::new(
                "Es gibt schon jemanden mit diesem Namen oder dieser Adresse. Wenn es jemand anderes ist, haken Sie das an.",
                "There is somebody with this name or address already. If it is somebody else, tick that.",
            )),
            Error::NoMailbox => Self::conflict(&Text::new(
                "Diese Person hat keine E-Mail-Adresse genannt. Drucken Sie stattdessen den Ausweis.",
                "This person gave no e-mail address. Print the badge instead.",
            )),
            Error::TooMany { seconds } => Self::TooMany { retry_after_seconds: seconds },
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::OtherWording => Self::conflict(&Text::new(
                "Der Wortlaut der Einwilligungen wurde gerade geändert. Bitte lesen Sie ihn noch einmal und senden Sie dann.",
                "The wording of the consents was changed just now. Please read it once more, then send.",
            )),
            Error::Db(error) => error.into(),
        }
    }
}

/// Registers a visitor. The answer is the same whether or not the address is known.
#[server(endpoint = "registration/register")]
pub async fn register(
    #[server(default)] event: String,
    #[server(default)] email: String,
    #[server(flatten)] details: DetailsForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let done = Flash::RegistrationSent.on(&paths::register(ctx::locale(), &event));
        let command = registration::Register { event, email, details };
        within(&REGISTRATIONS, async { Ok(registration::register(&ctx::db(), &ctx::actor(), &command).await?) }).await?;
        Ok(done)
    })
    .await
}

/// Confirms the address by the link of the mail, and gives the consents that are ticked there.
#[server(endpoint = "registration/confirm")]
pub async fn confirm_registration(
    #[server(default)] token: String,
    #[server(default)] event_news: String,
    #[server(default)] photos: String,
    #[server(default)] wording: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let ticked = |purpose: &ConsentPurpose| match purpose {
            ConsentPurpose::EventNews => event_news == "on",
            ConsentPurpose::Photos => photos == "on",
        };
        let purposes = ConsentPurpose::ALL.into_iter().filter(ticked).collect();
        let ticked = TickedConsents { purposes, shown: shown_wording(wording) };
        let confirmed = registration::confirm(&ctx::db(), &token, &ticked).await;
        if matches!(confirmed, Err(Error::LinkSpent)) {
            limited(&CONFIRMATION_MISSES).await?;
        }
        let ticket = confirmed?;
        ticket_cookie::remember(&ticket);
        Ok(shown(&ticket, Flash::RegistrationConfirmed))
    })
    .await
}

/// Sends the tickets of a mailbox once more. The answer is the same whether or not there are any.
#[server(endpoint = "registration/send-ticket-link")]
pub async fn send_ticket_link(#[server(default)] email: String) -> Result<(), ApiError> {
    ctx::answer(async {
        within(&TICKET_LINKS_ASKED, async { Ok(registration::send_tickets_to_mailbox(&ctx::db(), &email).await?) }).await?;
        Ok(Flash::TicketLinkSent.on(&paths::my_ticket(ctx::locale())))
    })
    .await
}

/// Takes a ticket from this device: it stays valid, and its link opens it again.
#[server(endpoint = "registration/forget-ticket")]
pub async fn forget_ticket(#[server(default)] ticket: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let code = Code::parse(&ticket).ok_or(ApiError::NotFound)?;
        ticket_cookie::forget_known(code.as_str());
        Ok(Flash::TicketForgotten.on(&paths::my_ticket(ctx::locale())))
    })
    .await
}

/// Changes one's own registration.
#[server(endpoint = "registration/change")]
pub async fn change_registration(
    #[server(default)] ticket: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: DetailsForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (holder, id) = holder(&ticket).await?;
        let command = registration::ChangeRegistration { revision, details };
        registration::change(&ctx::db(), &holder, id, &command).await?;
        Ok(shown(&ticket, Flash::Saved))
    })
    .await
}

/// Cancels one's own registration.
#[server(endpoint = "registration/cancel")]
pub async fn cancel_registration(#[server(default)] ticket: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (holder, id) = holder(&ticket).await?;
        leaving::cancel_registration(&ctx::db(), &holder, id).await?;
        Ok(shown(&ticket, Flash::RegistrationCancelled))
    })
    .await
}

/// Takes part again after a cancellation.
#[server(endpoint = "registration/register-again")]
pub async fn register_again(#[server(default)] ticket: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (holder, id) = holder(&ticket).await?;
        registration::register_again(&ctx::db(), &holder, id).await?;
        Ok(shown(&ticket, Flash::RegisteredAgain))
    })
    .await
}

/// What the page showed: what its form sent back as `wording`.
fn shown_wording(version: String) -> ShownWording {
    ShownWording { version, whose: ctx::agency_name(), locale: ctx::locale() }
}

/// Gives one consent.
#[server(endpoint = "registration/give-consent")]
pub async fn give_consent(
    #[server(default)] ticket: String,
    #[server(default)] purpose: String,
    #[server(default)] wording: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (holder, id) = holder(&ticket).await?;
        let purpose = purpose.parse().map_err(|_| ApiError::NotFound)?;
        registration::give_consent(&ctx::db(), &holder, id, purpose, &shown_wording(wording)).await?;
        Ok(shown(&ticket, Flash::ConsentGiven))
    })
    .await
}

/// Withdraws one consent.
#[server(endpoint = "registration/withdraw-consent")]
pub async fn withdraw_consent(#[server(default)] ticket: String, #[server(default)] purpose: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (holder, id) = holder(&ticket).await?;
        let purpose = purpose.parse().map_err(|_| ApiError::NotFound)?;
        registration::withdraw_consent(&ctx::db(), &holder, id, purpose).await?;
        Ok(shown(&ticket, Flash::ConsentWithdrawn))
    })
    .await
}

/// Erases everything about the visitor.
#[server(endpoint = "registration/erase")]
pub async fn erase_registration(#[server(default)] ticket: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (holder, id) = holder(&ticket).await?;
        let mine = registration::mine(&ctx::db(), &holder, id).await?;
        erasure::erase(&ctx::db(), &holder, id).await?;
        ticket_cookie::forget(&[ticket]);
        Ok(Flash::RegistrationErased.on(&paths::register(ctx::locale(), &mine.event.slug)))
    })
    .await
}

/// Registers somebody on their behalf.
#[server(endpoint = "registration/register-at-desk")]
pub async fn register_at_desk(
    #[server(default)] event: String,
    #[server(default)] email: String,
    #[server(flatten)] details: DetailsForm,
    #[server(default)] is_another: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let back = paths::visitors(ctx::locale(), &event);
        let writes = !email.trim().is_empty();
        let command = registration::RegisterAtDesk { event, email, details, is_another: is_another == "on" };
        let done = registration::register_at_desk(&ctx::db(), &ctx::actor(), &command).await?;
        Ok(match done.was_registered {
            true => Flash::KnownAtDesk,
            false if writes => Flash::RegisteredAtDesk,
            false => Flash::RegisteredWithoutMailbox,
        }
        .on(&back))
    })
    .await
}

/// Corrects what somebody is called, on their behalf.
#[server(endpoint = "registration/correct-visitor")]
pub async fn correct_visitor(
    #[server(default)] registration: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: DetailsForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = registration.parse().map_err(|_| ApiError::NotFound)?;
        let command = registration::ChangeRegistration { revision, details };
        registration::correct(&ctx::db(), &ctx::actor(), id, &command).await?;
        Ok(Flash::VisitorCorrected.here())
    })
    .await
}

/// Cancels somebody's registration on their behalf.
#[server(endpoint = "registration/cancel-visitor")]
pub async fn cancel_visitor(#[server(default)] registration: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = registration.parse().map_err(|_| ApiError::NotFound)?;
        leaving::cancel_registration(&ctx::db(), &ctx::actor(), id).await?;
        Ok(Flash::VisitorCancelled.here())
    })
    .await
}

/// Sends somebody's ticket to their mailbox once more.
#[server(endpoint = "registration/send-ticket-again")]
pub async fn send_ticket_again(#[server(default)] registration: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = registration.parse().map_err(|_| ApiError::NotFound)?;
        registration::send_ticket_again(&ctx::db(), &ctx::actor(), id).await?;
        Ok(Flash::TicketSentAgain.here())
    })
    .await
}

/// Whoever holds this ticket, as an actor.
async fn holder(ticket: &str) -> Result<(Actor, RegistrationId), ApiError> {
    let holder = ticket_holder(&ctx::db(), ticket, &ctx::client_address()).await?;
    Ok((holder.actor(), holder.registration))
}

fn shown(ticket: &str, done: Flash) -> String {
    done.on(&paths::registration(ctx::locale(), ticket))
}
