//! The hosts of an event, for organisers: who they are in which order, their people, what funds the event, and what all of
//! them see.

use domain::{
    account::HostPersonView,
    event, grant,
    host::{self, HostView},
    locale::Locale,
    process::history_names,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{fields::HostFields, one::HostRow, released::Grants, sharing::SharingForm};
use crate::{
    audit::{HistoryList, Things},
    ctx,
    error::ApiError,
    form, format,
    frame::OrganiseHead,
    host::AddHost,
    load::load_page,
    ui,
};

/// The page.
#[component]
pub fn OrganiseHosts() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let hosts = host::hosts(&db, &actor, event.id).await?;
        let people = host::people(&db, &actor, event.id).await?;
        let sharing = host::sharing(&db, &actor, event.id).await?;
        let grants = grant::of_event(&db, &actor, event.id).await?;
        let entries = host::history_of(&db, &actor, event.id).await?;
        let things = Things { event: slug.clone(), names: history_names::names(&db, &entries).await?, ..Things::default() };
        let (id, zone, title) = (event.id.to_string(), event.zone, l.t("Veranstalter", "Hosts"));
        let shares = shares(l, &hosts);
        let rows = hosts.into_iter().enumerate().map(|(at, host)| {
            let own: Vec<HostPersonView> = people.iter().filter(|person| person.host == host.id).cloned().collect();
            let is_first = at == 0;
            view! { <HostRow host people=own is_first/> }.into_any()
        });
        let list = list(l, rows.collect(), shares);
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead event title lede=l.t("Wer die Veranstaltung gemeinsam trägt, in der vereinbarten Reihenfolge, und wer sie fördert.", "Who runs the event together, in the order agreed, and who funds it.")/>
            {list}
            <Add event=id.clone()/>
            <Grants grants/>
            <SharingForm event=id slug sharing/>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone things/></ui::Section>
        })
    })
}

fn list(l: Locale, rows: Vec<AnyView>, shares: Option<String>) -> AnyView {
    if rows.is_empty() {
        return view! {
            <ui::EmptyState
                title=l.t("Noch kein Veranstalter", "No host yet")
                text=l.t(
                    "Fügen Sie zuerst Ihr eigenes Haus hinzu, dann die anderen. Die öffentliche Seite nennt sie in dieser Reihenfolge.",
                    "Add your own house first, then the others. The public page names them in this order.",
                )
            />
        }
        .into_any();
    }
    view! {
        <ul class="list">{rows}</ul>
        {shares.map(|shares| view! { <p class="muted">{shares}</p> })}
    }
    .into_any()
}

/// How much of the costs is agreed, if anything is.
fn shares(l: Locale, hosts: &[HostView]) -> Option<String> {
    let all: i32 = hosts.iter().map(|host| host.share).sum();
    let (agreed, left) = (format::percent(l, all), format::percent(l, host::WHOLE - all));
    (all > 0).then(|| match l {
        Locale::De => format!("Kosten: {agreed} vereinbart, {left} offen."),
        Locale::En => format!("Costs: {agreed} agreed, {left} open."),
    })
}

#[component]
fn Add(event: String) -> impl IntoView {
    let l = ctx::locale();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == AddHost::PATH);
    view! {
        <details class="fold" id="add" open=failed>
            <summary>{l.t("Veranstalter hinzufügen", "Add a host")}</summary>
            <ui::Form action=AddHost::PATH>
                <ui::Hidden name="event" value=event/>
                <HostFields/>
                <ui::Submit label=l.t("Veranstalter hinzufügen", "Add host")/>
            </ui::Form>
        </details>
    }
}
