//! What an organiser types about a talk, and what is wrong with it.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::{
    clock::{self, Tz},
    country::parse_country,
    event,
    field::{FieldErrors, Fields, Line, PersonName, Prose, Slug, local_time, required, slug_of, whole},
    ids::BridgeId,
    locale::Text,
};

/// More nobody reads on a page.
const MOST_SPEAKERS: usize = 12;

/// A talk as typed. Its time is by the clock of the place; what may be missing is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TalkDetails {
    pub subject_de: String,
    pub subject_en: String,
    /// Empty: made from the German subject.
    pub slug: String,
    /// The id of a bridge; may be empty.
    pub bridge: String,
    pub occasion_de: String,
    pub occasion_en: String,
    pub host: String,
    /// House and room; may be empty.
    pub place: String,
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// IANA. Empty: the one of city and country, if there is but one.
    pub time_zone: String,
    pub starts: String,
    pub minutes: String,
    /// One to a line: name, comma, function.
    pub speakers: String,
    pub audience_de: String,
    pub audience_en: String,
    pub audience_count: String,
    /// `on`: everybody may read the slides.
    pub slides_public: String,
    pub outcome_de: String,
    pub outcome_en: String,
}

/// The same, parsed.
#[derive(Debug)]
pub(super) struct Parsed {
    pub slug: String,
    pub bridge: Option<BridgeId>,
    pub subject: Text,
    pub occasion: Text,
    pub host: String,
    pub place: String,
    pub city: String,
    pub country: String,
    pub zone: Tz,
    pub starts: NaiveDateTime,
    pub minutes: i32,
    pub speakers: String,
    pub audience: Text,
    pub audience_count: Option<i32>,
    pub slides_public: bool,
    pub outcome: Text,
}

impl TalkDetails {
    /// Everything at once, so that every wrong field is named.
    pub(super) fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self {
            subject_de,
            subject_en,
            slug,
            bridge,
            occasion_de,
            occasion_en,
            host,
            place,
            city,
            country,
            time_zone,
            starts,
            minutes,
            speakers,
            audience_de,
            audience_en,
            audience_count,
            slides_public,
            outcome_de,
            outcome_en,
        } = self;
        let mut fields = Fields::new();
        let typed_slug = if slug.trim().is_empty() { slug_of(subject_de) } else { slug.clone() };
        let de = fields.check("subject_de", Line::<160>::parse(subject_de));
        let en = fields.check("subject_en", Line::<160>::parse(subject_en));
        let slug = fields.check("slug", Slug::parse(&typed_slug));
        let bridge = fields.check_optional("bridge", bridge, |id| id.trim().parse::<BridgeId>().map_err(|_| please_choose()));
        let occasion_de = fields.check("occasion_de", Line::<160>::parse_optional(occasion_de));
        let occasion_en = fields.check("occasion_en", Line::<160>::parse_optional(occasion_en));
        let host = fields.check("host", Line::<200>::parse(host));
        let place = fields.check("place", Line::<160>::parse_optional(place));
        let city = fields.check("city", Line::<80>::parse(city));
        let country = fields.check("country", parse_country(country));
        let local = fields.check("starts", local_time(starts));
        let typed_zone = fields.check_optional("time_zone", time_zone, event::typed_zone);
        let zone = match typed_zone {
            Some(Some(zone)) => Some(zone),
            // What is missing for a proposal is said beside its own field.
            Some(None) => match (&city, &country, local) {
                (Some(city), Some(country), Some(local)) => {
                    fields.check("time_zone", event::zone_of_place(country, city.as_str(), local.date()))
                }
                _ => None,
            },
            None => None,
        };
        let starts = match (zone, local) {
            (Some(zone), Some(local)) => fields.check("starts", clock::existing(zone, local)),
            _ => None,
        };
        let minutes = fields.check("minutes", whole(minutes, 5..=1440));
        let speakers = fields.check("speakers", lines_of_speakers(speakers));
        let audience_de = fields.check("audience_de", Line::<200>::parse_optional(audience_de));
        let audience_en = fields.check("audience_en", Line::<200>::parse_optional(audience_en));
        let audience_count = fields.check_optional("audience_count", audience_count, |count| whole(count, 0..=100_000));
        let outcome_de = fields.check("outcome_de", Prose::<4000>::parse(outcome_de));
        let outcome_en = fields.check("outcome_en", Prose::<4000>::parse(outcome_en));
        fields.finish(|| {
            Some(Parsed {
                slug: slug?.into_string(),
                bridge: bridge?,
                subject: Text::new(de?.into_string(), en?.into_string()),
                occasion: Text::new(occasion_de?, occasion_en?),
                host: host?.into_string(),
                place: place?,
                city: city?.into_string(),
                country: country?,
                zone: zone?,
                starts: starts?,
                minutes: i32::try_from(minutes?).ok()?,
                speakers: speakers?,
                audience: Text::new(audience_de?, audience_en?),
                audience_count: audience_count?.and_then(|count| i32::try_from(count).ok()),
                slides_public: slides_public == "on",
                outcome: Text::new(outcome_de?.into_string(), outcome_en?.into_string()),
            })
        })
    }
}

pub(super) fn please_choose() -> Text {
    Text::new("Bitte aus der Liste wählen.", "Please choose from the list.")
}

/// Each line a name, and behind the first comma a function, if there is one.
fn lines_of_speakers(typed: &str) -> Result<String, Text> {
    let typed = Prose::<2000>::parse(typed)?.into_string();
    let lines: Vec<&str> = typed.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.is_empty() {
        return Err(required());
    }
    if lines.len() > MOST_SPEAKERS {
        return Err(Text::new(format!("Bitte höchstens {MOST_SPEAKERS} nennen."), format!("Please name {MOST_SPEAKERS} at most.")));
    }
    let mut read = Vec::new();
    for line in lines {
        let (name, function) = line.split_once(',').unwrap_or((line, ""));
        let name = PersonName::parse(name)?;
        let function = Line::<120>::parse_optional(function)?;
        read.push(if function.is_empty() { name.as_str().to_owned() } else { format!("{}, {function}", name.as_str()) });
    }
    Ok(read.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speaker_is_a_name_and_perhaps_a_function() {
        let typed = " Ada  Vortrag , Leitung, Standort \n\nBert Bühne\n";

        assert_eq!(lines_of_speakers(typed), Ok("Ada Vortrag, Leitung, Standort\nBert Bühne".to_owned()));
        assert_eq!(lines_of_speakers(" \n "), Err(required()));
        assert!(lines_of_speakers(&"Ada Vortrag\n".repeat(MOST_SPEAKERS + 1)).is_err());
    }
}
