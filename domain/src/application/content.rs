//! What an application says, apart from how far it got: as typed, and as it is kept. A field more stands here and in
//! `columns`, and needs its word in history.

use serde::{Deserialize, Serialize};

use super::{ContactPurpose, Declaration, TagKind, topic};
use crate::{
    booth::UnitKind,
    country::parse_country,
    event::EventView,
    field::{Fields, WebAddress},
    locale::Text,
    organisation::{OrganisationKind, SizeClass},
    vat::VatId,
};

mod as_typed;
mod needs;
mod read;

pub use as_typed::AsTyped;
pub use needs::{Section, SectionProgress};
use read::{chosen, declaration, is_on, line, optional, parse_co_exhibitors, prose, terms};
pub(super) use read::{complete, draft, edited, parse_contacts, whole_contacts, with_gaps, without_declarations};

/// The form of an application, as typed. Groups hold the chosen words; `contacts` is in any order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationForm {
    /// The revision that the form was made from.
    pub revision: String,
    pub legal_name: String,
    pub display_name: String,
    pub kind: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub country: String,
    pub vat_id: String,
    pub public_body: String,
    pub size_class: String,
    pub website: String,
    pub teaser_de: String,
    pub teaser_en: String,
    pub description_de: String,
    pub description_en: String,
    pub topics: Vec<String>,
    pub offers: Vec<String>,
    pub seeks: Vec<String>,
    pub wish_kind: String,
    pub wish_note: String,
    /// One per line.
    pub co_exhibitors: String,
    /// Read from fields that are called `<purpose>_name` and so on.
    #[serde(skip)]
    pub contacts: Vec<ContactForm>,
    pub terms: String,
    /// The version of the terms that the form showed.
    pub terms_version: String,
    pub de_minimis: String,
    pub de_minimis_reason: String,
    pub double_funding: String,
    pub double_funding_reason: String,
}

/// One contact, as typed.
#[derive(Clone, Debug)]
pub struct ContactForm {
    pub purpose: ContactPurpose,
    pub name: String,
    pub email: String,
    pub phone: String,
    /// It is whoever decides, whatever else stands here.
    pub like_decision: bool,
}

/// What an application says. Texts may be empty while it is a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    pub legal_name: String,
    pub display_name: String,
    pub kind: Option<OrganisationKind>,
    pub street: String,
    pub postcode: String,
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub vat_id: String,
    pub public_body: bool,
    pub size_class: Option<SizeClass>,
    pub website: String,
    pub teaser: Text,
    /// Markdown.
    pub description: Text,
    pub topics: Vec<String>,
    pub offers: Vec<String>,
    pub seeks: Vec<String>,
    pub wish_kind: Option<UnitKind>,
    pub wish_note: String,
    pub co_exhibitors: Vec<String>,
    pub contacts: Vec<Contact>,
    /// The version of the terms that was accepted; empty if none was.
    pub terms_version: String,
    pub de_minimis: Declaration,
    pub double_funding: Declaration,
    /// What a draft says that cannot be read yet; nothing once it was handed in.
    pub as_typed: AsTyped,
}

/// Whom to ask about what. In a draft each part may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub purpose: ContactPurpose,
    pub name: String,
    pub email: String,
    pub phone: String,
}

impl Contact {
    fn is_same_person(&self, other: &Self) -> bool {
        (&self.name, &self.email, &self.phone) == (&other.name, &other.email, &other.phone)
    }
}

/// What the form proposes as the country of whoever applies.
const HOME: &str = "DE";

impl Content {
    /// What a draft says before anybody has written into it: the country, and the address that it was begun with.
    pub fn begun(email: &str) -> Self {
        let contact = Contact { purpose: ContactPurpose::Decision, name: String::new(), email: email.to_owned(), phone: String::new() };
        Self { country: HOME.to_owned(), contacts: vec![contact], ..Self::default() }
    }

    /// What a form says, and what is wrong with it. Empty fields are fine.
    fn read(form: &ApplicationForm, event: &EventView) -> (Self, Fields) {
        let ApplicationForm {
            legal_name,
            display_name,
            kind,
            street,
            postcode,
            city,
            country,
            vat_id,
            public_body,
            size_class,
            website,
            teaser_de,
            teaser_en,
            description_de,
            description_en,
            topics,
            offers,
            seeks,
            wish_kind,
            wish_note,
            co_exhibitors,
            contacts,
            de_minimis,
            de_minimis_reason,
            double_funding,
            double_funding_reason,
            // Read together: see `terms`.
            terms: _,
            terms_version: _,
            // Compared, not written.
            revision: _,
        } = form;
        let mut fields = Fields::new();
        let country = fields.check_optional("country", country, parse_country).flatten().unwrap_or_default();
        let content = Self {
            legal_name: line::<160>(&mut fields, "legal_name", legal_name),
            display_name: line::<80>(&mut fields, "display_name", display_name),
            kind: chosen(&mut fields, "kind", kind),
            street: line::<120>(&mut fields, "street", street),
            postcode: line::<20>(&mut fields, "postcode", postcode),
            city: line::<80>(&mut fields, "city", city),
            vat_id: optional(&mut fields, "vat_id", vat_id, |typed| VatId::parse(typed, &country).map(VatId::into_string)),
            public_body: is_on(public_body),
            size_class: chosen(&mut fields, "size_class", size_class),
            website: optional(&mut fields, "website", website, |typed| WebAddress::parse(typed).map(WebAddress::into_string)),
            teaser: Text::new(line::<160>(&mut fields, "teaser_de", teaser_de), line::<160>(&mut fields, "teaser_en", teaser_en)),
            description: Text::new(
                prose::<4000>(&mut fields, "description_de", description_de),
                prose::<4000>(&mut fields, "description_en", description_en),
            ),
            topics: topic::known(TagKind::Topic, topics),
            offers: topic::known(TagKind::Offer, offers),
            seeks: topic::known(TagKind::Seek, seeks),
            wish_kind: chosen(&mut fields, "wish_kind", wish_kind),
            wish_note: prose::<1000>(&mut fields, "wish_note", wish_note),
            co_exhibitors: parse_co_exhibitors(&mut fields, co_exhibitors),
            contacts: parse_contacts(&mut fields, contacts, &country),
            terms_version: terms(&mut fields, form, event),
            de_minimis: declaration(&mut fields, "de_minimis", de_minimis, de_minimis_reason),
            double_funding: declaration(&mut fields, "double_funding", double_funding, double_funding_reason),
            country,
            as_typed: AsTyped::default(),
        };
        (content, fields)
    }

    pub fn contact(&self, purpose: ContactPurpose) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.purpose == purpose)
    }

    /// Whether somebody else's part is done by whoever decides.
    pub fn is_like_decision(&self, purpose: ContactPurpose) -> bool {
        let (own, decision) = (self.contact(purpose), self.contact(ContactPurpose::Decision));
        purpose != ContactPurpose::Decision && own.zip(decision).is_some_and(|(own, decision)| own.is_same_person(decision))
    }

    /// The words of one kind.
    pub fn tags(&self, kind: TagKind) -> &[String] {
        match kind {
            TagKind::Topic => &self.topics,
            TagKind::Offer => &self.offers,
            TagKind::Seek => &self.seeks,
        }
    }
}
