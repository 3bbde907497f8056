//! What an organiser types about a news entry, and what is wrong with it.

use serde::{Deserialize, Serialize};

use super::view::PressContact;
use crate::{
    field::{Email, FieldErrors, Fields, Line, PersonName, Prose, Slug, required, slug_of},
    ids::EventId,
    locale::Text,
    phone::PhoneNumber,
};

/// A telephone number without its country is one of the agency's.
const COUNTRY: &str = "DE";

/// A news entry as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewsForm {
    pub title_de: String,
    pub title_en: String,
    /// Empty: made from the German title.
    pub slug: String,
    pub lede_de: String,
    pub lede_en: String,
    /// Markdown.
    pub text_de: String,
    pub text_en: String,
    /// The id of an event, or empty.
    pub event: String,
    pub press_name: String,
    pub press_email: String,
    pub press_phone: String,
}

/// The same, parsed.
#[derive(Debug)]
pub(super) struct Parsed {
    pub title: Text,
    pub slug: String,
    pub lede: Text,
    pub text: Text,
    pub event: Option<EventId>,
    pub press: PressContact,
}

impl NewsForm {
    /// Everything at once, so that every wrong field is named. A draft may lack its texts; what is `published` may not.
    pub(super) fn parse(&self, published: bool) -> Result<Parsed, FieldErrors> {
        let mut fields = Fields::new();
        let title_de = fields.check("title_de", Line::<120>::parse(&self.title_de));
        let title_en = fields.check("title_en", Line::<120>::parse(&self.title_en));
        let typed = if self.slug.trim().is_empty() { slug_of(&self.title_de) } else { self.slug.clone() };
        let slug = fields.check("slug", Slug::parse(&typed));
        let lede_de = fields.check("lede_de", prose::<400>(&self.lede_de, published));
        let lede_en = fields.check("lede_en", prose::<400>(&self.lede_en, published));
        let text_de = fields.check("text_de", prose::<10_000>(&self.text_de, published));
        let text_en = fields.check("text_en", prose::<10_000>(&self.text_en, published));
        let event = fields.check("event", event_of(&self.event));
        let press = self.press(&mut fields);
        fields.finish(|| {
            Some(Parsed {
                title: Text::new(title_de?.into_string(), title_en?.into_string()),
                slug: slug?.into_string(),
                lede: Text::new(lede_de?, lede_en?),
                text: Text::new(text_de?, text_en?),
                event: event?,
                press: press?,
            })
        })
    }

    /// Whom journalists ask; without a name there is nobody to ask for.
    fn press(&self, fields: &mut Fields) -> Option<PressContact> {
        let name = fields.check_optional("press_name", &self.press_name, PersonName::parse);
        let email = fields.check_optional("press_email", &self.press_email, Email::parse);
        let phone = fields.check_optional("press_phone", &self.press_phone, |typed| PhoneNumber::parse(typed, COUNTRY));
        let (name, email, phone) = (name?, email?, phone?);
        if name.is_none() && (email.is_some() || phone.is_some()) {
            fields.refuse("press_name", required());
        }
        Some(PressContact {
            name: name.map(|name| name.as_str().to_owned()).unwrap_or_default(),
            email: email.map(|email| email.as_str().to_owned()).unwrap_or_default(),
            phone: phone.map(PhoneNumber::into_kept).unwrap_or_default(),
        })
    }
}

fn prose<const MAX: usize>(typed: &str, needed: bool) -> Result<String, Text> {
    let text = Prose::<MAX>::parse(typed)?.into_string();
    if needed && text.is_empty() { Err(required()) } else { Ok(text) }
}

fn event_of(typed: &str) -> Result<Option<EventId>, Text> {
    match typed.trim() {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Text::new("Bitte aus der Liste wählen.", "Please choose from the list.")),
    }
}
