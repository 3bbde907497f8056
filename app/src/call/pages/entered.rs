//! What an entry says, for whoever may read it.

use domain::{
    call::{EntryPage, Question},
    country::country_name,
    locale::Locale,
};
use leptos::prelude::*;

use crate::{format, paths, ui};

/// Its answers and files. With `links` the files can be read.
pub(super) fn entered(l: Locale, page: &EntryPage, links: bool) -> AnyView {
    let answers: Vec<_> = page.questions.iter().map(|question| answer(l, page, question)).collect();
    let files: Vec<_> = page
        .files
        .iter()
        .map(|file| {
            let size = format!("{} · {} kB", file.media.as_str().to_uppercase(), format::number(l, file.size.div_ceil(1000)));
            let name = if links {
                view! { <a class="list-name" href=paths::call_file(file.id) download="">{file.name.clone()}</a> }.into_any()
            } else {
                view! { <b class="list-name">{file.name.clone()}</b> }.into_any()
            };
            view! { <li>{name}<span class="list-end small muted">{size}</span></li> }
        })
        .collect();
    let files = (!files.is_empty()).then(|| {
        view! { <ui::Section title=l.t("Dateien", "Files") id="files"><ul class="list">{files}</ul></ui::Section> }
    });
    view! {
        <ui::Section title=l.t("Antworten", "Answers") id="answers">{answers}</ui::Section>
        {files}
    }
    .into_any()
}

/// In the language of the entry: what was asked is read beside what was answered.
fn answer(l: Locale, page: &EntryPage, question: &Question) -> AnyView {
    let text = page.answers.get(&question.id).cloned().unwrap_or_default();
    let shown = if text.is_empty() {
        view! { <p class="muted">{l.t("Keine Antwort", "No answer")}</p> }.into_any()
    } else {
        let lang = page.entry.locale.as_str();
        let paragraphs: Vec<_> =
            text.split('\n').filter(|line| !line.trim().is_empty()).map(|line| view! { <p>{line.to_owned()}</p> }).collect();
        view! { <div class="prose" lang=lang>{paragraphs}</div> }.into_any()
    };
    view! { <div class="call-answer"><h3>{question.text.in_(l).to_owned()}</h3>{shown}</div> }.into_any()
}

/// `Musterstadt GmbH · Israel`
pub(super) fn who(l: Locale, organisation: &str, country: &str) -> String {
    format!("{organisation} · {}", country_name(l, country))
}
