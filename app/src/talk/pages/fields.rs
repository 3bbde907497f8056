//! What is typed about a talk.

use domain::{locale::Locale, talk::TalkView, zone};
use leptos::prelude::*;

use crate::{ctx, format, ui};

#[component]
pub(super) fn TalkFields(
    /// To choose from, nothing first.
    bridges: Vec<(String, String)>,
    #[prop(optional)] talk: Option<TalkView>,
) -> impl IntoView {
    view! {
        <What talk=talk.clone() bridges/>
        <WhereAndWhen talk=talk.clone()/>
        <Who talk=talk.clone()/>
        <Afterwards talk/>
    }
}

/// One value of the talk, or what a new one begins with.
fn value(talk: Option<&TalkView>, new: &str, of: impl Fn(&TalkView) -> String) -> String {
    talk.map_or_else(|| new.to_owned(), of)
}

#[component]
fn What(talk: Option<TalkView>, bridges: Vec<(String, String)>) -> impl IntoView {
    let (l, talk) = (ctx::locale(), talk.as_ref());
    let hint = l.t(
        "Der letzte Teil der Web-Adresse. Bleibt das Feld leer, wird er aus dem deutschen Thema gebildet. Solange die Seite öffentlich ist, lässt er sich nicht ändern.",
        "The last part of the web address. Leave it empty to use the German subject. It cannot be changed while the page is public.",
    );
    view! {
        <ui::TextField name="subject_de" label=l.t("Thema (deutsch)", "Subject (German)") value=value(talk, "", |t| t.subject.de.clone()) required=true maxlength=160/>
        <ui::TextField name="subject_en" label=l.t("Thema (englisch)", "Subject (English)") value=value(talk, "", |t| t.subject.en.clone()) required=true maxlength=160/>
        <ui::TextField name="slug" label=l.t("Web-Adresse", "Web address") value=value(talk, "", |t| t.slug.clone()) maxlength=60 hint/>
        <div class="pair">
            <ui::TextField name="occasion_de" label=l.t("Anlass (deutsch)", "Occasion (German)") value=value(talk, "", |t| t.occasion.de.clone()) maxlength=160/>
            <ui::TextField name="occasion_en" label=l.t("Anlass (englisch)", "Occasion (English)") value=value(talk, "", |t| t.occasion.en.clone()) maxlength=160/>
        </div>
        <ui::TextField name="host" label=l.t("Gastgeber", "Host") value=value(talk, "", |t| t.host.clone()) required=true maxlength=200/>
        <ui::Select
            name="bridge"
            label=l.t("Innovation Bridge oder Netzwerk", "Innovation Bridge or network")
            options=bridges
            current=value(talk, "", |t| t.bridge.map(|id| id.to_string()).unwrap_or_default())
        />
    }
}

/// Zones that are named after a place; for a new talk first the one that follows from its town and country.
fn zones(l: Locale, is_new: bool) -> Vec<(String, String)> {
    let proposed = is_new.then(|| (String::new(), l.t("Die des Ortes", "That of the town").to_owned()));
    proposed.into_iter().chain(zone::names().into_iter().map(|name| (name.clone(), name.replace('_', " ")))).collect()
}

#[component]
fn WhereAndWhen(talk: Option<TalkView>) -> impl IntoView {
    let (l, talk) = (ctx::locale(), talk.as_ref());
    view! {
        <div class="form-part">
            <h2>{l.t("Wo und wann", "Where and when")}</h2>
            <ui::TextField name="place" label=l.t("Haus und Raum", "Venue and room") value=value(talk, "", |t| t.place.clone()) maxlength=160/>
            <div class="pair">
                <ui::TextField name="city" label=l.t("Ort", "Town") value=value(talk, "", |t| t.city.clone()) required=true maxlength=80/>
                <ui::Select name="country" label=l.t("Land", "Country") options=ui::countries(l) current=value(talk, "US", |t| t.country.clone())/>
            </div>
            <ui::Select name="time_zone" label=l.t("Zeitzone des Ortes", "Time zone of the place") options=zones(l, talk.is_none()) current=value(talk, "", |t| t.zone.name().to_owned())/>
            <div class="pair">
                <ui::TextField
                    name="starts"
                    label=l.t("Beginn (Ortszeit)", "Begins (local time)")
                    kind=ui::InputKind::DateTimeLocal
                    value=value(talk, "", |t| format::local_input(t.zone, t.starts_at))
                    required=true
                />
                <ui::TextField name="minutes" label=l.t("Dauer in Minuten", "Length in minutes") value=value(talk, "60", |t| t.minutes.to_string()) inputmode="numeric" required=true maxlength=4/>
            </div>
        </div>
    }
}

#[component]
fn Who(talk: Option<TalkView>) -> impl IntoView {
    let (l, talk) = (ctx::locale(), talk.as_ref());
    let speakers = |talk: &TalkView| {
        let line = |one: &domain::talk::Speaker| {
            if one.function.is_empty() { one.name.clone() } else { format!("{}, {}", one.name, one.function) }
        };
        talk.speakers.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    view! {
        <div class="form-part">
            <h2>{l.t("Wer spricht vor wem", "Speakers and audience")}</h2>
            <ui::TextArea
                name="speakers"
                label=l.t("Wer spricht", "Who speaks")
                value=value(talk, "", speakers)
                hint=l.t("Je Zeile eine Person: Name, Funktion", "One person to a line: name, function")
                rows=3
                maxlength=2000
                required=true
            />
            <div class="pair">
                <ui::TextField name="audience_de" label=l.t("Publikum (deutsch)", "Audience (German)") value=value(talk, "", |t| t.audience.de.clone()) maxlength=200/>
                <ui::TextField name="audience_en" label=l.t("Publikum (englisch)", "Audience (English)") value=value(talk, "", |t| t.audience.en.clone()) maxlength=200/>
            </div>
            <ui::TextField
                name="audience_count"
                label=l.t("Wie viele", "How many")
                value=value(talk, "", |t| t.audience_count.map(|count| count.to_string()).unwrap_or_default())
                inputmode="numeric"
                maxlength=6
            />
        </div>
    }
}

#[component]
fn Afterwards(talk: Option<TalkView>) -> impl IntoView {
    let (l, talk) = (ctx::locale(), talk.as_ref());
    let hint = l.t("Markdown: **fett**, [Text](https://…), Listen mit -", "Markdown: **bold**, [text](https://…), lists with -");
    let (has_slides, is_public) = (talk.is_some_and(|talk| talk.slides.is_some()), talk.is_some_and(|talk| talk.slides_public));
    view! {
        <div class="form-part">
            <h2>{l.t("Danach", "Afterwards")}</h2>
            <ui::TextArea name="outcome_de" label=l.t("Was daraus wurde (deutsch)", "What came of it (German)") value=value(talk, "", |t| t.outcome.de.clone()) rows=4 maxlength=4000 hint/>
            <ui::TextArea name="outcome_en" label=l.t("Was daraus wurde (englisch)", "What came of it (English)") value=value(talk, "", |t| t.outcome.en.clone()) rows=4 maxlength=4000 hint/>
            {has_slides.then(|| view! { <ui::CheckBox name="slides_public" label=l.t("Alle dürfen die Folien ansehen", "Everybody may view the slides") checked=is_public/> })}
        </div>
    }
}
