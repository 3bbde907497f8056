//! How travellers, their states and what happens to them are called.

use domain::{
    locale::{Locale, Text},
    traveller::{Decision, TravellerAction, TravellerField, TravellerSize, TravellerState},
};

use crate::ui;

pub fn state(l: Locale, state: TravellerState) -> &'static str {
    match state {
        TravellerState::Applied => l.t("Beworben", "Applied"),
        TravellerState::Waiting => l.t("Warteliste", "Waiting list"),
        TravellerState::Admitted => l.t("Dabei", "Admitted"),
        TravellerState::Rejected => l.t("Abgelehnt", "Rejected"),
        TravellerState::Withdrawn => l.t("Zurückgezogen", "Withdrawn"),
        TravellerState::Cancelled => l.t("Storniert", "Cancelled"),
    }
}

pub fn tone(state: TravellerState) -> ui::Tone {
    match state {
        TravellerState::Applied => ui::Tone::Warn,
        TravellerState::Waiting => ui::Tone::Offer,
        TravellerState::Admitted => ui::Tone::Ok,
        TravellerState::Rejected => ui::Tone::Bad,
        TravellerState::Withdrawn | TravellerState::Cancelled => ui::Tone::Mute,
    }
}

pub fn size(l: Locale, size: TravellerSize) -> &'static str {
    match size {
        TravellerSize::Small => l.t("Unternehmen mit weniger als 50 Beschäftigten", "Company with fewer than 50 people"),
        TravellerSize::Medium => l.t("Unternehmen mit weniger als 250 Beschäftigten", "Company with fewer than 250 people"),
        TravellerSize::Large => l.t("Größeres Unternehmen", "Larger company"),
        TravellerSize::Public => l.t("Kommune, Hochschule, Kammer oder Ähnliches", "Town, university, chamber or the like"),
    }
}

/// What a button that decides says.
pub fn decision(l: Locale, decision: Decision) -> &'static str {
    match decision {
        Decision::Admit => l.t("Zulassen", "Admit"),
        Decision::Wait => l.t("Auf die Warteliste", "Put on the waiting list"),
        Decision::Reject => l.t("Ablehnen", "Reject"),
        Decision::TakeBack => l.t("Entscheidung zurücknehmen", "Take the decision back"),
        Decision::Cancel => l.t("Für die Person stornieren", "Cancel for this person"),
    }
}

pub fn action(l: Locale, action: TravellerAction) -> &'static str {
    match action {
        TravellerAction::Applied => l.t("Für die Reise beworben", "Applied for the trip"),
        TravellerAction::Proven => l.t("Bewerbung für die Reise bestätigt", "Application for the trip confirmed"),
        TravellerAction::Admitted => l.t("Zur Reise zugelassen", "Admitted to the trip"),
        TravellerAction::PutOnWaitingList => l.t("Auf die Warteliste der Reise gesetzt", "Put on the waiting list of the trip"),
        TravellerAction::Rejected => l.t("Bewerbung für die Reise abgelehnt", "Application for the trip rejected"),
        TravellerAction::Reopened => l.t("Entscheidung zur Reise zurückgenommen", "Decision about the trip taken back"),
        TravellerAction::Withdrawn => l.t("Bewerbung für die Reise zurückgezogen", "Application for the trip withdrawn"),
        TravellerAction::Cancelled => l.t("Reise storniert", "Trip cancelled"),
        TravellerAction::Changed => l.t("Angaben zur Reise geändert", "Details for the trip changed"),
        TravellerAction::GroupChanged => l.t("Reisegruppe geändert", "Group of the trip changed"),
        TravellerAction::ConsentGiven => l.t("Einwilligung ins Delegationsheft erteilt", "Consent to the booklet given"),
        TravellerAction::ConsentWithdrawn => l.t("Einwilligung ins Delegationsheft widerrufen", "Consent to the booklet withdrawn"),
        TravellerAction::Erased => l.t("Reisende:r mit allen Daten gelöscht", "Traveller erased with all data"),
        TravellerAction::Exported => l.t("Liste der Reisenden heruntergeladen", "List of travellers downloaded"),
    }
}

pub fn field(field: TravellerField) -> Text {
    let (de, en) = match field {
        TravellerField::Phone => ("Telefon", "Telephone"),
        TravellerField::Organisation => ("Organisation", "Organisation"),
        TravellerField::JobTitle => ("Funktion", "Function"),
        TravellerField::Town => ("Ort", "Town"),
        TravellerField::Country => ("Land", "Country"),
        TravellerField::Offers => ("Bietet", "Offers"),
        TravellerField::Seeks => ("Sucht", "Seeks"),
        TravellerField::Group => ("Gruppe", "Group"),
        TravellerField::Photo => ("Foto", "Photo"),
        TravellerField::Contribution => ("Eigenbeitrag", "Own contribution"),
        TravellerField::Cancellation => ("Stornokosten", "Cost of cancelling"),
    };
    Text::new(de, en)
}
