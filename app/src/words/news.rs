//! What the agency's news are called, and what happens to them.

use domain::{
    locale::{Locale, Text},
    news::{NewsAction, NewsField, NewsStanding, NewsState},
};

use crate::ui::Tone;

pub fn standing(l: Locale, standing: NewsStanding) -> &'static str {
    match standing {
        NewsStanding::Draft => l.t("Entwurf", "Draft"),
        NewsStanding::Planned => l.t("Geplant", "Planned"),
        NewsStanding::Published => l.t("Veröffentlicht", "Published"),
    }
}

pub fn tone(standing: NewsStanding) -> Tone {
    match standing {
        NewsStanding::Draft => Tone::Mute,
        NewsStanding::Planned => Tone::Offer,
        NewsStanding::Published => Tone::Ok,
    }
}

pub fn state(l: Locale, state: NewsState) -> &'static str {
    match state {
        NewsState::Draft => l.t("Entwurf", "draft"),
        NewsState::Published => l.t("veröffentlicht", "published"),
    }
}

pub fn action(l: Locale, action: NewsAction) -> &'static str {
    match action {
        NewsAction::Created => l.t("Meldung angelegt", "News item created"),
        NewsAction::Changed => l.t("Meldung geändert", "News item changed"),
        NewsAction::Published => l.t("Meldung veröffentlicht", "News item published"),
        NewsAction::Planned => l.t("Meldung geplant", "News item planned"),
        NewsAction::Hidden => l.t("Meldung wieder zum Entwurf gemacht", "News item made a draft again"),
        NewsAction::Deleted => l.t("Entwurf einer Meldung gelöscht", "Draft of a news item deleted"),
    }
}

pub fn field(field: NewsField) -> Text {
    match field {
        NewsField::TitleDe => Text::new("Titel (deutsch)", "Title (German)"),
        NewsField::TitleEn => Text::new("Titel (englisch)", "Title (English)"),
        NewsField::Slug => Text::new("Web-Adresse", "Web address"),
        NewsField::LedeDe => Text::new("Vorspann (deutsch)", "Lede (German)"),
        NewsField::LedeEn => Text::new("Vorspann (englisch)", "Lede (English)"),
        NewsField::TextDe => Text::new("Text (deutsch)", "Text (German)"),
        NewsField::TextEn => Text::new("Text (englisch)", "Text (English)"),
        NewsField::Event => Text::new("Veranstaltung", "Event"),
        NewsField::Picture => Text::new("Bild", "Picture"),
        NewsField::PictureAltDe => Text::new("Was ist zu sehen? (deutsch)", "What does it show? (German)"),
        NewsField::PictureAltEn => Text::new("Was ist zu sehen? (englisch)", "What does it show? (English)"),
        NewsField::PictureCredit => Text::new("Bildnachweis", "Picture credit"),
        NewsField::PressName => Text::new("Pressekontakt", "Press contact"),
        NewsField::PressEmail => Text::new("E-Mail-Adresse für die Presse", "E-mail address for the press"),
        NewsField::PressPhone => Text::new("Telefon für die Presse", "Telephone for the press"),
        NewsField::PublishedAt => Text::new("Erscheint", "Appears"),
    }
}
