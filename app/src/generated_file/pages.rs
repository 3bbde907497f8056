//! The pages of this slice.

use domain::{event, generated_file, ids::GeneratedFileId};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{kind_name, list::table, progress_view::FileProgress};
use crate::{asked::narrowed, ctx, error::ApiError, frame::OrganiseHead, load::load_page, paths, ui};

/// What an event's organisers asked for lately.
#[component]
pub fn GeneratedFiles() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let files = generated_file::generated_files(&db, &actor, event.id, &[]).await?;
        let content = if files.is_empty() {
            let text = l.t(
                "Große Druckdateien und Tabellen, die Sie auf anderen Seiten anfordern, erscheinen hier und bleiben einen Tag.",
                "Large print files and tables that you ask for on other pages appear here and stay for a day.",
            );
            view! { <ui::EmptyState title=l.t("Noch keine Dateien", "No files yet") text/> }.into_any()
        } else {
            table(l, &event, files).into_any()
        };
        let title = l.t("Erstellte Dateien", "Generated files");
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <OrganiseHead event=event title/>
            {content}
        })
    })
}

/// A file: how far it is, and where it is when it is finished.
#[component]
pub fn GeneratedFilePage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let file = ctx::param("file").parse::<GeneratedFileId>();
    load_page(async move {
        let file = file.map_err(|_| ApiError::NotFound)?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let file = generated_file::generated_file(&db, &actor, event.id, file).await?;
        let (title, lede) = (kind_name(l, file.kind), lede(&file.narrowed));
        let all = paths::generated_files(l, &event.slug);
        Ok(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <OrganiseHead event=event.clone() title lede/>
            <FileProgress event file/>
            <p><a href=all>{l.t("Alle erstellten Dateien", "All generated files")}</a></p>
        })
    })
}

/// Of what the file is made.
fn lede(query: &str) -> String {
    #[derive(Default, serde::Deserialize)]
    #[serde(default)]
    struct Searched {
        q: String,
    }
    let l = ctx::locale();
    let Searched { q } = narrowed(query);
    match (q.is_empty(), query.is_empty()) {
        (false, _) => format!("{} {}", l.t("Gefiltert wie die Liste, gesucht nach:", "Filtered as the list was, searched for:"), q),
        (true, false) => l.t("Gefiltert wie die Liste.", "Filtered as the list was.").to_owned(),
        (true, true) => String::new(),
    }
}
