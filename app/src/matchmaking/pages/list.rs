//! The organisers' list of meetings, one round for each event, and a new one.

use domain::{
    event::{self, EventFilter},
    locale::Locale,
    matchmaking::{self, MatchmakingView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::settings::SettingsFields;
use crate::{ctx, frame::OrganiseNav, load::load_page, matchmaking::api::CreateMatchmaking, paths, ui, words::matchmaking as words};

/// All rounds.
#[component]
pub fn OrganiseMatchmaking() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let found = matchmaking::for_organisers(&db, &actor).await?;
        let events = event::for_organisers(&db, &actor, &EventFilter { page: 1, ..EventFilter::default() }).await?.events;
        let free = events.into_iter().filter(|event| !event.is_over() && found.iter().all(|round| round.event.id != event.id));
        let options: Vec<_> = free.map(|event| (event.id.to_string(), event.name)).collect();
        let title = l.t("Gespräche", "Meetings");
        let list = if found.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Noch keine Gespräche", "No meetings yet")
                    text=l.t(
                        "Bereiten Sie unten die ersten vor: Veranstaltung, Dauer und Wegzeit. Danach kommen Zeiten und Tische.",
                        "Prepare the first ones below: event, length and time to walk. Then come times and tables.",
                    )
                />
            }
            .into_any()
        } else {
            list(l, title, found)
        };
        Ok(view! {
            <Title text=title/>
            <OrganiseNav/>
            <ui::PageHead title lede=l.t("Wer sich wann mit wem trifft, bei jeder Veranstaltung.", "Who meets whom when, at each event.")/>
            {list}
            <ui::Section title=l.t("Gespräche vorbereiten", "Prepare meetings") id="new">
                {if options.is_empty() {
                    view! { <p class="muted">{l.t("Alle kommenden Veranstaltungen haben schon Gespräche.", "All coming events have meetings already.")}</p> }.into_any()
                } else {
                    view! {
                        <ui::Form action=CreateMatchmaking::PATH>
                            <ui::Select name="event" label=l.t("Veranstaltung", "Event") options/>
                            <SettingsFields/>
                            <ui::Submit label=l.t("Entwurf anlegen", "Create draft")/>
                        </ui::Form>
                    }
                    .into_any()
                }}
            </ui::Section>
        })
    })
}

fn list(l: Locale, caption: &'static str, rounds: Vec<MatchmakingView>) -> AnyView {
    let columns = vec![
        ui::Column::new(l.t("Veranstaltung", "Event")),
        ui::Column::new(l.t("Titel", "Title")),
        ui::Column::new(l.t("Status", "Status")),
    ];
    let rows = rounds.into_iter().map(|round| {
        let href = paths::matchmaking(l, round.id);
        vec![
            view! { <a href=href>{round.event.name.clone()}</a> }.into_any(),
            round.title.in_(l).to_owned().into_any(),
            view! { <ui::Chip label=words::round_state(l, round.state) tone=words::round_tone(round.state)/> }.into_any(),
        ]
    });
    view! { <ui::Table caption columns rows=rows.collect()/> }.into_any()
}
