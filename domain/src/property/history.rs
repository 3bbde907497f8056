//! What history says of a property.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::PropertyId,
};

choice! {
    /// What can happen to a property.
    pub enum PropertyAction {
        Created = "created",
        Changed = "changed",
        /// Its exhibitor asks for it to be published.
        HandedIn = "handed_in",
        Published = "published",
        /// It is a draft again.
        Hidden = "hidden",
        Deleted = "deleted",
        FileAdded = "file_added",
        FileRemoved = "file_removed",
    }
}

choice! {
    /// What history tells of a property, and the columns of its tables: the same words in forms, in XLSX and in GeoJSON.
    pub enum PropertyField {
        Reference = "reference",
        Kind = "kind",
        TitleDe = "title_de",
        TitleEn = "title_en",
        Slug = "slug",
        Holder = "holder",
        Town = "town",
        Address = "address",
        Latitude = "latitude",
        Longitude = "longitude",
        Plot = "plot_m2",
        Floor = "floor_m2",
        Uses = "uses",
        State = "state",
        AvailableFrom = "available_from",
        PriceUnit = "price_unit",
        PriceFrom = "price_from",
        PriceTo = "price_to",
        DescriptionDe = "description_de",
        DescriptionEn = "description_en",
        ContactName = "contact_name",
        ContactEmail = "contact_email",
        ContactPhone = "contact_phone",
        /// The exhibitor that it belongs to; in no table, because names are no ids.
        Organisation = "organisation",
        /// What a file that came or went is called.
        File = "file",
    }
}

impl PropertyField {
    /// The columns of a table of properties.
    pub fn columns() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|field| !matches!(field, Self::Organisation | Self::File))
    }
}

impl Action for PropertyAction {
    const SUBJECT: Subject = Subject::Property;
    type Id = PropertyId;
    type Field = PropertyField;
    const WITHOUT_REVISION: &'static [Self] = &[Self::FileAdded, Self::FileRemoved];
}
