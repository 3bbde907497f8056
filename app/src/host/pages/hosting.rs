//! The events of somebody who belongs to one of their hosts, and each as its hosts see it.

use domain::{
    actor::Actor,
    event::{EventKind, EventState},
    grant, masterclass, placement,
    process::hosting::{self, HostedGlance},
    trip,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    own::OwnForm,
    public::host_list,
    released::{Applications, Figures, Grants, Legs, Programme, Units},
};
use crate::{ctx, error::ApiError, format, load::load_page, paths, ui, words::event as words};

/// Their own events.
#[component]
pub fn Hosting() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let found = hosting::hosted_events(&db, &actor).await?;
        let title = l.t("Meine Veranstaltungen als Mitveranstalter", "My events as a co-host");
        let rows = found.into_iter().map(|glance| view! { <Glance glance/> }).collect_view();
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <ui::PageHead title/>
            <ul class="list">{rows}</ul>
        })
    })
}

#[component]
fn Glance(glance: HostedGlance) -> impl IntoView {
    let l = ctx::locale();
    let HostedGlance { event, hosts } = glance;
    view! {
        <li>
            <a class="list-name" href=paths::hosted_event(l, &event.slug)>{event.name.clone()}</a>
            <span class="list-end small muted">{format::days(l, event.starts_on, event.ends_on)}</span>
            <p class="list-more">{format!("{} {}", l.t("für", "for"), hosts.join(", "))}</p>
        </li>
    }
}

/// One of them.
#[component]
pub fn HostedEventPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        let hosted = hosting::hosted_event(&db, &actor, &slug).await?;
        let event = hosted.event;
        let grants = if hosted.sees_grants { Some(grant::of_event(&db, &actor, event.id).await?) } else { None };
        // As everybody sees the booth and the programme, also while the event is a draft.
        let plan = placement::plan(&db, &Actor::Anonymous, &event).await?;
        let sessions = masterclass::programme(&db, &event).await?;
        let is_trip = event.kind == EventKind::DelegationTrip;
        let legs = if is_trip { trip::public_plan(&db, event.id).await?.legs } else { Vec::new() };
        // A trip need have neither booth nor stage: nothing of them is said to follow.
        let (has_units, has_sessions) = (!is_trip || plan.units().next().is_some(), !is_trip || !sessions.is_empty());
        let own = hosted.hosts.iter().filter(|host| actor.edits_host(host.id)).cloned();
        let own = own.map(|host| view! { <OwnForm host/> }).collect_view();
        let up = if actor.is_organiser() {
            (paths::organise_hosts(l, &event.slug), format!("{} · {}", event.name, l.t("Veranstalter", "Hosts")))
        } else {
            (paths::hosting(l), l.t("Meine Veranstaltungen", "My events").to_owned())
        };
        let page = (event.state != EventState::Draft).then(|| paths::event(l, &event.slug));
        let hosts = host_list(l, &hosted.hosts);
        let (state, tone) = (words::state(l, event.state), words::tone(event.state));
        Ok::<_, ApiError>(view! {
            <Title text=event.name.clone()/>
            <ui::Breadcrumbs up=vec![up] here=l.t("Für Mitveranstalter", "For co-hosts")/>
            <ui::PageHead kicker=l.t("Für Mitveranstalter", "For co-hosts") title=event.name.clone() lede=words::when(l, &event)>
                <ui::Actions>
                    <ui::Chip label=state tone/>
                    {page.map(|page| view! { <a href=page>{l.t("Öffentliche Seite", "Public page")}</a> })}
                </ui::Actions>
            </ui::PageHead>
            {hosted.figures.map(|figures| view! { <Figures figures/> })}
            <ui::Section title=l.t("Veranstalter", "Hosts") id="hosts">{hosts}</ui::Section>
            {own}
            {(!legs.is_empty()).then(|| view! { <Legs legs/> })}
            {has_units.then(|| view! { <Units plan/> })}
            {has_sessions.then(|| view! { <Programme sessions zone=event.zone/> })}
            {hosted.applications.map(|applications| view! { <Applications applications/> })}
            {grants.map(|grants| view! { <Grants grants/> })}
        })
    })
}
