//! An event's picture: shown, and set.

use domain::{event::EventView, files::FileKind, locale::Locale};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx,
    event::{RemovePicture, picture_upload},
    flash::Flashed,
    paths, ui, upload,
};

/// The picture, or nothing. `class` decides its shape, whatever its own is; the browser keeps the place until it is there; `first` is for what a reader sees at once.
#[component]
pub fn Picture(event: EventView, class: &'static str, #[prop(optional)] first: bool) -> impl IntoView {
    let alt = event.picture_alt.in_(ctx::locale()).to_owned();
    let (loading, priority) = if first { ("eager", Some("high")) } else { ("lazy", None) };
    event.picture.map(
        |key| view! { <img class=class src=paths::file(&key) alt=alt width="1600" height="1067" loading=loading fetchpriority=priority/> },
    )
}

/// The part of the settings that sets the picture, at the end of a form that is sent to `form`.
#[component]
pub(super) fn PictureFields(event: EventView, form: &'static str) -> impl IntoView {
    let l = ctx::locale();
    let (has_picture, alt) = (event.picture.is_some(), event.picture_alt.clone());
    let says = l.t(
        "Für alle, die das Bild nicht sehen. Eine Sprache genügt.",
        "For everybody who does not see the picture. One language is enough.",
    );
    let (formats, most) = (upload::formats(FileKind::Picture), upload::most(FileKind::Picture));
    let hint = match l {
        Locale::De => format!("{} im Querformat, mindestens 1.600 Pixel breit, höchstens {most}.", formats.de),
        Locale::En => format!("{} in landscape format, at least 1,600 pixels wide, at most {most}.", formats.en),
    };
    view! {
        <ui::Section title=l.t("Bild", "Picture") id="picture">
            <Flashed section="picture"/>
            <Picture event class="fair-picture"/>
            <p class="hint">{l.t("Es erscheint auf der Startseite, über der Seite der Veranstaltung und in geteilten Links.", "It is shown on the start page, above the event's page and in shared links.")}</p>
            <ui::FileField
                name="picture"
                label=if has_picture { l.t("Neues Bild", "New picture") } else { l.t("Bilddatei", "Picture file") }
                accept=upload::accept(FileKind::Picture)
                limits=upload::limits(l, FileKind::Picture)
                hint
            />
            <div class="pair">
                <ui::TextField name="alt_de" label=l.t("Was ist zu sehen? (deutsch)", "What does it show? (German)") value=alt.de maxlength=200 hint=says/>
                <ui::TextField name="alt_en" label=l.t("Was ist zu sehen? (englisch)", "What does it show? (English)") value=alt.en maxlength=200 hint=says/>
            </div>
            <ui::SubmitFile action=picture_upload::PATH form label=l.t("Bild speichern", "Save the picture")/>
        </ui::Section>
    }
}

/// Takes the picture away.
#[component]
pub(super) fn RemovePictureForm(event: String) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Confirm
            action=RemovePicture::PATH
            label=l.t("Bild entfernen", "Remove the picture")
            question=l.t("Das Bild wirklich entfernen?", "Really remove the picture?")
            detail=l.t(
                "Die Seite zeigt dann keines mehr. Speichern Sie vorher, was Sie im Formular geändert haben.",
                "The page then shows none. Save first what you changed in the form.",
            )
            kind=ui::ButtonKind::Plain
        >
            <ui::Hidden name="event" value=event/>
        </ui::Confirm>
    }
}
