//! What an organiser types about a bridge, and what is wrong with it.

use sea_orm::ActiveValue::{NotSet, Set};
use serde::{Deserialize, Serialize};

use super::{BridgeAction, BridgeField, BridgeKind, entity::bridge};
use crate::{
    audit::AuditEntry,
    clock,
    field::{Email, FieldErrors, Fields, Line, PersonName, Prose, Slug, slug_of, whole},
    locale::Text,
    phone::PhoneNumber,
};

/// A bridge as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BridgeDetails {
    /// Empty: made from the name.
    pub slug: String,
    /// A word of [`BridgeKind`].
    pub kind: String,
    pub name: String,
    pub purpose_de: String,
    pub purpose_en: String,
    /// A year; may be empty, as all that follows.
    pub since_year: String,
    pub contact_name: String,
    pub contact_email: String,
    pub contact_phone: String,
}

/// The same, parsed.
#[derive(Debug)]
pub(super) struct Parsed {
    pub slug: String,
    kind: BridgeKind,
    pub name: String,
    purpose: Text,
    since: Option<i32>,
    contact_name: String,
    contact_email: String,
    contact_phone: String,
}

impl BridgeDetails {
    /// Everything at once, so that every wrong field is named.
    pub(super) fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { slug, kind, name, purpose_de, purpose_en, since_year, contact_name, contact_email, contact_phone } = self;
        let mut fields = Fields::new();
        let typed = if slug.trim().is_empty() { slug_of(name) } else { slug.clone() };
        let name = fields.check("name", Line::<80>::parse(name));
        let slug = fields.check("slug", Slug::parse(&typed));
        let kind = fields.check("kind", kind.parse::<BridgeKind>().map_err(|_| Text::new("Bitte wählen.", "Please choose.")));
        let de = fields.check("purpose_de", Prose::<4000>::parse(purpose_de));
        let en = fields.check("purpose_en", Prose::<4000>::parse(purpose_en));
        let since = fields.check_optional("since_year", since_year, |year| whole(year, 1900..=2200));
        let contact_name = fields.check_optional("contact_name", contact_name, PersonName::parse);
        let contact_email = fields.check_optional("contact_email", contact_email, Email::parse);
        let contact_phone = fields.check_optional("contact_phone", contact_phone, |number| PhoneNumber::parse(number, "DE"));
        fields.finish(|| {
            Some(Parsed {
                slug: slug?.into_string(),
                kind: kind?,
                name: name?.into_string(),
                purpose: Text::new(de?.into_string(), en?.into_string()),
                since: since?.and_then(|year| i32::try_from(year).ok()),
                contact_name: contact_name?.map(|name| name.as_str().to_owned()).unwrap_or_default(),
                contact_email: contact_email?.map(|email| email.as_str().to_owned()).unwrap_or_default(),
                contact_phone: contact_phone?.map(PhoneNumber::into_kept).unwrap_or_default(),
            })
        })
    }
}

impl Parsed {
    /// Every column: neither a new one nor a new field of the form compiles until it stands here.
    pub(super) fn columns(&self) -> bridge::ActiveModel {
        let Self { slug, kind, name, purpose, since, contact_name, contact_email, contact_phone } = self;
        bridge::ActiveModel {
            slug: Set(slug.clone()),
            kind: Set(*kind),
            name: Set(name.clone()),
            purpose_de: Set(purpose.de.clone()),
            purpose_en: Set(purpose.en.clone()),
            since_year: Set(*since),
            contact_name: Set(contact_name.clone()),
            contact_email: Set(contact_email.clone()),
            contact_phone: Set(contact_phone.clone()),
            updated_at: Set(clock::now()),
            id: NotSet,
            state: NotSet,
            revision: NotSet,
            created_at: NotSet,
        }
    }

    pub(super) fn differences(&self, old: &bridge::Model) -> AuditEntry<BridgeAction> {
        let Self { slug, kind, name, purpose, since, contact_name, contact_email, contact_phone } = self;
        AuditEntry::of(BridgeAction::Changed, old.id)
            .changed(BridgeField::Slug, old.slug.as_str(), slug)
            .changed(BridgeField::Kind, old.kind.as_str(), kind.as_str())
            .changed(BridgeField::Name, old.name.as_str(), name)
            .changed(BridgeField::PurposeDe, old.purpose_de.as_str(), &purpose.de)
            .changed(BridgeField::PurposeEn, old.purpose_en.as_str(), &purpose.en)
            .changed(BridgeField::SinceYear, old.since_year, *since)
            .changed(BridgeField::ContactName, old.contact_name.as_str(), contact_name)
            .changed(BridgeField::ContactEmail, old.contact_email.as_str(), contact_email)
            .changed(BridgeField::ContactPhone, old.contact_phone.as_str(), contact_phone)
    }
}
