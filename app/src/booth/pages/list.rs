//! The units of the plan as a list: sorted, page by page.

use domain::{
    application::{TagKind, tag_name},
    event::EventView,
    locale::Locale,
    placement::{LevelOutline, UnitState, UnitView},
};
use leptos::prelude::*;

use crate::{booth::paint::Topics, ctx, format, paths, ui, words::booth as words};

/// Rows on a page.
const PER_PAGE: usize = 25;

/// What the plan shows, as a table. `everywhere`: the units are of all these floors, and each row says of which; what
/// exhibitors are about is then not known.
#[component]
pub fn UnitList(
    event: EventView,
    units: Vec<UnitView>,
    topics: Topics,
    #[prop(optional_no_strip)] everywhere: Option<Vec<LevelOutline>>,
) -> impl IntoView {
    let l = ctx::locale();
    if units.is_empty() {
        return view! {
            <ui::EmptyState
                title=l.t("Kein Standplatz passt zu dieser Auswahl", "No unit matches this selection")
                text=l.t("Nehmen Sie einen Filter heraus, oder suchen Sie nach einem kürzeren Wort.", "Remove a filter, or search for a shorter word.")
            />
        }
        .into_any();
    }
    let mut units = units;
    sort(&mut units, &ctx::query_value("sort").unwrap_or_default());
    let pages = units.len().div_ceil(PER_PAGE);
    let page = ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1_usize).clamp(1, pages);
    // What can be had is for those who may still ask for it.
    let open = event.takes_applications();
    let line = Line { l, event: &event, topics: &topics, everywhere: everywhere.as_deref(), open };
    let rows: Vec<_> = units.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).map(|unit| line.cells(unit)).collect();
    let columns = line.columns();
    let (page, pages) = (page as u64, pages as u64);
    view! {
        <ui::Table caption=l.t("Standplätze", "Units") columns rows/>
        <ui::Pagination page pages/>
    }
    .into_any()
}

/// By what the query names; the codes are in order already.
fn sort(units: &mut [UnitView], by: &str) {
    let (by, backwards) = by.strip_prefix('-').map_or((by, false), |by| (by, true));
    let name = |unit: &UnitView| unit.exhibitor.as_ref().map_or((true, String::new()), |who| (false, who.name.to_lowercase()));
    match by {
        "who" => units.sort_by_cached_key(name),
        "area" => units.sort_by_key(|unit| unit.area_dm2),
        "price" => units.sort_by_key(|unit| (unit.state != UnitState::Free, unit.price_cents)),
        _ => {}
    }
    if backwards {
        units.reverse();
    }
}

/// How a unit stands in the list.
struct Line<'a> {
    l: Locale,
    event: &'a EventView,
    topics: &'a Topics,
    everywhere: Option<&'a [LevelOutline]>,
    open: bool,
}

impl Line<'_> {
    fn columns(&self) -> Vec<ui::Column> {
        let l = self.l;
        let mut columns = vec![
            ui::Column::new(l.t("Standplatz", "Unit")).sort("code"),
            ui::Column::new(l.t("Aussteller", "Exhibitor")).sort("who"),
            match self.everywhere {
                Some(_) => ui::Column::new(l.t("Ebene", "Level")),
                None => ui::Column::new(l.t("Themen", "Topics")),
            },
        ];
        if self.open {
            columns.push(ui::Column::new(l.t("Enthalten", "Included")));
        }
        columns.push(ui::Column::new(l.t("Fläche", "Area")).figures().sort("area"));
        if self.open {
            columns.push(ui::Column::new(l.t("Preis (netto)", "Price (net)")).figures().sort("price"));
        }
        columns
    }

    fn cells(&self, unit: &UnitView) -> Vec<AnyView> {
        let (l, event) = (self.l, self.event);
        let third = match self.everywhere {
            Some(levels) => levels.iter().find(|level| level.id == unit.level).map(|level| level.name.in_(l).to_owned()).into_any(),
            None => {
                let topics: Vec<_> = self.topics.of(unit).iter().map(|topic| tag_name(l, TagKind::Topic, topic)).collect();
                (!topics.is_empty()).then(|| topics.join(", ")).into_any()
            }
        };
        let on_plan = paths::plan_unit(l, &event.slug, &unit.code);
        let kind = words::kind(l, unit.kind);
        let mut cells = vec![
            view! { <a href=on_plan data-unit=unit.code.clone()>{unit.code.clone()}</a><small>{kind}</small> }.into_any(),
            self.who(unit),
            third,
        ];
        if self.open {
            cells.push(Some(unit.included.in_(l).to_owned()).filter(|text| !text.is_empty()).into_any());
        }
        cells.push(format::area(l, unit.area_dm2).into_any());
        if self.open {
            cells.push((unit.state == UnitState::Free).then(|| format::price(l, unit.price())).into_any());
        }
        cells
    }

    fn who(&self, unit: &UnitView) -> AnyView {
        let l = self.l;
        match &unit.exhibitor {
            Some(exhibitor) => {
                let href = paths::exhibitor(l, &self.event.slug, &exhibitor.slug);
                view! { <a href=href>{exhibitor.name.clone()}</a> }.into_any()
            }
            None if unit.state == UnitState::Fixed => words::state(l, UnitState::Fixed).into_any(),
            None if self.open && unit.state == UnitState::Free => {
                view! { <ui::Chip label=words::state(l, UnitState::Free) tone=words::tone(UnitState::Free)/> }.into_any()
            }
            None => "–".into_any(),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        booth::{Area, UnitKind},
        ids::{ApplicationId, EventId, LevelId, UnitId},
        locale::Text,
        placement::PlacedExhibitor,
    };

    use super::*;

    fn unit(code: &str, who: Option<&str>, area_dm2: i32, price_cents: i64) -> UnitView {
        let exhibitor =
            |name: &str| PlacedExhibitor { application: ApplicationId::new(), slug: name.to_lowercase(), name: name.to_owned() };
        UnitView {
            id: UnitId::new(),
            event: EventId::new(),
            level: LevelId::new(),
            code: code.to_owned(),
            kind: UnitKind::Counter,
            area_dm2,
            included: Text::default(),
            price_cents,
            pass_quota: 0,
            place: Area { x_cm: 0, y_cm: 0, width_cm: 200, depth_cm: 200 },
            revision: 1,
            state: if who.is_some() { UnitState::Confirmed } else { UnitState::Free },
            exhibitor: who.map(exhibitor),
        }
    }

    #[test]
    fn a_list_is_sorted_by_what_the_address_names_and_else_stays_in_order() {
        let units = [
            unit("A1", Some("Zeche"), 400, 100),
            unit("A2", None, 200, 300),
            unit("A3", Some("bochum"), 900, 50),
            unit("A4", None, 300, 200),
        ];
        let sorted = |by: &str| {
            let mut units = units.to_vec();
            sort(&mut units, by);
            units.into_iter().map(|unit| unit.code).collect::<Vec<_>>()
        };

        assert_eq!(sorted(""), ["A1", "A2", "A3", "A4"]);
        assert_eq!(sorted("-code"), ["A4", "A3", "A2", "A1"]);
        assert_eq!(sorted("who"), ["A3", "A1", "A2", "A4"]);
        assert_eq!(sorted("area"), ["A2", "A4", "A1", "A3"]);
        assert_eq!(sorted("price")[..2], ["A4", "A2"]);
        assert_eq!(sorted("nonsense"), ["A1", "A2", "A3", "A4"]);
    }
}
