//! How bridges, their states and their parts are called.

use domain::{
    actor::Actor,
    bridge::{self, BridgeAction, BridgeField, BridgeKind, BridgeState},
    db::Db,
    locale::{Locale, Text},
};

use crate::{error::ApiError, ui};

/// What something of the organisers can belong to, nothing first.
///
/// # Errors
/// `NotFound` for whoever is no organiser.
pub async fn choices(db: &Db, actor: &Actor) -> Result<Vec<(String, String)>, ApiError> {
    let found = bridge::for_organisers(db, actor).await?;
    let options = found.into_iter().map(|bridge| (bridge.id.to_string(), bridge.name));
    Ok(std::iter::once((String::new(), "–".to_owned())).chain(options).collect())
}

pub fn kind(l: Locale, kind: BridgeKind) -> &'static str {
    match kind {
        BridgeKind::Bridge => "Innovation Bridge",
        BridgeKind::Network => l.t("Netzwerk", "Network"),
    }
}

pub fn kinds(l: Locale, kind: BridgeKind) -> &'static str {
    match kind {
        BridgeKind::Bridge => "Innovation Bridges",
        BridgeKind::Network => l.t("Netzwerke", "Networks"),
    }
}

pub fn state(l: Locale, state: BridgeState) -> &'static str {
    match state {
        BridgeState::Draft => l.t("Entwurf", "Draft"),
        BridgeState::Published => l.t("Veröffentlicht", "Published"),
    }
}

pub fn tone(state: BridgeState) -> ui::Tone {
    match state {
        BridgeState::Draft => ui::Tone::Warn,
        BridgeState::Published => ui::Tone::Ok,
    }
}

pub fn action(l: Locale, action: BridgeAction) -> &'static str {
    match action {
        BridgeAction::Created => l.t("Angelegt", "Created"),
        BridgeAction::Changed => l.t("Geändert", "Changed"),
        BridgeAction::Published => l.t("Veröffentlicht", "Published"),
        BridgeAction::Hidden => l.t("Wieder zum Entwurf gemacht", "Made a draft again"),
        BridgeAction::Removed => l.t("Gelöscht", "Deleted"),
        BridgeAction::PartnerAdded => l.t("Partner hinzugefügt", "Partner added"),
        BridgeAction::PartnerChanged => l.t("Partner geändert", "Partner changed"),
        BridgeAction::PartnerMoved => l.t("Partner nach oben gestellt", "Partner moved up"),
        BridgeAction::PartnerRemoved => l.t("Partner entfernt", "Partner removed"),
        BridgeAction::CompanyAdded => l.t("Betrieb hinzugefügt", "Company added"),
        BridgeAction::CompanyChanged => l.t("Betrieb geändert", "Company changed"),
        BridgeAction::CompanyRemoved => l.t("Betrieb entfernt", "Company removed"),
        BridgeAction::CompaniesPasted => l.t("Betriebe aus einer Tabelle eingefügt", "Companies pasted from a table"),
    }
}

pub fn field(field: BridgeField) -> Text {
    let (de, en) = match field {
        BridgeField::Slug => ("Web-Adresse", "Web address"),
        BridgeField::Kind => ("Art", "Kind"),
        BridgeField::Name => ("Name", "Name"),
        BridgeField::PurposeDe => ("Wozu (deutsch)", "What for (German)"),
        BridgeField::PurposeEn => ("Wozu (englisch)", "What for (English)"),
        BridgeField::SinceYear => ("Seit", "Since"),
        BridgeField::ContactName => ("Kontakt", "Contact"),
        BridgeField::ContactEmail => ("E-Mail-Adresse", "E-mail address"),
        BridgeField::ContactPhone => ("Telefon", "Telephone"),
        BridgeField::Partner => ("Partner", "Partner"),
        BridgeField::PartnerName => ("Name des Partners", "Name of the partner"),
        BridgeField::Town => ("Ort", "Town"),
        BridgeField::Web => ("Website", "Website"),
        BridgeField::AgreedOn => ("Vereinbarung unterzeichnet am", "Agreement signed on"),
        BridgeField::AgreementDe => ("Vereinbarung (deutsch)", "Agreement (German)"),
        BridgeField::AgreementEn => ("Vereinbarung (englisch)", "Agreement (English)"),
        BridgeField::Company => ("Betrieb", "Company"),
        BridgeField::CompanyName => ("Name des Betriebs", "Name of the company"),
        BridgeField::OffersDe => ("Bietet (deutsch)", "Offers (German)"),
        BridgeField::OffersEn => ("Bietet (englisch)", "Offers (English)"),
        BridgeField::SeeksDe => ("Sucht (deutsch)", "Seeks (German)"),
        BridgeField::SeeksEn => ("Sucht (englisch)", "Seeks (English)"),
        BridgeField::CompaniesAdded => ("Hinzugefügt", "Added"),
        BridgeField::CompaniesChanged => ("Geändert", "Changed"),
    };
    Text::new(de, en)
}
