//! Server functions of this slice. Each leads back to the page that its form was on.

use domain::{
    cost::{self, CostForm, Error},
    ids::EventCostId,
    locale::Text,
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::TooMany(most) => Self::conflict(&Text::new(
                format!("Mehr als {most} Belege sind bei einer Veranstaltung nicht möglich."),
                format!("No more than {most} receipts are possible for an event."),
            )),
            Error::Db(error) => error.into(),
        }
    }
}

fn id(typed: &str) -> Result<EventCostId, ApiError> {
    typed.parse().map_err(|_| ApiError::NotFound)
}

/// Notes a receipt.
#[server(endpoint = "cost/add-cost")]
pub async fn add_cost(#[server(default)] event: String, #[server(flatten)] form: CostForm) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = event.parse().map_err(|_| ApiError::NotFound)?;
        cost::add(&ctx::db(), &ctx::actor(), event, &form).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Changes a receipt.
#[server(endpoint = "cost/edit-cost")]
pub async fn edit_cost(
    #[server(default)] cost: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: CostForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        cost::edit(&ctx::db(), &ctx::actor(), id(&cost)?, &revision, &form).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Takes a receipt away.
#[server(endpoint = "cost/remove-cost")]
pub async fn remove_cost(#[server(default)] cost: String) -> Result<(), ApiError> {
    ctx::answer(async {
        cost::remove(&ctx::db(), &ctx::actor(), id(&cost)?).await?;
        Ok(Flash::PartRemoved.here())
    })
    .await
}
