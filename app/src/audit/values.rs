//! What stood in a field, as its form would say it.

use std::str::FromStr;

use chrono::NaiveDate;
use domain::{
    application::{TagKind, tag_name},
    clock::{Instant, Tz},
    country::country_name,
    locale::Locale,
    money::Money,
};
use serde_json::Value;

use crate::{
    format,
    words::{
        account, application, booth, bridge, call, device, event, grant, host, mailing, masterclass, property, recap, registration, terms,
        travel_details, trip, visit,
    },
};

/// Whose field it is, for whom it is told and in which zone.
#[derive(Clone, Copy)]
pub(super) struct ValueFormatter<'a> {
    pub l: Locale,
    pub zone: Tz,
    pub subject: &'a str,
    pub field: &'a str,
}

impl ValueFormatter<'_> {
    /// A value in words; nothing is `–`.
    pub fn value(self, said: &Value) -> String {
        match said {
            Value::Null => "–".to_owned(),
            Value::Bool(true) => self.l.t("ja", "yes").to_owned(),
            Value::Bool(false) => self.l.t("nein", "no").to_owned(),
            Value::String(text) if text.is_empty() => "–".to_owned(),
            Value::String(text) => self.text(text).unwrap_or_else(|| text.clone()),
            Value::Number(number) => number.as_i64().and_then(|number| self.number(number)).unwrap_or_else(|| number.to_string()),
            Value::Array(several) => several.iter().map(|one| self.value(one)).collect::<Vec<_>>().join(", "),
            Value::Object(_) => said.to_string(),
        }
    }

    fn number(self, number: i64) -> Option<String> {
        let small = i32::try_from(number).ok();
        match self.field {
            "price_cents" | "amount_cents" | "contribution" | "cancellation" => Some(format::price(self.l, Money::euros(number))),
            "opens" | "closes" | "opens_minute" | "closes_minute" => small.map(format::minute),
            "changeover_minutes" => Some(format!("{number} {}", self.l.t("Minuten", "minutes"))),
            "share" => small.map(|share| format::percent(self.l, share)),
            "area_dm2" => small.map(|dm2| format::area(self.l, dm2)),
            "x_cm" | "y_cm" | "width_cm" | "depth_cm" => small.map(|cm| format!("{} m", booth::metres(self.l, cm))),
            _ => None,
        }
    }

    fn text(self, text: &str) -> Option<String> {
        let l = self.l;
        match self.field {
            "starts_on" | "ends_on" | "agreed_on" | "noticed_on" | "counts_from" | "paid_on" => {
                parsed(text).map(|day: NaiveDate| format::date(l, day))
            }
            "starts_at" | "ends_at" | "applications_open_at" | "send_at" | "published_at" | "open_until" => {
                parsed(text).map(|at: Instant| format::date_time(l, self.zone, at))
            }
            "applications_close_at" | "passes_close_at" | "closes_at" | "until" | "answer_by" => {
                parsed(text).map(|at: Instant| format::deadline(l, self.zone, at))
            }
            "kind" => self.kind(text),
            "state" if self.subject == "property" => word(text, |choice| property::state(l, choice)),
            "state" => self.state(text),
            "from" if self.subject == "application" => self.state(text),
            "accent" => word(text, |choice| event::accent(l, choice)),
            "booth_role" => word(text, |choice| event::booth_role(l, choice)),
            "device" => Some(device::name(l, text)),
            "country" => Some(country_name(l, text).to_owned()),
            "languages" | "locale" => Some(each(text, |code| event::language(l, code))),
            "wish_kind" => word(text, |choice| booth::kind(l, choice)),
            "entrance" | "north" => word(text, |choice| booth::side(l, choice)),
            "uses" => Some(each(text, |one| word(one, |choice| property::used_for(l, choice)).unwrap_or_else(|| one.to_owned()))),
            "price_unit" => word(text, |choice| property::price_unit(l, choice)),
            "size_class" => word(text, |choice| application::size_class_name(l, choice)),
            "list" if self.subject == "travel_details" => word(text, |choice| travel_details::list(l, choice)),
            "role" => word(text, |choice| account::role_name(l, choice)),
            "host_role" => word(text, |choice| host::role(l, choice)),
            "access" => word(text, |choice| host::access(l, choice)),
            "licence" => word(text, |choice| recap::licence(l, choice)),
            "people_consent" => word(text, |choice| recap::consent(l, choice)),
            "grant_state" => word(text, |choice| grant::state(l, choice)),
            "purpose" if self.subject == "mailing" => word(text, |choice| mailing::purpose(l, choice)),
            "outcome" => word(text, |choice| call::outcome(l, choice)),
            "takes" => word(text, |choice| call::takes(l, choice)),
            "send_date" => word(text, |choice| mailing::event_date(l, choice)),
            "audience" => parsed(text).map(|audience| mailing::audience(l, audience)),
            "purpose" => word(text, |choice| registration::purpose(l, choice)),
            "topics" => Some(self.tags(text, TagKind::Topic)),
            "offers" => Some(self.tags(text, TagKind::Offer)),
            "seeks" => Some(self.tags(text, TagKind::Seek)),
            "contacts" => Some(each(text, |purpose| {
                word(purpose, |choice| application::purpose_name(l, choice)).unwrap_or_else(|| purpose.to_owned())
            })),
            "priority" => word(text, |choice| visit::priority(l, choice)),
            "de_minimis" | "double_funding" => Some(terms::not_concerned(l, text)),
            // A text too long or too personal to repeat, and a file.
            "contact_name" | "contact_email" | "contact_phone" | "description" | "description_de" | "description_en" | "picture"
            | "logo" | "slides" | "online_link" | "gifts" | "menu" | "bridge_name" | "body_de" | "body_en" | "text_de" | "text_en"
            | "intro_de" | "intro_en" => match text {
                "changed" => Some(l.t("geändert", "changed").to_owned()),
                "removed" => Some(l.t("entfernt", "removed").to_owned()),
                _ => None,
            },
            _ => None,
        }
    }

    fn kind(self, text: &str) -> Option<String> {
        let l = self.l;
        match self.subject {
            "application" => word(text, |choice| application::organisation_kind_name(l, choice)),
            "bridge" => word(text, |choice| bridge::kind(l, choice)),
            "event" => word(text, |choice| event::kind(l, choice)),
            "session" => word(text, |choice| masterclass::kind_name(l, choice)),
            "property" => word(text, |choice| property::kind(l, choice)),
            "trip_item" => word(text, |choice| trip::kind(l, choice)),
            "unit" => word(text, |choice| booth::kind(l, choice)),
            _ => None,
        }
    }

    fn state(self, text: &str) -> Option<String> {
        word(text, |choice| application::state_name(self.l, choice))
    }

    fn tags(self, text: &str, kind: TagKind) -> String {
        each(text, |tag| tag_name(self.l, kind, tag).to_owned())
    }
}

fn parsed<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// What a choice is called.
fn word<T: FromStr>(text: &str, name: impl Fn(T) -> &'static str) -> Option<String> {
    parsed(text).map(|choice| name(choice).to_owned())
}

/// A list between commas, one by one.
fn each(text: &str, name: impl Fn(&str) -> String) -> String {
    text.split(',').map(|one| name(one.trim())).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(l: Locale, subject: &str, field: &str, said: &Value) -> String {
        ValueFormatter { l, zone: domain::clock::zone("Europe/Paris"), subject, field }.value(said)
    }

    #[test]
    fn numbers_are_told_with_their_measure() {
        let rows = [
            ("event", "opens", json!(540), "09:00"),
            ("stage", "closes_minute", json!(1080), "18:00"),
            ("stage", "changeover_minutes", json!(5), "5 Minuten"),
            ("unit", "price_cents", json!(150_000), "1.500 €"),
            ("unit", "width_cm", json!(240), "2,4 m"),
            ("unit", "area_dm2", json!(1250), "12,5 m²"),
            ("host", "share", json!(3333), "33,33\u{a0}%"),
            ("grant", "amount_cents", json!(2_655_000), "26.550 €"),
            ("unit", "pass_quota", json!(3), "3"),
        ];

        for (subject, field, said, expected) in rows {
            assert_eq!(told(Locale::De, subject, field, &said), expected, "{field}");
        }
    }

    #[test]
    fn choices_are_told_as_forms_call_them() {
        let rows = [
            ("event", "accent", "plum", "Pflaume"),
            ("event", "booth_role", "partner", "Wir sind Partner auf einem fremden Stand"),
            ("event", "country", "FR", "Frankreich"),
            ("event", "kind", "trade_fair", "Messe"),
            ("event", "languages", "de,fr", "Deutsch, Französisch"),
            ("session", "kind", "reception", "Empfang"),
            ("unit", "kind", "stele", "Stele"),
            ("application", "kind", "start_up", "Start-up"),
            ("application", "state", "in_review", "In Prüfung"),
            ("application", "topics", "hydrogen, energy", "Wasserstoff, Energie"),
            ("application", "contacts", "decision, press", "Entscheidung, Presse"),
            ("registration", "purpose", "photos", "Fotos und Videos"),
            ("team", "role", "staff", "Einlass"),
            ("host", "host_role", "co_host", "Mitveranstalter"),
            ("host", "access", "edit", "sehen und Angaben ändern"),
            ("grant", "grant_state", "granted", "Bewilligt"),
        ];

        for (subject, field, said, expected) in rows {
            assert_eq!(told(Locale::De, subject, field, &json!(said)), expected, "{subject} {field}");
        }
    }

    #[test]
    fn days_and_times_are_told_in_the_zone() {
        let midnight = json!("2027-02-18T23:00:00+00:00");

        assert_eq!(told(Locale::De, "event", "starts_on", &json!("2027-03-09")), "9. März 2027");
        assert_eq!(told(Locale::En, "session", "starts_at", &json!("2027-03-09T08:30:00+00:00")), "9 March 2027, 09:30 (CET)");
        assert_eq!(told(Locale::De, "application", "until", &midnight), "18. Februar 2027, 24:00\u{a0}Uhr (MEZ)");
    }

    #[test]
    fn what_people_wrote_is_left_as_it_is() {
        assert_eq!(told(Locale::De, "event", "name", &json!("draft")), "draft");
        assert_eq!(told(Locale::De, "event", "accent", &json!("mauve")), "mauve");
    }
}
