//! Passing a page on: its address as a code to scan, and in a mail. Nobody else learns of it.

use leptos::prelude::*;

use crate::{ctx, paths, qr::Qr, ui};

/// Folded, at the end of a page that is called `name`.
#[component]
pub fn Share(#[prop(into)] name: String) -> impl IntoView {
    let l = ctx::locale();
    let address = format!("{}{}", ctx::site().public_url, ctx::page_path());
    let mail = format!("mailto:?subject={}&body={}", in_mail(&name), in_mail(&address));
    view! {
        <details class="fold">
            <summary>{l.t("Seite teilen", "Share this page")}</summary>
            <div class="stack">
                <Qr text=address.clone() label=l.t("QR-Code mit der Adresse dieser Seite", "QR code with the address of this page")/>
                <p class="share-address" data-share-address>{address}</p>
                // Shown by the script where the browser can copy.
                <p hidden data-share-copy>
                    <button type="button" class="btn is-quiet" data-done=l.t("Kopiert", "Copied")>{l.t("Adresse kopieren", "Copy the address")}</button>
                    <span class="visually-hidden" role="status"></span>
                </p>
                <p><a href=mail>{l.t("Per E-Mail weitergeben", "Pass it on by e-mail")}</a></p>
            </div>
            <ui::Script name="share"/>
        </details>
    }
}

/// Spaces as `%20`: mail programs take a plus as it stands.
fn in_mail(text: &str) -> String {
    paths::encode(text).replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_program_reads_what_was_meant() {
        assert_eq!(in_mail("Ruhr & Häfen 2+3"), "Ruhr%20%26%20H%C3%A4fen%202%2B3");
    }
}
