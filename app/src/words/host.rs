//! What hosts are called, what their people may do, and what happens to them.

use domain::{
    host::{HostAccess, HostAction, HostField, HostRole},
    locale::{Locale, Text},
};

pub fn role(l: Locale, role: HostRole) -> &'static str {
    match role {
        HostRole::Lead => l.t("Federführung", "Lead host"),
        HostRole::CoHost => l.t("Mitveranstalter", "Co-host"),
        HostRole::Partner => l.t("Partner", "Partner"),
        HostRole::Patron => l.t("Schirmherrschaft", "Patron"),
    }
}

pub fn access(l: Locale, access: HostAccess) -> &'static str {
    match access {
        HostAccess::See => l.t("nur sehen", "see only"),
        HostAccess::Edit => l.t("sehen und Angaben ändern", "see, and change details"),
    }
}

pub fn action(l: Locale, action: HostAction) -> &'static str {
    match action {
        HostAction::Added => l.t("Veranstalter hinzugefügt", "Host added"),
        HostAction::Changed => l.t("Veranstalter geändert", "Host changed"),
        HostAction::Moved => l.t("Veranstalter nach oben gestellt", "Host moved up"),
        HostAction::Removed => l.t("Veranstalter entfernt", "Host removed"),
        HostAction::PersonInvited => l.t("Zugang als Mitveranstalter gegeben", "Access as a co-host given"),
        HostAction::PersonChanged => l.t("Zugang als Mitveranstalter geändert", "Access as a co-host changed"),
        HostAction::PersonRemoved => l.t("Zugang als Mitveranstalter beendet", "Access as a co-host ended"),
        HostAction::SharingChanged => l.t("Geändert, was Mitveranstalter sehen", "What co-hosts see changed"),
    }
}

pub fn field(field: HostField) -> Text {
    let (de, en) = match field {
        HostField::Host => ("Veranstalter", "Host"),
        HostField::Name => ("Name", "Name"),
        HostField::HostRole => ("Rolle", "Role"),
        HostField::Town => ("Ort", "Town"),
        HostField::Web => ("Website", "Website"),
        HostField::TextDe => ("Text (deutsch)", "Text (German)"),
        HostField::TextEn => ("Text (englisch)", "Text (English)"),
        HostField::Logo => ("Logo", "Logo"),
        HostField::Share => ("Kostenanteil", "Cost share"),
        HostField::IsPublic => ("Öffentlich genannt", "Named publicly"),
        HostField::Person => ("Person", "Person"),
        HostField::Access => ("Recht", "Right"),
        HostField::Figures => ("Kennzahlen", "Figures"),
        HostField::Applications => ("Bewerbungen", "Applications"),
        HostField::Grants => ("Förderungen", "Grants"),
    };
    Text::new(de, en)
}
