//! The application itself, for whoever is signed in: the same page that the link in the mail opens.

use domain::{
    application::{self, ApplicationAccess, ApplyError},
    audit, event,
};
use leptos::prelude::*;

use super::{application::Page, opened::Opened};
use crate::{application::way::Way, ctx, error::ApiError, load::load_page};

/// The application, to be filled in, changed or withdrawn.
#[component]
pub fn PortalForm() -> impl IntoView {
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("application"));
    load_page(async move {
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let application = application::to_change(&db, ApplicationAccess::Portal(&actor, id)).await?;
        let event = event::by_id(&db, &domain::actor::Actor::System, application.event).await.map_err(ApplyError::from)?;
        let history = audit::of_subject(&db, application.id.as_uuid()).await?;
        Ok::<_, ApiError>(view! { <Page opened=Opened { way: Way::Portal(id), application, event, by_organiser: false } history=history/> })
    })
}
