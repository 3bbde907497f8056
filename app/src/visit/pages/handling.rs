//! What an organiser can do with a visit as a whole.

use domain::{
    locale::Locale,
    visit::{VisitPriority, VisitState, VisitView},
    zone,
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx, paths, ui,
    visit::api::{AddVisitNote, DeclineVisit, EditVisit, EraseVisit, NoteOutcome, SetVisitState},
    words::visit as words,
};

/// The next step, and the answer, which is a mail of the organiser's own.
#[component]
pub(super) fn Steps(visit: VisitView) -> impl IntoView {
    let l = ctx::locale();
    let (next, label, kind) = match visit.state {
        VisitState::New => (VisitState::Accepted, l.t("Annehmen", "Accept"), ui::ButtonKind::Primary),
        VisitState::Accepted => (VisitState::Done, l.t("Als erledigt markieren", "Mark as done"), ui::ButtonKind::Primary),
        VisitState::Done => (VisitState::Accepted, l.t("Wieder öffnen", "Open again"), ui::ButtonKind::Quiet),
        VisitState::Declined => (VisitState::New, l.t("Wieder öffnen", "Open again"), ui::ButtonKind::Quiet),
    };
    let (id, revision) = (visit.id.to_string(), visit.revision.to_string());
    let answer = (!visit.contact_email.is_empty()).then(|| {
        view! { <ui::LinkButton href=reply(&visit) label=l.t("Per E-Mail antworten", "Answer by e-mail") kind=ui::ButtonKind::Quiet/> }
    });
    let decline = matches!(visit.state, VisitState::New | VisitState::Accepted).then(|| {
        let (id, revision) = (id.clone(), revision.clone());
        view! {
            <ui::Form action=DeclineVisit::PATH>
                <ui::Hidden name="visit" value=id/>
                <ui::Hidden name="revision" value=revision/>
                <ui::TextArea
                    name="reason"
                    label=l.t("Ablehnen, weil …", "Decline, because …")
                    hint=l.t(
                        "Nur die Organisation sieht den Grund. Gastgeber, die schon gefragt sind, erfahren, dass der Termin entfällt; Räume werden frei.",
                        "Only organisers see the reason. Hosts who were asked already are told that it is off; rooms become free.",
                    )
                    rows=2
                    maxlength=1000
                    required=true
                />
                <ui::Submit label=l.t("Ablehnen", "Decline") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        }
    });
    view! {
        <ui::Section title=l.t("Nächster Schritt", "Next step") id="steps">
            <ui::Actions>
                <ui::Form action=SetVisitState::PATH class="is-inline">
                    <ui::Hidden name="visit" value=id/>
                    <ui::Hidden name="revision" value=revision/>
                    <ui::Hidden name="from" value=visit.state.as_str()/>
                    <ui::Hidden name="state" value=next.as_str()/>
                    <ui::Submit label kind/>
                </ui::Form>
                {answer}
            </ui::Actions>
            {decline}
        </ui::Section>
    }
}

/// In the language of the page that was used.
fn reply(visit: &VisitView) -> String {
    paths::mail_to(&visit.contact_email, visit.locale.t("Ihre Delegation", "Your delegation"))
}

/// Something to write down.
#[component]
pub(super) fn NoteForm(visit: VisitView) -> impl IntoView {
    let l = ctx::locale();
    visit.emptied_at.is_none().then(|| {
        view! {
            <ui::Form action=AddVisitNote::PATH>
                <ui::Hidden name="visit" value=visit.id.to_string()/>
                <ui::TextArea
                    name="body"
                    label=l.t("Neue Notiz", "New note")
                    hint=l.t("Nur die Organisation sieht Notizen.", "Only organisers see notes.")
                    rows=3
                    maxlength=4000
                    required=true
                />
                <ui::Submit label=l.t("Notiz anlegen", "Add note") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        }
    })
}

/// What is said of the visit.
#[component]
pub(super) fn Details(visit: VisitView, bridges: Vec<(String, String)>) -> impl IntoView {
    let l = ctx::locale();
    let priorities = VisitPriority::ALL.map(|priority| (priority.as_str().to_owned(), words::priority(l, priority).to_owned())).to_vec();
    let zones: Vec<_> = zone::names().into_iter().map(|name| (name.clone(), name.replace('_', " "))).collect();
    let (from, to) = visit.days.map(|(from, to)| (from.to_string(), to.to_string())).unwrap_or_default();
    view! {
        <ui::Section title=l.t("Angaben", "Details") id="details">
            <ui::Unsaved about=format!("visit:{}", visit.id) revision=visit.revision form=EditVisit::PATH>
                <ui::Form action=EditVisit::PATH>
                    <ui::Hidden name="visit" value=visit.id.to_string()/>
                    <ui::Hidden name="revision" value=visit.revision.to_string()/>
                    <div class="pair">
                        <ui::TextField name="title_de" label=l.t("Titel (deutsch)", "Title (German)") value=visit.own_title.de maxlength=120/>
                        <ui::TextField name="title_en" label=l.t("Titel (englisch)", "Title (English)") value=visit.own_title.en maxlength=120/>
                    </div>
                    <div class="pair">
                        <ui::TextField name="people" label=l.t("Personen", "People") value=visit.people.to_string() inputmode="numeric" required=true maxlength=3/>
                        <ui::Select name="priority" label=l.t("Priorität", "Priority") options=priorities current=visit.priority.as_str()/>
                    </div>
                    <ui::TextArea name="interests" label=l.t("Was sie interessiert", "What interests them") value=visit.interests rows=4 maxlength=2000/>
                    <ui::Select
                        name="bridge"
                        label=l.t("Innovation Bridge oder Netzwerk", "Innovation Bridge or network")
                        options=bridges
                        current=visit.bridge.map(|id| id.to_string()).unwrap_or_default()
                    />
                    <div class="pair">
                        <ui::TextField name="starts_on" label=l.t("Erster Tag", "First day") kind=ui::InputKind::Date value=from/>
                        <ui::TextField name="ends_on" label=l.t("Letzter Tag", "Last day") kind=ui::InputKind::Date value=to/>
                    </div>
                    <ui::Select name="time_zone" label=l.t("Zeitzone", "Time zone") options=zones current=visit.zone.name()/>
                    <ui::CheckBox
                        name="is_public"
                        label=l.t("Auf der Seite der Brücke zeigen", "Show on the page of the bridge")
                        hint=l.t("Nur Titel, Land und Monat, sobald der Besuch angenommen ist.", "Title, country and month alone, once the visit is accepted.")
                        checked=visit.is_public
                    />
                    <ui::Submit label=l.t("Speichern", "Save")/>
                </ui::Form>
            </ui::Unsaved>
        </ui::Section>
    }
}

/// What came of it, and the way to the thanks.
#[component]
pub(super) fn Outcome(visit: VisitView) -> impl IntoView {
    let l = ctx::locale();
    let figure = |number: Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
    view! {
        <ui::Section title=l.t("Was daraus wurde", "What came of it") id="outcome">
            <ui::Form action=NoteOutcome::PATH>
                <ui::Hidden name="visit" value=visit.id.to_string()/>
                <ui::Hidden name="revision" value=visit.revision.to_string()/>
                <ui::TextArea name="outcome" label=l.t("In Worten", "In words") value=visit.outcome rows=4 maxlength=4000/>
                <div class="pair">
                    <ui::TextField name="leads" label=l.t("Kontakte", "Leads") value=figure(visit.leads) inputmode="numeric" maxlength=6/>
                    <ui::TextField name="meetings" label=l.t("Gespräche", "Meetings") value=figure(visit.meetings) inputmode="numeric" maxlength=6/>
                </div>
                <p class="hint">{l.t("Ist der Besuch erledigt und gehört er zu einer Brücke, zählen die Zahlen auf ihrer Seite.", "Once the visit is done and belongs to a bridge, the figures count on its page.")}</p>
                <ui::Submit label=l.t("Ergebnis speichern", "Save the outcome") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
            <ui::Actions>
                <ui::LinkButton href=paths::visit_thanks(l, visit.id) label=l.t("Gastgebern und Gästen danken", "Thank hosts and guests") kind=ui::ButtonKind::Quiet/>
            </ui::Actions>
        </ui::Section>
    }
}

/// What people can demand: a copy, and that it goes.
#[component]
pub(super) fn Data(visit: VisitView) -> impl IntoView {
    let l = ctx::locale();
    let content = match visit.emptied_at {
        Some(_) => view! { <p class="muted">{l.t("Die personenbezogenen Angaben sind gelöscht.", "The personal data is erased.")}</p> }.into_any(),
        None => view! {
            <ui::Actions>
                <a class="btn is-quiet" href=paths::visit_export(visit.id) download="">{l.t("Als Datei mitnehmen", "Take along as a file")}</a>
                <ui::Confirm
                    action=EraseVisit::PATH
                    label=l.t("Personenbezogenes löschen", "Erase personal data")
                    question=l.t("Kontakt, Delegierte, Gastgeber und Notizen löschen?", "Erase contact, delegates, hosts and notes?")
                    detail=erased(l)
                ><ui::Hidden name="visit" value=visit.id.to_string()/></ui::Confirm>
            </ui::Actions>
        }
        .into_any(),
    };
    view! { <ui::Section title=l.t("Gespeicherte Angaben", "Data that is kept") id="data">{content}</ui::Section> }
}

fn erased(l: Locale) -> &'static str {
    l.t(
        "Das lässt sich nicht rückgängig machen. Es bleibt, dass eine Delegation hier war, woher und was daraus wurde.",
        "This cannot be undone. What stays is that a delegation was here, from where, and what came of it.",
    )
}
