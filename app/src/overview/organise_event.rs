//! One event at a glance, and what to do with it next.

use domain::{
    check_in,
    event::{self, EventState, EventView},
    mail,
    placement::{self, UnitState},
    process::{course, overview},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{charts::Charts, figures::Figures};
use crate::{
    check_in::pages::Days,
    ctx,
    event::{ArchiveEvent, BackToDraft, DuplicateEvent, PublishEvent, pages::EventBoard},
    form,
    frame::OrganiseHead,
    load::load_page,
    mail::QueueNotice,
    paths, ui,
    words::event as words,
};

/// The organisers' first page of an event.
#[component]
pub fn OrganiseEvent() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let numbers = overview::numbers(&db, &actor, event.id).await?;
        let trouble = mail::trouble(&db, &actor).await?;
        let plan = placement::plan(&db, &actor, &event).await?;
        let course = course::course(&db, &actor, &event).await?;
        let days = check_in::days(&db, &actor, &event).await?;
        let units: Vec<_> = UnitState::ALL.into_iter().map(|state| (state, plan.count(state))).collect();
        let (state, tone, public) = (words::state(l, event.state), words::tone(event.state), paths::event(l, &event.slug));
        Ok(view! {
            <Title text=format!("{} · {}", l.t("Übersicht", "Overview"), event.name)/>
            <OrganiseHead event=event.clone() title=l.t("Übersicht", "Overview") lede=words::when(l, &event)>
                <ui::Actions>
                    <ui::Chip label=state tone/>
                    <a href=public>{l.t("Öffentliche Seite", "Public page")}</a>
                </ui::Actions>
            </OrganiseHead>
            <QueueNotice trouble/>
            <Next event=event.clone() units=units.clone()/>
            <Figures event=event.clone() numbers=numbers.clone() units=units.clone() course=course.clone()/>
            <EventBoard event=event.clone()/>
            <Charts event=event.clone() numbers=numbers.clone() units course/>
            <Days days/>
            <Steps event=event.clone() applied=numbers.applied()/>
            <Duplicate event/>
        })
    })
}

/// The one thing that is worth doing now.
#[component]
fn Next(event: EventView, units: Vec<(UnitState, usize)>) -> impl IntoView {
    let l = ctx::locale();
    let slug = event.slug.as_str();
    let next = if units.iter().all(|(_, count)| *count == 0) {
        Some((
            l.t(
                "Der Stand hat noch keine Standplätze. Legen Sie zuerst Ebenen und Standplätze an.",
                "The booth has no units yet. Add levels and units first.",
            ),
            paths::organise_booth(l, slug),
            l.t("Zum Stand", "To the booth"),
        ))
    } else if event.state == EventState::Draft {
        Some((
            l.t(
                "Der Plan ist fertig. Veröffentlichen Sie die Veranstaltung, damit man sich bewerben kann.",
                "The plan is ready. Publish the event, so that people can apply.",
            ),
            "#steps".to_owned(),
            l.t("Zum Veröffentlichen", "To publishing"),
        ))
    } else if event.state == EventState::Published && event.applications_close_at.is_none() {
        Some((
            l.t(
                "Es gibt noch kein Bewerbungsfenster: Niemand kann sich bewerben.",
                "There is no application window yet: nobody can apply.",
            ),
            paths::edit_event(l, slug),
            l.t("Zu den Einstellungen", "To the settings"),
        ))
    } else if event.is_over() && event.state == EventState::Published {
        Some((
            l.t(
                "Die Veranstaltung ist vorbei. Archivieren Sie sie, oder legen Sie die nächste an.",
                "The event is over. Archive it, or make the next one.",
            ),
            "#steps".to_owned(),
            l.t("Zum Archivieren", "To archiving"),
        ))
    } else {
        None
    };
    next.map(|(text, href, link)| {
        view! { <ui::Notice tone=ui::Tone::Offer title=l.t("Als Nächstes", "Next")>{text}" "<a href=href>{link}</a></ui::Notice> }
    })
}

/// Publish, archive, take back.
#[component]
fn Steps(event: EventView, applied: bool) -> impl IntoView {
    let l = ctx::locale();
    let id = event.id.to_string();
    let hidden = move || view! { <ui::Hidden name="event" value=id.clone()/> };
    let publish = event.state.leads_to(EventState::Published).then(|| {
        let hidden = hidden.clone();
        let again = event.state == EventState::Archived;
        let label = if again { l.t("Wieder veröffentlichen", "Publish again") } else { l.t("Veröffentlichen", "Publish") };
        view! { <ui::Form action=PublishEvent::PATH class="is-inline">{hidden()}<ui::Submit label/></ui::Form> }
    });
    let archive = event.state.leads_to(EventState::Archived).then(|| {
        let hidden = hidden.clone();
        view! {
            <ui::Confirm
                action=ArchiveEvent::PATH
                label=l.t("Archivieren", "Archive")
                question=l.t("Veranstaltung archivieren?", "Archive this event?")
                detail=l.t("Sie steht dann im Rückblick. Bewerben und Registrieren sind dann nicht mehr möglich. Sie können sie wieder veröffentlichen.", "It then appears among the past events, and applications and registrations close. You can publish it again.")
            >{hidden()}</ui::Confirm>
        }
    });
    let back = (event.state.leads_to(EventState::Draft) && !applied).then(|| {
        let hidden = hidden.clone();
        view! {
            <ui::Confirm
                action=BackToDraft::PATH
                label=l.t("Zurück zum Entwurf", "Back to draft")
                question=l.t("Veranstaltung nicht mehr zeigen?", "No longer show this event?")
                detail=l.t("Nur die Organisation sieht sie dann noch. Das geht, solange sich niemand beworben hat.", "Only organisers will see it. That works as long as nobody has applied.")
            >{hidden()}</ui::Confirm>
        }
    });
    view! { <ui::Section title=l.t("Sichtbarkeit", "Visibility") id="steps"><ui::Actions>{publish}{archive}{back}</ui::Actions></ui::Section> }
}

#[component]
fn Duplicate(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let next_year = event.starts_on + chrono::Duration::days(364);
    // A closed part would hide what is wrong with it.
    let failed = form::echo().is_some_and(|echo| echo.endpoint == DuplicateEvent::PATH);
    view! {
        <ui::Section title=l.t("Nächste Ausgabe", "Next edition") id="duplicate">
            <p class="lede">{l.t(
                "Legt einen Entwurf mit denselben Texten, Ebenen, Standplätzen und Bühnen an. Alle Fristen rücken mit dem ersten Tag. Bewerbungen bleiben hier.",
                "Makes a draft with the same texts, levels, units and stages. All deadlines move with the first day. Applications stay here.",
            )}</p>
            <details class="fold" open=failed>
                <summary>{l.t("Nächste Ausgabe anlegen", "Make the next edition")}</summary>
                <ui::Form action=DuplicateEvent::PATH>
                    <ui::Hidden name="event" value=event.id.to_string()/>
                    <ui::TextField name="name" label=l.t("Name", "Name") value=next_name(&event.name) required=true maxlength=80/>
                    <ui::TextField name="slug" label=l.t("Web-Adresse", "Web address") maxlength=60 hint=l.t("Leer: aus dem Namen gebildet", "Leave empty to use the name")/>
                    <ui::TextField name="starts_on" label=l.t("Erster Tag", "First day") kind=ui::InputKind::Date value=next_year.to_string() required=true/>
                    <ui::Submit label=l.t("Entwurf anlegen", "Create draft") kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            </details>
        </ui::Section>
    }
}

/// `MIPIM 2028` for `MIPIM 2027`; a name without a year stays.
fn next_name(name: &str) -> String {
    let year = |word: &str| (word.len() == 4).then(|| word.parse::<u32>().ok().filter(|year| (2000..2100).contains(year))).flatten();
    let words: Vec<String> =
        name.split(' ').map(|word| year(word).map_or_else(|| word.to_owned(), |year| (year + 1).to_string())).collect();
    words.join(" ")
}
