//! The fields of a form that set a picture: its file, and what it shows in both languages.

use domain::{
    files::FileKind,
    locale::{Locale, Text},
};
use leptos::prelude::*;

use crate::{ctx, ui, upload};

#[component]
pub(crate) fn PictureInput(
    /// One is kept already.
    has_picture: bool,
    alt: Text,
) -> impl IntoView {
    let l = ctx::locale();
    let says = l.t(
        "Für alle, die das Bild nicht sehen. Eine Sprache genügt.",
        "For everybody who does not see the picture. One language is enough.",
    );
    let (formats, most) = (upload::formats(FileKind::Picture), upload::most(FileKind::Picture));
    let hint = match l {
        Locale::De => format!(
            "{} im Querformat, mindestens 1.600 Pixel breit, höchstens {most}. Wo es aufgenommen wurde, speichern wir nicht.",
            formats.de
        ),
        Locale::En => {
            format!("{} in landscape format, at least 1,600 pixels wide, at most {most}. We do not keep where it was taken.", formats.en)
        }
    };
    view! {
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
    }
}
