//! Server functions of this slice. Each leads back to the page that its form was on.

use domain::{
    files::FileKind,
    host::{self, CoHostPerson, Error, HostDetails, OwnHost, ShareWithHosts},
    ids::HostId,
    locale::Text,
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash, upload};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::TooMany(most) => {
                Self::conflict(&Text::new(format!("Mehr als {most} sind nicht möglich."), format!("No more than {most} are possible.")))
            }
            Error::Picture(refused) => upload::refused("logo", refused, FileKind::Logo),
            Error::Files(error) => Self::internal(&error),
            Error::Account(error) => error.into(),
            Error::Db(error) => error.into(),
        }
    }
}

fn id(typed: &str) -> Result<HostId, ApiError> {
    typed.parse().map_err(|_| ApiError::NotFound)
}

/// Puts a host behind the others.
#[server(endpoint = "host/add-host")]
pub async fn add_host(#[server(default)] event: String, #[server(flatten)] details: HostDetails) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = event.parse().map_err(|_| ApiError::NotFound)?;
        host::add(&ctx::db(), &ctx::actor(), event, &details).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Changes a host.
#[server(endpoint = "host/edit-host")]
pub async fn edit_host(
    #[server(default)] host: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: HostDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        host::edit(&ctx::db(), &ctx::actor(), id(&host)?, &revision, &details).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Puts a host before the one above it.
#[server(endpoint = "host/move-host-up")]
pub async fn move_host_up(#[server(default)] host: String) -> Result<(), ApiError> {
    ctx::answer(async {
        host::move_up(&ctx::db(), &ctx::actor(), id(&host)?).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Lets a host leave.
#[server(endpoint = "host/remove-host")]
pub async fn remove_host(#[server(default)] host: String) -> Result<(), ApiError> {
    ctx::answer(async {
        host::remove(&ctx::db(), &ctx::actor(), id(&host)?).await?;
        Ok(Flash::HostRemoved.here())
    })
    .await
}

/// Takes a host's logo away.
#[server(endpoint = "host/remove-host-logo")]
pub async fn remove_host_logo(#[server(default)] host: String) -> Result<(), ApiError> {
    ctx::answer(async {
        host::remove_logo(&ctx::db(), &ctx::actor(), id(&host)?).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Changes what a host says of itself.
#[server(endpoint = "host/edit-own-host")]
pub async fn edit_own_host(
    #[server(default)] host: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: OwnHost,
) -> Result<(), ApiError> {
    ctx::answer(async {
        host::edit_own(&ctx::db(), &ctx::actor(), id(&host)?, &revision, &details).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Lets somebody belong to a host.
#[server(endpoint = "host/invite-co-host")]
pub async fn invite_co_host(#[server(default)] host: String, #[server(flatten)] details: CoHostPerson) -> Result<(), ApiError> {
    ctx::answer(async {
        host::invite(&ctx::db(), &ctx::actor(), id(&host)?, &details, ctx::locale()).await?;
        Ok(Flash::Invited.here())
    })
    .await
}

/// Ends somebody's access.
#[server(endpoint = "host/remove-co-host")]
pub async fn remove_co_host(#[server(default)] person: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let person = person.parse().map_err(|_| ApiError::NotFound)?;
        host::remove_person(&ctx::db(), &ctx::actor(), person).await?;
        Ok(Flash::AccessEnded.here())
    })
    .await
}

/// Decides what the hosts of an event see.
#[server(endpoint = "host/set-host-sharing")]
pub async fn set_host_sharing(#[server(default)] event: String, #[server(flatten)] shared: ShareWithHosts) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = event.parse().map_err(|_| ApiError::NotFound)?;
        host::set_sharing(&ctx::db(), &ctx::actor(), event, &shared).await?;
        Ok(Flash::Saved.here())
    })
    .await
}
