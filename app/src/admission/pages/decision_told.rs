//! What was decided a moment ago, and the way back: on top of the page that follows.

use domain::{
    actor::Actor,
    application::{self, DecisionKind, DecisionStep, DecisionView, StepOutcome},
    clock::Tz,
    db::Db,
    ids::EventId,
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{admission::api::UndoDecision, ctx, error::ApiError, format, ui};

/// The decision that the address names; none if there is no such decision at this event.
pub(super) async fn told_decision(db: &Db, actor: &Actor, event: EventId) -> Result<Option<DecisionView>, ApiError> {
    let Some(id) = ctx::query_value("decision").and_then(|id| id.parse().ok()) else { return Ok(None) };
    match application::decision(db, actor, event, id).await {
        Ok(decision) => Ok(Some(decision)),
        Err(application::StepError::Denied(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// It takes the focus, so that it is read out, and the way on begins here. A refused form on the page has more to say.
#[component]
pub(super) fn DecisionTold(told: Option<DecisionView>, zone: Tz) -> impl IntoView {
    let l = ctx::locale();
    let is_refused = ui_refused();
    told.map(|decision| {
        let tone = if decision.refused().next().is_some() { "is-warn" } else { "is-ok" };
        let text = if decision.undone { undone(l, &decision) } else { done(l, zone, &decision) };
        let refused: Vec<_> = decision.refused().map(|step| view! { <li>{refusal(l, step)}</li> }).collect();
        let kept: Vec<_> = decision.with(StepOutcome::Kept).map(|step| view! { <li>{kept(l, decision.kind, step)}</li> }).collect();
        let can_undo = !decision.undone && decision.with(StepOutcome::Done).next().is_some();
        view! {
            <div class=format!("notice decision {tone}") id="decision" role="status" tabindex="-1" autofocus=!is_refused>
                <div class="decision-text">
                    <p class="notice-title">{text}</p>
                    {(!refused.is_empty()).then(|| view! { <ul>{refused}</ul> })}
                    {(!kept.is_empty()).then(|| view! { <ul>{kept}</ul> })}
                    {can_undo.then(|| view! { <p class="small muted">{letters(l, &decision)}</p> })}
                </div>
                {can_undo.then(|| view! {
                    <div data-act="undo">
                        <ui::Form action=UndoDecision::PATH class="is-inline">
                            <ui::Hidden name="decision" value=decision.id.to_string()/>
                            <ui::Submit label=l.t("Rückgängig", "Undo") kind=ui::ButtonKind::Quiet/>
                        </ui::Form>
                    </div>
                })}
            </div>
        }
    })
}

fn ui_refused() -> bool {
    crate::form::echo().is_some_and(|echo| !echo.errors.is_empty())
}

/// `A1 für Stadt Bochum angeboten, Frist 4. Dezember`.
fn done(l: Locale, zone: Tz, decision: &DecisionView) -> String {
    let steps: Vec<_> = decision.with(StepOutcome::Done).collect();
    let until =
        decision.open_until.map(|at| format!(", {} {}", l.t("Frist", "until"), format::deadline_day(l, zone, at))).unwrap_or_default();
    match (steps.as_slice(), decision.kind) {
        ([], _) => l.t("Nichts entschieden.", "Nothing was decided.").to_owned(),
        ([one], DecisionKind::Offer) => format!("{} {} {}{until}.", one.unit, l.t("angeboten:", "offered to"), one.name),
        (many, DecisionKind::Offer) => format!("{} {}{until}.", many.len(), l.t("Standplätze angeboten", "units offered")),
        (steps, kind) => format!("{}: {}.", happened(l, kind), names(l, steps)),
    }
}

fn happened(l: Locale, kind: DecisionKind) -> &'static str {
    match kind {
        DecisionKind::Offer => l.t("Angeboten", "Offered"),
        DecisionKind::WaitingList => l.t("Auf der Warteliste", "On the waiting list"),
        DecisionKind::Reject => l.t("Abgelehnt", "Turned down"),
        DecisionKind::Ask => l.t("Rückfrage gestellt", "Asked"),
        DecisionKind::Remind => l.t("Erinnert", "Reminded"),
    }
}

fn names(l: Locale, steps: &[&DecisionStep]) -> String {
    match (l, steps) {
        (_, [one]) => one.name.clone(),
        (Locale::De, many) => format!("{} Bewerbungen", many.len()),
        (Locale::En, many) => format!("{} applications", many.len()),
    }
}

/// What taking it back would do about the letters.
fn letters(l: Locale, decision: &DecisionView) -> String {
    let minutes = application::GRACE.num_minutes();
    match (l, decision.letters_left(), decision.kind) {
        (Locale::De, 0, _) => format!("Die E-Mail geht {minutes} Minuten danach ab. Bis dahin erfährt niemand davon."),
        (Locale::En, 0, _) => format!("The e-mail leaves {minutes} minutes later. Until then nobody hears of it."),
        (Locale::De, left, DecisionKind::Remind) => format!("{left} E-Mails sind schon abgegangen; die bleiben."),
        (Locale::En, left, DecisionKind::Remind) => format!("{left} e-mails have left already; they stay."),
        (Locale::De, left, _) => format!("{left} E-Mails sind schon abgegangen. Wer sie hat, bekommt eine Korrektur."),
        (Locale::En, left, _) => format!("{left} e-mails have left already. Whoever has one gets a correction."),
    }
}

fn undone(l: Locale, decision: &DecisionView) -> String {
    let (silent, corrected) = (decision.with(StepOutcome::Undone).count(), decision.with(StepOutcome::Corrected).count());
    match (l, silent + corrected, corrected) {
        (Locale::De, 0, _) => "Es ließ sich nichts zurücknehmen.".to_owned(),
        (Locale::En, 0, _) => "Nothing could be taken back.".to_owned(),
        (Locale::De, back, 0) => format!("Rückgängig gemacht: {back}. Keine E-Mail hatte uns verlassen."),
        (Locale::En, back, 0) => format!("Taken back: {back}. No e-mail had left."),
        (Locale::De, back, corrected) => format!("Rückgängig gemacht: {back}. Davon bekommen {corrected} eine E-Mail mit der Korrektur."),
        (Locale::En, back, corrected) => format!("Taken back: {back}. Of these {corrected} get an e-mail that corrects the first one."),
    }
}

fn refusal(l: Locale, step: &DecisionStep) -> String {
    let DecisionStep { name, unit, faster, .. } = step;
    let by = if faster.is_empty() { l.t("jemand anders", "somebody else") } else { faster.as_str() };
    match (l, step.outcome) {
        (Locale::De, StepOutcome::UnitTaken) => format!("{name}: {unit} ist inzwischen an {by} vergeben."),
        (Locale::En, StepOutcome::UnitTaken) => format!("{name}: {unit} went to {by} meanwhile."),
        (Locale::De, StepOutcome::Overtaken) => format!("{name}: Hier war {by} schneller; es bleibt, wie es ist."),
        (Locale::En, StepOutcome::Overtaken) => format!("{name}: {by} was faster; it stays as it is."),
        (Locale::De, _) => format!("{name}: Das ging nicht mehr. Bitte öffnen Sie die Bewerbung."),
        (Locale::En, _) => format!("{name}: this was no longer possible. Please open the application."),
    }
}

fn kept(l: Locale, kind: DecisionKind, step: &DecisionStep) -> String {
    let name = &step.name;
    match (l, kind) {
        (Locale::De, DecisionKind::Remind) => format!("{name}: Die Erinnerung war schon abgegangen."),
        (Locale::En, DecisionKind::Remind) => format!("{name}: the reminder had left already."),
        (Locale::De, _) => format!("{name}: Hier ist seither etwas geschehen; es bleibt, wie es ist."),
        (Locale::En, _) => format!("{name}: something happened since; it stays as it is."),
    }
}
