//! Finding somebody by name, and another door.

use domain::{
    check_in::{DoorView, MOST_COUNTED, PersonAtDoor},
    event::EventView,
    ids::ScanId,
    locale::Locale,
    masterclass,
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::at_door::AtDoor;
use crate::{
    check_in::{api::AdmitPerson, words},
    format, paths, ui,
};

/// Where it stands on the page.
pub(super) const PEOPLE: &str = "people";

/// Which door, and who was found.
pub(super) fn doors_and_people(l: Locale, at: &AtDoor) -> impl IntoView + use<> {
    // Back to here: what was found stands below the screen that answers scans.
    let (here, searched) = (format!("{}#{PEOPLE}", paths::desk(l, &at.event.slug)), at.search.clone());
    let mut options = vec![(String::new(), l.t("Einlass", "Entrance").to_owned())];
    options.extend(at.doors.iter().map(|door| (door.session.to_string(), door_words(l, &at.event, door))));
    let options: Vec<_> = options
        .into_iter()
        .map(|(door, words)| {
            let selected = door == at.door;
            view! { <option value=door selected=selected>{words}</option> }
        })
        .collect();
    let found: Vec<_> = at.people.people.iter().map(|person| person_row(l, at, person)).collect();
    let (total, similar) = (at.people.total, at.people.similar);
    let more = (total > found.len() as u64).then(|| view! { <p class="muted">{more(l, found.len(), total)}</p> });
    let result = if at.search.is_empty() {
        None
    } else if found.is_empty() {
        Some(
            view! {
                <ui::EmptyState
                    title=l.t("Niemand gefunden", "Nobody found")
                    text=if at.search.chars().count() < 2 {
                        l.t("Suchen Sie mit mindestens zwei Buchstaben des Namens oder der Organisation.", "Search with at least two letters of the name or organisation.")
                    } else {
                        l.t("Prüfen Sie die Schreibweise, oder suchen Sie nach der Organisation.", "Check the spelling, or search for the organisation.")
                    }
                    href=paths::walk_in(l, &at.event.slug)
                    link=l.t("Ohne Ticket registrieren", "Register without a ticket")
                />
            }
            .into_any(),
        )
    } else {
        Some(view! { <ui::SimilarNote similar=at.people.similar/> <ul class="list is-people">{found}</ul> {more} }.into_any())
    };
    view! {
        <ui::Section title=l.t("Nach Namen suchen, Tür wechseln", "Search by name, switch door") id=PEOPLE>
            // Not `ui::Toolbar`: that keeps the rest of the address, and with it the answer to the last scan.
            <div class="toolbar">
                <form class="toolbar-form" role="search" method="get" action=here data-live>
                    <div class="field is-wide">
                        <label class="label" for="desk-q">{l.t("Name oder Organisation", "Name or organisation")}</label>
                        <input class="input" id="desk-q" type="search" name="q" value=searched/>
                    </div>
                    <div class="field is-wide">
                        <label class="label" for="desk-door">{l.t("Tür", "Door")}</label>
                        <select class="input" id="desk-door" name="door" data-whole>{options}</select>
                    </div>
                    <button type="submit" class="btn is-quiet">{l.t("Suchen", "Search")}</button>
                    <ui::SearchStatus/>
                </form>
                <ui::Script name="live-search"/>
            </div>
            <ui::Results total similar>{result}</ui::Results>
        </ui::Section>
    }
}

/// `20 von 859 gezeigt.`, and what to do about it.
fn more(l: Locale, shown: usize, total: u64) -> String {
    let known = format::number(l, total);
    match l {
        Locale::De if total < MOST_COUNTED => {
            format!("{shown} von {known} gezeigt. Geben Sie auch den Vornamen oder die Organisation ein.")
        }
        Locale::De => format!("{shown} von über {known} gezeigt. Geben Sie auch den Vornamen oder die Organisation ein."),
        Locale::En if total < MOST_COUNTED => format!("{shown} of {known} shown. Type the first name or the organisation as well."),
        Locale::En => format!("{shown} of more than {known} shown. Type the first name or the organisation as well."),
    }
}

/// `Wasserstoff im Revier · 10:30`, with the day where there are several.
fn door_words(l: Locale, event: &EventView, door: &DoorView) -> String {
    let day = masterclass::day_of(event.zone, door.starts_at);
    let several = event.starts_on != event.ends_on;
    let day = if several { format!("{}, ", format::weekday(l, day)) } else { String::new() };
    format!("{} · {day}{}", door.title.in_(l), format::time(event.zone, door.starts_at))
}

fn person_row(l: Locale, at: &AtDoor, found: &PersonAtDoor) -> impl IntoView + use<> {
    let what = words::about(l, &found.person);
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
    let name = found.person.name.clone();
    let name = match found.registration {
        Some(id) => view! { <a href=paths::desk_visitor(l, &at.event.slug, id)>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    let paper = paths::desk_badge(l, &at.event.slug, found.badge);
    view! {
        <li>
            <span class="list-name">{name}</span>
            <div class="list-end row">
                {end}
                <ui::LinkButton href=paper label=l.t("Ausweis drucken", "Print badge") kind=ui::ButtonKind::Plain/>
            </div>
            <p class="list-more">{what}</p>
        </li>
    }
}
