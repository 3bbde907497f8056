//! The booth plan, for everybody.

use domain::{
    event::{self, EventView},
    locale::Locale,
    placement::{self, PlanView, UnitState, UnitView},
};
use islands::PlanZoom;
use leptos::prelude::*;

use crate::{
    booth::{Legend, Mine, PlanDrawing, PlanLevels},
    ctx, format,
    frame::PublicHead,
    head::PageMeta,
    load::load_page,
    paths, ui,
    words::booth as words,
};

/// The stand's plan and its legend, for the event's page and others.
#[component]
pub fn StandPlan(event: EventView, #[prop(optional_no_strip)] mine: Option<Mine>) -> impl IntoView {
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let plan = placement::plan(&db, &actor, &event).await?;
        Ok(view! { <PlanDrawing event plan mine/> })
    })
}

/// The plan in full size, and the same as a list.
#[component]
pub fn Plan() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let plan = placement::plan(&db, &actor, &event).await?;
        let (title, accent) = (l.t("Standplan", "Booth plan"), event.accent.clone());
        let lede = if plan.levels.is_empty() {
            ""
        } else {
            l.t("Wählen Sie einen Standplatz, um zu sehen, wer dort ausstellt.", "Select a unit to see who exhibits there.")
        };
        Ok(view! {
            <PageMeta title=format!("{title} · {}", event.name) description=format!("{}, {}", words_of(l, &plan), event.name)/>
            <div data-accent=accent>
                <PublicHead event=event.clone() title lede/>
                {if plan.levels.is_empty() { no_plan(l, &event).into_any() } else { whole(l, event, plan).into_any() }}
            </div>
        })
    })
}

fn words_of(l: Locale, plan: &PlanView) -> String {
    let units = plan.units().count();
    match l {
        Locale::De => format!("Standplan mit {units} Standplätzen"),
        Locale::En => format!("Booth plan with {units} units"),
    }
}

fn no_plan(l: Locale, event: &EventView) -> impl IntoView + use<> {
    view! {
        <ui::EmptyState
            title=l.t("Noch kein Plan", "No plan yet")
            text=l.t("Der Standplan erscheint hier, sobald er steht.", "The booth plan appears here as soon as it is settled.")
            href=paths::event(l, &event.slug)
            link=l.t("Zur Veranstaltung", "To the event")
        />
    }
}

fn whole(l: Locale, event: EventView, plan: PlanView) -> impl IntoView {
    let drawn = view! { <PlanLevels event=event.clone() plan=plan.clone()/> };
    view! {
        <PlanZoom
            label=l.t("Plan vergrößern", "Zoom the plan").to_owned()
            closer=l.t("Größer", "Larger").to_owned()
            further=l.t("Kleiner", "Smaller").to_owned()
            reset=l.t("Ganzer Plan", "Whole plan").to_owned()
        >
            {drawn}
        </PlanZoom>
        <Legend plan=plan.clone() is_over=event.is_over()/>
        <ui::Section title=l.t("Alle Standplätze", "All units") id="list">
            <p class="hint">{words::kinds_explained(l)}</p>
            <UnitList event plan/>
        </ui::Section>
    }
}

/// What the plan shows, as a table.
#[component]
fn UnitList(event: EventView, plan: PlanView) -> impl IntoView {
    let l = ctx::locale();
    let (several, is_over) = (plan.levels.len() > 1, event.is_over());
    let mut columns = vec![
        ui::Column::new(l.t("Standplatz", "Unit")),
        ui::Column::new(l.t("Status", "Status")),
        ui::Column::new(l.t("Wer", "Who")),
        ui::Column::new(l.t("Enthalten", "Included")),
        ui::Column::new(l.t("Fläche", "Area")).figures(),
    ];
    if !is_over {
        columns.push(ui::Column::new(l.t("Preis (netto)", "Price (net)")).figures());
    }
    if several {
        columns.insert(1, ui::Column::new(l.t("Ebene", "Level")));
    }
    let rows = plan.levels.iter().flat_map(|level| level.units.iter().map(move |unit| (level, unit)));
    let rows: Vec<_> = rows
        .map(|(level, unit)| {
            let mut cells = cells(l, &event, unit);
            if several {
                cells.insert(1, level.name.in_(l).to_owned().into_any());
            }
            cells
        })
        .collect();
    view! { <ui::Table caption=l.t("Standplätze", "Units on the booth") columns rows/> }
}

fn cells(l: Locale, event: &EventView, unit: &UnitView) -> Vec<AnyView> {
    // Organisers also see whom a unit is held for or offered to, who has no public page yet.
    let who = unit.exhibitor.as_ref().map(|exhibitor| match unit.state {
        UnitState::Confirmed => {
            let href = paths::exhibitor(l, &event.slug, &exhibitor.slug);
            view! { <a href=href>{exhibitor.name.clone()}</a> }.into_any()
        }
        _ => exhibitor.name.clone().into_any(),
    });
    let (kind, is_over) = (words::kind(l, unit.kind), event.is_over());
    let shown = words::shown(l, unit.state, is_over);
    let mut cells = vec![
        view! { <span id=format!("list-{}", unit.code)>{unit.code.clone()}</span><small>{kind}</small> }.into_any(),
        view! { <ui::Chip label=shown.name tone=shown.tone/> }.into_any(),
        who.into_any(),
        Some(unit.included.in_(l).to_owned()).filter(|text| !text.is_empty()).into_any(),
        format::area(l, unit.area_dm2).into_any(),
    ];
    if !is_over {
        cells.push((unit.state == UnitState::Free).then(|| format::price(l, unit.price())).into_any());
    }
    cells
}
