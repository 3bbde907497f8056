//! What grants are called, and what happens to them.

use domain::{
    grant::{GrantAction, GrantField, GrantState},
    locale::{Locale, Text},
};

use crate::ui::Tone;

pub fn state(l: Locale, state: GrantState) -> &'static str {
    match state {
        GrantState::Applied => l.t("Beantragt", "Applied for"),
        GrantState::Granted => l.t("Bewilligt", "Granted"),
        GrantState::Settled => l.t("Abgerechnet", "Settled"),
        GrantState::Revoked => l.t("Widerrufen", "Revoked"),
    }
}

pub fn tone(state: GrantState) -> Tone {
    match state {
        GrantState::Applied => Tone::Offer,
        GrantState::Granted => Tone::Ok,
        GrantState::Settled => Tone::Mute,
        GrantState::Revoked => Tone::Warn,
    }
}

pub fn action(l: Locale, action: GrantAction) -> &'static str {
    match action {
        GrantAction::Created => l.t("Förderung angelegt", "Grant created"),
        GrantAction::Changed => l.t("Förderung geändert", "Grant changed"),
        GrantAction::Removed => l.t("Förderung gelöscht", "Grant deleted"),
        GrantAction::Assigned => l.t("Förderung auf eine Veranstaltung verteilt", "Part of a grant given to an event"),
        GrantAction::Unassigned => l.t("Förderung von einer Veranstaltung weggenommen", "Part of a grant taken from an event"),
        GrantAction::CreditChanged => l.t("Nennung der Förderung geändert", "Public mention of the grant changed"),
    }
}

pub fn field(field: GrantField) -> Text {
    let (de, en) = match field {
        GrantField::Grantor => ("Zuwendungsgeber", "Funder"),
        GrantField::Reference => ("Aktenzeichen", "Reference"),
        GrantField::Amount => ("Betrag", "Amount"),
        GrantField::StartsOn => ("Zeitraum von", "Period from"),
        GrantField::EndsOn => ("Zeitraum bis", "Period until"),
        GrantField::PurposeDe => ("Zweck (deutsch)", "Purpose (German)"),
        GrantField::PurposeEn => ("Zweck (englisch)", "Purpose (English)"),
        GrantField::NoticedOn => ("Datum des Bescheids", "Date of the notice"),
        GrantField::GrantState => ("Status", "Status"),
        GrantField::CountsFrom => ("Gilt ab", "Counts from"),
        GrantField::Version => ("Fassung", "Version"),
        GrantField::Bridge => ("Brücke oder Netzwerk", "Bridge or network"),
        GrantField::Event => ("Veranstaltung", "Event"),
        GrantField::IsPublic => ("Öffentlich genannt", "Named publicly"),
        GrantField::CreditDe => ("Nennung (deutsch)", "Mention (German)"),
        GrantField::CreditEn => ("Nennung (englisch)", "Mention (English)"),
        GrantField::Order => ("Reihenfolge", "Order"),
    };
    Text::new(de, en)
}
