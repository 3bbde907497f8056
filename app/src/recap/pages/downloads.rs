//! Files of a recap to take along.

use domain::{files::FileKind, locale::Locale, recap::DownloadView};
use leptos::{prelude::*, server_fn::ServerFn};

use super::public::size;
use crate::{
    ctx, form, paths,
    recap::{RemoveRecapDownload, download_upload},
    ui, upload,
};

#[component]
pub(super) fn Downloads(recap: String, downloads: Vec<DownloadView>) -> impl IntoView {
    let l = ctx::locale();
    let rows: Vec<_> = downloads
        .into_iter()
        .map(|file| {
            let id = file.id;
            view! {
                <li>
                    <a class="list-name" href=paths::file(&file.file) rel="external">{file.title.in_(l).to_owned()}</a>
                    <span class="list-end small muted">{size(l, file.bytes)}</span>
                    <div class="list-more">
                        <ui::Confirm id=id.to_string() action=RemoveRecapDownload::PATH label=l.t("Entfernen", "Remove") question=l.t("Diese Datei entfernen?", "Remove this file?") kind=ui::ButtonKind::Plain>
                            <ui::Hidden name="download" value=id.to_string()/>
                        </ui::Confirm>
                    </div>
                </li>
            }
        })
        .collect();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == download_upload::PATH);
    let most = upload::most(FileKind::Document);
    let hint = match l {
        Locale::De => format!("PDF, höchstens {most}"),
        Locale::En => format!("PDF, at most {most}"),
    };
    view! {
        <ui::Section title=l.t("Zum Mitnehmen", "To take along") id="downloads">
            {(!rows.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })}
            <details class="fold" open=failed>
                <summary>{l.t("Datei hinzufügen", "Add a file")}</summary>
                <ui::Form action=download_upload::PATH encoding=ui::Encoding::Multipart>
                    <ui::Hidden name="recap" value=recap/>
                    <div class="pair">
                        <ui::TextField name="title_de" label=l.t("Titel (deutsch)", "Title (German)") required=true maxlength=120/>
                        <ui::TextField name="title_en" label=l.t("Titel (englisch)", "Title (English)") required=true maxlength=120/>
                    </div>
                    <ui::FileField name="download" label=l.t("Datei", "File") accept=upload::accept(FileKind::Document) limits=upload::limits(l, FileKind::Document) hint required=true/>
                    <ui::Submit label=l.t("Datei hinzufügen", "Add the file")/>
                </ui::Form>
            </details>
        </ui::Section>
    }
}
