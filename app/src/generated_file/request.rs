//! The button that asks for a file, instead of the link to one that comes at once.

use domain::generated_file::GeneratedFileKind;
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::RequestFile;
use crate::{
    ctx, paths,
    table_export::{ROWS_AT_ONCE, TableLinks, query},
    ui,
};

/// Asks for a file of what the list shows.
#[component]
pub fn RequestButton(
    /// The slug of the event.
    event: String,
    kind: GeneratedFileKind,
    /// What narrows the list, as in its address.
    narrowed: String,
    #[prop(into)] label: String,
    #[prop(optional)] loud: ui::ButtonKind,
) -> impl IntoView {
    view! {
        <ui::Form action=RequestFile::PATH id=kind.as_str() class="is-inline">
            <ui::Hidden name="event" value=event/>
            <ui::Hidden name="kind" value=kind.to_string()/>
            <ui::Hidden name="narrowed" value=narrowed/>
            <ui::Submit label kind=loud/>
        </ui::Form>
    }
}

/// The buttons of a list: both formats of its table. A workbook of very many rows is made in the background, and what was made
/// is one step away.
#[component]
pub fn TableFiles(
    /// The slug of the event.
    event: String,
    kind: GeneratedFileKind,
    /// The address of the table without its ending.
    path: String,
    /// What narrows the list, by name.
    narrowed: Vec<(&'static str, String)>,
    /// How many rows there are.
    total: u64,
) -> impl IntoView {
    let l = ctx::locale();
    if total <= ROWS_AT_ONCE {
        return view! { <TableLinks path narrowed/> }.into_any();
    }
    let (quiet, asked, made) = (ui::ButtonKind::Quiet, query(narrowed.clone()), paths::generated_files(l, &event));
    let button = view! { <RequestButton event kind narrowed=asked label=l.t("Excel erstellen", "Make Excel file") loud=quiet/> };
    view! {
        <TableLinks path narrowed in_background=button.into_any()/>
        <a href=made>{l.t("Erstellte Dateien", "Generated files")}</a>
    }
    .into_any()
}
