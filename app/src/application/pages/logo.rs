//! An application's logo. Its file is chosen in the form that stands on the page, and sent by a button of its own.

use domain::{files::FileKind, locale::Locale};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    application::{api::RemoveLogo, logo_upload, way::Way},
    ctx,
    flash::Flashed,
    paths, ui, upload,
};

/// The logo as it is.
#[component]
pub(super) fn Logo(key: Option<String>, name: String) -> impl IntoView {
    key.map(|key| view! { <ui::Section title="Logo" id="logo"><Shown key name/></ui::Section> })
}

#[component]
fn Shown(key: String, name: String) -> impl IntoView {
    view! { <p><img class="logo" src=paths::file(&key) alt=format!("Logo: {name}")/></p> }
}

/// The logo and a field for another one, at the end of a form that is sent to `form`.
#[component]
pub fn LogoFields(key: Option<String>, name: String, form: &'static str) -> impl IntoView {
    let l = ctx::locale();
    let (formats, most) = (upload::formats(FileKind::Logo), upload::most(FileKind::Logo));
    let hint = match l {
        Locale::De => format!("{}, höchstens {most}. In SVG bitte Schrift in Pfade umwandeln.", formats.de),
        Locale::En => format!("{}, at most {most}. In SVG please convert text to paths.", formats.en),
    };
    let label = if key.is_some() { l.t("Neues Logo", "New logo") } else { l.t("Logo", "Logo") };
    view! {
        <ui::Section title="Logo" id="logo">
            {key.map(|key| view! { <Shown key name/> })}
            <Flashed section="logo"/>
            <ui::FileField name="logo" label accept=upload::accept(FileKind::Logo) limits=upload::limits(l, FileKind::Logo) hint/>
            <ui::SubmitFile action=logo_upload::PATH form label=l.t("Logo hochladen", "Upload logo")/>
        </ui::Section>
    }
}

/// Takes the logo away.
#[component]
pub fn RemoveLogoForm(way: Way) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Confirm
            action=RemoveLogo::PATH
            label=l.t("Logo entfernen", "Remove logo")
            question=l.t("Das Logo wirklich entfernen?", "Really remove the logo?")
            detail=l.t(
                "Sie können jederzeit ein neues hochladen. Speichern Sie vorher, was Sie im Formular geändert haben.",
                "You can upload a new one at any time. Save first what you changed in the form.",
            )
            kind=ui::ButtonKind::Plain
        >
            {way.hidden()}
        </ui::Confirm>
    }
}
