//! One door: the answer to the last scan, and the next one.

use domain::{
    check_in::{self, Answered, DoorMode, ScanOutcome},
    event,
    ids::ScanId,
    locale::Locale,
};
use islands::DeskScanner;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    at_door::{AtDoor, undo},
    days, last, people,
};
use crate::{
    check_in::{api::ScanTyped, words},
    ctx,
    error::ApiError,
    load::load_page,
    paths, ui,
    words::camera::{camera_words, decoder},
};

/// The field for codes, and the count, which the scanner in the browser keeps up to date.
const CODE: &str = "desk-code";
const COUNT: &str = "desk-count";

/// One door.
#[component]
pub fn Desk() -> impl IntoView {
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let door = ctx::query_value("door").unwrap_or_default();
    let search = ctx::query_value("q").unwrap_or_default();
    let scan: Option<ScanId> = ctx::query_value("scan").and_then(|scan| scan.parse().ok());
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let doors = check_in::doors(&db, &actor, event.id).await?;
        let status = check_in::status(&db, &actor, event.id, &door).await?;
        let people = check_in::people(&db, &actor, event.id, &door, &search).await?;
        let days = check_in::days(&db, &actor, &event).await?;
        let answered = match scan {
            Some(scan) => Some(check_in::answer_to_scan(&db, &actor, event.id, scan).await?),
            None => None,
        };
        Ok::<_, ApiError>(desk(AtDoor { event, door, doors, status, days, answered, search, people }))
    })
}

fn desk(at: AtDoor) -> impl IntoView {
    let l = ctx::locale();
    let reply = at.answered.as_ref().filter(|answered| !answered.undone).map(|answered| words::reply(l, &at.event, &answered.answer));
    let class = reply.as_ref().map_or("desk", |reply| reply.tone.class());
    let door = door_name(l, &at);
    let title = reply.as_ref().map_or_else(|| door.clone(), |reply| format!("{} – {}", reply.word, reply.name));
    let counted = words::counted(l, at.status.count);
    let undone = at.answered.as_ref().is_some_and(|answered| answered.undone);
    let answer = match reply {
        Some(reply) => view! {
            <p class="desk-mark" aria-hidden="true">{reply.mark}</p>
            <p class="desk-word">{reply.word}</p>
            <p class="desk-name">{reply.name}</p>
            <p class="desk-what">{reply.what}</p>
            {(!reply.notice.is_empty()).then(|| view! { <p class="desk-notice">{reply.notice}</p> })}
        }
        .into_any(),
        None => ready(l, &at, undone).into_any(),
    };
    view! {
        <Title text=title/>
        <h1 class="visually-hidden" id=ui::TITLE tabindex="-1">{format!("{} – {door}", at.event.name)}</h1>
        <div class=class>
            <header>
                <a href=paths::desks(l)>{place(l, &at)}</a>
                <span id=COUNT translate="no">{counted}</span>
            </header>
            <div class="desk-body" role="status">{answer}</div>
            <footer>{forms(l, &at)}</footer>
        </div>
        <div class="wrap">
            {people::doors_and_people(l, &at)}
            {last::last_scans(l, &at)}
            <days::Days days=at.days.clone()/>
        </div>
    }
}

/// Before anything was scanned: what the door is.
fn ready(l: Locale, at: &AtDoor, undone: bool) -> impl IntoView + use<> {
    let word = match at.status.count.mode {
        _ if undone => l.t("Rückgängig gemacht", "Undone"),
        DoorMode::Over => words::over(l),
        DoorMode::Trial | DoorMode::Open => l.t("Bereit", "Ready"),
    };
    let notice = match at.status.count.mode {
        DoorMode::Trial => Some(format!(
            "{} {}",
            words::nobody_yet(l, &at.event),
            l.t("Geprüft wird wie an den Tagen der Veranstaltung.", "Codes are checked as on the days of the event.")
        )),
        DoorMode::Over => Some(words::nobody_any_more(l, &at.event)),
        DoorMode::Open => None,
    };
    view! {
        <p class="desk-word">{word}</p>
        <p class="desk-what">{l.t("Code scannen oder eintippen", "Scan or type a code")}</p>
        {notice.map(|notice| view! { <p class="desk-notice">{notice}</p> })}
    }
}

/// Which door of which event: nobody may think that they stand at another.
fn place(l: Locale, at: &AtDoor) -> String {
    format!("{} · {}", at.event.name, door_name(l, at))
}

/// What is at thumb height: type, undo, camera, search.
fn forms(l: Locale, at: &AtDoor) -> impl IntoView + use<> {
    let lets_in = |answer: &check_in::Answer| answer.outcome == ScanOutcome::Welcome && answer.mode != DoorMode::Over;
    let letting_in = at.answered.as_ref().filter(|answered| !answered.undone && lets_in(&answered.answer));
    let undo = letting_in.map(|answered| undo(l, at, answered.answer.scan, ui::ButtonKind::Quiet));
    let (event, door) = (at.event.slug.clone(), at.door.clone());
    let shown = at.answered.as_ref().map(|answered| answered.answer.scan.to_string()).unwrap_or_default();
    let (place, words) = (place(l, at), camera_words(l));
    let camera = view! { <DeskScanner event=event.clone() door=door.clone() place input=CODE.to_owned() count=COUNT.to_owned() decoder=decoder() words/> };
    view! {
        <ui::Form action=ScanTyped::PATH>
            <ui::Hidden name="event" value=event/>
            <ui::Hidden name="door" value=door/>
            <ui::Hidden name="scan" value=ScanId::new().to_string()/>
            <ui::Hidden name="shown" value=shown/>
            <div class="field">
                <label class="label" for=CODE>{l.t("Code", "Code")}</label>
                <input class="input" id=CODE name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" enterkeyhint="go" autofocus/>
            </div>
            <ui::Submit label=l.t("Prüfen", "Check")/>
        </ui::Form>
        {undo}
        {paper(l, at)}
        {camera}
        {at.event.takes_registrations().then(|| view! { <a class="btn is-quiet" href=paths::walk_in(l, &at.event.slug)>{l.t("Ohne Ticket", "Without a ticket")}</a> })}
        <a class="btn is-quiet" href=format!("#{}", people::PEOPLE)>{l.t("Nach Namen suchen", "Search by name")}</a>
    }
}

/// For whoever was let in just now: their badge, and what it says.
fn paper(l: Locale, at: &AtDoor) -> impl IntoView + use<> {
    let came_in =
        |answered: &&Answered| !answered.undone && matches!(answered.answer.outcome, ScanOutcome::Welcome | ScanOutcome::AlreadyIn);
    let (badge, registration) =
        at.answered.as_ref().filter(came_in).map_or((None, None), |answered| (answered.badge, answered.registration));
    let slug = at.event.slug.clone();
    view! {
        {badge.map(|badge| view! { <a class="btn is-quiet" href=paths::desk_badge(l, &slug, badge)>{l.t("Ausweis drucken", "Print badge")}</a> })}
        {registration.map(|id| view! { <a class="btn is-quiet" href=paths::desk_visitor(l, &slug, id)>{l.t("Angaben korrigieren", "Correct details")}</a> })}
    }
}

fn door_name(l: Locale, at: &AtDoor) -> String {
    let session = at.doors.iter().find(|door| door.session.to_string() == at.door);
    session.map_or_else(|| l.t("Einlass", "Entrance").to_owned(), |door| door.title.in_(l).to_owned())
}
