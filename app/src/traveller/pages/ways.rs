//! What travelling costs, in words: contributions by size, and what cancelling costs until when.

use domain::{
    locale::Locale,
    traveller::{CancellationStep, TravelTerms, TravellerSize},
};
use leptos::prelude::*;

use crate::{ctx, format, ui, words::traveller as words};

/// What each pays by size.
#[component]
pub(super) fn Contributions(terms: TravelTerms) -> impl IntoView {
    let l = ctx::locale();
    let columns = vec![ui::Column::new(l.t("Wer", "Who")), ui::Column::new(l.t("Eigenbeitrag", "Own contribution")).figures()];
    let rows = TravellerSize::ALL
        .map(|size| vec![words::size(l, size).into_any(), format::price(l, terms.contribution(size)).into_any()])
        .into_iter()
        .collect();
    view! {
        <ui::Table caption=l.t("Eigenbeitrag", "Own contribution") columns rows/>
        <p class="small muted">{l.t(
            "Der Beitrag gilt für Programm und Transfers vor Ort. An- und Abreise und Unterkunft bucht jede:r selbst.",
            "The contribution is for the programme and transfers on the spot. Everybody books travel and hotel by themselves.",
        )}</p>
    }
}

/// What cancelling costs until when.
#[component]
pub(super) fn CancellingCosts(steps: Vec<CancellationStep>) -> impl IntoView {
    let l = ctx::locale();
    let rows: Vec<_> = steps.iter().map(|step| view! { <li>{until(l, step)}</li> }).collect();
    let after = l.t("danach der ganze Eigenbeitrag", "after that the whole contribution");
    let clock = l.t("Ein Tag endet um Mitternacht nach der Uhr der Reise.", "A day ends at midnight by the clock of the trip.");
    view! {
        <ul>{rows}<li>{after}</li></ul>
        <p class="small muted">{clock}</p>
    }
}

fn until(l: Locale, step: &CancellationStep) -> String {
    let day = format::date(l, step.until_day);
    match l {
        Locale::De if step.percent == 0 => format!("bis {day}: nichts"),
        Locale::En if step.percent == 0 => format!("until {day}: nothing"),
        Locale::De => format!("bis {day}: {} % des Eigenbeitrags", step.percent),
        Locale::En => format!("until {day}: {}% of the contribution", step.percent),
    }
}
