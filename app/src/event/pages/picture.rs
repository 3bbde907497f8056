//! An event's picture: shown, and set.

use domain::event::EventView;
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx,
    event::{RemovePicture, picture_upload},
    flash::Flashed,
    paths,
    picture_fields::PictureInput,
    ui,
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
    view! {
        <ui::Section title=l.t("Bild", "Picture") id="picture">
            <Flashed section="picture"/>
            <Picture event class="fair-picture"/>
            <p class="hint">{l.t("Es erscheint auf der Startseite, über der Seite der Veranstaltung und in geteilten Links.", "It is shown on the start page, above the event's page and in shared links.")}</p>
            <PictureInput has_picture alt/>
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
