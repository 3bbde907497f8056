//! The picture of a news entry: shown, and set.

use domain::news::NewsEntryView;
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx,
    flash::Flashed,
    news::{RemoveNewsPicture, picture_upload},
    paths,
    picture_fields::PictureInput,
    ui,
};

/// The part of the form that sets the picture, at the end of a form that is sent to `form`.
#[component]
pub(super) fn PictureFields(entry: NewsEntryView, form: &'static str) -> impl IntoView {
    let l = ctx::locale();
    let (has_picture, alt) = (entry.picture.is_some(), entry.picture_alt);
    let shown = entry.picture.map(|key| {
        let alt = alt.in_(l).to_owned();
        view! { <img class="fair-picture" src=paths::file(&key) alt=alt width="1600" height="1067" loading="lazy"/> }
    });
    view! {
        <ui::Section title=l.t("Bild", "Picture") id="picture">
            <Flashed section="picture"/>
            {shown}
            <PictureInput has_picture alt/>
            <ui::TextField name="credit" label=l.t("Bildnachweis", "Picture credit") value=entry.picture_credit maxlength=120/>
            <ui::SubmitFile action=picture_upload::PATH form label=l.t("Bild speichern", "Save the picture")/>
        </ui::Section>
    }
}

/// Takes the picture away.
#[component]
pub(super) fn RemovePictureForm(entry: String) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Confirm
            action=RemoveNewsPicture::PATH
            label=l.t("Bild entfernen", "Remove the picture")
            question=l.t("Das Bild wirklich entfernen?", "Really remove the picture?")
            detail=l.t(
                "Die Meldung zeigt dann keines mehr. Speichern Sie vorher, was Sie im Formular geändert haben.",
                "The news item then shows none. Save first what you changed in the form.",
            )
            kind=ui::ButtonKind::Plain
        >
            <ui::Hidden name="entry" value=entry/>
        </ui::Confirm>
    }
}
