//! What the choices and fields of an application are called on screen.

use domain::{
    application::{ApplicationState, ContactPurpose, Content, Section, TagKind, tag_name},
    country::country_name,
    field::lettered_web_address,
    locale::Locale,
    organisation::{OrganisationKind, SizeClass},
};

pub use site::field_names::application_field as field;

pub use super::booth::kind as unit_kind_name;
use super::terms::declared;
use crate::ui;

/// Words up to this length fit into a tile of the directory.
const SHORT: usize = 18;

/// A name whose long words may be broken at a syllable. Compounds that long are German, whatever the page speaks, and not
/// every browser can hyphenate.
pub fn breakable(name: &str) -> String {
    let word = |part: &str| {
        let stem = part.trim_end_matches([' ', '-']);
        if stem.chars().count() > SHORT {
            hypher::hyphenate(stem, hypher::Lang::German).join("\u{ad}") + &part[stem.len()..]
        } else {
            part.to_owned()
        }
    };
    name.split_inclusive([' ', '-']).map(word).collect()
}

/// What a state is called.
pub fn state_name(l: Locale, state: ApplicationState) -> &'static str {
    use ApplicationState as S;
    match state {
        S::Draft => l.t("Entwurf", "Draft"),
        S::Submitted => l.t("Eingereicht", "Submitted"),
        S::InReview => l.t("In Prüfung", "In review"),
        S::NeedsInformation => l.t("Rückfrage", "Information needed"),
        S::WaitingList => l.t("Warteliste", "Waiting list"),
        S::Offered => l.t("Angebot offen", "Offered"),
        S::Confirmed => l.t("Bestätigt", "Confirmed"),
        S::Rejected => l.t("Abgelehnt", "Rejected"),
        S::Withdrawn => l.t("Zurückgezogen", "Withdrawn"),
        S::Cancelled => l.t("Storniert", "Cancelled"),
    }
}

/// What a state means at a glance.
pub fn state_tone(state: ApplicationState) -> ui::Tone {
    use ApplicationState as S;
    match state {
        S::Draft | S::Withdrawn | S::Cancelled => ui::Tone::Mute,
        S::Submitted | S::InReview | S::NeedsInformation | S::WaitingList => ui::Tone::Warn,
        S::Offered => ui::Tone::Offer,
        S::Confirmed => ui::Tone::Ok,
        S::Rejected => ui::Tone::Bad,
    }
}

pub fn organisation_kind_name(l: Locale, kind: OrganisationKind) -> &'static str {
    use OrganisationKind as K;
    match kind {
        K::Company => l.t("Unternehmen", "Company"),
        K::StartUp => l.t("Start-up", "Start-up"),
        K::Municipality => l.t("Stadt, Gemeinde oder Kreis", "Town, municipality or district"),
        K::Agency => l.t("Wirtschaftsförderung oder Agentur", "Economic development or agency"),
        K::University => l.t("Hochschule oder Forschungseinrichtung", "University or research institute"),
        K::Hospital => l.t("Krankenhaus", "Hospital"),
        K::TechnologyCentre => l.t("Technologiezentrum", "Technology centre"),
        K::Network => l.t("Netzwerk, Verband oder Kammer", "Network, association or chamber"),
        K::Developer => l.t("Projektentwicklung", "Property developer"),
    }
}

/// The classes of EU recommendation 2003/361/EC, with their limits.
pub fn size_class_name(l: Locale, class: SizeClass) -> &'static str {
    match class {
        SizeClass::Micro => l.t("Kleinst: unter 10 Beschäftigte, bis 2 Mio. €", "Micro: under 10 staff, up to €2m"),
        SizeClass::Small => l.t("Klein: unter 50 Beschäftigte, bis 10 Mio. €", "Small: under 50 staff, up to €10m"),
        SizeClass::Medium => l.t("Mittel: unter 250 Beschäftigte, bis 50 Mio. €", "Medium: under 250 staff, up to €50m"),
        SizeClass::Large => l.t("Größeres oder kein Unternehmen", "Larger, or not a company"),
    }
}

pub fn purpose_name(l: Locale, purpose: ContactPurpose) -> &'static str {
    match purpose {
        ContactPurpose::Decision => l.t("Entscheidung", "Decision"),
        ContactPurpose::Project => l.t("Projektleitung", "Project lead"),
        ContactPurpose::Technical => l.t("Technik", "Technical matters"),
        ContactPurpose::Invoice => l.t("Rechnung", "Invoice"),
        ContactPurpose::Press => l.t("Presse", "Press"),
        ContactPurpose::OnSite => l.t("Vor Ort am Stand", "On site at the booth"),
    }
}

/// What a section of the form is called.
pub fn section_name(l: Locale, section: Section) -> &'static str {
    match section {
        Section::Organisation => l.t("Organisation", "Organisation"),
        Section::Contacts => l.t("Ansprechpersonen", "Contacts"),
        Section::Profile => l.t("Auftritt", "Profile"),
        Section::Wishes => l.t("Standplatz", "Unit"),
        Section::Declarations => l.t("Erklärungen", "Declarations"),
    }
}

/// A choice as options of a list, with "please choose" in front.
pub fn options<T: Copy + std::fmt::Display>(l: Locale, all: &[T], name: impl Fn(Locale, T) -> &'static str) -> Vec<(String, String)> {
    let none = (String::new(), l.t("Bitte wählen", "Please choose").to_owned());
    std::iter::once(none).chain(all.iter().map(|choice| (choice.to_string(), name(l, *choice).to_owned()))).collect()
}

/// What an application's field is called in history and in lists of what is missing.
pub fn field_name(l: Locale, field: &str) -> String {
    if let Ok(known) = field.parse() {
        return self::field(known).in_(l).to_owned();
    }
    let name = match field {
        "decision_name" => l.t("Entscheidung: Name", "Decision: name"),
        "decision_email" => l.t("Entscheidung: E-Mail", "Decision: e-mail"),
        "de_minimis_reason" => l.t("De-minimis-Erklärung: Begründung", "De minimis declaration: reason"),
        "double_funding_reason" => l.t("Erklärung zur Doppelförderung: Begründung", "Double funding declaration: reason"),
        other => other,
    };
    name.to_owned()
}

/// What an application says, to be read: what each part is called, and what stands there. What is empty is left out, and
/// contacts are told by themselves.
pub fn told(l: Locale, content: &Content) -> Vec<(String, String)> {
    let Content {
        legal_name,
        // It is the title of the page.
        display_name: _,
        kind,
        street,
        postcode,
        city,
        country,
        vat_id,
        public_body,
        size_class,
        website,
        teaser,
        // Too long for a summary: the directory shows it.
        description: _,
        topics,
        offers,
        seeks,
        wish_kind,
        wish_note,
        co_exhibitors,
        contacts: _,
        // It is shown as a link.
        terms_version: _,
        de_minimis,
        double_funding,
        // A draft's, and in its form.
        as_typed: _,
    } = content;
    let address = [street.clone(), format!("{postcode} {city}"), country_name(l, country).to_owned()];
    let address: Vec<_> = address.into_iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let tags = |kind, values: &[String]| values.iter().map(|value| tag_name(l, kind, value)).collect::<Vec<_>>().join(", ");
    let told = [
        (field_name(l, "legal_name"), legal_name.clone()),
        (field_name(l, "kind"), kind.map_or("", |kind| organisation_kind_name(l, kind)).to_owned()),
        (field_name(l, "size_class"), size_class.map_or("", |class| size_class_name(l, class)).to_owned()),
        (field_name(l, "public_body"), if *public_body { l.t("ja", "yes") } else { l.t("nein", "no") }.to_owned()),
        (l.t("Adresse", "Address").to_owned(), address.join(", ")),
        (field_name(l, "vat_id"), vat_id.clone()),
        (field_name(l, "website"), lettered_web_address(website)),
        (field_name(l, "teaser_de"), teaser.de.clone()),
        (field_name(l, "teaser_en"), teaser.en.clone()),
        (field_name(l, "topics"), tags(TagKind::Topic, topics)),
        (field_name(l, "offers"), tags(TagKind::Offer, offers)),
        (field_name(l, "seeks"), tags(TagKind::Seek, seeks)),
        (field_name(l, "wish_kind"), wish_kind.map_or("", |kind| unit_kind_name(l, kind)).to_owned()),
        (field_name(l, "wish_note"), wish_note.clone()),
        (field_name(l, "co_exhibitors"), co_exhibitors.join(", ")),
        (field_name(l, "de_minimis"), declared(l, de_minimis)),
        (field_name(l, "double_funding"), declared(l, double_funding)),
    ];
    told.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::breakable;

    #[test]
    fn only_long_words_are_broken() {
        assert_eq!(breakable("Stadt Bochum"), "Stadt Bochum");
        assert_eq!(breakable("Elisabeth-Krankenhaus Essen"), "Elisabeth-Krankenhaus Essen");
        assert_eq!(
            breakable("EWG Wirtschaftsförderungsgesellschaft mbH").replace('\u{ad}', "-"),
            "EWG Wirt-schafts-för-de-rungs-ge-sell-schaft mbH"
        );
    }
}
