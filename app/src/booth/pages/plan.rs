//! The booth plan, for everybody: a floor at a time, the way to the others, and the same as a list.

use std::collections::HashSet;

use domain::{
    application::{TagKind, tag_name},
    booth::{Area, row_of},
    event::{self, EventState, EventView},
    ids::{LevelId, UnitId},
    locale::Locale,
    placement::{self, FoundUnits, LevelOutline, LevelView, UnitView},
};
use leptos::prelude::*;

use super::list::UnitList;
use crate::{
    booth::{
        Legend, LevelDrawing, Levels, Paint, PlanFrame,
        frame::{count, public_level},
        paint::Topics,
    },
    ctx,
    error::ApiError,
    format,
    frame::PublicHead,
    head::PageMeta,
    load::load_page,
    paths,
    share::Share,
    ui,
    words::booth as words,
};

/// Around a row that is shown by itself, in centimetres.
const BESIDE: i32 = 100;
/// More rows than these are no help.
const MOST_ROWS: usize = 40;

/// What of the plan the address asks for.
#[derive(Clone, Debug, Default)]
struct Wanted {
    /// Counted from 1.
    level: Option<usize>,
    unit: String,
    row: String,
    topic: String,
    search: String,
}

impl Wanted {
    fn here() -> Self {
        let value = |name| ctx::query_value(name).unwrap_or_default();
        Self {
            level: value("level").parse().ok(),
            unit: value("unit"),
            row: value("row"),
            topic: value("topic"),
            search: value("q").trim().chars().take(100).collect(),
        }
    }
}

/// What the page shows.
struct Shown {
    event: EventView,
    outlines: Vec<LevelOutline>,
    level: LevelView,
    topics: Topics,
    found: Option<FoundUnits>,
    wanted: Wanted,
}

/// The plan in full size, and the same as a list.
#[component]
pub fn Plan() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let wanted = Wanted::here();
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let outlines = placement::outlines(&db, &event).await?;
        let (title, accent) = (l.t("Standplan", "Booth plan"), event.accent.clone());
        let shared = (event.state != EventState::Draft).then(|| format!("{title} · {}", event.name));
        let units = outlines.iter().map(|level| level.places.len()).sum();
        let described = format!("{title}: {}, {}", count(l, units), event.name);
        let lede = if outlines.is_empty() {
            ""
        } else {
            l.t("Wählen Sie einen Standplatz, um zu sehen, wer dort ausstellt.", "Select a unit to see who exhibits there.")
        };
        let found = match wanted.search.as_str() {
            "" => None,
            typed => Some(placement::find_units(&db, &event, typed).await?),
        };
        let content = match shown_level(&event, &outlines, &wanted, found.as_ref()).await? {
            None => no_plan(l, &event).into_any(),
            Some(id) => {
                let (level, topics) = public_level(&event, id).await?;
                whole(l, Shown { event: event.clone(), outlines, level, topics, found, wanted }).into_any()
            }
        };
        Ok(view! {
            <PageMeta title=format!("{title} · {}", event.name) description=described/>
            <div data-accent=accent>
                <PublicHead event title lede/>
                {content}
                {shared.map(|name| view! { <Share name/> })}
            </div>
        })
    })
}

/// The floor that is asked for by a unit or by its number, else that of the first hit, else the lowest.
async fn shown_level(
    event: &EventView,
    outlines: &[LevelOutline],
    wanted: &Wanted,
    found: Option<&FoundUnits>,
) -> Result<Option<LevelId>, ApiError> {
    if !wanted.unit.is_empty() {
        let of_unit = placement::level_of(&ctx::db(), event, &wanted.unit).await?;
        if of_unit.is_some() {
            return Ok(of_unit);
        }
    }
    let numbered = wanted.level.and_then(|number| outlines.get(number.checked_sub(1)?));
    let of_hit = found.and_then(|found| found.units.first()).map(|unit| unit.level);
    Ok(numbered.map(|level| level.id).or(of_hit).or_else(|| outlines.first().map(|level| level.id)))
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

fn whole(l: Locale, shown: Shown) -> impl IntoView {
    let Shown { event, outlines, level, topics, found, wanted } = shown;
    let several = outlines.len() > 1;
    let part = part_of(&level, &wanted.row);
    let listed = listed(&level, &topics, &wanted, found.as_ref());
    let marked = if found.is_some() || !wanted.topic.is_empty() { listed.iter().map(|unit| unit.id).collect() } else { Vec::new() };
    let marked = on(&level, marked);
    let rows = rows(&level);
    let filters = filters(l, &rows);
    let number = outlines.iter().position(|outline| outline.id == level.id).map_or(1, |index| index + 1);
    let topic_address = format!("{}?level={number}&", paths::plan(l, &event.slug));
    let paint = Paint::Topics(topics.clone());
    let drawing = view! { <LevelDrawing event=event.clone() level=level.clone() paint=paint.clone() part marked/> };
    let (similar, close) = found.as_ref().map_or((false, 0), |found| (found.similar, found.close as u64));
    let everywhere = (found.is_some() && several).then(|| outlines.clone());
    let floors = several.then(|| view! { <Levels event=event.clone() outlines current=Some(level.id)/> });
    let total = listed.len() as u64;
    let floor = (several && everywhere.is_none()).then(|| level.name.in_(l));
    let narrowed = found.is_some() || !wanted.row.is_empty() || !wanted.topic.is_empty();
    let title = if narrowed { title_of_hits(l, floor, total, similar) } else { title_of_all(l, floor) };
    let list = view! { <UnitList event=event.clone() units=listed topics everywhere/> };
    view! {
        {floors}
        <ui::Toolbar search=l.t("Standplatz, Name oder Stichwort", "Unit, name or keyword") filters/>
        <PlanFrame event=event.clone() level=level.id search="toolbar-q" rows="toolbar-row" topics="toolbar-topic">{drawing}</PlanFrame>
        <Legend paint level topic_address/>
        <ui::Results total similar>
            <ui::Section title id="list">
                <p class="hint">{words::kinds_explained(l)}</p>
                <ui::SimilarNote similar close/>
                {list}
            </ui::Section>
        </ui::Results>
    }
}

fn title_of_all(l: Locale, floor: Option<&str>) -> String {
    match floor {
        None => l.t("Alle Standplätze", "All units").to_owned(),
        Some(floor) => format!("{}: {floor}", l.t("Standplätze", "Units")),
    }
}

/// What is left after a search or a filter is not all of them.
fn title_of_hits(l: Locale, floor: Option<&str>, total: u64, similar: bool) -> String {
    let word = if similar { l.t("ähnlich", "similar") } else { l.t("Treffer", "found") };
    let hits = format!("{} {word}", format::number(l, total));
    floor.map_or_else(|| hits.clone(), |floor| format!("{floor}: {hits}"))
}

/// The floor's part that holds a row, with what is beside it.
fn part_of(level: &LevelView, row: &str) -> Option<Area> {
    if row.is_empty() {
        return None;
    }
    let around = Area::around(level.units.iter().filter(|unit| row_of(&unit.code) == row).map(|unit| unit.place))?;
    let (x_cm, y_cm) = ((around.x_cm - BESIDE).max(0), (around.y_cm - BESIDE).max(0));
    let width_cm = (around.x_cm + around.width_cm + BESIDE).min(level.width_cm) - x_cm;
    let depth_cm = (around.y_cm + around.depth_cm + BESIDE).min(level.depth_cm) - y_cm;
    Some(Area { x_cm, y_cm, width_cm, depth_cm })
}

/// The units of the list: what was found on all floors, else those of this floor's row and topic.
fn listed(level: &LevelView, topics: &Topics, wanted: &Wanted, found: Option<&FoundUnits>) -> Vec<UnitView> {
    if let Some(found) = found {
        return found.units.clone();
    }
    let in_row = |unit: &UnitView| wanted.row.is_empty() || row_of(&unit.code) == wanted.row;
    let about = |unit: &UnitView| wanted.topic.is_empty() || topics.of(unit).contains(&wanted.topic);
    level.units.iter().filter(|unit| in_row(unit) && about(unit)).cloned().collect()
}

fn on(level: &LevelView, ids: Vec<UnitId>) -> Vec<UnitId> {
    let here: HashSet<UnitId> = level.units.iter().map(|unit| unit.id).collect();
    ids.into_iter().filter(|id| here.contains(id)).collect()
}

/// The rows of a floor that have several units, in the order of their codes.
fn rows(level: &LevelView) -> Vec<String> {
    let mut rows: Vec<(&str, usize)> = Vec::new();
    for row in level.units.iter().map(|unit| row_of(&unit.code)) {
        match rows.iter_mut().find(|(known, _)| *known == row) {
            Some((_, units)) => *units += 1,
            None => rows.push((row, 1)),
        }
    }
    let rows: Vec<_> = rows.into_iter().filter(|(row, units)| !row.is_empty() && *units > 1).map(|(row, _)| row.to_owned()).collect();
    if (2..=MOST_ROWS).contains(&rows.len()) { rows } else { Vec::new() }
}

fn filters(l: Locale, rows: &[String]) -> Vec<ui::Filter> {
    let list = |name, label: &str, all: &str, options: Vec<(String, String)>| ui::Filter {
        name,
        label: label.to_owned(),
        options: std::iter::once((String::new(), all.to_owned())).chain(options).collect(),
    };
    let topics = domain::application::tags(TagKind::Topic);
    let topics = topics.iter().map(|tag| (tag.value.to_owned(), tag_name(l, TagKind::Topic, tag.value).to_owned())).collect();
    let mut filters = vec![list("topic", l.t("Thema", "Topic"), l.t("Alle Themen", "All topics"), topics)];
    if !rows.is_empty() {
        let rows = rows.iter().map(|row| (row.clone(), row.clone())).collect();
        filters.insert(0, list("row", l.t("Reihe", "Row"), l.t("Alle Reihen", "All rows"), rows));
    }
    filters
}
