//! Files that take long to make: asking for one, seeing how far it is, getting it. Each slice makes its own, from what narrows
//! its list (`badge::downloads`, `table_export`); the server's worker calls them (`server/file_maker.rs`).

pub mod api;
pub mod downloads;
mod list;
pub mod pages;
mod progress_view;
mod request;

use domain::{
    event::EventView,
    generated_file::{Error, FileTrouble, GeneratedFileKind, MOST_OPEN},
    locale::{Locale, Text},
};

pub use list::RecentFiles;
pub use request::{RequestButton, TableFiles};

use crate::{error::ApiError, table_export::XLSX};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::TooManyOpen => Self::conflict(&Text::new(
                format!(
                    "Es warten schon {MOST_OPEN} Dateien, die Sie angefordert haben. Bitte warten Sie, bis eine fertig ist, oder brechen Sie eine ab."
                ),
                format!("{MOST_OPEN} files that you asked for are waiting already. Please wait until one is finished, or cancel one."),
            )),
            Error::TooMany { seconds } => Self::TooMany { retry_after_seconds: seconds },
            Error::Db(error) => error.into(),
        }
    }
}

/// What a file is called on pages.
fn kind_name(l: Locale, kind: GeneratedFileKind) -> &'static str {
    match kind {
        GeneratedFileKind::BadgeSheet => l.t("Ausweise zum Drucken (PDF)", "Badges to print (PDF)"),
        GeneratedFileKind::BadgeTable => l.t("Ausweise (Excel)", "Badges (Excel)"),
        GeneratedFileKind::VisitorTable => l.t("Besucher:innen (Excel)", "Visitors (Excel)"),
        GeneratedFileKind::ApplicationTable => l.t("Bewerbungen (Excel)", "Applications (Excel)"),
        GeneratedFileKind::HistoryTable => l.t("Verlauf (Excel)", "History (Excel)"),
    }
}

/// What it is called on a disk.
fn file_name(event: &EventView, kind: GeneratedFileKind) -> String {
    let what = match kind {
        GeneratedFileKind::BadgeSheet => "badges.pdf",
        GeneratedFileKind::BadgeTable => "badges.xlsx",
        GeneratedFileKind::VisitorTable => "visitors.xlsx",
        GeneratedFileKind::ApplicationTable => "admission.xlsx",
        GeneratedFileKind::HistoryTable => "history.xlsx",
    };
    format!("{}-{what}", event.slug)
}

fn content_type(kind: GeneratedFileKind) -> &'static str {
    match kind {
        GeneratedFileKind::BadgeSheet => "application/pdf",
        GeneratedFileKind::BadgeTable
        | GeneratedFileKind::VisitorTable
        | GeneratedFileKind::ApplicationTable
        | GeneratedFileKind::HistoryTable => XLSX,
    }
}

/// Why there is no file, and what to do.
fn trouble_words(l: Locale, trouble: FileTrouble) -> &'static str {
    match trouble {
        FileTrouble::Ours => l.t(
            "Beim Erstellen ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal; bleibt es dabei, sagen Sie es der Administration: Im Protokoll des Servers steht mehr.",
            "Something went wrong while the file was made. Please try again; if it persists, tell your administrator: the server’s log says more.",
        ),
        FileTrouble::NoRoom => l.t(
            "Auf dem Server ist kein Platz mehr für die Datei. Bitte sagen Sie es der Administration, und versuchen Sie es danach noch einmal.",
            "There is no room left on the server for the file. Please tell your administrator, and try again after that.",
        ),
        FileTrouble::Store => l.t(
            "Die Datei ließ sich nicht speichern: Der Dateispeicher antwortet nicht. Bitte versuchen Sie es in einigen Minuten noch einmal.",
            "The file could not be stored: the file store does not answer. Please try again in a few minutes.",
        ),
        FileTrouble::Interrupted => l.t(
            "Der Server wurde mehrmals unterbrochen, während er die Datei erstellte. Bitte versuchen Sie es noch einmal, am besten mit weniger auf einmal.",
            "The server was interrupted several times while it made the file. Please try again, preferably with less at once.",
        ),
    }
}
