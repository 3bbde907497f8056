//! The terms of a trip, to be written by organisers.

use domain::{
    event,
    traveller::{self, TravelTerms, TravellerSize},
    trip,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{ctx, error::ApiError, frame::OrganiseHead, load::load_page, traveller::SetTravelTerms, ui, words::traveller as words};

/// So many steps a form has.
const STEPS: usize = 4;

/// The page.
#[component]
pub fn TravelTermsPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        // What is no trip has none.
        trip::plan(&db, &actor, &event).await?;
        let terms = traveller::terms(&db, event.id).await?;
        let revision = terms.as_ref().map_or(TravelTerms::FIRST, |terms| terms.revision);
        let title = l.t("Plätze und Bedingungen", "Places and terms");
        let id = event.id;
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead
                event
                title
                lede=l.t(
                    "Wer sich schon beworben hat, behält den eigenen Beitrag und storniert nicht teurer als damals vereinbart.",
                    "Whoever has applied already keeps their contribution, and cancels for no more than was agreed then.",
                )
            />
            <ui::Unsaved about=format!("travel-terms:{id}") revision form=SetTravelTerms::PATH>
                <ui::Form action=SetTravelTerms::PATH>
                    <ui::Hidden name="event" value=id.to_string()/>
                    <ui::Hidden name="revision" value=revision.to_string()/>
                    <TermsFields terms/>
                    <ui::Submit label=l.t("Speichern", "Save")/>
                </ui::Form>
            </ui::Unsaved>
        })
    })
}

#[component]
fn TermsFields(terms: Option<TravelTerms>) -> impl IntoView {
    let l = ctx::locale();
    let terms = terms.as_ref();
    let value = |of: &dyn Fn(&TravelTerms) -> String| terms.map(of).unwrap_or_default();
    let euros = |size: TravellerSize| value(&|terms| (terms.contribution(size).cents / 100).to_string());
    let sizes: Vec<_> = TravellerSize::ALL
        .into_iter()
        .map(|size| {
            let label = format!("{} (€)", words::size(l, size));
            view! { <ui::TextField name=size.as_str() label value=euros(size) inputmode="numeric" required=true maxlength=6/> }
        })
        .collect();
    let steps: Vec<_> = (0..STEPS).map(|at| step(terms, at)).collect();
    view! {
        <div class="pair">
            <ui::TextField name="places" label=l.t("Plätze", "Places") value=value(&|terms| terms.places.to_string()) inputmode="numeric" required=true maxlength=3/>
            <ui::TextField
                name="closes_at"
                label=l.t("Bewerbungsschluss", "Applications close")
                kind=ui::InputKind::DateTimeLocal
                value=value(&|terms| terms.closes_local.format("%Y-%m-%dT%H:%M").to_string())
                required=true
                hint=l.t("Nach der Uhr der Veranstaltung.", "By the clock of the event.")
            />
        </div>
        <div class="form-part">
            <h2>{l.t("Eigenbeitrag", "Own contribution")}</h2>
            {sizes}
        </div>
        <div class="form-part">
            <h2>{l.t("Was Stornieren kostet", "What cancelling costs")}</h2>
            <p class="muted">{l.t("Nach dem letzten Tag ist der ganze Beitrag fällig.", "After the last day the whole contribution is due.")}</p>
            {steps}
        </div>
        <ui::TextArea name="terms_de" label=l.t("Bedingungen (deutsch)", "Terms (German)") value=value(&|terms| terms.terms.de.clone()) rows=4 maxlength=2000/>
        <ui::TextArea name="terms_en" label=l.t("Bedingungen (englisch)", "Terms (English)") value=value(&|terms| terms.terms.en.clone()) rows=4 maxlength=2000/>
    }
}

fn step(terms: Option<&TravelTerms>, at: usize) -> AnyView {
    let l = ctx::locale();
    let kept = terms.and_then(|terms| terms.steps.get(at));
    let number = at + 1;
    let within = format!("{} {number}", l.t("Stufe", "Step"));
    let day = kept.map(|step| step.until_day.to_string()).unwrap_or_default();
    let percent = kept.map(|step| step.percent.to_string()).unwrap_or_default();
    view! {
        <div class="pair">
            <ui::TextField
                name=format!("until_{number}")
                label=l.t("Bis zum Tag", "Until the day")
                within=within.clone()
                kind=ui::InputKind::Date
                value=day
            />
            <ui::TextField
                name=format!("percent_{number}")
                label=l.t("Prozent des Beitrags", "Percent of the contribution")
                within
                inputmode="numeric"
                value=percent
                maxlength=3
            />
        </div>
    }
    .into_any()
}
