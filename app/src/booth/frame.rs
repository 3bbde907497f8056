//! Plans for pages of other slices, and the frame in which one is zoomed.

use domain::{
    actor::Actor,
    event::EventView,
    ids::LevelId,
    placement::{self, LevelOutline, LevelView},
};
use leptos::prelude::*;

use super::{
    drawing::{LevelDrawing, UnitLinks, outline},
    paint::{Legend, Mine, Paint, Topics},
};
use crate::{ctx, error::ApiError, load::load_page, paths, ui};

/// Up to so many units a page that is about something else shows the plan itself; above that, the floors from afar.
pub const DRAWN: usize = 90;

/// The booth's plan for everybody, on the page of an event and on those about one unit: drawn where the booth is small, else
/// its floors from afar, and that of `mine` drawn.
#[component]
pub fn StandPlan(event: EventView, #[prop(optional_no_strip)] mine: Option<Mine>) -> impl IntoView {
    let db = ctx::db();
    load_page(async move {
        let stand = placement::stand(&db, &event, DRAWN).await?;
        let several = stand.outlines.len() > 1;
        let drawn: Vec<_> = match (&stand.whole, &mine) {
            (Some(whole), _) => {
                let topics = Topics::new(whole.topic_counts.clone(), whole.topics.clone());
                whole.levels.iter().map(|level| (level.clone(), topics.clone())).collect()
            }
            (None, Some(mine)) => match placement::level_of(&db, &event, &mine.code).await? {
                Some(id) => vec![public_level(&event, id).await?],
                None => Vec::new(),
            },
            (None, None) => Vec::new(),
        };
        let far = stand.whole.is_none().then(|| view! { <Levels event=event.clone() outlines=stand.outlines.clone()/> });
        let floor = |(level, topics)| view! { <Floor event=event.clone() level topics several mine=mine.clone()/> };
        Ok(view! { {far}{drawn.into_iter().map(floor).collect_view()} })
    })
}

/// A floor, with its name where there are several.
#[component]
fn Floor(
    event: EventView,
    level: LevelView,
    topics: Topics,
    several: bool,
    #[prop(optional_no_strip)] mine: Option<Mine>,
) -> impl IntoView {
    let name = several.then(|| level.name.in_(ctx::locale()).to_owned());
    let paint = Paint::Topics(topics);
    let drawing = view! { <LevelDrawing event=event.clone() level=level.clone() paint=paint.clone() mine=mine.clone()/> };
    view! {
        {name.map(|name| view! { <h3>{name}</h3> })}
        <PlanFrame event level=level.id>{drawing}</PlanFrame>
        <Legend paint level mine/>
    }
}

/// A floor as everybody sees it, and what its exhibitors are about.
pub async fn public_level(event: &EventView, id: LevelId) -> Result<(LevelView, Topics), ApiError> {
    let db = ctx::db();
    let level = placement::level_plan(&db, &Actor::Anonymous, event, id).await?.ok_or(ApiError::NotFound)?;
    let (counts, of) = tokio::try_join!(placement::topic_counts(&db, event), placement::topics(&db, id))?;
    Ok((level, Topics::new(counts, of)))
}

/// The floors from afar, each a link to its own plan. `current` is the one that is shown below.
#[component]
pub fn Levels(
    event: EventView,
    outlines: Vec<LevelOutline>,
    #[prop(optional_no_strip)] current: Option<LevelId>,
    /// Where a floor's own page is; its number follows. That of everybody's plan if not given.
    #[prop(optional, into)]
    address: String,
) -> impl IntoView {
    let l = ctx::locale();
    let address = if address.is_empty() { format!("{}?level=", paths::plan(l, &event.slug)) } else { address };
    let tiles: Vec<_> = outlines
        .iter()
        .enumerate()
        .map(|(index, level)| {
            let here = (current == Some(level.id)).then_some("true");
            let units = count(l, level.places.len());
            view! {
                <li>
                    <a href=format!("{address}{}", index + 1) aria-current=here>
                        {silhouette(level)}
                        <b>{level.name.in_(l).to_owned()}</b>
                        <small>{units}</small>
                    </a>
                </li>
            }
        })
        .collect();
    view! { <nav class="plan-levels" aria-label=l.t("Ebenen", "Levels")><ul>{tiles}</ul></nav> }
}

/// `150 Standplätze`
pub fn count(l: domain::locale::Locale, units: usize) -> String {
    let number = l.grouped(i64::try_from(units).unwrap_or(i64::MAX));
    if units == 1 { l.t("1 Standplatz", "1 unit").to_owned() } else { format!("{number} {}", l.t("Standplätze", "units")) }
}

/// A floor in three elements, whatever stands on it.
fn silhouette(level: &LevelOutline) -> impl IntoView + use<> {
    let units: String = level.places.iter().map(|place| outline(*place)).collect();
    view! {
        <svg class="plan-tile" viewBox=format!("0 0 {} {}", level.width_cm, level.depth_cm) aria-hidden="true">
            <path class="plan-floor" d=format!("M0 0h{}v{}h-{}z", level.width_cm, level.depth_cm, level.width_cm)></path>
            <path class="plan-all" d=units></path>
        </svg>
    }
}

/// The frame around a drawing, in which it is zoomed, dragged and searched: the script's handles, hidden until it runs, and
/// the shape of the card that it opens over a unit. `search`, `rows` and `topics` are the fields of the page that it listens to.
#[component]
pub fn PlanFrame(
    event: EventView,
    level: LevelId,
    #[prop(optional, into)] search: String,
    #[prop(optional, into)] rows: String,
    #[prop(optional, into)] topics: String,
    children: Children,
) -> impl IntoView {
    let l = ctx::locale();
    let button = |act: &'static str, label: &'static str, sign: &'static str| {
        view! { <button type="button" class="btn is-quiet" data-act=act aria-label=label title=label>{sign}</button> }
    };
    let keys = l.t(
        "Ziehen verschiebt den Plan; das Mausrad vergrößert ihn mit Strg oder nach einem Klick. Tasten: Pfeile wählen den nächsten Standplatz, + − 0 ändern die Größe.",
        "Drag to move the plan; the mouse wheel zooms with Ctrl or after a click. Keys: arrows choose the next unit, + − 0 change the size.",
    );
    view! {
        <div
            class="plan-frame"
            data-facts=paths::plan_facts(l, &event.slug, level)
            data-search=Some(search).filter(|id| !id.is_empty())
            data-rows=Some(rows).filter(|id| !id.is_empty())
            data-topics=Some(topics).filter(|id| !id.is_empty())
            data-one=l.t("1 Treffer", "1 found")
            data-many=l.t("{n} Treffer", "{n} found")
            data-none=l.t("Nichts gefunden", "Nothing found")
        >
            <div class="plan-stage">
                {children()}
                <div class="plan-tools" role="group" aria-label=l.t("Plan vergrößern", "Zoom the plan")>
                    {button("closer", l.t("Größer", "Larger"), "+")}
                    {button("further", l.t("Kleiner", "Smaller"), "−")}
                    {button("whole", l.t("Ganzer Plan", "Whole plan"), "⤢")}
                </div>
                <div class="plan-found" hidden><p></p><ul></ul></div>
            </div>
            <p class="plan-keys" hidden>{keys}</p>
            <template>
                <div class="plan-card">
                    <p class="plan-place"></p>
                    <p><a class="plan-name"></a></p>
                    <p class="plan-text"></p>
                    <p class="plan-topics"></p>
                    <button type="button" class="plan-close" aria-label=l.t("Schließen", "Close")>"×"</button>
                </div>
            </template>
        </div>
        <ui::Script name="plan"/>
    }
}

/// The organisers' plan of a floor, by state, with its legend. `mine` is the unit that the page is about.
#[component]
pub fn StatePlan(event: EventView, level: LevelView, #[prop(optional_no_strip)] mine: Option<Mine>) -> impl IntoView {
    let drawing = view! {
        <LevelDrawing event=event.clone() level=level.clone() paint=Paint::States links=UnitLinks::Edit mine=mine.clone()/>
    };
    view! {
        <PlanFrame event level=level.id>{drawing}</PlanFrame>
        <Legend paint=Paint::States level mine/>
    }
}
