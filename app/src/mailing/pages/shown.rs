//! One letter to a group: while it is a draft, to write it; afterwards, what becomes of it.

use domain::{
    audit, event,
    ids::MailingId,
    mailing::{self, MailingState},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    composer::Composer,
    fate::Fate,
    list::{state_chip, subject},
};
use crate::{audit::HistoryList, ctx, error::ApiError, frame::OrganiseHead, load::load_page, paths, ui};

#[component]
pub fn MailingPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("mailing"));
    load_page(async move {
        actor.require_organiser()?;
        let id: MailingId = id.parse().map_err(|_| ApiError::NotFound)?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let mailing = mailing::mailing(&db, &actor, id).await?;
        if mailing.event != event.id {
            return Err(ApiError::NotFound);
        }
        let groups = mailing::groups(&db, &actor, event.id).await?;
        let entries = audit::of_subject(&db, id.as_uuid()).await?;
        let (title, (label, tone)) = (subject(l, &mailing), state_chip(l, &mailing));
        let zone = event.zone;
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <OrganiseHead event=event.clone() title>
                <ui::Actions>
                    <ui::Chip label tone/>
                    <a href=paths::mailings(l, &slug)>{l.t("Alle Rundmails", "All group e-mails")}</a>
                </ui::Actions>
            </OrganiseHead>
            {if mailing.state == MailingState::Draft {
                view! { <Composer mailing groups/> }.into_any()
            } else {
                view! { <Fate mailing event groups/> }.into_any()
            }}
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone/></ui::Section>
        })
    })
}
