//! The stages of an event, for organisers.

use domain::{event::EventView, locale::Locale, masterclass::StageView};
use leptos::{prelude::*, server_fn::ServerFn};

use super::super::api::{AddStage, EditStage, RemoveStage};
use crate::{flash::Flashed, format, ui};

/// Every stage with its form, and the form for another one.
pub(super) fn section(l: Locale, event: &EventView, stages: &[StageView]) -> AnyView {
    let cards: Vec<_> = stages.iter().map(|stage| card(l, stage)).collect();
    let (slug, fresh) = (event.slug.clone(), fresh(event));
    view! {
        <ui::Section title=l.t("Bühnen und Räume", "Stages and rooms") id="stages">
            <Flashed section="stages"/>
            <div class="stack">
                {cards}
                <ui::Card title=l.t("Bühne hinzufügen", "Add a stage") level=ui::Level::Three>
                    <ui::Form action=AddStage::PATH>
                        <ui::Hidden name="event" value=slug/>
                        {fields(l, &fresh)}
                        <ui::Submit label=l.t("Bühne hinzufügen", "Add the stage") kind=ui::ButtonKind::Quiet/>
                    </ui::Form>
                </ui::Card>
            </div>
        </ui::Section>
    }
    .into_any()
}

fn card(l: Locale, stage: &StageView) -> AnyView {
    let (name, in_short) = (stage.name.in_(l).to_owned(), in_short(l, stage));
    let stage = stage.clone();
    view! {
        <ui::Card title=name id=format!("stage-{}", stage.id) level=ui::Level::Three>
            <div class="stack">
                <p class="muted">{in_short}</p>
                {change(l, &stage)}
                <div class="row">{remove(l, &stage)}</div>
            </div>
        </ui::Card>
    }
    .into_any()
}

/// The form stays closed until somebody wants it, and open where it was refused.
fn change(l: Locale, stage: &StageView) -> AnyView {
    let (id, revision, typed) = (stage.id.to_string(), stage.revision.to_string(), typed(stage));
    let refused = crate::form::echo().is_some_and(|echo| echo.endpoint == EditStage::PATH && echo.value("_form") == Some(&id));
    view! {
        <details open=refused>
            <summary class="btn is-plain">{l.t("Ändern", "Change")}</summary>
            <ui::Form action=EditStage::PATH id=id.clone()>
                <ui::Hidden name="stage" value=id/>
                <ui::Hidden name="revision" value=revision/>
                {fields(l, &typed)}
                <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </details>
    }
    .into_any()
}

fn remove(l: Locale, stage: &StageView) -> AnyView {
    let id = stage.id.to_string();
    let question = match l {
        Locale::De => format!("„{}“ wirklich entfernen?", stage.name.in_(l)),
        Locale::En => format!("Really remove “{}”?", stage.name.in_(l)),
    };
    let detail = l.t("Das geht nur, solange nichts auf ihr geplant ist.", "This works only while nothing is planned on it.");
    view! {
        <ui::Confirm action=RemoveStage::PATH id=id.clone() label=l.t("Entfernen", "Remove") question detail>
            <ui::Hidden name="stage" value=id/>
        </ui::Confirm>
    }
    .into_any()
}

fn in_short(l: Locale, stage: &StageView) -> String {
    let (from, to) = (format::minute(stage.opens_minute), format::minute(stage.closes_minute));
    let (seats, pause) = (l.grouped(stage.capacity.into()), stage.changeover_minutes);
    match l {
        Locale::De => format!("{seats} Plätze · {from}–{to} Uhr · {pause} Minuten Umbau"),
        Locale::En => format!("{seats} seats · {from}–{to} · {pause} minutes of changeover"),
    }
}

/// What a stage's form holds: names, seats, hours, changeover.
fn typed(stage: &StageView) -> [String; 6] {
    let (from, to) = (format::minute(stage.opens_minute), format::minute(stage.closes_minute % 1440));
    [stage.name.de.clone(), stage.name.en.clone(), stage.capacity.to_string(), from, to, stage.changeover_minutes.to_string()]
}

/// A stage that keeps the event's hours.
fn fresh(event: &EventView) -> [String; 6] {
    let (from, to) = (format::minute(event.opens_minute), format::minute(event.closes_minute % 1440));
    [String::new(), String::new(), String::new(), from, to, "5".to_owned()]
}

fn fields(l: Locale, [name_de, name_en, capacity, opens, closes, changeover]: &[String; 6]) -> AnyView {
    view! {
        <div class="pair">
            <ui::TextField name="name_de" label=l.t("Name (deutsch)", "Name (German)") value=name_de.clone() required=true maxlength=80/>
            <ui::TextField name="name_en" label=l.t("Name (englisch)", "Name (English)") value=name_en.clone() maxlength=80/>
        </div>
        <div class="pair">
            <ui::TextField name="opens" label=l.t("Öffnet um", "Opens at") kind=ui::InputKind::Time value=opens.clone() required=true/>
            <ui::TextField name="closes" label=l.t("Schließt um", "Closes at") kind=ui::InputKind::Time value=closes.clone() required=true/>
        </div>
        <div class="pair">
            <ui::TextField name="capacity" label=l.t("Plätze", "Seats") kind=ui::InputKind::Number min="1" max="10000" value=capacity.clone() required=true/>
            <ui::TextField
                name="changeover"
                label=l.t("Umbau danach, in Minuten", "Changeover afterwards, in minutes")
                kind=ui::InputKind::Number
                min="0"
                max="120"
                value=changeover.clone()
                required=true
            />
        </div>
    }
    .into_any()
}
