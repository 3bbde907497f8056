//! How far a file is. Without script the page loads again by itself (`Refresh`); with it `file-progress.js` asks, and
//! starts the download.

use chrono::Duration;
use domain::{
    clock,
    event::EventView,
    generated_file::{GeneratedFileKind, GeneratedFileState, GeneratedFileView},
    locale::Locale,
};
use http::header::REFRESH;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{api::CancelFile, request::RequestButton, trouble_words};
use crate::{ctx, format, paths, ui};

/// What the script adds to the address, where it asks by itself: nobody's place in the page is lost to a reload then.
const WITH_SCRIPT: &str = "live";
/// A download begins by itself for whoever asked for it so shortly ago.
const JUST_NOW: Duration = Duration::minutes(1);

/// What is known of a file, and what can be done with it now.
#[component]
pub(super) fn FileProgress(event: EventView, file: GeneratedFileView) -> impl IntoView {
    let l = ctx::locale();
    let download = paths::generated_file_download(&event.slug, file.id);
    let is_just_done = file.ended_at.is_some_and(|ended| clock::now() - ended < JUST_NOW);
    let starts = (file.state == GeneratedFileState::Finished && is_just_done).then(|| download.clone());
    let is_open = file.state.is_open();
    let content = match file.state {
        GeneratedFileState::Waiting | GeneratedFileState::Running => open(l, &file).into_any(),
        GeneratedFileState::Finished => finished(l, &event, &file, download).into_any(),
        GeneratedFileState::Failed | GeneratedFileState::Cancelled | GeneratedFileState::Withdrawn => ended(l, &event, &file).into_any(),
    };
    if is_open && ctx::query_value(WITH_SCRIPT).is_none() {
        ctx::append_header(REFRESH, "2");
    }
    view! {
        <div class="making" data-making=file.state.to_string() data-open=is_open data-said=said(l, &file) data-start=starts data-file=file.id.to_string()>
            {content}
        </div>
        <p class="visually-hidden" role="status" data-making-status></p>
        <ui::Script name="file-progress"/>
    }
}

fn open(l: Locale, file: &GeneratedFileView) -> impl IntoView + use<> {
    let label = l.t("Fortschritt", "Progress");
    // A bar without a value moves to and fro: nothing is known yet.
    let bar = match file.total {
        0 => view! { <progress class="making-bar" aria-label=label></progress> }.into_any(),
        total => {
            view! { <progress class="making-bar" aria-label=label max=total.to_string() value=file.done.to_string()></progress> }.into_any()
        }
    };
    let id = file.id.to_string();
    view! {
        <div data-making-count>
            {bar}
            <p class="making-count">{count(l, file)}</p>
        </div>
        <ui::Form action=CancelFile::PATH class="is-inline">
            <ui::Hidden name="file" value=id/>
            <ui::Submit label=l.t("Abbrechen", "Cancel") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
        <p class="muted">
            {l.t(
                "Sie können diese Seite verlassen: Die Datei entsteht weiter und bleibt einen Tag unter „Alle erstellten Dateien“.",
                "You can leave this page: the file goes on being made, and stays for a day under “All generated files”.",
            )}
        </p>
    }
}

/// `840 von 2.000 – noch etwa 10 Sekunden`.
fn count(l: Locale, file: &GeneratedFileView) -> String {
    if file.state == GeneratedFileState::Waiting {
        return match (l, file.before) {
            (Locale::De, 0) => "Beginnt gleich".to_owned(),
            (Locale::De, 1) => "Wartet: Eine Datei ist vorher dran.".to_owned(),
            (Locale::De, before) => format!("Wartet: {before} Dateien sind vorher dran."),
            (Locale::En, 0) => "About to begin".to_owned(),
            (Locale::En, 1) => "Waiting: one file comes first.".to_owned(),
            (Locale::En, before) => format!("Waiting: {before} files come first."),
        };
    }
    if file.total == 0 {
        return l.t("Wird vorbereitet", "Being prepared").to_owned();
    }
    let counted = format!("{} {} {}", format::number(l, file.done), l.t("von", "of"), format::number(l, file.total));
    match remaining(file).map(|seconds| remaining_words(l, seconds)) {
        Some(words) => format!("{counted} – {words}"),
        None => counted,
    }
}

/// In seconds, as fast as it went so far; nothing before that can be said.
fn remaining(file: &GeneratedFileView) -> Option<u64> {
    let passed = u64::try_from((clock::now() - file.began_at?).num_milliseconds()).ok()?;
    let left = file.total.saturating_sub(file.done);
    (file.done > 0 && passed > 1_000).then(|| passed * left / file.done / 1_000)
}

fn remaining_words(l: Locale, seconds: u64) -> String {
    match seconds {
        0..10 => l.t("noch wenige Sekunden", "a few more seconds").to_owned(),
        10..90 => format!("{} {} {}", l.t("noch etwa", "about"), seconds.div_ceil(10) * 10, l.t("Sekunden", "seconds left")),
        _ => format!("{} {} {}", l.t("noch etwa", "about"), seconds.div_ceil(60), l.t("Minuten", "minutes left")),
    }
}

fn finished(l: Locale, event: &EventView, file: &GeneratedFileView, download: String) -> impl IntoView + use<> {
    let label = match file.kind {
        GeneratedFileKind::BadgeSheet => l.t("PDF herunterladen", "Download PDF"),
        _ => l.t("Excel herunterladen", "Download Excel"),
    };
    let counted = match (file.kind, file.total) {
        (GeneratedFileKind::BadgeSheet, 1) => l.t("1 Ausweis", "1 badge").to_owned(),
        (GeneratedFileKind::BadgeSheet, total) => format!("{} {}", format::number(l, total), l.t("Ausweise", "badges")),
        (_, 1) => l.t("1 Zeile", "1 row").to_owned(),
        (_, total) => format!("{} {}", format::number(l, total), l.t("Zeilen", "rows")),
    };
    let until = file
        .expires_at
        .map(|at| format!("{} {}.", l.t("Sie bleibt hier bis", "It stays here until"), format::date_time(l, event.zone, at)));
    view! {
        <p class="making-count">{format!("{} {counted}, {}.", l.t("Fertig:", "Finished:"), size(l, file.bytes))}</p>
        <ui::Actions><ui::LinkButton href=download label/></ui::Actions>
        <p class="muted">{l.t("Die Datei enthält persönliche Daten.", "The file holds personal data.")}" "{until}</p>
    }
}

fn size(l: Locale, bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}{}{} MB", bytes / 1_000_000, l.t(",", "."), bytes / 100_000 % 10),
    }
}

fn ended(l: Locale, event: &EventView, file: &GeneratedFileView) -> impl IntoView + use<> {
    let (tone, words) = match (file.state, file.trouble) {
        (GeneratedFileState::Failed, Some(trouble)) => (ui::Tone::Bad, trouble_words(l, trouble)),
        (GeneratedFileState::Withdrawn, _) => (
            ui::Tone::Warn,
            l.t(
                "Die Datei ist gelöscht: Seit sie entstand, wurden die Daten einer Person gelöscht, die darin stehen könnte.",
                "The file is deleted: since it was made, the data of somebody was erased who may be in it.",
            ),
        ),
        _ => (ui::Tone::Mute, l.t("Abgebrochen, es gibt keine Datei.", "Cancelled, there is no file.")),
    };
    let reference = (file.state == GeneratedFileState::Failed).then(|| {
        view! { <p>{l.t("Kennung im Protokoll:", "Reference in the log:")}" "<code>{file.id.to_string()}</code></p> }
    });
    let (slug, kind, narrowed) = (event.slug.clone(), file.kind, file.narrowed.clone());
    view! {
        <ui::Notice tone>{words}{reference}</ui::Notice>
        <RequestButton event=slug kind narrowed label=l.t("Neu erstellen", "Make it anew")/>
    }
}

/// What a screen reader is told when it changes: not every badge.
fn said(l: Locale, file: &GeneratedFileView) -> String {
    match file.state {
        GeneratedFileState::Waiting => l.t("Wartet", "Waiting").to_owned(),
        GeneratedFileState::Running => format!("{} %", percent(file) / 25 * 25),
        GeneratedFileState::Finished => l.t("Fertig. Der Download beginnt.", "Finished. The download begins.").to_owned(),
        GeneratedFileState::Failed => l.t("Die Datei konnte nicht erstellt werden.", "The file could not be made.").to_owned(),
        GeneratedFileState::Cancelled => l.t("Abgebrochen", "Cancelled").to_owned(),
        GeneratedFileState::Withdrawn => l.t("Die Datei ist gelöscht.", "The file is deleted.").to_owned(),
    }
}

pub(super) fn percent(file: &GeneratedFileView) -> u64 {
    (file.done * 100).checked_div(file.total).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_told_roughly() {
        assert_eq!(remaining_words(Locale::De, 9), "noch wenige Sekunden");
        assert_eq!(remaining_words(Locale::De, 11), "noch etwa 20 Sekunden");
        assert_eq!(remaining_words(Locale::En, 89), "about 90 seconds left");
        assert_eq!(remaining_words(Locale::En, 121), "about 3 minutes left");
    }

    #[test]
    fn sizes_are_told_as_disks_count() {
        assert_eq!([0, 1, 999_999].map(|bytes| size(Locale::De, bytes)), ["0 kB", "1 kB", "1000 kB"]);
        assert_eq!(size(Locale::De, 3_249_999), "3,2 MB");
        assert_eq!(size(Locale::En, 87_000_000), "87.0 MB");
    }
}
