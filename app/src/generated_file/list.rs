//! What was made lately.

use domain::{
    event::EventView,
    generated_file::{self, GeneratedFileKind, GeneratedFileState, GeneratedFileView},
    locale::Locale,
};
use leptos::prelude::*;

use super::{kind_name, progress_view::percent};
use crate::{
    ctx,
    error::ApiError,
    moment::{local, moment},
    paths, ui,
};

/// The files of an event that are open or can still be fetched; nothing where there are none.
#[component]
pub fn RecentFiles(
    event: EventView,
    /// Only of these kinds; none: of all.
    kinds: Vec<GeneratedFileKind>,
) -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    let content = Suspend::new(async move {
        let files = generated_file::generated_files(&db, &actor, event.id, &kinds).await.map_err(ApiError::from).unwrap_or_default();
        (!files.is_empty())
            .then(|| view! { <ui::Section title=l.t("Erstellte Dateien", "Generated files")>{table(l, &event, files)}</ui::Section> })
    });
    view! { <Suspense>{content}</Suspense> }
}

/// Them as a table.
pub(super) fn table(l: Locale, event: &EventView, files: Vec<GeneratedFileView>) -> impl IntoView + use<> {
    let columns = vec![
        ui::Column::new(l.t("Datei", "File")),
        ui::Column::new(local(l, l.t("Angefordert", "Asked for"))).moment(),
        ui::Column::new(l.t("Von", "By")),
        ui::Column::new(l.t("Status", "Status")),
    ];
    let rows = files.into_iter().map(|file| cells(l, event, file)).collect();
    view! { <ui::Table caption=l.t("Erstellte Dateien", "Generated files") columns rows/> }
}

fn cells(l: Locale, event: &EventView, file: GeneratedFileView) -> Vec<AnyView> {
    let page = paths::generated_file(l, &event.slug, file.id);
    let name = view! { <a href=page>{kind_name(l, file.kind)}</a> };
    let (tone, label) = state_chip(l, &file);
    vec![name.into_any(), moment(l, event.zone, file.asked_at), file.asked_by.into_any(), view! { <ui::Chip tone label/> }.into_any()]
}

fn state_chip(l: Locale, file: &GeneratedFileView) -> (ui::Tone, String) {
    let (tone, words) = match file.state {
        GeneratedFileState::Waiting => (ui::Tone::Mute, l.t("Wartet", "Waiting")),
        GeneratedFileState::Running => return (ui::Tone::Warn, format!("{} %", percent(file))),
        GeneratedFileState::Finished => (ui::Tone::Ok, l.t("Fertig", "Finished")),
        GeneratedFileState::Failed => (ui::Tone::Bad, l.t("Nicht erstellt", "Not made")),
        GeneratedFileState::Cancelled => (ui::Tone::Mute, l.t("Abgebrochen", "Cancelled")),
        GeneratedFileState::Withdrawn => (ui::Tone::Mute, l.t("Gelöscht", "Deleted")),
    };
    (tone, words.to_owned())
}
