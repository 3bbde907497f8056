//! What narrows a list of properties, as its address says it. What cannot be understood narrows nothing.

use domain::{
    locale::Locale,
    property::{PriceUnit, PropertyFilter, PropertyKind, PropertyState, PropertyUse, Publication, hundredths},
};
use serde::Deserialize;

use crate::{ctx, ui, words::property as words};

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
    /// In square metres, written as people do.
    pub area_from: String,
    pub area_to: String,
    /// What prices are counted by.
    pub price: String,
    /// In euros, written as people do.
    pub price_from: String,
    pub price_to: String,
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
            price_from: value("price_from"),
            price_to: value("price_to"),
            publication: value("publication"),
            only: Some(value("only")).filter(|only| !only.is_empty()).unwrap_or_else(ticked),
            sort: value("sort"),
            page: value("page"),
        }
    }

    /// The same, understood.
    pub fn filter(&self) -> PropertyFilter {
        let whole = |typed: &str| hundredths(typed).map(|area| area / 100).filter(|m2| *m2 > 0);
        let (area_from, area_to) = in_order(whole(&self.area_from), whole(&self.area_to));
        let (price_from, price_to) = in_order(hundredths(&self.price_from), hundredths(&self.price_to));
        PropertyFilter {
            search: self.q.clone(),
            town: self.town.clone(),
            kind: self.kind.parse::<PropertyKind>().ok(),
            used_for: self.used_for.parse::<PropertyUse>().ok(),
            state: self.state.parse::<PropertyState>().ok(),
            area_from,
            area_to,
            price_unit: self.price.parse::<PriceUnit>().ok(),
            price_from,
            price_to,
            publication: self.publication.parse::<Publication>().ok(),
            organisation: None,
            only: self.only.split(',').filter(|slug| !slug.is_empty()).take(MOST_WATCHED).map(str::to_owned).collect(),
            sort: self.sort.clone(),
            page: self.page.parse().unwrap_or(1),
        }
    }

    /// What was typed as a number and is none.
    pub(super) fn no_numbers(&self) -> Vec<String> {
        let typed = [&self.area_from, &self.area_to, &self.price_from, &self.price_to];
        typed.into_iter().filter(|typed| !typed.trim().is_empty() && hundredths(typed).is_none()).cloned().collect()
    }

    /// For the tables beside the list.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let Self { q, town, kind, used_for, state, area_from, area_to, price, price_from, price_to, publication, only, sort, page: _ } =
            self.clone();
        vec![
            ("q", q),
            ("town", town),
            ("kind", kind),
            ("use", used_for),
            ("state", state),
            ("area_from", area_from),
            ("area_to", area_to),
            ("price", price),
            ("price_from", price_from),
            ("price_to", price_to),
            ("publication", publication),
            ("only", only),
            ("sort", sort),
        ]
    }
}

/// What is ticked in a list: so a watch list is made without script.
fn ticked() -> String {
    ctx::query().into_iter().filter(|(name, _)| name == "p").map(|(_, slug)| slug).collect::<Vec<_>>().join(",")
}

/// The smaller one first, whichever way round they were typed.
fn in_order(from: Option<i64>, to: Option<i64>) -> (Option<i64>, Option<i64>) {
    if from.zip(to).is_some_and(|(from, to)| from > to) { (to, from) } else { (from, to) }
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
    let units = PriceUnit::ALL.map(|unit| (unit.to_string(), words::price_unit(l, unit).to_owned()));
    vec![
        filter("town", l.t("Ort", "Town"), l.t("Alle", "All"), towns.into_iter().map(|town| (town.clone(), town)).collect()),
        filter("use", l.t("Nutzung", "Use"), l.t("Jede", "Any"), uses.to_vec()),
        filter("kind", l.t("Art", "Kind"), l.t("Beide", "Both"), kinds.to_vec()),
        filter("state", l.t("Status", "State"), l.t("Jeder", "Any"), states.to_vec()),
        filter("price", l.t("Preis", "Price"), l.t("Jeder", "Any"), units.to_vec()),
        filter("sort", l.t("Reihenfolge", "Order"), l.t("Neueste", "Newest"), orders(l)),
    ]
}

/// From where on and up to where, beside them.
pub(super) fn bounds(l: Locale) -> Vec<ui::Bound> {
    let bound = |name, label: &str| ui::Bound { name, label: label.to_owned() };
    vec![
        bound("area_from", l.t("Größe ab (m²)", "Size from (m²)")),
        bound("area_to", l.t("Größe bis (m²)", "Size up to (m²)")),
        bound("price_from", l.t("Preis ab (€)", "Price from (€)")),
        bound("price_to", l.t("Preis bis (€)", "Price up to (€)")),
    ]
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
            price: "per_m2".to_owned(),
            price_to: "200,50 €".to_owned(),
            area_from: "-5".to_owned(),
            area_to: "12.500".to_owned(),
            state: "sold out".to_owned(),
            only: "one,,two".to_owned(),
            ..Narrowed::default()
        };
        let filter = PropertyFilter {
            price_unit: Some(PriceUnit::PerSquareMetre),
            price_to: Some(20_050),
            area_to: Some(12_500),
            only: vec!["one".to_owned(), "two".to_owned()],
            page: 1,
            ..PropertyFilter::default()
        };

        assert_eq!(narrowed.filter(), filter);
        assert_eq!(narrowed.no_numbers(), ["-5"]);
        let turned = Narrowed { price_from: "20".to_owned(), price_to: "10".to_owned(), ..Narrowed::default() }.filter();
        assert_eq!((turned.price_from, turned.price_to), (Some(1_000), Some(2_000)));
        assert!(is_narrowed(&filter) && !is_narrowed(&Narrowed { sort: "town".to_owned(), ..Narrowed::default() }.filter()));
    }
}
