//! What an organiser types about an event, and what is wrong with it.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::{
    Accent, BoothRole, EventKind, LANGUAGES, ONLINE,
    dates::{zone, zone_of_place},
};
use crate::{
    clock::Tz,
    country::parse_country,
    field::{Email, FieldErrors, Fields, Line, PersonName, Prose, Slug, WebAddress, slug_of, visible},
    ids::BridgeId,
    locale::Text,
};

/// An event as typed. Times are wall-clock times in its own zone; what may be missing is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventDetails {
    /// Empty: made from the name.
    pub slug: String,
    pub name: String,
    pub kind: String,
    pub theme_de: String,
    pub theme_en: String,
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// May be empty where there is a link: then the event takes place online alone, and its city is not asked for either.
    pub venue: String,
    /// Where it takes place on the net; may be empty. Only those who registered are told.
    pub online_link: String,
    /// IANA. Empty: the one of city and country, if there is but one.
    pub time_zone: String,
    /// `on`: it was said that the programme keeps its local times when the zone changes.
    pub programme_keeps_local_times: String,
    /// `on`: when the first day moves, the programme moves by as many days.
    pub programme_moves_along: String,
    /// The fingerprint of the change whose letters were confirmed.
    pub confirmed_change: String,
    pub starts_on: String,
    pub ends_on: String,
    /// `09:00`
    pub opens: String,
    /// `18:00`; midnight closes the day.
    pub closes: String,
    /// The most spoken one.
    pub main_language: String,
    pub other_languages: Vec<String>,
    /// The id of a bridge; may be empty.
    pub bridge: String,
    pub hall: String,
    pub booth_number: String,
    pub booth_role: String,
    /// Needed where the role is `partner`.
    pub hosted_by: String,
    pub brand: String,
    pub description_de: String,
    pub description_en: String,
    pub accent: String,
    pub applications_open_at: String,
    pub applications_close_at: String,
    pub passes_close_at: String,
    /// `on`
    pub asks_de_minimis: String,
    /// `on`
    pub asks_double_funding: String,
    pub contact_name: String,
    pub contact_email: String,
}

/// The same, parsed.
#[derive(Debug)]
pub(super) struct Parsed {
    pub slug: String,
    pub name: String,
    pub kind: EventKind,
    pub theme: Text,
    pub city: String,
    pub country: String,
    pub venue: String,
    pub online_link: String,
    pub zone: Tz,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub opens_minute: i32,
    pub closes_minute: i32,
    pub languages: String,
    pub bridge: Option<BridgeId>,
    pub hall: String,
    pub booth_number: String,
    pub booth_role: BoothRole,
    pub hosted_by: String,
    pub brand: String,
    pub description: Text,
    pub accent: Accent,
    /// These three by the event's own clock.
    pub applications_open: Option<NaiveDateTime>,
    pub applications_close: Option<NaiveDateTime>,
    pub passes_close: Option<NaiveDateTime>,
    pub asks_de_minimis: bool,
    pub asks_double_funding: bool,
    pub contact_name: String,
    pub contact_email: String,
}

impl EventDetails {
    /// Everything at once, so that every wrong field is named.
    pub(super) fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self {
            name,
            kind,
            theme_de,
            theme_en,
            city,
            country,
            venue,
            online_link,
            time_zone,
            bridge,
            hall,
            booth_number,
            booth_role,
            brand,
            accent,
            asks_de_minimis,
            asks_double_funding,
            contact_name,
            contact_email,
            // Asked where the programme is known.
            programme_keeps_local_times: _,
            programme_moves_along: _,
            // Asked where it is known who hears of the change.
            confirmed_change: _,
            // Read below, several together.
            slug: _,
            starts_on: _,
            ends_on: _,
            opens: _,
            closes: _,
            main_language: _,
            other_languages: _,
            hosted_by: _,
            description_de: _,
            description_en: _,
            applications_open_at: _,
            applications_close_at: _,
            passes_close_at: _,
        } = self;
        let mut fields = Fields::new();
        let slug = self.slug(&mut fields);
        let name = fields.check("name", Line::<80>::parse(name));
        let kind = fields.check("kind", one_of(kind));
        let theme = both_lines(&mut fields, "theme", theme_de, theme_en);
        let online_link = fields.check_optional("online_link", online_link, WebAddress::parse);
        let is_online = visible(venue).is_empty() && !matches!(online_link, Some(None));
        let city = if is_online { Some(ONLINE.to_owned()) } else { fields.check("city", Line::<80>::parse(city)).map(Line::into_string) };
        let country = fields.check("country", parse_country(country));
        let venue = if is_online { Some(String::new()) } else { fields.check("venue", Line::<120>::parse(venue)).map(Line::into_string) };
        let typed_zone = (!time_zone.trim().is_empty()).then(|| fields.check("time_zone", zone(time_zone.trim())));
        let days = self.days(&mut fields);
        let zone = typed_zone.unwrap_or_else(|| {
            // What is missing for a proposal is said beside its own field.
            let (city, country, (starts, _)) = (city.as_ref()?, country.as_ref()?, days?);
            fields.check("time_zone", zone_of_place(country, city.as_str(), starts))
        });
        let hours = self.hours(&mut fields);
        let languages = self.languages(&mut fields);
        let bridge = fields.check_optional("bridge", bridge, |id| id.trim().parse::<BridgeId>().map_err(|_| please_choose()));
        let hall = fields.check("hall", Line::<60>::parse_optional(hall));
        let booth_number = fields.check("booth_number", Line::<30>::parse_optional(booth_number));
        let booth_role = fields.check("booth_role", one_of(booth_role));
        let hosted_by = self.hosted_by(&mut fields, booth_role);
        let brand = fields.check("brand", Line::<80>::parse(brand));
        let description = self.description(&mut fields);
        let accent = fields.check("accent", one_of(accent));
        let times = self.times(&mut fields, zone, days);
        let contact_name = fields.check("contact_name", PersonName::parse(contact_name));
        let contact_email = fields.check("contact_email", Email::parse(contact_email));
        fields.finish(|| {
            let (starts_on, ends_on) = days?;
            let (opens_minute, closes_minute) = hours?;
            let [applications_open, applications_close, passes_close] = times?;
            Some(Parsed {
                slug: slug?,
                name: name?.into_string(),
                kind: kind?,
                theme: theme?,
                city: city?,
                country: country?,
                venue: venue?,
                online_link: online_link?.map(WebAddress::into_string).unwrap_or_default(),
                zone: zone?,
                starts_on,
                ends_on,
                opens_minute,
                closes_minute,
                languages: languages?,
                bridge: bridge?,
                hall: hall?,
                booth_number: booth_number?,
                booth_role: booth_role?,
                hosted_by: hosted_by?,
                brand: brand?.into_string(),
                description: description?,
                accent: accent?,
                applications_open,
                applications_close,
                passes_close,
                asks_de_minimis: asks_de_minimis == "on",
                asks_double_funding: asks_double_funding == "on",
                contact_name: contact_name?.as_str().to_owned(),
                contact_email: contact_email?.as_str().to_owned(),
            })
        })
    }

    /// Its address, if that alone can be read.
    pub(super) fn address(&self) -> Option<String> {
        self.slug(&mut Fields::new())
    }

    fn slug(&self, fields: &mut Fields) -> Option<String> {
        let typed = if self.slug.trim().is_empty() { slug_of(&self.name) } else { self.slug.clone() };
        fields.check("slug", Slug::parse(&typed)).map(Slug::into_string)
    }

    fn languages(&self, fields: &mut Fields) -> Option<String> {
        let known = |language: &str| LANGUAGES.contains(&language);
        if !known(&self.main_language) {
            fields.refuse("main_language", Text::new("Bitte eine Sprache wählen.", "Please choose a language."));
            return None;
        }
        if !self.other_languages.iter().all(|language| known(language)) {
            fields.refuse("other_languages", Text::new("Bitte aus der Liste wählen.", "Please choose from the list."));
            return None;
        }
        let mut spoken = vec![self.main_language.as_str()];
        for language in LANGUAGES {
            if !spoken.contains(&language) && self.other_languages.iter().any(|other| other == language) {
                spoken.push(language);
            }
        }
        Some(spoken.join(","))
    }

    fn hosted_by(&self, fields: &mut Fields, role: Option<BoothRole>) -> Option<String> {
        let host = fields.check("hosted_by", Line::<120>::parse_optional(&self.hosted_by))?;
        if role == Some(BoothRole::Partner) && host.is_empty() {
            fields.refuse("hosted_by", Text::new("Bitte nennen Sie, wessen Stand es ist.", "Please say whose booth it is."));
        }
        Some(host)
    }

    fn description(&self, fields: &mut Fields) -> Option<Text> {
        let de = fields.check("description_de", Prose::<8000>::parse(&self.description_de));
        let en = fields.check("description_en", Prose::<8000>::parse(&self.description_en));
        Some(Text::new(de?.into_string(), en?.into_string()))
    }
}

fn one_of<T: std::str::FromStr>(typed: &str) -> Result<T, Text> {
    typed.parse().map_err(|_| please_choose())
}

pub(super) fn please_choose() -> Text {
    Text::new("Bitte wählen.", "Please choose.")
}

fn both_lines(fields: &mut Fields, name: &str, de: &str, en: &str) -> Option<Text> {
    let de = fields.check(&format!("{name}_de"), Line::<120>::parse_optional(de));
    let en = fields.check(&format!("{name}_en"), Line::<120>::parse_optional(en));
    Some(Text::new(de?, en?))
}
