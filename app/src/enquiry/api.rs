//! Server functions of this slice.

use domain::{
    account::limits::{ENQUIRIES, RECEIPT_MISSES},
    audit::ExpectedRevision,
    enquiry::{self, EnquiryForm, EnquiryState, Error},
    ids::{EnquiryId, OrganisationId},
    property,
};
use leptos::prelude::*;

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
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::TooMany { seconds } => Self::TooMany { retry_after_seconds: seconds },
            Error::Db(error) => error.into(),
        }
    }
}

fn id(enquiry: &str) -> Result<EnquiryId, ApiError> {
    enquiry.parse().map_err(|_| ApiError::NotFound)
}

fn shown(id: EnquiryId, done: Flash) -> String {
    done.on(&paths::enquiry(ctx::locale(), id))
}

/// Asks the organisers of an event, the contact of a bridge, or the agency, perhaps about a property; with `share` the
/// exhibitor that the form named sees it, too. The answer is the same whoever asks.
#[server(endpoint = "enquiry/send")]
pub async fn send_enquiry(
    #[server(default)] event: String,
    #[server(default)] bridge: String,
    #[server(default)] property: String,
    #[server(default)] share: String,
    #[server(default)] exhibitor: String,
    #[server(flatten)] form: EnquiryForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let l = ctx::locale();
        let (db, actor) = (ctx::db(), ctx::actor());
        // A form names one of them.
        if [&event, &bridge, &property].into_iter().filter(|named| !named.is_empty()).count() > 1 {
            return Err(ApiError::NotFound);
        }
        if !bridge.is_empty() {
            within(&ENQUIRIES, async { Ok(enquiry::send_to_bridge(&db, &actor, &bridge, &form, l).await?) }).await?;
            return Ok(Flash::EnquirySent.on(&paths::ask_bridge(l, &bridge)));
        }
        if property.is_empty() {
            within(&ENQUIRIES, async { Ok(enquiry::send(&db, &actor, &event, &form, l).await?) }).await?;
            return Ok(Flash::EnquirySent.on(&paths::contact_form(l, Some(event.as_str()).filter(|event| !event.is_empty()))));
        }
        let named: Option<OrganisationId> = match exhibitor.as_str() {
            "" => None,
            id => Some(id.parse().map_err(|_| ApiError::NotFound)?),
        };
        let share = named.filter(|_| share == "on");
        let link = within(&ENQUIRIES, async { Ok(property::ask(&db, &actor, &property, share, &form, l).await?) }).await?;
        let next = link.map_or_else(|| paths::ask_about_property(l, &property), |token| paths::own_enquiry(l, &token));
        Ok(Flash::EnquirySent.on(&next))
    })
    .await
}

/// Whoever asked about a property takes back that its exhibitor sees it, by the link that they got when they had asked.
#[server(endpoint = "enquiry/withdraw-sharing")]
pub async fn withdraw_sharing(#[server(default)] token: String) -> Result<(), ApiError> {
    ctx::answer(async {
        match enquiry::withdraw_sharing(&ctx::db(), &token).await {
            Err(Error::Denied(_)) => {
                limited(&RECEIPT_MISSES).await?;
                return Err(ApiError::NotFound);
            }
            other => other?,
        }
        Ok(Flash::SharingWithdrawn.on(&paths::own_enquiry(ctx::locale(), &token)))
    })
    .await
}

/// An organiser does so for whoever asked for it.
#[server(endpoint = "enquiry/stop-sharing")]
pub async fn stop_sharing(#[server(default)] enquiry: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&enquiry)?;
        enquiry::stop_sharing(&ctx::db(), &ctx::actor(), id).await?;
        Ok(shown(id, Flash::SharingStopped))
    })
    .await
}

/// Makes an enquiry the task of an organiser, or of nobody.
#[server(endpoint = "enquiry/assign")]
pub async fn assign_enquiry(
    #[server(default)] enquiry: String,
    #[server(default)] revision: String,
    #[server(default)] owner: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&enquiry)?;
        enquiry::assign(&ctx::db(), &ctx::actor(), id, ExpectedRevision::parse(&revision), &owner).await?;
        Ok(shown(id, Flash::EnquiryAssigned))
    })
    .await
}

/// Marks an enquiry done, or opens it again.
#[server(endpoint = "enquiry/set-state")]
pub async fn set_enquiry_state(
    #[server(default)] enquiry: String,
    #[server(default)] revision: String,
    #[server(default)] state: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (id, state) = (id(&enquiry)?, state.parse().map_err(|_| ApiError::NotFound)?);
        enquiry::set_state(&ctx::db(), &ctx::actor(), id, ExpectedRevision::parse(&revision), state).await?;
        let done = match state {
            EnquiryState::Open => Flash::EnquiryReopened,
            EnquiryState::Done => Flash::EnquiryDone,
        };
        Ok(shown(id, done))
    })
    .await
}

/// Writes something down about an enquiry.
#[server(endpoint = "enquiry/add-note")]
pub async fn add_enquiry_note(#[server(default)] enquiry: String, #[server(default)] body: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&enquiry)?;
        enquiry::add_note(&ctx::db(), &ctx::actor(), id, &body).await?;
        Ok(shown(id, Flash::NoteAdded))
    })
    .await
}

/// Erases an enquiry with its notes.
#[server(endpoint = "enquiry/erase")]
pub async fn erase_enquiry(#[server(default)] enquiry: String) -> Result<(), ApiError> {
    ctx::answer(async {
        enquiry::erase(&ctx::db(), &ctx::actor(), id(&enquiry)?).await?;
        Ok(Flash::EnquiryErased.on(&paths::enquiries(ctx::locale())))
    })
    .await
}
