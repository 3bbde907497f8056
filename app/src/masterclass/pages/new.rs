//! Planning a session.

use domain::{
    event::{self, EventView},
    ids::SessionId,
    locale::Locale,
    masterclass::{self, ScheduleSession, SessionKind},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    super::api::CreateSession,
    fields::{Choices, fields},
};
use crate::{ctx, error::ApiError, frame::OrganiseHead, load::load_page, paths, ui};

/// Plans a session; `?from=` takes over another one, but for its time.
#[component]
pub fn NewSession() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let from: Option<SessionId> = ctx::query_value("from").and_then(|from| from.parse().ok());
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let choices = Choices::of(&db, &actor, &event).await?;
        let form = match from {
            Some(id) => ScheduleSession { starts_at: String::new(), ..masterclass::session_to_edit(&db, &actor, &event, id).await?.1 },
            None => fresh(&event),
        };
        let title = l.t("Programmpunkt planen", "Plan a session");
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead
                event=event.clone()
                title
                lede=l.t("Als Entwurf: Nur Ihr Team sieht ihn, bis Sie ihn veröffentlichen.", "As a draft: only your team sees it until you publish it.")
            />
            {if choices.stages.is_empty() {
                no_stage(l, &event)
            } else {
                view! {
                    <ui::Form action=CreateSession::PATH>
                        <ui::Hidden name="event" value=event.slug.clone()/>
                        {fields(l, &event, &form, &choices)}
                        <ui::Submit label=l.t("Als Entwurf speichern", "Save as a draft")/>
                    </ui::Form>
                }
                .into_any()
            }}
        })
    })
}

fn fresh(event: &EventView) -> ScheduleSession {
    ScheduleSession {
        kind: SessionKind::Masterclass.to_string(),
        language: event.languages.first().cloned().unwrap_or_else(|| "de".to_owned()),
        starts_at: format!("{}T{:02}:{:02}", event.starts_on, event.opens_minute / 60, event.opens_minute % 60),
        minutes: "45".to_owned(),
        ..ScheduleSession::default()
    }
}

fn no_stage(l: Locale, event: &EventView) -> AnyView {
    view! {
        <ui::EmptyState
            title=l.t("Es gibt noch keine Bühne", "There is no stage yet")
            text=l.t("Legen Sie zuerst eine Bühne an, dann planen Sie darauf.", "First add a stage, then plan on it.")
            href=format!("{}#stages", paths::organise_programme(l, &event.slug))
            link=l.t("Bühne hinzufügen", "Add a stage")
        />
    }
    .into_any()
}
