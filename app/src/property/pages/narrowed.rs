//! What narrows a list of properties, as its address says it. What cannot be understood narrows nothing.

use domain::{
    locale::Locale,
    property::{PriceUnit, PropertyFilter, PropertyKind, PropertyState, PropertyUse, Publication},
};
use serde::Deserialize;

use crate::{ctx, ui, words::property as words};

/// Sizes to choose from, in square metres.
const AREAS: [i64; 6] = [1_000, 5_000, 10_000, 25_000, 50_000, 100_000];
/// Prices to choose from, in cents.
const PRICES: [(PriceUnit, &[i64]); 4] = [
    (PriceUnit::PerSquareMetre, &[10_000, 20_000, 50_000]),
    (PriceUnit::PerSquareMetreAndMonth, &[800, 1_200, 2_000]),
    (PriceUnit::Total, &[100_000_000, 500_000_000, 2_000_000_000]),
    (PriceUnit::OnRequest, &[]),
];
/// More addresses than anybody watches.
const MOST_WATCHED: usize = 60;

/// As typed and chosen.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Narrowed {
    pub q: String,
    pub town: String,
    pub kind: String,
    #[serde(rename = "use")]
    pub used_for: String,
    pub state: String,
    pub area_from: String,
    pub area_to: String,
    /// `per_m2`, or with the most that it may cost `per_m2-20000`.
    pub price: String,
    pub publication: String,
    /// Addresses between commas: what a browser watches.
    pub only: String,
    pub sort: String,
    pub page: String,
}

impl Narrowed {
    /// What the address of the page says.
    pub fn of_page() -> Self {
        let value = |name: &str| ctx::query_value(name).unwrap_or_default();
        Self {
            q: value("q").chars().take(100).collect(),
            town: value("town"),
            kind: value("kind"),
            used_for: value("use"),
            state: value("state"),
            area_from: value("area_from"),
            area_to: value("area_to"),
            price: value("price"),
            publication: value("publication"),
            only: value("only"),
            sort: value("sort"),
            page: value("page"),
        }
    }

    /// The same, understood.
    pub fn filter(&self) -> PropertyFilter {
        let (unit, most) = self.price.split_once('-').map_or((self.price.as_str(), None), |(unit, most)| (unit, most.parse().ok()));
        let positive = |typed: &str| typed.parse().ok().filter(|m2: &i64| *m2 > 0);
        PropertyFilter {
            search: self.q.clone(),
            town: self.town.clone(),
            kind: self.kind.parse::<PropertyKind>().ok(),
            used_for: self.used_for.parse::<PropertyUse>().ok(),
            state: self.state.parse::<PropertyState>().ok(),
            area_from: positive(&self.area_from),
            area_to: positive(&self.area_to),
            price_unit: unit.parse::<PriceUnit>().ok(),
            price_to: most,
            publication: self.publication.parse::<Publication>().ok(),
            organisation: None,
            only: self.only.split(',').filter(|slug| !slug.is_empty()).take(MOST_WATCHED).map(str::to_owned).collect(),
            sort: self.sort.clone(),
            page: self.page.parse().unwrap_or(1),
        }
    }

    /// For the tables beside the list.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let Self { q, town, kind, used_for, state, area_from, area_to, price, publication, only, sort, page: _ } = self.clone();
        vec![
            ("q", q),
            ("town", town),
            ("kind", kind),
            ("use", used_for),
            ("state", state),
            ("area_from", area_from),
            ("area_to", area_to),
            ("price", price),
            ("publication", publication),
            ("only", only),
            ("sort", sort),
        ]
    }
}

/// Whether anything is left out.
pub(super) fn is_narrowed(filter: &PropertyFilter) -> bool {
    *filter != PropertyFilter { sort: filter.sort.clone(), page: filter.page, ..PropertyFilter::default() }
}

/// The choices above a list for everybody.
pub(super) fn filters(l: Locale, towns: Vec<String>) -> Vec<ui::Filter> {
    let all = |words: &'static str| (String::new(), words.to_owned());
    let filter = |name, label: &str, none, options: Vec<(String, String)>| ui::Filter {
        name,
        label: label.to_owned(),
        options: std::iter::once(all(none)).chain(options).collect(),
    };
    let states = PropertyState::ALL.map(|state| (state.to_string(), words::state(l, state).to_owned()));
    let uses = PropertyUse::ALL.map(|one| (one.to_string(), words::used_for(l, one).to_owned()));
    let kinds = PropertyKind::ALL.map(|kind| (kind.to_string(), words::kind(l, kind).to_owned()));
    let areas = |word: &'static str| AREAS.map(|m2| (m2.to_string(), format!("{word} {}", words::area(l, m2)))).to_vec();
    vec![
        filter("town", l.t("Ort", "Town"), l.t("Alle Orte", "All towns"), towns.into_iter().map(|town| (town.clone(), town)).collect()),
        filter("use", l.t("Nutzung", "Use"), l.t("Jede Nutzung", "Any use"), uses.to_vec()),
        filter("kind", l.t("Art", "Kind"), l.t("Flächen und Projekte", "Sites and projects"), kinds.to_vec()),
        filter("state", l.t("Status", "State"), l.t("Jeder Status", "Any state"), states.to_vec()),
        filter("area_from", l.t("Größe ab", "Size from"), l.t("Beliebig", "Any"), areas(l.t("ab", "from"))),
        filter("area_to", l.t("Größe bis", "Size up to"), l.t("Beliebig", "Any"), areas(l.t("bis", "up to"))),
        filter("price", l.t("Preis", "Price"), l.t("Jeder Preis", "Any price"), prices(l)),
        filter("sort", l.t("Reihenfolge", "Order"), l.t("Neueste zuerst", "Newest first"), orders(l)),
    ]
}

fn prices(l: Locale) -> Vec<(String, String)> {
    let of_unit = |(unit, limits): (PriceUnit, &'static [i64])| {
        let name = words::price_unit(l, unit);
        let up_to = move |most: &i64| {
            let sum = crate::format::price(l, domain::money::Money::euros(*most));
            (format!("{unit}-{most}"), format!("{name}: {} {sum}", l.t("bis", "up to")))
        };
        std::iter::once((unit.to_string(), name.to_owned())).chain(limits.iter().map(up_to)).collect::<Vec<_>>()
    };
    PRICES.into_iter().flat_map(of_unit).collect()
}

fn orders(l: Locale) -> Vec<(String, String)> {
    let order = |key: &str, words: &str| (key.to_owned(), words.to_owned());
    vec![
        order("title", l.t("Nach Titel", "By title")),
        order("town", l.t("Nach Ort", "By town")),
        order("-area", l.t("Größte zuerst", "Largest first")),
        order("price", l.t("Günstigste zuerst", "Cheapest first")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_narrows_by_what_it_says_and_by_nothing_else() {
        let narrowed = Narrowed {
            price: "per_m2-20000".to_owned(),
            area_from: "-5".to_owned(),
            state: "sold out".to_owned(),
            only: "one,,two".to_owned(),
            ..Narrowed::default()
        };
        let filter = PropertyFilter {
            price_unit: Some(PriceUnit::PerSquareMetre),
            price_to: Some(20_000),
            only: vec!["one".to_owned(), "two".to_owned()],
            page: 1,
            ..PropertyFilter::default()
        };

        assert_eq!(narrowed.filter(), filter);
        assert!(is_narrowed(&filter) && !is_narrowed(&Narrowed { sort: "town".to_owned(), ..Narrowed::default() }.filter()));
    }
}
