//! What an organiser types about the terms of a trip, and what is wrong with it.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::cost::CancellationStep;
use crate::{
    clock::{self, Tz},
    field::{FieldErrors, Fields, Prose, date, local_time, required, whole},
    locale::Text,
};

/// The terms as typed. Contributions are whole euros; a step is a day and a share, or both empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TravelTermsForm {
    pub places: String,
    /// By the clock of the event.
    pub closes_at: String,
    pub small: String,
    pub medium: String,
    pub large: String,
    pub public: String,
    pub terms_de: String,
    pub terms_en: String,
    pub until_1: String,
    pub percent_1: String,
    pub until_2: String,
    pub percent_2: String,
    pub until_3: String,
    pub percent_3: String,
    pub until_4: String,
    pub percent_4: String,
}

/// The same, parsed.
#[derive(Debug)]
pub(super) struct Parsed {
    pub places: i32,
    pub closes_local: NaiveDateTime,
    /// In cents, for small, medium, large and public.
    pub contributions: [i64; 4],
    pub terms: Text,
    /// By their days.
    pub steps: Vec<CancellationStep>,
}

impl TravelTermsForm {
    /// Everything at once, so that every wrong field is named.
    pub(super) fn parse(&self, zone: Tz) -> Result<Parsed, FieldErrors> {
        let mut fields = Fields::new();
        let places = fields.check("places", whole(&self.places, 1..=500));
        let closes_local = fields.check("closes_at", local_time(&self.closes_at).and_then(|local| clock::existing(zone, local)));
        let typed = [("small", &self.small), ("medium", &self.medium), ("large", &self.large), ("public", &self.public)];
        let contributions = typed.map(|(field, typed)| fields.check(field, whole(typed, 0..=100_000)).map(|euros| euros * 100));
        let de = fields.check("terms_de", Prose::<2000>::parse(&self.terms_de));
        let en = fields.check("terms_en", Prose::<2000>::parse(&self.terms_en));
        let steps = self.steps(&mut fields);
        fields.finish(|| {
            let [small, medium, large, public] = contributions;
            Some(Parsed {
                places: i32::try_from(places?).ok()?,
                closes_local: closes_local?,
                contributions: [small?, medium?, large?, public?],
                terms: Text::new(de?.into_string(), en?.into_string()),
                steps,
            })
        })
    }

    fn steps(&self, fields: &mut Fields) -> Vec<CancellationStep> {
        let typed = [
            ("until_1", &self.until_1, "percent_1", &self.percent_1),
            ("until_2", &self.until_2, "percent_2", &self.percent_2),
            ("until_3", &self.until_3, "percent_3", &self.percent_3),
            ("until_4", &self.until_4, "percent_4", &self.percent_4),
        ];
        let mut steps: Vec<CancellationStep> = Vec::new();
        for (until_field, until, percent_field, percent) in typed {
            let day = fields.check_optional(until_field, until, date);
            let share = fields.check_optional(percent_field, percent, |typed| whole(typed, 0..=100));
            match (day, share) {
                (Some(Some(day)), Some(Some(share))) => add(fields, &mut steps, until_field, percent_field, day, share),
                (Some(Some(_)), Some(None)) => fields.refuse(percent_field, required()),
                (Some(None), Some(Some(_))) => fields.refuse(until_field, required()),
                _ => {}
            }
        }
        steps
    }
}

/// One more step: later than those before, and no cheaper.
fn add(fields: &mut Fields, steps: &mut Vec<CancellationStep>, until: &str, percent: &str, day: NaiveDate, share: i64) {
    let share = i32::try_from(share).unwrap_or(100);
    if let Some(before) = steps.last() {
        if day <= before.until_day {
            fields.refuse(until, Text::new("Dieser Tag muss nach dem vorigen liegen.", "This day has to be after the one before."));
        }
        if share < before.percent {
            fields.refuse(percent, Text::new("Später wird Stornieren nicht günstiger.", "Cancelling does not become cheaper later."));
        }
    }
    steps.push(CancellationStep { until_day: day, percent: share });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> TravelTermsForm {
        let text = str::to_owned;
        TravelTermsForm {
            places: text("20"),
            closes_at: text("2027-03-31T23:59"),
            small: text("250"),
            medium: text("750"),
            large: text("1250"),
            public: text("0"),
            ..Default::default()
        }
    }

    fn refused(form: &TravelTermsForm) -> Vec<String> {
        form.parse(clock::home()).map(|_| Vec::new()).unwrap_or_else(|errors| errors.0.into_iter().map(|(field, _)| field).collect())
    }

    #[test]
    fn contributions_are_cents_and_steps_may_be_missing() {
        let parsed = form().parse(clock::home()).expect("valid");

        assert_eq!((parsed.places, parsed.contributions), (20, [25_000, 75_000, 125_000, 0]));
        assert!(parsed.steps.is_empty());
    }

    #[test]
    fn steps_come_in_pairs_and_in_order() {
        let with = |until_1: &str, percent_1: &str, until_2: &str, percent_2: &str| {
            let [until_1, percent_1, until_2, percent_2] = [until_1, percent_1, until_2, percent_2].map(str::to_owned);
            refused(&TravelTermsForm { until_1, percent_1, until_2, percent_2, ..form() })
        };

        assert_eq!(with("2027-04-30", "0", "2027-05-31", "50"), Vec::<String>::new());
        assert_eq!(with("2027-04-30", "", "", "50"), ["percent_1", "until_2"]);
        assert_eq!(with("2027-05-31", "50", "2027-04-30", "20"), ["until_2", "percent_2"]);
        assert_eq!(with("2027-05-31", "101", "", ""), ["percent_1"]);
    }
}
