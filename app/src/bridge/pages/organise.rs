//! One bridge for organisers: what is said of it, its partners, its years, its history.

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike;
use domain::{
    audit,
    bridge::{self, BridgeState, BridgeView},
    enquiry::{self, EnquiryFilter, EnquiryState},
    event::{self, EventView},
    grant,
    ids::{BridgeId, EventId},
    locale::Locale,
    matchmaking::{self, MatchmakingView},
    process::{
        bridge_course::{self, Reached},
        overview::{self, EventGlance},
        result::EventResult,
    },
    roundtable::{self, RoundtableView},
    talk,
    trip::{self, Town, Towns},
    visit,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{beside::Beside, enquiries::OpenEnquiries, fields::BridgeFields, grants::GrantsOfBridge, partner::Partners};
use crate::{
    audit::HistoryList,
    bridge::{EditBridge, RemoveBridge, SetState},
    ctx, format,
    load::load_page,
    paths, ui,
    words::{bridge as words, event as event_words, matchmaking as meeting_words, trip as trip_words},
};

/// A bridge as it is, to change.
#[component]
pub fn OrganiseBridge() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("bridge"));
    load_page(async move {
        actor.require_organiser()?;
        let bridge = bridge::by_slug(&db, &actor, &slug).await?;
        let partners = bridge::partners(&db, bridge.id).await?;
        let events = event::all_of_bridge(&db, &actor, bridge.id).await?;
        let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
        let glances = overview::of_list(&db, &actor, &ids).await?;
        let results = bridge_course::results(&db, &events).await?;
        let towns = trip::towns(&db, events.iter().map(|event| (event.id, event.kind)).collect()).await?;
        let talks = talk::all_of_bridge(&db, &actor, bridge.id).await?;
        let visits = visit::all_of_bridge(&db, &actor, bridge.id).await?;
        let roundtables = roundtable::of_bridge(&db, &actor, bridge.id).await?;
        let came = visit::of_bridge(&db, bridge.id).await?;
        let reached = bridge_course::reached(&db, bridge.id, &events, &results, &came).await?;
        let rounds = matchmaking::rounds_of_bridge(&db, &actor, &bridge).await?;
        let grants = grant::of_bridge(&db, &actor, bridge.id).await?;
        let entries = audit::of_subject(&db, bridge.id.as_uuid()).await?;
        let filter = EnquiryFilter { bridge: Some(bridge.id), state: Some(EnquiryState::Open), ..EnquiryFilter::default() };
        let open = enquiry::enquiries(&db, &actor, &filter).await?;
        let acts = acts(l, &bridge);
        Ok(view! {
            <Title text=bridge.name.clone()/>
            <ui::Breadcrumbs up=vec![(paths::organise_bridges(l), l.t("Brücken und Netzwerke", "Bridges and networks").to_owned())] here=bridge.name.clone()/>
            <ui::PageHead kicker=words::kind(l, bridge.kind) title=bridge.name.clone()>{acts}</ui::PageHead>
            <Years events glances results towns/>
            {by_year(l, &reached)}
            <OpenEnquiries bridge=bridge.id open/>
            <Beside talks visits/>
            {of_meetings(l, bridge.id, rounds)}
            {of_roundtables(l, roundtables)}
            <GrantsOfBridge grants/>
            <Partners bridge=bridge.clone() partners/>
            {companies(l, &bridge.slug)}
            <ui::Section title=l.t("Angaben", "Details") id="details">
                <ui::Unsaved about=format!("bridge:{}", bridge.id) revision=bridge.revision form=EditBridge::PATH>
                    <ui::Form action=EditBridge::PATH>
                        <ui::Hidden name="bridge" value=bridge.id.to_string()/>
                        <ui::Hidden name="revision" value=bridge.revision.to_string()/>
                        <BridgeFields bridge/>
                        <ui::Submit label=l.t("Speichern", "Save")/>
                    </ui::Form>
                </ui::Unsaved>
            </ui::Section>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone=format::home()/></ui::Section>
        })
    })
}

/// The way to the list of its companies.
fn companies(l: Locale, slug: &str) -> AnyView {
    let href = paths::organise_bridge_companies(l, slug);
    view! {
        <ui::Section title=l.t("Betriebe", "Companies") id="companies">
            <p>
                {l.t("Was Betriebe bieten und suchen, lesen alle auf der öffentlichen Seite. ", "Everybody reads on the public page what companies offer and seek. ")}
                <a href=href>{l.t("Betriebe bearbeiten", "Edit the companies")}</a>
            </p>
        </ui::Section>
    }
    .into_any()
}

/// Whom it brought together, year by year, the latest first; nothing where nobody was counted.
fn by_year(l: Locale, years: &BTreeMap<i32, Reached>) -> AnyView {
    let title = l.t("Jahre in Zahlen", "Years in figures");
    let columns = vec![
        ui::Column::new(l.t("Jahr", "Year")),
        ui::Column::new(l.t("Menschen in Delegationen", "Delegates")).figures(),
        ui::Column::new(l.t("Gespräche", "Meetings")).figures(),
        ui::Column::new(l.t("Kontakte", "Leads")).figures(),
        ui::Column::new(l.t("Matches", "Matches")).figures(),
    ];
    let row = |year: String, of: &Reached| {
        let figures = [of.delegates, of.meetings, of.leads, of.matches].map(|number| format::number(l, number).into_any());
        std::iter::once(year.into_any()).chain(figures).collect::<Vec<_>>()
    };
    let mut rows: Vec<_> = years.iter().rev().map(|(year, of)| row(year.to_string(), of)).collect();
    if rows.len() > 1 {
        rows.push(row(l.t("Zusammen", "Together").to_owned(), &Reached::total(years.values())));
    }
    (!rows.is_empty()).then(|| view! { <ui::Section title id="years"><ui::Table caption=title columns rows/></ui::Section> }).into_any()
}

/// The meetings of its people outside any event, and the way to new ones.
fn of_meetings(l: Locale, bridge: BridgeId, rounds: Vec<MatchmakingView>) -> AnyView {
    let is_empty = rounds.is_empty();
    let rows: Vec<_> = rounds
        .into_iter()
        .map(|round| {
            let (first, last) = round.of.days();
            let chip = view! { <ui::Chip label=meeting_words::round_state(l, round.state) tone=meeting_words::round_tone(round.state)/> };
            view! {
                <li>
                    <a class="list-name" href=paths::matchmaking(l, round.id)>{round.title.in_(l).to_owned()}</a>
                    <span class="list-end">{chip}</span>
                    <p class="list-more">{format::days(l, first, last)}</p>
                </li>
            }
        })
        .collect();
    let new = format!("{}?bridge={bridge}#new-of-bridge", paths::organise_matchmaking(l));
    view! {
        <ui::Section title=l.t("Gespräche unter Mitgliedern", "Meetings of members") id="meetings">
            {is_empty.then(|| view! { <p class="muted">{l.t(
                "Noch keine. Mitglieder und Betriebe verabreden sich hier außerhalb jeder Veranstaltung, auch online.",
                "None yet. Members and companies arrange to meet here outside any event, online as well.",
            )}</p> })}
            {(!is_empty).then(|| view! { <ul class="list">{rows}</ul> })}
            <ui::Actions>
                <ui::LinkButton href=new label=l.t("Gespräche vorbereiten", "Prepare meetings") kind=ui::ButtonKind::Quiet/>
            </ui::Actions>
        </ui::Section>
    }
    .into_any()
}

/// Its roundtables, the newest first.
fn of_roundtables(l: Locale, roundtables: Vec<RoundtableView>) -> AnyView {
    let rows: Vec<_> = roundtables
        .into_iter()
        .map(|round| {
            let href = paths::organise_roundtable(l, round.id);
            let day = format::date(l, round.starts_at.with_timezone(&round.zone).date_naive());
            let off = round.is_cancelled.then(|| view! { " "<ui::Chip label=l.t("Abgesagt", "Called off") tone=ui::Tone::Bad/> });
            view! {
                <li>
                    <a class="list-name" href=href>{round.name}</a>
                    <span class="list-end small muted">{day}</span>
                    <p class="list-more">{round.place}{off}</p>
                </li>
            }
        })
        .collect();
    (!rows.is_empty())
        .then(|| view! { <ui::Section title=l.t("Roundtables", "Roundtables") id="roundtables"><ul class="list">{rows}</ul></ui::Section> })
        .into_any()
}

/// Its state, the way to its page, and the buttons that change who sees it.
fn acts(l: Locale, bridge: &BridgeView) -> impl IntoView + use<> {
    let (id, state, page) = (bridge.id, bridge.state, paths::bridge(l, &bridge.slug));
    let (next, label, kind) = match state {
        BridgeState::Draft => (BridgeState::Published, l.t("Veröffentlichen", "Publish"), ui::ButtonKind::Primary),
        BridgeState::Published => (BridgeState::Draft, l.t("Wieder zum Entwurf machen", "Make it a draft again"), ui::ButtonKind::Plain),
    };
    view! {
        <ui::Actions>
            <ui::Chip label=words::state(l, state) tone=words::tone(state)/>
            <ui::LinkButton href=page label=l.t("Öffentliche Ansicht", "Public view") kind=ui::ButtonKind::Quiet/>
            <ui::Form action=SetState::PATH class="is-inline">
                <ui::Hidden name="bridge" value=id.to_string()/>
                <ui::Hidden name="state" value=next.as_str()/>
                <ui::Submit label kind/>
            </ui::Form>
            <ui::Confirm
                action=RemoveBridge::PATH
                label=l.t("Löschen", "Delete")
                question=l.t("Mit allen Partnern löschen?", "Delete it with all its partners?")
                detail=l.t(
                    "Das geht nur, solange nichts dazugehört: keine Veranstaltung, kein Aufruf, Vortrag, Besuch oder Roundtable, keine Gespräche und keine Förderung.",
                    "That works only as long as nothing belongs to it: no event, call, talk, visit, roundtable, meetings or grant.",
                )
                kind=ui::ButtonKind::Plain
            ><ui::Hidden name="bridge" value=id.to_string()/></ui::Confirm>
        </ui::Actions>
    }
}

/// Its events, year by year, with their states and figures.
#[component]
fn Years(
    events: Vec<EventView>,
    glances: HashMap<EventId, EventGlance>,
    results: HashMap<EventId, EventResult>,
    towns: Towns,
) -> impl IntoView {
    let l = ctx::locale();
    let title = l.t("Veranstaltungen", "Events");
    let shown = if events.is_empty() {
        view! {
            <ui::EmptyState
                title=l.t("Noch keine Veranstaltung", "No event yet")
                text=l.t("In den Einstellungen einer Veranstaltung wählen Sie, wozu sie gehört.", "In the settings of an event you choose what it belongs to.")
            />
        }
        .into_any()
    } else {
        let years = events.chunk_by(|one, other| one.starts_on.year() == other.starts_on.year());
        years.map(|year| one_year(l, title, year, &glances, &results, &towns)).collect_view().into_any()
    };
    view! { <ui::Section title id="events">{shown}</ui::Section> }
}

fn one_year(
    l: Locale,
    title: &str,
    events: &[EventView],
    glances: &HashMap<EventId, EventGlance>,
    results: &HashMap<EventId, EventResult>,
    towns: &Towns,
) -> AnyView {
    let year = events.first().map_or(0, |event| event.starts_on.year());
    let columns = vec![
        ui::Column::new(l.t("Veranstaltung", "Event")),
        ui::Column::new(l.t("Wann", "When")),
        ui::Column::new(l.t("Status", "Status")),
        ui::Column::new(l.t("Bewerbungen", "Applications")).figures(),
        ui::Column::new(l.t("Auf dem Stand", "On the booth")).figures(),
        ui::Column::new(l.t("Besuche", "Visits")).figures(),
    ];
    let rows: Vec<Vec<AnyView>> =
        events.iter().map(|event| row(l, event, &towns.of(event), glances.get(&event.id), results.get(&event.id))).collect();
    view! { <div class="bridge-year"><h3>{year.to_string()}</h3><ui::Table caption=format!("{title} {year}") columns rows/></div> }
        .into_any()
}

fn row(l: Locale, event: &EventView, towns: &[Town], glance: Option<&EventGlance>, result: Option<&EventResult>) -> Vec<AnyView> {
    let glance = glance.copied().unwrap_or_default();
    let visits = result.map_or_else(|| "–".to_owned(), |result| format::number(l, result.visits));
    vec![
        view! { <a href=paths::organise_event(l, &event.slug)>{event.name.clone()}</a><small>{trip_words::town_names(towns)}</small> }
            .into_any(),
        format::days(l, event.starts_on, event.ends_on).into_any(),
        view! { <ui::Chip label=event_words::state(l, event.state) tone=event_words::tone(event.state)/> }.into_any(),
        format::number(l, glance.applications).into_any(),
        format::number(l, glance.standing.confirmed).into_any(),
        visits.into_any(),
    ]
}
