//! Server functions of this slice.

use domain::{
    account::limits::{ENQUIRIES, RECEIPT_MISSES},
    audit::ExpectedRevision,
    ids::{VisitId, VisitItemId, VisitResourceId},
    locale::{Locale, Text},
    visit::{self, Error, ItemDetails, ResourceDetails, ThanksDraft, VisitDetails, VisitForm, VisitState},
};
use leptos::prelude::*;

use crate::{
    account::api::{limited, within},
    ctx,
    error::ApiError,
    flash::Flash,
    paths,
    words::visit as words,
};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::TooMany { seconds } => Self::TooMany { retry_after_seconds: seconds },
            Error::NotNow(state) => Self::conflict(&not_now(state)),
            Error::Emptied => Self::conflict(&Text::new(
                "Die personenbezogenen Angaben zu diesem Besuch sind gelöscht. Damit ist das nicht mehr möglich.",
                "The personal data of this visit is erased. This is no longer possible.",
            )),
            Error::InUse(items) => Self::conflict(&in_use(&items)),
            Error::Full(most) => {
                Self::conflict(&Text::new(format!("Mehr als {most} sind nicht möglich."), format!("No more than {most} are possible.")))
            }
            Error::NoSuchLink => Self::NotFound,
            Error::Db(error) => error.into(),
        }
    }
}

fn not_now(state: VisitState) -> Text {
    let (de, en) = (words::state(Locale::De, state), words::state(Locale::En, state));
    Text::new(
        format!("Der Status dieses Besuchs ist „{de}“. Damit ist das nicht möglich."),
        format!("The status of this visit is “{en}”. This is not possible."),
    )
}

fn in_use(items: &[String]) -> Text {
    let names = items.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
    Text::new(
        format!("Noch in Programmpunkten: {names}. Ändern Sie diese zuerst."),
        format!("Still used by items: {names}. First change those."),
    )
}

fn id(visit: &str) -> Result<VisitId, ApiError> {
    visit.parse().map_err(|_| ApiError::NotFound)
}

fn item_id(item: &str) -> Result<VisitItemId, ApiError> {
    item.parse().map_err(|_| ApiError::NotFound)
}

fn resource_id(resource: &str) -> Result<VisitResourceId, ApiError> {
    resource.parse().map_err(|_| ApiError::NotFound)
}

fn shown(id: VisitId, done: Flash) -> String {
    done.on(&paths::visit(ctx::locale(), id))
}

/// Asks whether a delegation may come. The answer is the same whoever asks.
#[server(endpoint = "visit/request")]
pub async fn request_visit(#[server(default)] bridge: String, #[server(flatten)] form: VisitForm) -> Result<(), ApiError> {
    ctx::answer(async {
        let l = ctx::locale();
        within(&ENQUIRIES, async { Ok(visit::send(&ctx::db(), &ctx::actor(), &bridge, &form, l).await?) }).await?;
        Ok(Flash::VisitSent.on(&paths::delegations(l, Some(bridge.as_str()).filter(|bridge| !bridge.is_empty()))))
    })
    .await
}

/// Changes what is said of a visit.
#[server(endpoint = "visit/edit-visit")]
pub async fn edit_visit(
    #[server(default)] visit: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: VisitDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&visit)?;
        visit::edit(&ctx::db(), &ctx::actor(), id, ExpectedRevision::parse(&revision), &details).await?;
        Ok(shown(id, Flash::Saved))
    })
    .await
}

/// Makes a visit the task of an organiser, or of nobody.
#[server(endpoint = "visit/assign")]
pub async fn assign_visit(
    #[server(default)] visit: String,
    #[server(default)] revision: String,
    #[server(default)] owner: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&visit)?;
        visit::assign(&ctx::db(), &ctx::actor(), id, ExpectedRevision::parse(&revision), &owner).await?;
        Ok(shown(id, Flash::VisitAssigned))
    })
    .await
}

/// Accepts a visit, marks it done, or goes a step back.
#[server(endpoint = "visit/set-state")]
pub async fn set_visit_state(
    #[server(default)] visit: String,
    #[server(default)] revision: String,
    #[server(default)] from: String,
    #[server(default)] state: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (id, state) = (id(&visit)?, state.parse().map_err(|_| ApiError::NotFound)?);
        let from: VisitState = from.parse().map_err(|_| ApiError::NotFound)?;
        visit::set_state(&ctx::db(), &ctx::actor(), id, ExpectedRevision::parse(&revision), state).await?;
        let done = match (from, state) {
            (VisitState::New, _) => Flash::VisitAccepted,
            (_, VisitState::Done) => Flash::VisitDone,
            _ => Flash::VisitReopened,
        };
        Ok(shown(id, done))
    })
    .await
}

/// Declines a visit, for a reason.
#[server(endpoint = "visit/decline")]
pub async fn decline_visit(
    #[server(default)] visit: String,
    #[server(default)] revision: String,
    #[server(default)] reason: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&visit)?;
        visit::decline(&ctx::db(), &ctx::actor(), id, ExpectedRevision::parse(&revision), &reason).await?;
        Ok(shown(id, Flash::VisitDeclined))
    })
    .await
}

/// Writes something down about a visit.
#[server(endpoint = "visit/add-note")]
pub async fn add_visit_note(#[server(default)] visit: String, #[server(default)] body: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&visit)?;
        visit::add_note(&ctx::db(), &ctx::actor(), id, &body).await?;
        Ok(shown(id, Flash::NoteAdded))
    })
    .await
}

/// Notes what came of a visit.
#[server(endpoint = "visit/note-outcome")]
pub async fn note_outcome(
    #[server(default)] visit: String,
    #[server(default)] revision: String,
    #[server(default)] outcome: String,
    #[server(default)] leads: String,
    #[server(default)] meetings: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (id, expected) = (id(&visit)?, ExpectedRevision::parse(&revision));
        visit::note_outcome(&ctx::db(), &ctx::actor(), id, expected, &outcome, [&leads, &meetings]).await?;
        Ok(shown(id, Flash::Saved))
    })
    .await
}

/// Erases what is personal about a visit.
#[server(endpoint = "visit/erase")]
pub async fn erase_visit(#[server(default)] visit: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&visit)?;
        visit::erase(&ctx::db(), &ctx::actor(), id).await?;
        Ok(shown(id, Flash::VisitEmptied))
    })
    .await
}

/// Adds an item to the programme.
#[server(endpoint = "visit/add-item")]
pub async fn add_item(
    #[server(default)] visit: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: ItemDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&visit)?;
        visit::add_item(&ctx::db(), &ctx::actor(), id, ExpectedRevision::parse(&revision), &details).await?;
        Ok(shown(id, Flash::ItemSaved))
    })
    .await
}

/// Changes an item.
#[server(endpoint = "visit/edit-item")]
pub async fn edit_item(
    #[server(default)] item: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: ItemDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let item = item_id(&item)?;
        let id = visit::edit_item(&ctx::db(), &ctx::actor(), item, ExpectedRevision::parse(&revision), &details).await?;
        Ok(shown(id, Flash::ItemSaved))
    })
    .await
}

/// Takes an item out of the programme.
#[server(endpoint = "visit/remove-item")]
pub async fn remove_item(#[server(default)] item: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let item = item_id(&item)?;
        let id = visit::remove_item(&ctx::db(), &ctx::actor(), item, ExpectedRevision::parse(&revision)).await?;
        Ok(shown(id, Flash::ItemRemoved))
    })
    .await
}

/// Asks all hosts who were not asked yet.
#[server(endpoint = "visit/ask-hosts")]
pub async fn ask_hosts(#[server(default)] visit: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&visit)?;
        let asked = visit::ask_hosts(&ctx::db(), &ctx::actor(), id).await?;
        Ok(shown(id, if asked > 0 { Flash::HostsAsked } else { Flash::NoHostAsked }))
    })
    .await
}

/// A host confirms or declines, by the link in the letter.
#[server(endpoint = "visit/answer-as-host")]
pub async fn answer_as_host(#[server(default)] token: String, #[server(default)] answer: String) -> Result<(), ApiError> {
    ctx::answer(async {
        match visit::answer_as_host(&ctx::db(), &token, &answer).await {
            Err(Error::NoSuchLink) => {
                limited(&RECEIPT_MISSES).await?;
                return Err(ApiError::NotFound);
            }
            other => other?,
        }
        Ok(Flash::HostAnswered.on(&paths::visit_host(ctx::locale(), &token)))
    })
    .await
}

/// Adds people to a delegation, one to a line.
#[server(endpoint = "visit/add-delegates")]
pub async fn add_delegates(#[server(default)] visit: String, #[server(default)] lines: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&visit)?;
        visit::add_delegates(&ctx::db(), &ctx::actor(), id, &lines).await?;
        Ok(shown(id, Flash::DelegatesAdded))
    })
    .await
}

/// Takes somebody off the list.
#[server(endpoint = "visit/remove-delegate")]
pub async fn remove_delegate(#[server(default)] delegate: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let delegate = delegate.parse().map_err(|_| ApiError::NotFound)?;
        let id = visit::remove_delegate(&ctx::db(), &ctx::actor(), delegate).await?;
        Ok(shown(id, Flash::DelegateRemoved))
    })
    .await
}

/// Notes who came.
#[server(endpoint = "visit/note-attendance")]
pub async fn note_attendance(
    #[server(default)] visit: String,
    #[server(default)] came: Vec<String>,
    #[server(default)] were: Vec<String>,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&visit)?;
        visit::note_attendance(&ctx::db(), &ctx::actor(), id, &came, &were).await?;
        Ok(shown(id, Flash::Saved))
    })
    .await
}

/// Keeps the texts of the thanks, to look at.
#[server(endpoint = "visit/write-thanks")]
pub async fn write_thanks(
    #[server(default)] visit: String,
    #[server(default)] revision: String,
    #[server(flatten)] draft: ThanksDraft,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&visit)?;
        visit::write_thanks(&ctx::db(), &ctx::actor(), id, ExpectedRevision::parse(&revision), &draft).await?;
        Ok(Flash::Saved.on(&paths::visit_thanks(ctx::locale(), id)))
    })
    .await
}

/// Sends the thanks, to `hosts` or to `guests`.
#[server(endpoint = "visit/send-thanks")]
pub async fn send_thanks(
    #[server(default)] visit: String,
    #[server(default)] revision: String,
    #[server(default)] to: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let to_host = match to.as_str() {
            "hosts" => true,
            "guests" => false,
            _ => return Err(ApiError::NotFound),
        };
        let id = id(&visit)?;
        visit::send_thanks(&ctx::db(), &ctx::actor(), id, ExpectedRevision::parse(&revision), to_host).await?;
        Ok(Flash::ThanksSent.on(&paths::visit_thanks(ctx::locale(), id)))
    })
    .await
}

/// Adds a room or an interpreter.
#[server(endpoint = "visit/add-resource")]
pub async fn add_resource(#[server(flatten)] details: ResourceDetails) -> Result<(), ApiError> {
    ctx::answer(async {
        visit::add_resource(&ctx::db(), &ctx::actor(), &details).await?;
        Ok(Flash::Saved.on(&paths::visit_resources(ctx::locale())))
    })
    .await
}

/// Changes a room or an interpreter.
#[server(endpoint = "visit/edit-resource")]
pub async fn edit_resource(
    #[server(default)] resource: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: ResourceDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let resource = resource_id(&resource)?;
        visit::edit_resource(&ctx::db(), &ctx::actor(), resource, ExpectedRevision::parse(&revision), &details).await?;
        Ok(Flash::Saved.on(&paths::visit_resources(ctx::locale())))
    })
    .await
}

/// Takes a room or an interpreter away.
#[server(endpoint = "visit/remove-resource")]
pub async fn remove_resource(#[server(default)] resource: String) -> Result<(), ApiError> {
    ctx::answer(async {
        visit::remove_resource(&ctx::db(), &ctx::actor(), resource_id(&resource)?).await?;
        Ok(Flash::ResourceRemoved.on(&paths::visit_resources(ctx::locale())))
    })
    .await
}
