//! The last scans at a door.

use domain::{
    check_in::{DoorMode, ScanLine, ScanOutcome},
    locale::Locale,
};
use leptos::prelude::*;

use super::at_door::{AtDoor, undo};
use crate::{check_in::words, ui};

/// With the way to undo each.
pub(super) fn last_scans(l: Locale, at: &AtDoor) -> impl IntoView + use<> {
    let rows: Vec<_> = at.status.last.iter().map(|line| scan_row(l, at, line)).collect();
    let content = if rows.is_empty() {
        view! { <ui::EmptyState title=l.t("Noch kein Scan", "No scan yet") text=l.t("Die letzten 20 Scans dieser Tür stehen hier.", "The last 20 scans at this door appear here.")/> }.into_any()
    } else {
        view! { <ul class="list">{rows}</ul> }.into_any()
    };
    view! { <ui::Section title=l.t("Zuletzt an dieser Tür", "Latest at this door") id="last">{content}</ui::Section> }
}

fn scan_row(l: Locale, at: &AtDoor, line: &ScanLine) -> impl IntoView + use<> {
    let name = line.person.as_ref().map_or_else(|| "–".to_owned(), |person| person.name.clone());
    let (tone, label) = match line.outcome {
        _ if line.undone => (ui::Tone::Mute, l.t("Rückgängig gemacht", "Undone")),
        ScanOutcome::Welcome if line.mode == DoorMode::Over => (ui::Tone::Bad, words::over(l)),
        ScanOutcome::Welcome => (ui::Tone::Ok, words::outcome_word(l, line.outcome)),
        ScanOutcome::AlreadyIn => (ui::Tone::Warn, words::outcome_word(l, line.outcome)),
        _ => (ui::Tone::Bad, words::outcome_word(l, line.outcome)),
    };
    let can_undo = line.outcome == ScanOutcome::Welcome && !line.undone && line.mode != DoorMode::Over;
    let trial = (line.mode == DoorMode::Trial).then(|| view! { <ui::Chip tone=ui::Tone::Mute label=l.t("Probe", "Trial")/> });
    view! {
        <li>
            <span class="list-mark">{words::since(l, at.event.zone, line.at)}</span>
            <span class="list-name">{name}</span>
            <div class="list-end row">
                {trial}
                <ui::Chip tone label/>
                {can_undo.then(|| undo(l, at, line.scan, ui::ButtonKind::Plain))}
            </div>
        </li>
    }
}
