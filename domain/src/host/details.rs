//! What an organiser types about a host, and what is wrong with it.

use rules::booth::measure::percent;
use sea_orm::ActiveValue::{NotSet, Set};
use serde::{Deserialize, Serialize};

use super::{HostAction, HostField, HostRole, entity::host};
use crate::{
    audit::AuditEntry,
    clock,
    field::{FieldErrors, Fields, Line, Prose, WebAddress},
    locale::Text,
};

/// A host as typed; all but role and name may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HostDetails {
    /// A word of [`HostRole`].
    pub role: String,
    pub name: String,
    pub town: String,
    pub web: String,
    pub text_de: String,
    pub text_en: String,
    /// Of the costs, in percent.
    pub share: String,
    /// `on`, or nothing.
    pub is_public: String,
}

/// The same, parsed.
#[derive(Debug)]
pub(super) struct Parsed {
    pub name: String,
    pub share: i32,
    role: HostRole,
    town: String,
    is_public: bool,
    said: Said,
}

/// What also the people of a host change.
#[derive(Debug)]
pub(super) struct Said {
    pub web: String,
    pub text: Text,
}

impl Said {
    pub(super) fn parse(fields: &mut Fields, web: &str, text_de: &str, text_en: &str) -> Option<Self> {
        let web = fields.check_optional("web", web, WebAddress::parse);
        let de = fields.check("text_de", Prose::<1000>::parse(text_de));
        let en = fields.check("text_en", Prose::<1000>::parse(text_en));
        Some(Self { web: web?.map(WebAddress::into_string).unwrap_or_default(), text: Text::new(de?.into_string(), en?.into_string()) })
    }

    pub(super) fn differences(&self, old: &host::Model) -> AuditEntry<HostAction> {
        let Self { web, text } = self;
        AuditEntry::of(HostAction::Changed, old.id)
            .at(old.event_id)
            .with(HostField::Host, old.name.as_str())
            .changed(HostField::Web, old.web.as_str(), web)
            .changed(HostField::TextDe, old.text_de.as_str(), &text.de)
            .changed(HostField::TextEn, old.text_en.as_str(), &text.en)
    }
}

impl HostDetails {
    /// Everything at once, so that every wrong field is named.
    pub(super) fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { role, name, town, web, text_de, text_en, share, is_public } = self;
        let mut fields = Fields::new();
        let role = fields.check("role", role.parse::<HostRole>().map_err(|_| Text::new("Bitte wählen.", "Please choose.")));
        let name = fields.check("name", Line::<160>::parse(name));
        let town = fields.check("town", Line::<80>::parse_optional(town));
        let said = Said::parse(&mut fields, web, text_de, text_en);
        let share = fields.check_optional("share", share, percent);
        fields.finish(|| {
            Some(Parsed {
                name: name?.into_string(),
                share: share?.unwrap_or_default(),
                role: role?,
                town: town?,
                is_public: is_public == "on",
                said: said?,
            })
        })
    }
}

impl Parsed {
    /// Every column: neither a new one nor a new field of the form compiles until it stands here.
    pub(super) fn columns(&self) -> host::ActiveModel {
        let Self { name, share, role, town, is_public, said: Said { web, text } } = self;
        host::ActiveModel {
            role: Set(*role),
            name: Set(name.clone()),
            town: Set(town.clone()),
            web: Set(web.clone()),
            text_de: Set(text.de.clone()),
            text_en: Set(text.en.clone()),
            share: Set(*share),
            is_public: Set(*is_public),
            updated_at: Set(clock::now()),
            id: NotSet,
            event_id: NotSet,
            position: NotSet,
            logo: NotSet,
            revision: NotSet,
            created_at: NotSet,
        }
    }

    pub(super) fn differences(&self, old: &host::Model) -> AuditEntry<HostAction> {
        let Self { name, share, role, town, is_public, said } = self;
        said.differences(old)
            .changed(HostField::Name, old.name.as_str(), name)
            .changed(HostField::HostRole, old.role.as_str(), role.as_str())
            .changed(HostField::Town, old.town.as_str(), town)
            .changed(HostField::Share, old.share, *share)
            .changed(HostField::IsPublic, old.is_public, *is_public)
    }
}
