//! The pictures of a recap, for organisers: their rights above all.

use domain::{
    files::FileKind,
    locale::{Locale, Text},
    recap::{Licence, PeopleConsent, PictureView},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx, form, paths,
    picture_fields::PictureInput,
    recap::{EditRecapPicture, RemoveRecapPicture, picture_upload},
    ui, upload,
    words::recap as words,
};

#[component]
pub(super) fn Pictures(recap: String, pictures: Vec<PictureView>) -> impl IntoView {
    let l = ctx::locale();
    let is_empty = pictures.is_empty();
    let rows: Vec<_> = pictures.into_iter().map(|picture| view! { <Row picture/> }).collect();
    view! {
        <ui::Section title=l.t("Bilder", "Pictures") id="pictures">
            {is_empty.then(|| view! { <p class="muted">{l.t("Noch kein Bild. Fügen Sie unten das erste hinzu.", "No picture yet. Add the first one below.")}</p> })}
            {(!is_empty).then(|| view! { <ul class="list recap-list">{rows}</ul> })}
            <Add recap/>
        </ui::Section>
    }
}

#[component]
fn Row(picture: PictureView) -> impl IntoView {
    let l = ctx::locale();
    let id = picture.id;
    let (label, tone) = if picture.may_be_shown() {
        (l.t("Erscheint", "Appears"), ui::Tone::Ok)
    } else {
        (l.t("Rechte fehlen", "Rights are missing"), ui::Tone::Warn)
    };
    let rights: Vec<_> =
        picture.licence.map(|one| words::licence(l, one)).into_iter().chain(picture.consent.map(|one| words::consent(l, one))).collect();
    let alt = picture.alt.in_(l).to_owned();
    let failed =
        form::echo().is_some_and(|echo| echo.endpoint == EditRecapPicture::PATH && echo.value("_form") == Some(id.to_string().as_str()));
    view! {
        <li>
            <img src=paths::file(&picture.small) alt=alt.clone() width="640" height="427" loading="lazy"/>
            <span class="list-name">{alt}</span>
            <span class="list-end"><ui::Chip label tone/></span>
            <div class="list-more">
                <p>{rights.join(" · ")}</p>
                <details class="fold" open=failed>
                    <summary>{l.t("Angaben ändern", "Change what is said of it")}<span class="visually-hidden">": "{picture.alt.in_(l).to_owned()}</span></summary>
                    <ui::Form action=EditRecapPicture::PATH id=id.to_string()>
                        <ui::Hidden name="picture" value=id.to_string()/>
                        <div class="pair">
                            <ui::TextField name="alt_de" label=l.t("Was ist zu sehen? (deutsch)", "What does it show? (German)") value=picture.alt.de.clone() maxlength=200/>
                            <ui::TextField name="alt_en" label=l.t("Was ist zu sehen? (englisch)", "What does it show? (English)") value=picture.alt.en.clone() maxlength=200/>
                        </div>
                        <Rights picture=picture.clone()/>
                        <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
                    </ui::Form>
                    <ui::Confirm
                        id=id.to_string()
                        action=RemoveRecapPicture::PATH
                        label=l.t("Bild entfernen", "Remove the picture")
                        question=l.t("Dieses Bild entfernen?", "Remove this picture?")
                        kind=ui::ButtonKind::Plain
                    >
                        <ui::Hidden name="picture" value=id.to_string()/>
                    </ui::Confirm>
                </details>
            </div>
        </li>
    }
}

/// Whose it is, by what right it is shown, and its place.
#[component]
fn Rights(#[prop(optional)] picture: Option<PictureView>) -> impl IntoView {
    let l = ctx::locale();
    let picture = picture.as_ref();
    let photographer = picture.map(|picture| picture.photographer.clone()).unwrap_or_default();
    let licence = picture.and_then(|picture| picture.licence).map(|one| one.to_string()).unwrap_or_default();
    let consent = picture.and_then(|picture| picture.consent).map(|one| one.to_string()).unwrap_or_default();
    let file = picture.map(|picture| picture.consent_file.clone()).unwrap_or_default();
    let position = picture.map(|picture| picture.position.to_string()).unwrap_or_default();
    view! {
        <div class="pair">
            <ui::TextField name="photographer" label=l.t("Fotograf:in", "Photographer") value=photographer maxlength=120/>
            <ui::Select name="licence" label=l.t("Lizenz", "Licence") options=licences(l) current=licence/>
        </div>
        <div class="pair">
            <ui::Select
                name="consent"
                label=l.t("Menschen auf dem Bild", "People on the picture")
                options=consents(l)
                current=consent
                hint=l.t("Ohne Lizenz und Einwilligung erscheint das Bild nicht.", "Without licence and consent the picture does not appear.")
            />
            <ui::TextField
                name="consent_file"
                label=l.t("Wo die Einwilligung liegt", "Where the consent is kept")
                value=file
                maxlength=160
                hint=l.t("Der Name der Datei, wenn Sie „liegt vor“ wählen", "The name of the file if you choose “on file”")
            />
        </div>
        <ui::TextField name="position" label=l.t("Platz in der Reihe", "Place in the row") value=position inputmode="numeric" maxlength=3/>
    }
}

fn licences(l: Locale) -> Vec<(String, String)> {
    let none = (String::new(), l.t("Noch nicht geklärt", "Not clear yet").to_owned());
    std::iter::once(none).chain(Licence::ALL.map(|one| (one.to_string(), words::licence(l, one).to_owned()))).collect()
}

fn consents(l: Locale) -> Vec<(String, String)> {
    let none = (String::new(), l.t("Noch nicht geklärt", "Not clear yet").to_owned());
    std::iter::once(none).chain(PeopleConsent::ALL.map(|one| (one.to_string(), words::consent(l, one).to_owned()))).collect()
}

#[component]
fn Add(recap: String) -> impl IntoView {
    let l = ctx::locale();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == picture_upload::PATH);
    let most = upload::most(FileKind::Picture);
    let title = match l {
        Locale::De => format!("Bild hinzufügen (höchstens {most})"),
        Locale::En => format!("Add a picture (at most {most})"),
    };
    view! {
        <details class="fold" open=failed>
            <summary>{title}</summary>
            <ui::Form action=picture_upload::PATH encoding=ui::Encoding::Multipart>
                <ui::Hidden name="recap" value=recap/>
                <PictureInput has_picture=false alt=Text::default()/>
                <Rights/>
                <ui::Submit label=l.t("Bild hinzufügen", "Add the picture")/>
            </ui::Form>
        </details>
    }
}
