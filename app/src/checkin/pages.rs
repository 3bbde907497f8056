//! The desk's pages. They work with a hand scanner and without script; the camera is an island on top.

use domain::{
    checkin::{self, Answered, DoorStatus, DoorView, PersonAtDoor, ScanLine, ScanOutcome},
    event::{self, EventView},
    ids::ScanId,
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    api::{AdmitPerson, ScanTyped, UndoScan},
    words,
};
use crate::{
    badge::role_word,
    ctx,
    error::ApiError,
    format,
    islands::{CameraWords, DeskScanner},
    load::load,
    paths, ui,
};

/// The events at whose doors one works.
#[component]
pub fn Desks() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load(async move {
        let events = checkin::desks(&db, &actor).await?;
        let content = if events.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Gerade kein Empfang", "No desk right now")
                    text=l.t("Sobald eine Ihrer Veranstaltungen veröffentlicht ist, steht sie hier.", "As soon as one of your events is published it appears here.")
                />
            }
            .into_any()
        } else {
            let items: Vec<_> = events
                .into_iter()
                .map(|event| {
                    let days = format::days(l, event.starts_on, event.ends_on);
                    view! {
                        <li>
                            <a class="list-name" href=paths::desk(l, &event.slug)>{event.name}</a>
                            <p class="list-more">{format!("{days} · {}", event.city)}</p>
                        </li>
                    }
                })
                .collect();
            view! { <ul class="list">{items}</ul> }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=l.t("Empfang", "Desk")/>
            <ui::PageHead title=l.t("Empfang", "Desk") lede=l.t("An welcher Tür stehen Sie?", "Which door are you at?")/>
            {content}
        })
    })
}

/// Everything that a door's page shows.
struct AtDoor {
    event: EventView,
    /// Empty at the entrance, else the session's id.
    door: String,
    doors: Vec<DoorView>,
    status: DoorStatus,
    answered: Option<Answered>,
    search: String,
    people: Vec<PersonAtDoor>,
}

/// One door.
#[component]
pub fn Desk() -> impl IntoView {
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let door = ctx::query_value("door").unwrap_or_default();
    let search = ctx::query_value("q").unwrap_or_default();
    let scan: Option<ScanId> = ctx::query_value("scan").and_then(|scan| scan.parse().ok());
    load(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let doors = checkin::doors(&db, &actor, event.id).await?;
        let status = checkin::status(&db, &actor, event.id, &door).await?;
        let people = checkin::people(&db, &actor, event.id, &door, &search).await?;
        let answered = match scan {
            Some(scan) => Some(checkin::answer(&db, &actor, event.id, scan).await?),
            None => None,
        };
        Ok::<_, ApiError>(desk(AtDoor { event, door, doors, status, answered, search, people }))
    })
}

fn desk(at: AtDoor) -> impl IntoView {
    let l = ctx::locale();
    let reply = at.answered.as_ref().filter(|answered| !answered.undone).map(|answered| words::reply(l, at.event.zone, &answered.answer));
    let class = reply.as_ref().map_or("desk", |reply| reply.tone.class());
    let door = door_name(l, &at);
    let title = reply.as_ref().map_or_else(|| door.clone(), |reply| format!("{} – {}", reply.word, reply.name));
    let counted = format!("{} {} {}", words::inside(l, at.status.inside), l.t("von", "of"), at.status.expected);
    let undone = at.answered.as_ref().is_some_and(|answered| answered.undone);
    let answer = match reply {
        Some(reply) => view! {
            <p class="desk-mark" aria-hidden="true">{reply.mark}</p>
            <p class="desk-word">{reply.word}</p>
            <p class="desk-name">{reply.name}</p>
            <p class="desk-what">{reply.what}</p>
        }
        .into_any(),
        None => view! {
            <p class="desk-word">{if undone { l.t("Rückgängig gemacht", "Undone") } else { l.t("Bereit", "Ready") }}</p>
            <p class="desk-what">{l.t("Code scannen oder eintippen", "Scan or type a code")}</p>
        }
        .into_any(),
    };
    view! {
        <Title text=title/>
        <h1 class="visually-hidden">{format!("{} – {door}", at.event.name)}</h1>
        <div class=class>
            <header>
                <a href=paths::desks(l)>{format!("{} · {door}", at.event.name)}</a>
                <span>{counted}</span>
            </header>
            <div class="desk-body" role="status">{answer}</div>
            <footer>{forms(l, &at)}</footer>
        </div>
        <div class="wrap">
            {doors_and_people(l, &at)}
            {last_scans(l, &at)}
        </div>
    }
}

/// What is at thumb height: type, camera, undo.
fn forms(l: Locale, at: &AtDoor) -> impl IntoView + use<> {
    let letting_in = at.answered.as_ref().filter(|answered| !answered.undone && answered.answer.outcome == ScanOutcome::Welcome);
    let undo = letting_in.map(|answered| undo(l, at, answered.answer.scan, ui::ButtonKind::Quiet));
    let (event, door) = (at.event.slug.clone(), at.door.clone());
    let camera = view! { <DeskScanner event=event.clone() door=door.clone() words=camera_words(l)/> };
    view! {
        <ui::Form action=ScanTyped::PATH>
            <ui::Hidden name="event" value=event/>
            <ui::Hidden name="door" value=door/>
            <ui::Hidden name="scan" value=ScanId::new().to_string()/>
            <div class="field">
                <label class="label" for="desk-code">{l.t("Code", "Code")}</label>
                <input class="input" id="desk-code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" enterkeyhint="go" autofocus/>
            </div>
            <ui::Submit label=l.t("Prüfen", "Check")/>
        </ui::Form>
        {camera}
        {undo}
    }
}

fn undo(l: Locale, at: &AtDoor, scan: ScanId, kind: ui::ButtonKind) -> impl IntoView + use<> {
    let (event, door) = (at.event.slug.clone(), at.door.clone());
    view! {
        <ui::Form action=UndoScan::PATH id=scan.to_string()>
            <ui::Hidden name="event" value=event/>
            <ui::Hidden name="door" value=door/>
            <ui::Hidden name="scan" value=scan.to_string()/>
            <ui::Submit label=l.t("Rückgängig", "Undo") kind/>
        </ui::Form>
    }
}

fn doors_and_people(l: Locale, at: &AtDoor) -> impl IntoView + use<> {
    let (here, searched) = (paths::desk(l, &at.event.slug), at.search.clone());
    let mut options = vec![(String::new(), l.t("Einlass", "Entrance").to_owned())];
    options.extend(at.doors.iter().map(|door| {
        let words = format!("{} · {}", format::date_time(l, at.event.zone, door.starts_at), door.title.in_(l));
        (door.session.to_string(), words)
    }));
    let options: Vec<_> = options
        .into_iter()
        .map(|(door, words)| {
            let selected = door == at.door;
            view! { <option value=door selected=selected>{words}</option> }
        })
        .collect();
    let found: Vec<_> = at.people.iter().map(|person| person_row(l, at, person)).collect();
    let result = if at.search.is_empty() {
        None
    } else if found.is_empty() {
        Some(
            view! {
                <ui::EmptyState
                    title=l.t("Niemand gefunden", "Nobody found")
                    text=l.t("Suchen Sie mit mindestens zwei Buchstaben des Namens oder der Organisation.", "Search with at least two letters of the name or organisation.")
                />
            }
            .into_any(),
        )
    } else {
        Some(view! { <ul class="list">{found}</ul> }.into_any())
    };
    view! {
        <ui::Section title=l.t("Tür wechseln, nach Namen suchen", "Change the door, search by name") id="people">
            // Not `ui::Toolbar`: that keeps the rest of the address, and with it the answer to the last scan.
            <div class="toolbar">
                <form class="toolbar-form" role="search" method="get" action=here>
                    <div class="field is-wide">
                        <label class="label" for="desk-q">{l.t("Name oder Organisation", "Name or organisation")}</label>
                        <input class="input" id="desk-q" type="search" name="q" value=searched/>
                    </div>
                    <div class="field">
                        <label class="label" for="desk-door">{l.t("Tür", "Door")}</label>
                        <select class="input" id="desk-door" name="door">{options}</select>
                    </div>
                    <button type="submit" class="btn is-quiet">{l.t("Anzeigen", "Show")}</button>
                </form>
            </div>
            {result}
        </ui::Section>
    }
}

fn person_row(l: Locale, at: &AtDoor, found: &PersonAtDoor) -> impl IntoView + use<> {
    let what = format!("{} · {}", role_word(l, found.person.role), found.person.organisation);
    let (event, door, badge) = (at.event.slug.clone(), at.door.clone(), found.badge.to_string());
    let end = match found.inside_since {
        Some(since) => {
            let label = format!("{} {}", l.t("Drin seit", "In since"), words::since(l, at.event.zone, since));
            view! { <ui::Chip tone=ui::Tone::Ok label/> }.into_any()
        }
        None => view! {
            <ui::Form action=AdmitPerson::PATH id=badge.clone()>
                <ui::Hidden name="event" value=event/>
                <ui::Hidden name="door" value=door/>
                <ui::Hidden name="scan" value=ScanId::new().to_string()/>
                <ui::Hidden name="badge" value=badge/>
                <ui::Submit label=l.t("Einlassen", "Let in") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        }
        .into_any(),
    };
    view! {
        <li>
            <span class="list-name">{found.person.name.clone()}</span>
            <div class="list-end">{end}</div>
            <p class="list-more">{what}</p>
        </li>
    }
}

fn last_scans(l: Locale, at: &AtDoor) -> impl IntoView + use<> {
    let rows: Vec<_> = at.status.last.iter().map(|line| scan_row(l, at, line)).collect();
    let content = if rows.is_empty() {
        view! { <ui::EmptyState title=l.t("Noch kein Scan", "No scan yet") text=l.t("Die letzten 20 Scans dieser Tür stehen hier.", "The last 20 scans at this door appear here.")/> }.into_any()
    } else {
        view! { <ul class="list">{rows}</ul> }.into_any()
    };
    view! { <ui::Section title=l.t("Zuletzt an dieser Tür", "Last at this door") id="last">{content}</ui::Section> }
}

fn scan_row(l: Locale, at: &AtDoor, line: &ScanLine) -> impl IntoView + use<> {
    let name = line.person.as_ref().map_or_else(|| "–".to_owned(), |person| person.name.clone());
    let (tone, label) = match line.outcome {
        _ if line.undone => (ui::Tone::Mute, l.t("Rückgängig gemacht", "Undone")),
        ScanOutcome::Welcome => (ui::Tone::Ok, words::outcome_word(l, line.outcome)),
        ScanOutcome::AlreadyIn => (ui::Tone::Warn, words::outcome_word(l, line.outcome)),
        _ => (ui::Tone::Bad, words::outcome_word(l, line.outcome)),
    };
    let can_undo = line.outcome == ScanOutcome::Welcome && !line.undone;
    view! {
        <li>
            <span class="list-mark">{words::since(l, at.event.zone, line.at)}</span>
            <span class="list-name">{name}</span>
            <div class="list-end row">
                <ui::Chip tone label/>
                {can_undo.then(|| undo(l, at, line.scan, ui::ButtonKind::Plain))}
            </div>
        </li>
    }
}

fn door_name(l: Locale, at: &AtDoor) -> String {
    let session = at.doors.iter().find(|door| door.session.to_string() == at.door);
    session.map_or_else(|| l.t("Einlass", "Entrance").to_owned(), |door| door.title.in_(l).to_owned())
}

/// What the camera says; the browser knows no languages.
pub fn camera_words(l: Locale) -> CameraWords {
    CameraWords {
        start: l.t("Kamera einschalten", "Switch on the camera").to_owned(),
        looking: l.t("Kamera sucht einen Code …", "Camera is looking for a code …").to_owned(),
        refused: l
            .t(
                "Die Kamera ist nicht freigegeben. Erlauben Sie sie in den Einstellungen des Browsers, oder tippen Sie den Code ein.",
                "The camera is not allowed. Allow it in the browser's settings, or type the code.",
            )
            .to_owned(),
        offline: l
            .t("Keine Verbindung. Dieser Scan ist noch nicht beantwortet.", "No connection. This scan is not answered yet.")
            .to_owned(),
        failed: l.t("Das hat nicht geklappt. Bitte laden Sie die Seite neu.", "That did not work. Please reload the page.").to_owned(),
        retry: l.t("Noch einmal versuchen", "Try again").to_owned(),
        next: l.t("Weiter", "Next").to_owned(),
        more: l.t("Rückgängig und mehr", "Undo and more").to_owned(),
    }
}
