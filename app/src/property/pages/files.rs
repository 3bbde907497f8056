//! Pictures, plan and documents of a property: shown, added, removed.

use domain::{
    files::FileKind,
    locale::Locale,
    property::{PropertyFileKind, PropertyFileView, PropertyView},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx, paths,
    property::{RemovePropertyFile, file_upload},
    ui, upload,
    words::property as words,
};

/// What there is, and a form for one more.
#[component]
pub(super) fn Files(property: PropertyView) -> impl IntoView {
    let l = ctx::locale();
    let id = property.id.to_string();
    let rows: Vec<_> = property.files.into_iter().map(|file| view! { <Row file/> }).collect();
    view! {
        <ui::Section title=l.t("Bilder und Dokumente", "Pictures and documents") id="files">
            {if rows.is_empty() {
                view! { <p class="muted">{l.t("Noch keine Datei.", "No file yet.")}</p> }.into_any()
            } else {
                view! { <ul class="list">{rows}</ul> }.into_any()
            }}
            <Add id/>
        </ui::Section>
    }
}

#[component]
fn Row(file: PropertyFileView) -> impl IntoView {
    let l = ctx::locale();
    let id = file.id.to_string();
    view! {
        <li>
            <a class="list-name" href=paths::file(&file.file)>{file.title.in_(l).to_owned()}</a>
            <span class="list-end">
                <ui::Confirm
                    action=RemovePropertyFile::PATH
                    id=id.clone()
                    label=l.t("Entfernen", "Remove")
                    question=l.t("Diese Datei entfernen?", "Remove this file?")
                    detail=l.t("Die Seite des Objekts zeigt sie dann nicht mehr.", "The property’s page does not show it then.")
                    kind=ui::ButtonKind::Plain
                >
                    <ui::Hidden name="file" value=id/>
                </ui::Confirm>
            </span>
            <p class="list-more">{words::file_kind(l, file.kind)}</p>
        </li>
    }
}

#[component]
fn Add(id: String) -> impl IntoView {
    let l = ctx::locale();
    let kinds = PropertyFileKind::ALL.map(|kind| (kind.to_string(), words::file_kind(l, kind).to_owned())).to_vec();
    let (formats, picture, document) =
        (upload::formats(FileKind::Picture), upload::most(FileKind::Picture), upload::most(FileKind::Document));
    let hint = match l {
        Locale::De => format!("Bild oder Plan: {}, höchstens {picture}. Dokument: PDF, höchstens {document}.", formats.de),
        Locale::En => format!("Picture or plan: {}, at most {picture}. Document: PDF, at most {document}.", formats.en),
    };
    let says = l.t(
        "Was das Bild zeigt, oder wie das Dokument heißt. Eine Sprache genügt.",
        "What the picture shows, or what the document is called. One language is enough.",
    );
    let accept = format!("{},{}", upload::accept(FileKind::Picture), upload::accept(FileKind::Document));
    view! {
        <ui::Form action=file_upload::PATH encoding=ui::Encoding::Multipart>
            <ui::Hidden name="property" value=id/>
            <ui::Select name="kind" label=l.t("Was ist es?", "What is it?") options=kinds/>
            <ui::FileField name="file" label=l.t("Datei", "File") accept hint required=true/>
            <div class="pair">
                <ui::TextField name="alt_de" label=l.t("Was ist zu sehen? (deutsch)", "What does it show? (German)") maxlength=200 hint=says/>
                <ui::TextField name="alt_en" label=l.t("Was ist zu sehen? (englisch)", "What does it show? (English)") maxlength=200 hint=says/>
            </div>
            <ui::TextField name="credit" label=l.t("Bildnachweis", "Picture credit") maxlength=120/>
            <ui::Submit label=l.t("Datei hinzufügen", "Add the file") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
}
