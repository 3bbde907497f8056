//! What an organiser can decide about an application in its present state.

use domain::{
    application::{DecisionKind, Transition},
    clock::{self, Tz},
    ids::ApplicationId,
    locale::Locale,
    placement::{FreeUnit, PlacementState, SuggestedUnit, offer, own::PlacementView},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    admission::api::{AskForInformation, CancelParticipation, MoveExhibitor, PutOnWaitingList, Reject, TakeUp},
    ctx, format,
    placement::api::{ExtendOffer, Place, ReleaseHold, WithdrawOffer},
    ui,
    words::application as words,
};

/// Only what the state allows is offered: the same function decides that in the domain.
#[component]
pub(super) fn Decisions(
    placed: PlacementView,
    free: Vec<FreeUnit>,
    /// The unit that the form begins with.
    suggested: Option<SuggestedUnit>,
    /// The application to go on with when this one is decided.
    next: Option<ApplicationId>,
) -> impl IntoView {
    let l = ctx::locale();
    let state = placed.application.state;
    let allows = move |step: Transition| state.after(step).is_ok();
    let held = placed.placement.as_ref().filter(|placement| placement.state == PlacementState::Held).is_some();
    let (can_offer, is_offered) = (allows(Transition::Offer), allows(Transition::Confirm));
    let is_confirmed = allows(Transition::Cancel);
    let seen = ExpectedRevision {
        application: placed.application.id.to_string(),
        revision: placed.application.revision.to_string(),
        next: next.map(|next| next.to_string()).unwrap_or_default(),
    };
    view! {
        <ui::Card title=l.t("Entscheiden", "Decide")>
            {can_offer.then(|| view! { <PlaceForm placed=placed.clone() free=free.clone() suggested seen=seen.clone()/> })}
            {is_confirmed.then(|| view! { <MoveForm free seen=seen.clone()/> })}
            {is_offered.then(|| view! { <OfferForm placed=placed.clone() seen=seen.clone()/> })}
            <div class="row">
                {is_offered.then(|| view! { <TakeBack seen=seen.clone()/> })}
                {held.then(|| view! { <Plain action=ReleaseHold::PATH label=l.t("Reservierung aufheben", "Release the reservation") seen=seen.clone()/> })}
                {allows(Transition::TakeUp).then(|| view! { <Plain action=TakeUp::PATH label=l.t("Prüfung beginnen", "Start review") seen=seen.clone()/> })}
                {allows(Transition::PutOnWaitingList).then(|| view! {
                    <div data-act=DecisionKind::WaitingList.as_str()>
                        <Plain action=PutOnWaitingList::PATH label=l.t("Auf die Warteliste", "Put on the waiting list") seen=seen.clone() goes_on=true/>
                    </div>
                })}
                {allows(Transition::AskForInformation).then(|| view! {
                    <div data-act=DecisionKind::Ask.as_str()>
                    <Reasoned
                        action=AskForInformation::PATH
                        label=l.t("Rückfrage stellen", "Ask for information")
                        question=l.t("Was möchten Sie wissen?", "What would you like to know?")
                        detail=l.t("Ihre Frage geht per E-Mail an den Aussteller, mit einem neuen Link zur Bewerbung.", "Your question goes to the exhibitor by e-mail, with a new link to the application.")
                        field=l.t("Rückfrage", "Question")
                        seen=seen.clone()
                        goes_on=true
                    />
                    </div>
                })}
                {allows(Transition::Reject).then(|| view! {
                    <div data-act=DecisionKind::Reject.as_str()>
                    <Reasoned
                        action=Reject::PATH
                        label=l.t("Ablehnen", "Turn down")
                        question=l.t("Diese Bewerbung ablehnen?", "Turn this application down?")
                        detail=l.t("Die Begründung geht per E-Mail an den Aussteller.", "The reason goes to the exhibitor by e-mail.")
                        field=l.t("Begründung", "Reason")
                        seen=seen.clone()
                        goes_on=true
                    />
                    </div>
                })}
                {allows(Transition::Cancel).then(|| view! {
                    <Reasoned
                        action=CancelParticipation::PATH
                        label=l.t("Teilnahme stornieren", "Cancel participation")
                        question=l.t("Diese bestätigte Teilnahme stornieren?", "Cancel this confirmed participation?")
                        detail=l.t("Der Standplatz wird frei, alle Ausweise verlieren ihre Gültigkeit, alle erhalten eine E-Mail. Das lässt sich nicht zurücknehmen.", "The unit becomes free, all passes become invalid, and everybody is told by e-mail. This cannot be undone.")
                        field=l.t("Begründung", "Reason")
                        seen=seen.clone()
                    />
                })}
            </div>
            {state.is_final().then(|| view! {
                <p class="muted">{l.t("Hier gibt es nichts mehr zu entscheiden.", "There is nothing left to decide here.")}</p>
            })}
        </ui::Card>
    }
}

/// Which application, and in which revision it is on this page.
#[derive(Clone)]
struct ExpectedRevision {
    application: String,
    revision: String,
    /// The application to go on with; empty if there is none.
    next: String,
}

/// With `goes_on` the next application follows.
#[component]
fn SeenFields(seen: ExpectedRevision, #[prop(optional)] goes_on: bool) -> impl IntoView {
    let next = Some(seen.next).filter(|next| goes_on && !next.is_empty());
    view! {
        <ui::Hidden name="application" value=seen.application/>
        <ui::Hidden name="revision" value=seen.revision/>
        {next.map(|next| view! { <ui::Hidden name="next" value=next/> })}
    }
}

/// A unit, and until when it is offered: two buttons, hold and offer.
#[component]
fn PlaceForm(placed: PlacementView, free: Vec<FreeUnit>, suggested: Option<SuggestedUnit>, seen: ExpectedRevision) -> impl IntoView {
    let l = ctx::locale();
    let own = placed.placement.as_ref().map(|placement| FreeUnit { id: placement.unit, facts: placement.facts.clone() });
    let current = own.as_ref().map(|unit| unit.id).or(suggested.as_ref().map(|unit| unit.id)).map(|id| id.to_string()).unwrap_or_default();
    let offer = match (l, suggested.filter(|unit| unit.id.to_string() == current)) {
        (Locale::De, Some(unit)) => format!("Anbieten (vorgewählt: {})", unit.code),
        (Locale::En, Some(unit)) => format!("Offer (chosen: {})", unit.code),
        (_, None) => l.t("Anbieten", "Offer").to_owned(),
    };
    let none = (String::new(), l.t("Bitte wählen", "Please choose").to_owned());
    let options: Vec<_> = std::iter::once(none).chain(own.into_iter().chain(free).map(|unit| option(l, &unit))).collect();
    if options.len() == 1 {
        return view! {
            <p>{l.t("Zurzeit ist kein Standplatz frei. Setzen Sie die Bewerbung auf die Warteliste.", "No unit is free at the moment. Put the application on the waiting list.")}</p>
        }
        .into_any();
    }
    view! {
        <div data-act="offer">
        <ui::Form action=Place::PATH>
            <SeenFields seen goes_on=true/>
            <ui::Select name="unit" label=l.t("Standplatz", "Unit") options current required=true/>
            <Deadline zone=placed.event.zone value=proposed(&placed)/>
            <div class="row">
                <ui::Submit label=offer name="act" value="offer"/>
                <ui::Submit label=l.t("Nur reservieren", "Reserve only") name="act" value="hold" kind=ui::ButtonKind::Quiet/>
            </div>
        </ui::Form>
        </div>
    }
    .into_any()
}

/// Another unit for a confirmed exhibitor.
#[component]
fn MoveForm(free: Vec<FreeUnit>, seen: ExpectedRevision) -> impl IntoView {
    let l = ctx::locale();
    let none = (String::new(), l.t("Bitte wählen", "Please choose").to_owned());
    let options: Vec<_> = std::iter::once(none).chain(free.iter().map(|unit| option(l, unit))).collect();
    (options.len() > 1).then(|| view! {
        <ui::Form action=MoveExhibitor::PATH>
            <SeenFields seen/>
            <ui::Select name="unit" label=l.t("Anderer Standplatz", "Another unit") options required=true
                hint=l.t("Der Aussteller bekommt eine E-Mail mit dem neuen Standplatz und seinem Preis.", "The exhibitor gets an e-mail with the new unit and its price.")/>
            <div class="row"><ui::Submit label=l.t("Umziehen", "Move") kind=ui::ButtonKind::Quiet/></div>
        </ui::Form>
    })
}

/// More time for an answer.
#[component]
fn OfferForm(placed: PlacementView, seen: ExpectedRevision) -> impl IntoView {
    let l = ctx::locale();
    let zone = placed.event.zone;
    let now = placed.placement.as_ref().and_then(|placement| placement.offer_expires_at);
    let value = now.map_or_else(|| proposed(&placed), |at| format::local_input(zone, at));
    view! {
        <ui::Form action=ExtendOffer::PATH>
            <SeenFields seen/>
            <Deadline zone value/>
            <ui::Submit label=l.t("Frist ändern", "Change the deadline") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
}

/// The offer back.
#[component]
fn TakeBack(seen: ExpectedRevision) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Confirm
            action=WithdrawOffer::PATH
            label=l.t("Angebot zurücknehmen", "Take the offer back")
            question=l.t("Dieses Angebot zurücknehmen?", "Take this offer back?")
            detail=l.t("Der Standplatz wird frei, und der Aussteller erhält eine E-Mail.", "The unit becomes free, and the exhibitor gets an e-mail.")
        >
            <SeenFields seen/>
        </ui::Confirm>
    }
}

#[component]
fn Deadline(zone: Tz, value: String) -> impl IntoView {
    let l = ctx::locale();
    let hint = match l {
        Locale::De => format!("Ortszeit der Veranstaltung ({}).", zone.city().unwrap_or_else(|| zone.name().to_owned())),
        Locale::En => format!("Local time of the event ({}).", zone.city().unwrap_or_else(|| zone.name().to_owned())),
    };
    view! { <ui::TextField name="expires_at" label=l.t("Antwort bis", "Answer by") kind=ui::InputKind::DateTimeLocal value hint required=true/> }
}

/// A step that needs nothing but a button.
#[component]
fn Plain(action: &'static str, label: &'static str, seen: ExpectedRevision, #[prop(optional)] goes_on: bool) -> impl IntoView {
    view! {
        <ui::Form action class="is-inline">
            <SeenFields seen goes_on/>
            <ui::Submit label kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
}

/// A step that needs words which the applicant will read.
#[component]
fn Reasoned(
    action: &'static str,
    label: &'static str,
    question: &'static str,
    detail: &'static str,
    field: &'static str,
    seen: ExpectedRevision,
    #[prop(optional)] goes_on: bool,
) -> impl IntoView {
    view! {
        <ui::Confirm action label question detail>
            <SeenFields seen goes_on/>
            <ui::TextArea name="text" label=field rows=4 maxlength=2000 required=true/>
        </ui::Confirm>
    }
}

fn option(l: Locale, unit: &FreeUnit) -> (String, String) {
    let facts = &unit.facts;
    let words = format!(
        "{} · {} · {} · {}",
        facts.code,
        words::unit_kind_name(l, facts.kind),
        format::area(l, facts.area_dm2),
        format::price(l, facts.price())
    );
    (unit.id.to_string(), words)
}

fn proposed(placed: &PlacementView) -> String {
    format::local_input(placed.event.zone, offer::proposed_deadline(&placed.event, clock::now()))
}
