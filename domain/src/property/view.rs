//! A property as pages show it.

use chrono::NaiveDate;

use super::{
    PriceUnit, PropertyFileKind, PropertyForm, PropertyKind, PropertyState, PropertyUse, Publication,
    columns::{form_of, uses_of},
    entity::{property, property_file},
};
use crate::{
    clock::Instant,
    directory::{Coordinates, place_of_town},
    ids::{OrganisationId, PropertyFileId, PropertyId},
    locale::Text,
    money::Money,
};

/// The towns that are not told apart by a country are ours.
const COUNTRY: &str = "DE";

/// Where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub at: Coordinates,
    /// As it was given; otherwise it is the middle of the town.
    pub is_exact: bool,
}

/// A property, as far as a map shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnMap {
    pub id: PropertyId,
    pub slug: String,
    pub title: Text,
    pub town: String,
    /// `None` if nobody said where it is, and the town is not known either.
    pub place: Option<Place>,
}

/// What it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    pub unit: PriceUnit,
    /// `None`: on request.
    pub from: Option<Money>,
    pub to: Option<Money>,
}

/// A picture, a plan or a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PropertyFileView {
    pub id: PropertyFileId,
    pub kind: PropertyFileKind,
    /// Key in the file store.
    pub file: String,
    /// What a picture shows, or what a document is called.
    pub title: Text,
    pub credit: String,
}

/// A property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PropertyView {
    pub id: PropertyId,
    pub slug: String,
    pub reference: String,
    pub kind: PropertyKind,
    pub organisation: Option<OrganisationId>,
    /// Whose it is: the exhibitor, or who is named instead; may be empty.
    pub holder: String,
    pub title: Text,
    pub town: String,
    pub address: String,
    /// `None` if nobody said where it is, and the town is not known either.
    pub place: Option<Place>,
    /// In square metres.
    pub plot_m2: Option<i64>,
    pub floor_m2: Option<i64>,
    pub uses: Vec<PropertyUse>,
    pub state: PropertyState,
    /// The first day of a month.
    pub available_from: Option<NaiveDate>,
    pub price: Price,
    /// Markdown.
    pub description: Text,
    pub contact_name: String,
    pub contact_email: String,
    /// As `phone::PhoneNumber` keeps it.
    pub contact_phone: String,
    pub publication: Publication,
    pub revision: i64,
    pub updated_at: Instant,
    /// In the order in which they came.
    pub files: Vec<PropertyFileView>,
    /// The same as it would be typed.
    pub form: PropertyForm,
}

impl PropertyView {
    /// A row with the name of its exhibitor and its files.
    pub(super) fn of(row: property::Model, exhibitor: Option<String>, files: Vec<PropertyFileView>) -> Self {
        let form = form_of(&row);
        Self {
            place: place_of(row.latitude.zip(row.longitude), &row.town),
            id: row.id,
            slug: row.slug,
            reference: row.reference,
            kind: row.kind,
            organisation: row.organisation_id,
            holder: exhibitor.unwrap_or(row.holder),
            title: Text::new(row.title_de, row.title_en),
            town: row.town,
            address: row.address,
            plot_m2: row.plot_m2,
            floor_m2: row.floor_m2,
            uses: uses_of(&row.uses),
            state: row.state,
            available_from: row.available_from,
            price: Price { unit: row.price_unit, from: row.price_from.map(Money::euros), to: row.price_to.map(Money::euros) },
            description: Text::new(row.description_de, row.description_en),
            contact_name: row.contact_name,
            contact_email: row.contact_email,
            contact_phone: row.contact_phone,
            publication: row.publication,
            revision: row.revision,
            updated_at: row.updated_at,
            files,
            form,
        }
    }

    /// The same for a map.
    pub fn on_map(&self) -> OnMap {
        OnMap { id: self.id, slug: self.slug.clone(), title: self.title.clone(), town: self.town.clone(), place: self.place }
    }

    /// Its first picture.
    pub fn picture(&self) -> Option<&PropertyFileView> {
        self.of_kind(PropertyFileKind::Picture).next()
    }

    pub fn of_kind(&self, kind: PropertyFileKind) -> impl Iterator<Item = &PropertyFileView> {
        self.files.iter().filter(move |file| file.kind == kind)
    }
}

/// Where it is: as it was given, in millionths of a degree, or else the middle of its town.
pub(super) fn place_of(exact: Option<(i32, i32)>, town: &str) -> Option<Place> {
    let thousandths = |millionths: i32| (millionths + millionths.signum() * 500) / 1000;
    let exact = exact.map(|(latitude, longitude)| Place {
        at: Coordinates { latitude: thousandths(latitude), longitude: thousandths(longitude) },
        is_exact: true,
    });
    exact.or_else(|| place_of_town(town, COUNTRY).map(|at| Place { at, is_exact: false }))
}

impl From<property_file::Model> for PropertyFileView {
    fn from(row: property_file::Model) -> Self {
        Self { id: row.id, kind: row.kind, file: row.file, title: Text::new(row.title_de, row.title_en), credit: row.credit }
    }
}
