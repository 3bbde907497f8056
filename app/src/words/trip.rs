//! How trips, their items and what happens to them are called.

use domain::{
    country::country_name,
    locale::{Locale, Text},
    trip::{Town, TripAction, TripField, TripItemAction, TripItemField, TripItemKind},
};

pub fn kind(l: Locale, kind: TripItemKind) -> &'static str {
    match kind {
        TripItemKind::Visit => l.t("Besuch", "Visit"),
        TripItemKind::Pitch => l.t("Pitch", "Pitch"),
        TripItemKind::Reception => l.t("Empfang", "Reception"),
        TripItemKind::Transfer => l.t("Transfer", "Transfer"),
        TripItemKind::Free => l.t("Zur freien Verfügung", "Free time"),
    }
}

/// Towns with their countries, each country once: `Toronto, Kanada · Pittsburgh, Vereinigte Staaten`.
pub fn towns(l: Locale, towns: &[Town]) -> String {
    let of_country = |towns: &[Town]| {
        let country = towns.first().map(|town| country_name(l, &town.country)).unwrap_or_default();
        if country.is_empty() { town_names(towns) } else { format!("{}, {country}", town_names(towns)) }
    };
    towns.chunk_by(|one, other| one.country == other.country).map(of_country).collect::<Vec<_>>().join(" · ")
}

/// The same without countries: `Toronto, Pittsburgh`.
pub fn town_names(towns: &[Town]) -> String {
    towns.iter().map(|town| town.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// What is said of every suggestion of a hotel.
pub fn hotel_note(l: Locale) -> &'static str {
    l.t(
        "Unverbindlicher Vorschlag: An- und Abreise und Unterkunft bucht jede:r selbst und auf eigene Rechnung.",
        "A suggestion that binds nobody: everybody books travel and hotel by themselves and at their own expense.",
    )
}

pub fn action(l: Locale, action: TripAction) -> &'static str {
    match action {
        TripAction::LegAdded => l.t("Etappe hinzugefügt", "Leg added"),
        TripAction::LegChanged => l.t("Etappe geändert", "Leg changed"),
        TripAction::LegRemoved => l.t("Etappe entfernt", "Leg removed"),
        TripAction::LegMoved => l.t("Etappe anders eingereiht", "Leg put elsewhere in the order"),
        TripAction::GroupAdded => l.t("Gruppe hinzugefügt", "Group added"),
        TripAction::GroupChanged => l.t("Gruppe umbenannt", "Group renamed"),
        TripAction::GroupRemoved => l.t("Gruppe entfernt", "Group removed"),
        TripAction::ProgrammePublished => l.t("Reiseprogramm veröffentlicht", "Programme of the trip published"),
        TripAction::ProgrammeHidden => l.t("Reiseprogramm verborgen", "Programme of the trip hidden"),
        TripAction::TermsChanged => l.t("Reisebedingungen geändert", "Terms of the trip changed"),
    }
}

pub fn field(field: TripField) -> Text {
    let (de, en) = match field {
        TripField::Leg => ("Etappe", "Leg"),
        TripField::Place => ("Ort", "Place"),
        TripField::Country => ("Land", "Country"),
        TripField::Zone => ("Zeitzone", "Time zone"),
        TripField::StartsOn => ("Erster Tag", "First day"),
        TripField::EndsOn => ("Letzter Tag", "Last day"),
        TripField::HotelDe => ("Hotelvorschlag (deutsch)", "Suggested hotel (German)"),
        TripField::HotelEn => ("Hotelvorschlag (englisch)", "Suggested hotel (English)"),
        TripField::Position => ("Stelle", "Place in the order"),
        TripField::Group => ("Gruppe", "Group"),
        TripField::NameDe => ("Name (deutsch)", "Name (German)"),
        TripField::NameEn => ("Name (englisch)", "Name (English)"),
        TripField::Places => ("Plätze", "Places"),
        TripField::ClosesAt => ("Bewerbungsschluss", "Apply by"),
        TripField::Contributions => ("Eigenbeitrag", "Own contribution"),
        TripField::TermsDe => ("Bedingungen (deutsch)", "Terms (German)"),
        TripField::TermsEn => ("Bedingungen (englisch)", "Terms (English)"),
        TripField::Steps => ("Stornierung", "Cancellation"),
    };
    Text::new(de, en)
}

pub fn item_action(l: Locale, action: TripItemAction) -> &'static str {
    match action {
        TripItemAction::Created => l.t("Programmpunkt angelegt", "Item added"),
        TripItemAction::Changed => l.t("Programmpunkt geändert", "Item changed"),
        TripItemAction::Cancelled => l.t("Programmpunkt abgesagt", "Item cancelled"),
        TripItemAction::Restored => l.t("Programmpunkt findet doch statt", "Item brought back"),
        TripItemAction::Removed => l.t("Programmpunkt entfernt", "Item removed"),
        TripItemAction::Told => l.t("Reisende über Programmpunkt informiert", "Travellers told of an item"),
    }
}

pub fn item_field(field: TripItemField) -> Text {
    let (de, en) = match field {
        TripItemField::Leg => ("Etappe", "Leg"),
        TripItemField::Kind => ("Art", "Kind"),
        TripItemField::TitleDe => ("Titel (deutsch)", "Title (German)"),
        TripItemField::TitleEn => ("Titel (englisch)", "Title (English)"),
        TripItemField::Place => ("Ort", "Place"),
        TripItemField::Address => ("Adresse", "Address"),
        TripItemField::MapLink => ("Karte", "Map"),
        TripItemField::Host => ("Gastgeber", "Host"),
        TripItemField::BringDe => ("Mitbringen (deutsch)", "To bring along (German)"),
        TripItemField::BringEn => ("Mitbringen (englisch)", "To bring along (English)"),
        TripItemField::Starts => ("Beginn (Ortszeit)", "Begins (local time)"),
        TripItemField::Ends => ("Ende (Ortszeit)", "Ends (local time)"),
        TripItemField::Groups => ("Gruppen", "Groups"),
        TripItemField::Letters => ("E-Mails", "E-mails"),
    };
    Text::new(de, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_of_one_country_name_it_once() {
        let town = |name: &str, country: &str| Town { name: name.to_owned(), country: country.to_owned() };
        let went = [town("Toronto", "CA"), town("Halifax", "CA"), town("Pittsburgh", "US")];

        let said = towns(Locale::En, &went);

        assert_eq!(said, format!("Toronto, Halifax, Canada · Pittsburgh, {}", country_name(Locale::En, "US")));
        assert_eq!(town_names(&went), "Toronto, Halifax, Pittsburgh");
        assert_eq!(towns(Locale::De, &went[..1]), "Toronto, Kanada");
    }
}
