//! What is typed about a property, and what is wrong with it. A row of a table is the same form.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{PriceUnit, PropertyField, PropertyKind, PropertyState, PropertyUse, number};
use crate::{
    field::{Email, FieldErrors, Fields, Line, PersonName, Prose, Slug, plain, required, slug_of, visible},
    ids::OrganisationId,
    locale::Text,
    phone::PhoneNumber,
};

/// A telephone number without its country is one of ours.
const COUNTRY: &str = "DE";
/// A thousand square kilometres: larger is mistyped.
const MOST_M2: i64 = 1_000_000_000;
/// The addresses of pages beside those of properties.
const TAKEN: [&str; 1] = ["compare"];

/// A property as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PropertyForm {
    /// What its owner calls it; empty: its address.
    pub reference: String,
    pub kind: String,
    pub title_de: String,
    pub title_en: String,
    /// Empty: made from the German title and the town.
    pub slug: String,
    /// The id of an organisation, or empty.
    pub organisation: String,
    /// Whose it is, where that is no exhibitor.
    pub holder: String,
    pub town: String,
    pub address: String,
    /// In degrees (WGS 84); both or none.
    pub latitude: String,
    pub longitude: String,
    pub plot_m2: String,
    pub floor_m2: String,
    pub uses: Vec<String>,
    pub state: String,
    /// `2027-03`.
    pub available_from: String,
    pub price_unit: String,
    /// In euros.
    pub price_from: String,
    pub price_to: String,
    /// Markdown.
    pub description_de: String,
    pub description_en: String,
    pub contact_name: String,
    pub contact_email: String,
    pub contact_phone: String,
}

/// The same, parsed.
#[derive(Debug)]
pub(super) struct Parsed {
    pub reference: String,
    pub kind: PropertyKind,
    pub title: Text,
    pub slug: String,
    pub organisation: Option<OrganisationId>,
    pub holder: String,
    pub town: String,
    pub address: String,
    /// Latitude and longitude, in millionths of a degree.
    pub place: Option<(i32, i32)>,
    pub plot_m2: Option<i64>,
    pub floor_m2: Option<i64>,
    pub uses: Vec<PropertyUse>,
    pub state: PropertyState,
    pub available_from: Option<NaiveDate>,
    pub price: Asked,
    pub description: Text,
    pub contact: [String; 3],
}

/// Its price: `from` is there unless it is told on request.
#[derive(Debug)]
pub(super) struct Asked {
    pub unit: PriceUnit,
    pub from: Option<i64>,
    pub to: Option<i64>,
}

impl PropertyForm {
    /// What stands in a column of a table; nothing for what is in none.
    pub fn value(&self, field: PropertyField) -> String {
        use PropertyField as F;
        match field {
            F::Reference => self.reference.clone(),
            F::Kind => self.kind.clone(),
            F::TitleDe => self.title_de.clone(),
            F::TitleEn => self.title_en.clone(),
            F::Slug => self.slug.clone(),
            F::Holder => self.holder.clone(),
            F::Town => self.town.clone(),
            F::Address => self.address.clone(),
            F::Latitude => self.latitude.clone(),
            F::Longitude => self.longitude.clone(),
            F::Plot => self.plot_m2.clone(),
            F::Floor => self.floor_m2.clone(),
            F::Uses => self.uses.join(", "),
            F::State => self.state.clone(),
            F::AvailableFrom => self.available_from.clone(),
            F::PriceUnit => self.price_unit.clone(),
            F::PriceFrom => self.price_from.clone(),
            F::PriceTo => self.price_to.clone(),
            F::DescriptionDe => self.description_de.clone(),
            F::DescriptionEn => self.description_en.clone(),
            F::ContactName => self.contact_name.clone(),
            F::ContactEmail => self.contact_email.clone(),
            F::ContactPhone => self.contact_phone.clone(),
            F::Organisation | F::File => String::new(),
        }
    }

    /// Puts what stands in a column of a table.
    pub fn put(&mut self, field: PropertyField, value: String) {
        use PropertyField as F;
        let place = match field {
            F::Reference => &mut self.reference,
            F::Kind => &mut self.kind,
            F::TitleDe => &mut self.title_de,
            F::TitleEn => &mut self.title_en,
            F::Slug => &mut self.slug,
            F::Holder => &mut self.holder,
            F::Town => &mut self.town,
            F::Address => &mut self.address,
            F::Latitude => &mut self.latitude,
            F::Longitude => &mut self.longitude,
            F::Plot => &mut self.plot_m2,
            F::Floor => &mut self.floor_m2,
            F::State => &mut self.state,
            F::AvailableFrom => &mut self.available_from,
            F::PriceUnit => &mut self.price_unit,
            F::PriceFrom => &mut self.price_from,
            F::PriceTo => &mut self.price_to,
            F::DescriptionDe => &mut self.description_de,
            F::DescriptionEn => &mut self.description_en,
            F::ContactName => &mut self.contact_name,
            F::ContactEmail => &mut self.contact_email,
            F::ContactPhone => &mut self.contact_phone,
            F::Uses => {
                let words = value.split([',', ';']).map(plain).filter(|word| !word.is_empty());
                self.uses = words.collect();
                return;
            }
            F::Organisation | F::File => return,
        };
        *place = value;
    }

    /// Everything at once, so that every wrong field is named. What is `published` has a description in both languages.
    pub(super) fn parse(&self, published: bool) -> Result<Parsed, FieldErrors> {
        let mut fields = Fields::new();
        let kind = fields.check("kind", chosen(&self.kind, PropertyKind::Site));
        let title_de = fields.check("title_de", Line::<120>::parse(&self.title_de));
        let title_en = fields.check("title_en", Line::<120>::parse(&self.title_en));
        let slug = fields.check("slug", self.parsed_slug());
        let reference = fields.check("reference", Line::<60>::parse_optional(&self.reference));
        let organisation = fields.check("organisation", organisation(&self.organisation));
        let holder = fields.check("holder", Line::<120>::parse_optional(&self.holder));
        let town = fields.check("town", Line::<80>::parse(&self.town));
        let address = fields.check("address", Line::<200>::parse_optional(&self.address));
        let place = self.place(&mut fields);
        let area = |typed: &str| number::area(typed, MOST_M2);
        let plot_m2 = fields.check_optional("plot_m2", &self.plot_m2, area);
        let floor_m2 = fields.check_optional("floor_m2", &self.floor_m2, area);
        let uses = fields.check("uses", uses(&self.uses));
        let state = fields.check("state", chosen(&self.state, PropertyState::Available));
        let available_from = fields.check_optional("available_from", &self.available_from, number::month);
        let price = self.price(&mut fields);
        let description_de = fields.check("description_de", prose(&self.description_de, published));
        let description_en = fields.check("description_en", prose(&self.description_en, published));
        let contact = self.contact(&mut fields);
        fields.finish(|| {
            let slug = slug?;
            let reference = reference.filter(|reference| !reference.is_empty()).unwrap_or_else(|| slug.clone());
            Some(Parsed {
                reference,
                kind: kind?,
                title: Text::new(title_de?.into_string(), title_en?.into_string()),
                slug,
                organisation: organisation?,
                holder: holder?,
                town: town?.into_string(),
                address: address?,
                place: place?,
                plot_m2: plot_m2?,
                floor_m2: floor_m2?,
                uses: uses?,
                state: state?,
                available_from: available_from?,
                price: price?,
                description: Text::new(description_de?, description_en?),
                contact: contact?,
            })
        })
    }

    fn parsed_slug(&self) -> Result<String, Text> {
        let typed = if visible(&self.slug).is_empty() {
            let made: String = slug_of(&format!("{} {}", self.title_de, self.town)).chars().take(60).collect();
            made.trim_matches('-').to_owned()
        } else {
            self.slug.clone()
        };
        let slug = Slug::parse(&typed)?.into_string();
        if TAKEN.contains(&slug.as_str()) {
            return Err(Text::new("Diese Adresse hat eine andere Seite.", "Another page has this address."));
        }
        Ok(slug)
    }

    fn place(&self, fields: &mut Fields) -> Option<Option<(i32, i32)>> {
        let latitude = fields.check_optional("latitude", &self.latitude, |typed| number::degrees(typed, 90));
        let longitude = fields.check_optional("longitude", &self.longitude, |typed| number::degrees(typed, 180));
        match (latitude?, longitude?) {
            (Some(latitude), Some(longitude)) => Some(Some((latitude, longitude))),
            (None, None) => Some(None),
            (None, Some(_)) => fields.check("latitude", Err(required())),
            (Some(_), None) => fields.check("longitude", Err(required())),
        }
    }

    fn price(&self, fields: &mut Fields) -> Option<Asked> {
        let unit = fields.check("price_unit", chosen(&self.price_unit, PriceUnit::OnRequest));
        let from = fields.check_optional("price_from", &self.price_from, number::cents);
        let to = fields.check_optional("price_to", &self.price_to, number::cents);
        let (unit, from, to) = (unit?, from?, to?);
        let problem = match (unit, from, to) {
            (PriceUnit::OnRequest, None, None) => None,
            (PriceUnit::OnRequest, ..) => {
                Some(("price_unit", Text::new("Bitte wählen Sie, wofür dieser Preis gilt.", "Please choose what this price is for.")))
            }
            (_, None, _) => Some(("price_from", required())),
            (_, Some(from), Some(to)) if to < from => Some((
                "price_to",
                Text::new("Das ist weniger als der Preis, mit dem es beginnt.", "This is less than the price it begins with."),
            )),
            _ => None,
        };
        match problem {
            Some((field, problem)) => fields.check(field, Err(problem)),
            None => Some(Asked { unit, from, to }),
        }
    }

    /// Whom one asks about it, which everybody sees.
    fn contact(&self, fields: &mut Fields) -> Option<[String; 3]> {
        let name = fields.check_optional("contact_name", &self.contact_name, PersonName::parse);
        let email = fields.check_optional("contact_email", &self.contact_email, Email::parse);
        let phone = fields.check_optional("contact_phone", &self.contact_phone, |typed| PhoneNumber::parse(typed, COUNTRY));
        let (name, email, phone) = (name?, email?, phone?);
        Some([
            name.map(|name| name.as_str().to_owned()).unwrap_or_default(),
            email.map(|email| email.as_str().to_owned()).unwrap_or_default(),
            phone.map(PhoneNumber::into_kept).unwrap_or_default(),
        ])
    }
}

fn from_the_list() -> Text {
    Text::new("Bitte aus der Liste wählen.", "Please choose from the list.")
}

/// In a table one of several words may be the wrong one.
fn not_in_the_list(word: &str) -> Text {
    let word: String = visible(word).chars().take(40).collect();
    Text::new(
        format!("„{word}“ steht nicht in der Liste. Bitte wählen Sie daraus."),
        format!("“{word}” is not in the list. Please choose from it."),
    )
}

/// One of a list, or the first of it where a table has nothing in its cell.
fn chosen<T: std::str::FromStr>(typed: &str, otherwise: T) -> Result<T, Text> {
    match plain(typed).as_str() {
        "" => Ok(otherwise),
        word => word.parse().map_err(|_| not_in_the_list(word)),
    }
}

fn uses(typed: &[String]) -> Result<Vec<PropertyUse>, Text> {
    let typed = typed.iter().map(|word| word.parse::<PropertyUse>().map_err(|_| not_in_the_list(word))).collect::<Result<Vec<_>, _>>()?;
    // In the order of the list, each once.
    Ok(PropertyUse::ALL.into_iter().filter(|one| typed.contains(one)).collect())
}

fn organisation(typed: &str) -> Result<Option<OrganisationId>, Text> {
    match typed.trim() {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| from_the_list()),
    }
}

fn prose(typed: &str, needed: bool) -> Result<String, Text> {
    let text = Prose::<6_000>::parse(typed)?.into_string();
    if needed && text.is_empty() { Err(required()) } else { Ok(text) }
}

#[cfg(test)]
mod tests;
