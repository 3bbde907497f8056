//! The rows of the list: who it is, when they handed it in, and the unit that fits, to be offered at once.

use domain::{
    admission::table::{AdmissionRow, Pile},
    application::ApplicationState,
    clock::{self, Instant},
    event::EventView,
    locale::Locale,
    placement::{SuggestedUnit, offer},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{bulk::TICKED, narrowing::narrowed};
use crate::{
    ctx, format, paths,
    placement::{api::Place, words::placement_chip},
    ui,
    words::application as words,
};

/// Where the way past the tools above the list leads.
pub(super) const ROWS: &str = "rows";

#[component]
pub(super) fn Rows(rows: Vec<AdmissionRow>, event: EventView, total: usize) -> impl IntoView {
    let l = ctx::locale();
    let columns = vec![
        ui::Column::new(l.t("Bewerbung", "Application")).sort("name"),
        ui::Column::new(l.t("Ort", "Town")).sort("town"),
        ui::Column::new(l.t("Wunsch", "Wish")),
        ui::Column::new(l.t("Standplatz", "Unit")),
        ui::Column::new(l.t("Status", "Status")).sort("state"),
        ui::Column::new(l.t("Eingereicht", "Submitted")).sort("submitted").unbroken(),
        ui::Column::new(l.t("Entscheiden", "Decide")).unnamed(),
    ];
    let until = format::local_input(event.zone, offer::proposed_deadline(&event, clock::now()));
    let rows = rows.into_iter().map(|row| cells(l, &event, &until, row)).collect();
    let total = format::number(l, total as u64);
    let caption = match l {
        Locale::De => format!("{total} Bewerbungen"),
        Locale::En => format!("{total} applications"),
    };
    view! { <div class="admission-rows" id=ROWS tabindex="-1"><ui::Table caption columns rows/></div> }
}

fn cells(l: Locale, event: &EventView, until: &str, row: AdmissionRow) -> Vec<AnyView> {
    let zone = event.zone;
    let href = narrowed().at(paths::admission_application(l, &event.slug, row.id)).href();
    let kind = row.kind.parse().map(|kind| words::organisation_kind_name(l, kind)).unwrap_or_default();
    let about = [kind.to_owned(), times(l, row.took_part)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let name = if row.name.is_empty() { l.t("Ohne Namen", "Without a name").to_owned() } else { row.name.clone() };
    let wish = row.wish_kind.parse().map(|kind| words::unit_kind_name(l, kind)).unwrap_or("–");
    vec![
        view! { <Named id=row.id.to_string() name=name.clone() href about/> }.into_any(),
        row.city.clone().into_any(),
        view! { {wish}{note(&row.wish_note)} }.into_any(),
        unit(l, zone, &row),
        state(l, &row),
        row.submitted_at.map(|at| submitted(l, zone, at, still_waits(row.state))).into_any(),
        row.suggested.clone().map(|unit| view! { <OfferAtOnce row=row.clone() unit until=until.to_owned()/> }).into_any(),
    ]
}

/// The tick, the way to the application, and what it is.
#[component]
fn Named(id: String, name: String, href: String, about: String) -> impl IntoView {
    let l = ctx::locale();
    let label = format!("{name}: {}", l.t("ankreuzen", "tick"));
    view! {
        <span class="ticked">
            <label class="tick"><input type="checkbox" form=TICKED name="a" value=id aria-label=label/></label>
            <span><a href=href data-row="">{name}</a><small>{about}</small></span>
        </span>
    }
}

/// What was wished for in words, as far as there is room.
fn note(note: &str) -> Option<impl IntoView + use<>> {
    let short: String = note.chars().take(60).collect();
    let short = if short.len() < note.len() { format!("{}…", short.trim_end()) } else { short };
    (!short.is_empty()).then(|| view! { <small>{short}</small> })
}

fn unit(l: Locale, zone: clock::Tz, row: &AdmissionRow) -> AnyView {
    let Some(unit) = &row.unit else { return ().into_any() };
    let until = unit.offer_expires_at.map(|at| format!("{} {}", l.t("bis", "until"), format::deadline(l, zone, at)));
    view! { {unit.code.clone()}{until.map(|until| view! { <small>{until}</small> })} }.into_any()
}

fn state(l: Locale, row: &AdmissionRow) -> AnyView {
    let state = row.waiting_place.map_or_else(
        || words::state_name(l, row.state).to_owned(),
        |place| format!("{} {place}", l.t("Warteliste, Platz", "Waiting list, no.")),
    );
    // The application's own state says enough, but for a unit that is held, or an offer that ran out.
    let extra = row
        .unit
        .as_ref()
        .map(|unit| (placement_chip(l, unit.state, unit.is_expired), unit.is_expired))
        .filter(|((tone, _), expired)| *expired || *tone == ui::Tone::Warn);
    view! {
        <span class="row">
            <ui::Chip tone=words::state_tone(row.state) label=state/>
            {extra.map(|((tone, label), _)| view! { <ui::Chip tone label/> })}
        </span>
    }
    .into_any()
}

/// Whether the applicant has neither a unit in sight nor an end.
fn still_waits(state: ApplicationState) -> bool {
    matches!(Pile::of(state), Pile::ToDecide | Pile::Asked | Pile::Waiting)
}

/// The day, and for whoever still waits how long ago that was.
fn submitted(l: Locale, zone: clock::Tz, at: Instant, waits: bool) -> impl IntoView {
    let day = at.with_timezone(&zone).date_naive();
    let ago = waits.then(|| view! { <small>{days_ago(l, (clock::today(zone) - day).num_days())}</small> });
    view! { {format::date(l, day)}{ago} }
}

fn days_ago(l: Locale, days: i64) -> String {
    match (l, days) {
        (_, ..=0) => l.t("heute", "today").to_owned(),
        (Locale::De, 1) => "gestern".to_owned(),
        (Locale::En, 1) => "yesterday".to_owned(),
        (Locale::De, days) => format!("{days} Tage"),
        (Locale::En, days) => format!("{days} days"),
    }
}

/// The unit that fits, until the deadline that offers have.
#[component]
fn OfferAtOnce(row: AdmissionRow, unit: SuggestedUnit, until: String) -> impl IntoView {
    let l = ctx::locale();
    let label = match l {
        Locale::De => format!("{} anbieten", unit.code),
        Locale::En => format!("Offer {}", unit.code),
    };
    view! {
        <div data-act="offer">
            <ui::Form action=Place::PATH id=row.id.to_string() class="is-inline">
                <ui::Hidden name="application" value=row.id.to_string()/>
                <ui::Hidden name="revision" value=row.revision.to_string()/>
                <ui::Hidden name="unit" value=unit.id.to_string()/>
                <ui::Hidden name="expires_at" value=until/>
                <ui::Submit label name="act" value="offer" kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </div>
    }
}

/// `zum 5. Mal dabei`.
pub(super) fn times(l: Locale, before: usize) -> String {
    match (l, before) {
        (_, 0) => l.t("neu", "new").to_owned(),
        (Locale::De, before) => format!("zum {}. Mal dabei", before + 1),
        (Locale::En, 1) => "took part once before".to_owned(),
        (Locale::En, before) => format!("took part {before} times before"),
    }
}
