//! What happened at an event, for its organisers.

use domain::{audit, event, process::history_names};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{HistoryList, Things};
use crate::{ctx, error::ApiError, frame::OrganiseHead, load::load_page};

/// The newest that happened to anything of an event.
#[component]
pub fn History() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let entries = audit::of_event(&db, event.id).await?;
        let zone = event.zone;
        let things = Things { event: event.slug.clone(), names: history_names::names(&db, &entries).await? };
        Ok::<_, ApiError>(view! {
            <Title text=format!("{} – {}", l.t("Verlauf", "History"), event.name)/>
            <OrganiseHead
                event
                title=l.t("Verlauf", "History")
                lede=l.t("Wer was wann getan hat: die neuesten 200 Einträge.", "Who did what when: the newest 200 entries.")
            />
            <HistoryList entries zone things/>
        })
    })
}
