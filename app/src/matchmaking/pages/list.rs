//! The organisers' list of meetings of events and of bridges, and new ones.

use domain::{
    bridge,
    locale::Locale,
    matchmaking::{self, MatchmakingView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{days::DaysFields, settings::SettingsFields};
use crate::{
    ctx, form, format,
    frame::OrganiseNav,
    load::load_page,
    matchmaking::api::{CreateBridgeMatchmaking, CreateMatchmaking},
    paths, ui,
    words::matchmaking as words,
};

/// All rounds.
#[component]
pub fn OrganiseMatchmaking() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let found = matchmaking::for_organisers(&db, &actor).await?;
        let free = matchmaking::events_without(&db, &actor).await?;
        let options: Vec<_> = free.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
        let bridges = bridge::for_organisers(&db, &actor).await?;
        let bridges: Vec<_> = bridges.into_iter().map(|bridge| (bridge.id.to_string(), bridge.name)).collect();
        let title = l.t("Gespräche", "Meetings");
        let is_first = found.is_empty();
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
            <ui::PageHead title lede=l.t("Wer sich wann mit wem trifft: bei Veranstaltungen, und unter den Mitgliedern von Brücken und Netzwerken.", "Who meets whom when: at events, and among the members of bridges and networks.")/>
            {list}
            <ui::Section title=l.t("Gespräche einer Veranstaltung vorbereiten", "Prepare meetings of an event") id="new">
                {if options.is_empty() {
                    view! { <p class="muted">{l.t("Alle kommenden Veranstaltungen haben schon Gespräche.", "All coming events have meetings already.")}</p> }.into_any()
                } else {
                    view! { <Prepare options is_first/> }.into_any()
                }}
            </ui::Section>
            <OfBridges bridges/>
        })
    })
}

/// Meetings outside any event.
#[component]
fn OfBridges(bridges: Vec<(String, String)>) -> impl IntoView {
    let l = ctx::locale();
    let chosen = ctx::query_value("bridge").unwrap_or_default();
    let title = l.t("Gespräche einer Brücke oder eines Netzwerks vorbereiten", "Prepare meetings of a bridge or network");
    let form = if bridges.is_empty() {
        let none = l.t("Es gibt noch keine Brücke und kein Netzwerk.", "There is no bridge and no network yet.");
        view! { <p class="muted">{none}</p> }.into_any()
    } else {
        view! {
            <p>{l.t(
                "Außerhalb jeder Veranstaltung, an eigenen Tagen: für die Mitglieder und Betriebe, und alle, die sich anmelden.",
                "Outside any event, on days of their own: for the members and companies, and everybody who signs up.",
            )}</p>
            <ui::Form action=CreateBridgeMatchmaking::PATH>
                <ui::Select name="bridge" label=l.t("Brücke oder Netzwerk", "Bridge or network") options=bridges current=chosen/>
                <DaysFields/>
                <SettingsFields/>
                <ui::Submit label=l.t("Entwurf anlegen", "Create draft")/>
            </ui::Form>
        }
        .into_any()
    };
    view! { <ui::Section title id="new-of-bridge">{form}</ui::Section> }
}

/// The form for a new one: folded once there is one, because a list is come to far more often.
#[component]
fn Prepare(options: Vec<(String, String)>, is_first: bool) -> impl IntoView {
    let l = ctx::locale();
    let is_open = is_first || form::echo().is_some_and(|echo| echo.endpoint == CreateMatchmaking::PATH);
    view! {
        <details class="fold" open=is_open>
            <summary>{l.t("Neue Gespräche anlegen", "Prepare new meetings")}</summary>
            <ui::Form action=CreateMatchmaking::PATH>
                <ui::Select name="event" label=l.t("Veranstaltung", "Event") options/>
                <SettingsFields/>
                <ui::Submit label=l.t("Entwurf anlegen", "Create draft")/>
            </ui::Form>
        </details>
    }
}

fn list(l: Locale, caption: &'static str, rounds: Vec<MatchmakingView>) -> AnyView {
    let columns = vec![
        ui::Column::new(l.t("Veranstaltung, Brücke oder Netzwerk", "Event, bridge or network")),
        ui::Column::new(l.t("Titel", "Title")),
        ui::Column::new(l.t("Tage", "Days")).unbroken(),
        ui::Column::new(l.t("Status", "Status")),
    ];
    let rows = rounds.into_iter().map(|round| {
        let href = paths::matchmaking(l, round.id);
        vec![
            view! { <a href=href>{round.of.name().to_owned()}</a> }.into_any(),
            round.title.in_(l).to_owned().into_any(),
            format::days(l, round.of.days().0, round.of.days().1).into_any(),
            view! { <ui::Chip label=words::round_state(l, round.state) tone=words::round_tone(round.state)/> }.into_any(),
        ]
    });
    view! { <ui::Table caption columns rows=rows.collect()/> }.into_any()
}
