//! What exhibitors can be found by: topics, and what they offer and seek. Fixed lists, so that filters mean the same to
//! everybody; the words in the database never change, the names on screen may.

use super::TagKind;
use crate::locale::Locale;

/// One entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The word in the database and in addresses.
    pub value: &'static str,
    de: &'static str,
    en: &'static str,
    /// The area that a topic belongs to; empty for offers, for what is sought, and for areas.
    area: &'static str,
}

impl Tag {
    const fn new(value: &'static str, de: &'static str, en: &'static str) -> Self {
        Self { value, de, en, area: "" }
    }

    const fn within(self, area: &'static str) -> Self {
        Self { area, ..self }
    }

    /// What it is called on screen.
    pub fn name(self, locale: Locale) -> &'static str {
        match locale {
            Locale::De => self.de,
            Locale::En => self.en,
        }
    }
}

/// What topics are grouped by: whoever seeks one of an area is near to whoever offers another one of it.
const AREAS: &[Tag] = &[
    Tag::new("space", "Flächen, Bauen und Stadt", "Sites, construction and cities"),
    Tag::new("energy_climate", "Energie und Klima", "Energy and climate"),
    Tag::new("transport", "Verkehr und Logistik", "Transport and logistics"),
    Tag::new("health", "Gesundheit", "Health"),
    Tag::new("digital", "Digitales", "Digital"),
    Tag::new("economy", "Wirtschaft und Gesellschaft", "Economy and society"),
];

const TOPICS: &[Tag] = &[
    Tag::new("real_estate", "Immobilien", "Real estate").within("space"),
    Tag::new("urban_development", "Stadtentwicklung", "Urban development").within("space"),
    Tag::new("industrial_sites", "Gewerbe- und Industrieflächen", "Industrial and commercial sites").within("space"),
    Tag::new("construction", "Bauen und Sanieren", "Construction and renovation").within("space"),
    Tag::new("hydrogen", "Wasserstoff", "Hydrogen").within("energy_climate"),
    Tag::new("energy", "Energie", "Energy").within("energy_climate"),
    Tag::new("climate", "Klima und Umwelt", "Climate and environment").within("energy_climate"),
    Tag::new("circular_economy", "Kreislaufwirtschaft", "Circular economy").within("energy_climate"),
    Tag::new("mobility", "Mobilität", "Mobility").within("transport"),
    Tag::new("logistics", "Logistik", "Logistics").within("transport"),
    Tag::new("digital_health", "Digitale Gesundheit", "Digital health").within("health"),
    Tag::new("medical_technology", "Medizintechnik", "Medical technology").within("health"),
    Tag::new("life_sciences", "Lebenswissenschaften", "Life sciences").within("health"),
    Tag::new("artificial_intelligence", "Künstliche Intelligenz", "Artificial intelligence").within("digital"),
    Tag::new("cyber_security", "IT-Sicherheit", "Cyber security").within("digital"),
    Tag::new("software", "Software und Daten", "Software and data").within("digital"),
    Tag::new("smart_city", "Smart City", "Smart city").within("digital"),
    Tag::new("manufacturing", "Produktion und Werkstoffe", "Manufacturing and materials").within("economy"),
    Tag::new("finance", "Finanzen und Versicherungen", "Finance and insurance").within("economy"),
    Tag::new("education", "Bildung und Fachkräfte", "Education and skills").within("economy"),
    Tag::new("tourism_culture", "Tourismus und Kultur", "Tourism and culture").within("economy"),
];

const OFFERS: &[Tag] = &[
    Tag::new("products", "Produkte", "Products"),
    Tag::new("services", "Dienstleistungen", "Services"),
    Tag::new("sites", "Flächen und Gebäude", "Sites and buildings"),
    Tag::new("capital", "Kapital", "Capital"),
    Tag::new("research", "Forschung und Entwicklung", "Research and development"),
    Tag::new("pilot_projects", "Pilotprojekte", "Pilot projects"),
    Tag::new("advice", "Beratung und Förderung", "Advice and funding"),
    Tag::new("network", "Netzwerk", "Network"),
    Tag::new("training", "Aus- und Weiterbildung", "Training"),
    Tag::new("jobs", "Arbeitsplätze", "Jobs"),
];

const SEEKS: &[Tag] = &[
    Tag::new("customers", "Kund:innen", "Customers"),
    Tag::new("investors", "Investor:innen", "Investors"),
    Tag::new("project_developers", "Projektentwicklung", "Project developers"),
    Tag::new("suppliers", "Zulieferer", "Suppliers"),
    Tag::new("sales_partners", "Vertriebspartner:innen", "Sales partners"),
    Tag::new("research_partners", "Forschungspartner:innen", "Research partners"),
    Tag::new("pilot_customers", "Pilotkund:innen", "Pilot customers"),
    Tag::new("sites", "Flächen und Gebäude", "Sites and buildings"),
    Tag::new("skilled_people", "Fachkräfte", "Skilled people"),
    Tag::new("exchange", "Erfahrungsaustausch", "Exchange of experience"),
];

/// The list of this kind, in the order in which it is shown.
pub fn tags(kind: TagKind) -> &'static [Tag] {
    match kind {
        TagKind::Topic => TOPICS,
        TagKind::Offer => OFFERS,
        TagKind::Seek => SEEKS,
    }
}

/// What a word of this kind is called; one that left the list is shown as it is.
pub fn tag_name(locale: Locale, kind: TagKind, value: &str) -> &str {
    tags(kind).iter().find(|tag| tag.value == value).map_or(value, |tag| tag.name(locale))
}

/// The area of a topic; none for a word that left the list.
pub(crate) fn area_of_topic(topic: &str) -> Option<&'static str> {
    TOPICS.iter().find(|tag| tag.value == topic).map(|tag| tag.area)
}

/// What an area is called; one that left the list is shown as it is.
pub fn area_name(locale: Locale, value: &str) -> &str {
    AREAS.iter().find(|tag| tag.value == value).map_or(value, |tag| tag.name(locale))
}

/// Those of the chosen words that the list has, in its order and each once.
pub(crate) fn known(kind: TagKind, chosen: &[String]) -> Vec<String> {
    let is_chosen = |tag: &&Tag| chosen.iter().any(|value| value == tag.value);
    tags(kind).iter().filter(is_chosen).map(|tag| tag.value.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_list_says_a_thing_twice() {
        for kind in TagKind::ALL {
            let words: HashSet<_> = tags(kind).iter().map(|tag| tag.value).collect();
            let names: HashSet<_> = tags(kind).iter().map(|tag| tag.name(Locale::De)).collect();

            assert_eq!((words.len(), names.len()), (tags(kind).len(), tags(kind).len()), "{kind}");
        }
    }

    #[test]
    fn every_topic_belongs_to_an_area_that_there_is() {
        let areas: HashSet<_> = AREAS.iter().map(|tag| tag.value).collect();

        assert_eq!(TOPICS.iter().map(|tag| tag.area).collect::<HashSet<_>>(), areas);
    }

    #[test]
    fn only_words_of_the_list_are_kept() {
        let chosen = ["energy", "hydrogen", "energy", "<script>"].map(str::to_owned);

        assert_eq!(known(TagKind::Topic, &chosen), ["hydrogen", "energy"]);
    }
}
