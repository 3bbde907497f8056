//! The fields of a session's form.

use domain::{
    actor::Actor,
    clock::{self, Instant},
    db::Db,
    event::EventView,
    field::local_time,
    locale::Locale,
    masterclass::{self, HostChoice, ScheduleSession, SessionKind, StageView},
};
use leptos::prelude::*;

use super::super::{kind_explained, kind_name, language_name};
use crate::{error::ApiError, format, ui};

/// Languages that the form offers beside those of the event.
const LANGUAGES: [&str; 11] = ["de", "en", "fr", "es", "it", "nl", "he", "pl", "tr", "uk", "ja"];

/// What there is to choose from.
pub(super) struct Choices {
    pub stages: Vec<StageView>,
    pub hosts: Vec<HostChoice>,
}

impl Choices {
    pub async fn of(db: &Db, actor: &Actor, event: &EventView) -> Result<Self, ApiError> {
        Ok(Self { stages: masterclass::stage_choices(db, actor, event).await?, hosts: masterclass::hosts(db, actor, event).await? })
    }
}

pub(super) fn fields(l: Locale, event: &EventView, form: &ScheduleSession, choices: &Choices) -> AnyView {
    let please = (String::new(), l.t("Bitte wählen", "Please choose").to_owned());
    let kinds = SessionKind::ALL.into_iter().map(|kind| (kind.to_string(), kind_name(l, kind).to_owned())).collect();
    let stages = choices.stages.iter().map(|stage| (stage.id.to_string(), format!("{} ({})", stage.name.in_(l), stage.capacity)));
    let stages = if choices.stages.len() == 1 { stages.collect() } else { std::iter::once(please).chain(stages).collect() };
    let nobody = (String::new(), l.t("Kein bestimmter", "None in particular").to_owned());
    let hosts = std::iter::once(nobody).chain(choices.hosts.iter().map(|host| (host.application.to_string(), host.name.clone()))).collect();
    let one = l.t("Eine Sprache genügt.", "One language is enough.");
    view! {
        <ui::Radios name="kind" legend=l.t("Art", "Kind") options=kinds current=form.kind.clone() hint=kinds_explained(l) required=true/>
        <div class="pair">
            <ui::TextField name="title_de" label=l.t("Titel (deutsch)", "Title (German)") value=form.title_de.clone() maxlength=140 hint=one either=true/>
            <ui::TextField name="title_en" label=l.t("Titel (englisch)", "Title (English)") value=form.title_en.clone() maxlength=140 hint=one either=true/>
        </div>
        <ui::TextArea name="abstract_de" label=l.t("Worum es geht (deutsch)", "What it is about (German)") value=form.abstract_de.clone() maxlength=2000/>
        <ui::TextArea name="abstract_en" label=l.t("Worum es geht (englisch)", "What it is about (English)") value=form.abstract_en.clone() maxlength=2000/>
        {time_and_place(l, event, form, stages)}
        <ui::Select name="host" label=l.t("Gastgeber", "Host") options=hosts current=form.host.clone()/>
        <ui::TextArea
            name="speakers"
            label=l.t("Wer spricht", "Speakers")
            hint=l.t("Je Zeile: Name, Organisation, Funktion", "One per line: name, organisation, job title")
            value=form.speakers.clone()
            rows=4
        />
    }
    .into_any()
}

/// `Masterclass: …. Pitch: …`
fn kinds_explained(l: Locale) -> String {
    SessionKind::ALL.map(|kind| format!("{}: {}.", kind_name(l, kind), kind_explained(l, kind))).join(" ")
}

/// Whose clock it is while the event lasts.
pub(super) fn event_zone(l: Locale, event: &EventView) -> String {
    let (opens, closes) = lasts(event);
    format::zone_names(l, event.zone, opens, closes)
}

/// The same in a sentence that has just named the event's city.
pub(super) fn event_zone_there(l: Locale, event: &EventView) -> String {
    let (opens, closes) = lasts(event);
    format::zone_names_in(l, &event.city, event.zone, opens, closes)
}

/// From when to when it is open, over all its days.
fn lasts(event: &EventView) -> (Instant, Instant) {
    let minute = |day, minute| clock::at_minute(event.zone, day, minute);
    (minute(event.starts_on, event.opens_minute), minute(event.ends_on, event.closes_minute))
}

fn time_and_place(l: Locale, event: &EventView, form: &ScheduleSession, stages: Vec<(String, String)>) -> AnyView {
    let zone = event_zone(l, event);
    let zone = match l {
        Locale::De => format!("Ortszeit ({zone}), in Schritten von fünf Minuten{}", which_of_two(l, event, form)),
        Locale::En => format!("Local time ({zone}), in steps of five minutes{}", which_of_two(l, event, form)),
    };
    let mut languages: Vec<&str> = event.languages.iter().map(String::as_str).collect();
    languages.extend(LANGUAGES.iter().filter(|code| !event.languages.iter().any(|known| known == *code)));
    let languages = languages.into_iter().map(|code| (code.to_owned(), language_name(l, code))).collect();
    view! {
        <div class="pair">
            <ui::TextField
                name="starts_at"
                label=l.t("Beginn", "Begins")
                kind=ui::InputKind::DateTimeLocal
                value=form.starts_at.clone()
                min=format!("{}T00:00", event.starts_on)
                max=format!("{}T23:55", event.ends_on)
                step="300"
                hint=zone
                required=true
            />
            <ui::TextField
                name="minutes"
                label=l.t("Länge in Minuten", "Length in minutes")
                kind=ui::InputKind::Number
                min="5"
                max="600"
                step="5"
                value=form.minutes.clone()
                required=true
            />
        </div>
        <div class="pair">
            <ui::Select name="stage" label=l.t("Bühne", "Stage") options=stages current=form.stage.clone() required=true/>
            <ui::Select name="language" label=l.t("Sprache", "Language") options=languages current=form.language.clone() required=true/>
        </div>
        <ui::TextField
            name="seat_limit"
            label=l.t("Buchbare Plätze", "Seats to book")
            hint=l.t("0: Plätze werden nicht gebucht, etwa auf Einladung.", "0: seats are not booked, such as by invitation.")
            kind=ui::InputKind::Number
            min="0"
            max="10000"
            value=form.seat_limit.clone()
            required=true
        />
    }
    .into_any()
}

/// Says which is meant where clocks show the beginning twice.
fn which_of_two(l: Locale, event: &EventView, form: &ScheduleSession) -> String {
    let Some(local) = local_time(&form.starts_at).ok().filter(|local| event.zone.repeats(*local)) else { return String::new() };
    let (time, zone) = (local.format("%H:%M"), format::zone_name(l, event.zone, clock::at(event.zone, local)));
    match l {
        Locale::De => format!(". {time} Uhr gibt es an diesem Tag zweimal; gemeint ist das erste Mal ({zone})"),
        Locale::En => format!(". There are two {time} on that day; the first is meant ({zone})"),
    }
}
