//! An application's logo, apart from its form: a file travels by itself.

use domain::{files::FileKind, locale::Locale};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    application::{api::RemoveLogo, logo_upload, way::Way},
    ctx,
    flash::Flashed,
    paths, ui, upload,
};

/// The logo; with `editable` also the forms that set and remove it.
#[component]
pub(super) fn Logo(way: Way, key: Option<String>, name: String, editable: bool) -> impl IntoView {
    if !editable && key.is_none() {
        return ().into_any();
    }
    let forms = editable.then(|| view! { <LogoForms way has_logo=key.is_some()/> });
    let picture = key.map(|key| view! { <p><img class="logo" src=paths::file(&key) alt=format!("Logo: {name}")/></p> });
    view! { <ui::Section title="Logo" id="logo">{picture}<Flashed section="logo"/>{forms}</ui::Section> }.into_any()
}

#[component]
fn LogoForms(way: Way, has_logo: bool) -> impl IntoView {
    let l = ctx::locale();
    let hidden = way.hidden();
    let remove = has_logo.then(|| {
        view! {
            <ui::Confirm
                action=RemoveLogo::PATH
                label=l.t("Logo entfernen", "Remove logo")
                question=l.t("Das Logo wirklich entfernen?", "Really remove the logo?")
                detail=l.t("Sie können jederzeit ein neues hochladen.", "You can upload a new one at any time.")
                kind=ui::ButtonKind::Plain
            >
                {way.hidden()}
            </ui::Confirm>
        }
    });
    let (formats, most) = (upload::formats(FileKind::Logo), upload::most(FileKind::Logo));
    let hint = match l {
        Locale::De => format!("{}, höchstens {most}. In SVG bitte Schrift in Pfade umwandeln.", formats.de),
        Locale::En => format!("{}, at most {most}. In SVG please convert text to paths.", formats.en),
    };
    view! {
        <ui::Form action=logo_upload::PATH encoding=ui::Encoding::Multipart>
            {hidden}
            <ui::FileField
                name="logo"
                label=if has_logo { l.t("Neues Logo", "New logo") } else { l.t("Ihr Logo", "Your logo") }
                accept=upload::accept(FileKind::Logo)
                hint
                required=true
            />
            <ui::Submit label=l.t("Logo hochladen", "Upload logo") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
        {remove}
    }
}
