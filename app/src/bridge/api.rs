//! Server functions of this slice.

use domain::{
    bridge::{self, BridgeDetails, CompanyDetails, CompanyLines, Error, PartnerDetails},
    locale::Text,
    process::bridge_editing,
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash, paths};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::HasEvents(events) => Self::conflict(&has_events(&events)),
            Error::TooMany(most) => {
                Self::conflict(&Text::new(format!("Mehr als {most} sind nicht möglich."), format!("No more than {most} are possible.")))
            }
            Error::Db(error) => error.into(),
        }
    }
}

/// So many are named.
const NAMED: usize = 5;

fn has_events(events: &[String]) -> Text {
    let more = if events.len() > NAMED { ", …" } else { "" };
    let names = events.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    Text::new(
        format!(
            "Dazu gehören noch Veranstaltungen, Aufrufe, Vorträge, Besuche, Roundtables oder Förderungen: {names}{more}. Ordnen Sie sie zuerst anders zu."
        ),
        format!("Events, calls, talks, visits, roundtables or grants still belong to it: {names}{more}. First assign them differently."),
    )
}

/// The organisers' page of a bridge, which says that something was saved.
fn saved(slug: &str) -> String {
    Flash::Saved.on(&paths::organise_bridge(ctx::locale(), slug))
}

/// Makes a draft.
#[server(endpoint = "bridge/create-bridge")]
pub async fn create_bridge(#[server(flatten)] details: BridgeDetails) -> Result<(), ApiError> {
    ctx::answer(async {
        let made = bridge::create(&ctx::db(), &ctx::actor(), &details).await?;
        Ok(saved(&made.slug))
    })
    .await
}

/// Changes a bridge.
#[server(endpoint = "bridge/edit-bridge")]
pub async fn edit_bridge(
    #[server(default)] bridge: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: BridgeDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = bridge.parse().map_err(|_| ApiError::NotFound)?;
        let changed = bridge_editing::edit(&ctx::db(), &ctx::actor(), id, &revision, &details).await?;
        Ok(saved(&changed.slug))
    })
    .await
}

/// Shows a bridge to everybody, or to organisers alone.
#[server(endpoint = "bridge/set-state")]
pub async fn set_state(#[server(default)] bridge: String, #[server(default)] state: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = bridge.parse().map_err(|_| ApiError::NotFound)?;
        let changed = bridge::set_state(&ctx::db(), &ctx::actor(), id, &state).await?;
        Ok(saved(&changed.slug))
    })
    .await
}

/// Takes a bridge away that no event belongs to.
#[server(endpoint = "bridge/remove-bridge")]
pub async fn remove_bridge(#[server(default)] bridge: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = bridge.parse().map_err(|_| ApiError::NotFound)?;
        bridge_editing::remove(&ctx::db(), &ctx::actor(), id).await?;
        Ok(Flash::BridgeRemoved.on(&paths::organise_bridges(ctx::locale())))
    })
    .await
}

/// Puts a partner behind the others.
#[server(endpoint = "bridge/add-partner")]
pub async fn add_partner(
    #[server(default)] bridge: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: PartnerDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = bridge.parse().map_err(|_| ApiError::NotFound)?;
        Ok(saved(&bridge::add_partner(&ctx::db(), &ctx::actor(), id, &revision, &details).await?))
    })
    .await
}

/// Changes what is said of a partner.
#[server(endpoint = "bridge/edit-partner")]
pub async fn edit_partner(
    #[server(default)] partner: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: PartnerDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = partner.parse().map_err(|_| ApiError::NotFound)?;
        Ok(saved(&bridge::edit_partner(&ctx::db(), &ctx::actor(), id, &revision, &details).await?))
    })
    .await
}

/// Puts a partner before the one above it.
#[server(endpoint = "bridge/move-partner-up")]
pub async fn move_partner_up(#[server(default)] partner: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = partner.parse().map_err(|_| ApiError::NotFound)?;
        Ok(saved(&bridge::move_partner_up(&ctx::db(), &ctx::actor(), id, &revision).await?))
    })
    .await
}

/// Takes a partner away.
#[server(endpoint = "bridge/remove-partner")]
pub async fn remove_partner(#[server(default)] partner: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = partner.parse().map_err(|_| ApiError::NotFound)?;
        Ok(saved(&bridge::remove_partner(&ctx::db(), &ctx::actor(), id, &revision).await?))
    })
    .await
}

/// The organisers' list of a bridge's companies, which says that something was saved.
fn listed(slug: &str) -> String {
    Flash::Saved.on(&paths::organise_bridge_companies(ctx::locale(), slug))
}

/// Puts a company into the list of a bridge.
#[server(endpoint = "bridge/add-company")]
pub async fn add_company(
    #[server(default)] bridge: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: CompanyDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = bridge.parse().map_err(|_| ApiError::NotFound)?;
        Ok(listed(&bridge::add_company(&ctx::db(), &ctx::actor(), id, &revision, &details).await?))
    })
    .await
}

/// Changes what is said of a company.
#[server(endpoint = "bridge/edit-company")]
pub async fn edit_company(
    #[server(default)] company: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: CompanyDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = company.parse().map_err(|_| ApiError::NotFound)?;
        Ok(listed(&bridge::edit_company(&ctx::db(), &ctx::actor(), id, &revision, &details).await?))
    })
    .await
}

/// Puts many companies into the list of a bridge, as they are copied from a table.
#[server(endpoint = "bridge/paste-companies")]
pub async fn paste_companies(
    #[server(default)] bridge: String,
    #[server(default)] revision: String,
    #[server(flatten)] pasted: CompanyLines,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = bridge.parse().map_err(|_| ApiError::NotFound)?;
        Ok(listed(&bridge::paste_companies(&ctx::db(), &ctx::actor(), id, &revision, &pasted).await?))
    })
    .await
}

/// Takes a company out of the list.
#[server(endpoint = "bridge/remove-company")]
pub async fn remove_company(#[server(default)] company: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = company.parse().map_err(|_| ApiError::NotFound)?;
        Ok(listed(&bridge::remove_company(&ctx::db(), &ctx::actor(), id, &revision).await?))
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::locale::Locale;

    use super::*;

    #[test]
    fn what_hangs_on_a_bridge_is_named() {
        let events: Vec<_> = (1..=6).map(|number| format!("Messe {number}")).collect();

        assert!(has_events(&events[..1]).in_(Locale::De).contains(": Messe 1. "));
        assert!(has_events(&events).in_(Locale::En).contains("Messe 4, Messe 5, …. "));
    }
}
