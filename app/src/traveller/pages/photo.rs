//! A traveller's photo: shown to them alone, given, taken away.

use domain::{files::FileKind, locale::Locale, travel_details::KEPT_DAYS, traveller::TravellerView};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx,
    flash::Flashed,
    paths,
    traveller::{RemoveTravellerPhoto, photo_upload},
    ui, upload,
};

#[component]
pub(super) fn Photo(token: String, traveller: TravellerView) -> impl IntoView {
    let l = ctx::locale();
    let (formats, most) = (upload::formats(FileKind::Picture), upload::most(FileKind::Picture));
    let hint = match l {
        Locale::De => format!("{}, höchstens {most}. Wo es aufgenommen wurde, speichern wir nicht.", formats.de),
        Locale::En => format!("{}, at most {most}. We do not keep where it was taken.", formats.en),
    };
    let has = traveller.photo.is_some();
    let label = if has { l.t("Neues Foto", "New photo") } else { l.t("Foto", "Photo") };
    let shown = has.then(|| {
        let (src, alt) = (paths::own_trip_photo(&token), format!("{}: {}", l.t("Ihr Foto", "Your photo"), traveller.name));
        let token = token.clone();
        view! {
            <p><img class="logo" src=src alt=alt/></p>
            <ui::Confirm
                id="photo"
                action=RemoveTravellerPhoto::PATH
                label=l.t("Foto entfernen", "Remove the photo")
                question=l.t("Das Foto wirklich entfernen?", "Really remove the photo?")
                kind=ui::ButtonKind::Plain
            ><ui::Hidden name="token" value=token/></ui::Confirm>
        }
    });
    view! {
        <ui::Section title=l.t("Mein Foto", "My photo") id="picture">
            <Flashed section="picture"/>
            <p>{what_for(l)}</p>
            {shown}
            <ui::Form action=photo_upload::PATH encoding=ui::Encoding::Multipart>
                <ui::Hidden name="token" value=token/>
                <ui::FileField name="photo" label accept=upload::accept(FileKind::Picture) limits=upload::limits(l, FileKind::Picture) hint required=true/>
                <ui::Submit label=l.t("Foto hochladen", "Upload the photo") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </ui::Section>
    }
}

fn what_for(l: Locale) -> String {
    match l {
        Locale::De => format!(
            "Es erscheint nur im Delegationsheft, und nur, wenn Sie dort stehen möchten. {KEPT_DAYS} Tage nach der Rückkehr wird es gelöscht."
        ),
        Locale::En => format!(
            "It appears only in the booklet of the delegation, and only if you wish to be in it. It is erased {KEPT_DAYS} days after the return."
        ),
    }
}
