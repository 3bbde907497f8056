//! The organisers' booth: levels and their units.

use domain::{
    booth::Side,
    event::{self, EventView},
    locale::Locale,
    placement::{self, LevelView, PlanView, UnitView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    booth::{AddLevel, EditLevel, Levels, RemoveLevel, RemoveUnit, StatePlan},
    ctx, form, format,
    frame::OrganiseHead,
    load::load_page,
    paths, ui,
    words::booth as words,
};

/// Units on a page of the list.
const PER_PAGE: usize = 30;

/// Plan, levels and units, to edit.
#[component]
pub fn Booth() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let plan = placement::plan(&db, &actor, &event).await?;
        let title = l.t("Stand", "Booth");
        let lede = summary(l, &plan);
        let shown = shown(&plan, &ctx::query_value("level").unwrap_or_default(), &ctx::query_value("unit").unwrap_or_default()).cloned();
        let outlines: Vec<_> = plan.levels.iter().map(LevelView::outline).collect();
        let address = format!("{}?level=", paths::organise_booth(l, &event.slug));
        let floors = shown.clone().filter(|_| outlines.len() > 1);
        let drawn = shown.clone().filter(|level| !level.units.is_empty());
        Ok(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead event=event.clone() title lede/>
            {floors.map(|level| view! { <Levels event=event.clone() outlines current=Some(level.id) address/> })}
            {drawn.map(|level| view! { <StatePlan event=event.clone() level/> })}
            {shown.map(|level| view! { <OneLevel event=event.clone() level/> })}
            <NewLevel event first=plan.levels.is_empty()/>
        })
    })
}

/// The floor that the address names, by a unit on it, by its id or by its number, else the lowest.
fn shown<'a>(plan: &'a PlanView, level: &str, unit: &str) -> Option<&'a LevelView> {
    let of_unit = plan.levels.iter().find(|floor| !unit.is_empty() && floor.units.iter().any(|other| other.code == unit));
    let named = || plan.levels.iter().enumerate().find(|(index, floor)| floor.id.to_string() == level || (index + 1).to_string() == level);
    of_unit.or_else(|| named().map(|(_, floor)| floor)).or_else(|| plan.levels.first())
}

fn summary(l: Locale, plan: &PlanView) -> String {
    let parts = placement::UnitState::ALL.map(|state| (plan.count(state), state)).into_iter().filter(|(number, _)| *number > 0);
    parts.map(|(number, state)| words::counted(l, state, number)).collect::<Vec<_>>().join(" · ")
}

#[component]
fn OneLevel(event: EventView, level: LevelView) -> impl IntoView {
    let l = ctx::locale();
    let title = format!("{} · {}", level.name.in_(l), words::size(l, level.width_cm, level.depth_cm));
    let new_unit = format!("{}?level={}", paths::new_unit(l, &event.slug), level.id);
    let empty = level.units.is_empty();
    let list = if empty {
        view! {
            <ui::EmptyState
                title=l.t("Noch leer", "Still empty")
                text=l.t("Legen Sie den ersten Standplatz an: einen Counter, einen Pod, die Bühne.", "Add the first unit: a counter, a pod, the stage.")
                href=new_unit.clone()
                link=l.t("Erster Standplatz", "First unit")
            />
        }
        .into_any()
    } else {
        view! {
            <ui::Actions><ui::LinkButton href=new_unit label=l.t("Neuer Standplatz", "New unit")/></ui::Actions>
            <Units event units=level.units.clone()/>
        }
        .into_any()
    };
    view! { <ui::Section title id=format!("level-{}", level.id)>{list}<ChangeLevel level empty/></ui::Section> }
}

#[component]
fn Units(event: EventView, units: Vec<UnitView>) -> impl IntoView {
    let l = ctx::locale();
    let columns = vec![
        ui::Column::new(l.t("Standplatz", "Unit")),
        ui::Column::new(l.t("Status", "Status")),
        ui::Column::new(l.t("Wer", "Who")),
        ui::Column::new(l.t("Maße", "Size")).unbroken(),
        ui::Column::new(l.t("Fläche", "Area")).figures(),
        ui::Column::new(l.t("Preis", "Price")).figures(),
        ui::Column::new(l.t("Ausweise", "Passes")).figures(),
        ui::Column::new(l.t("Aktionen", "Actions")).unnamed(),
    ];
    let pages = units.len().div_ceil(PER_PAGE).max(1);
    let page = ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1_usize).clamp(1, pages);
    let rows: Vec<_> = units.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).map(|unit| cells(l, &event, unit)).collect();
    let (page, pages) = (page as u64, pages as u64);
    view! {
        <ui::Table caption=l.t("Standplätze", "Units") columns rows/>
        <ui::Pagination page pages/>
    }
}

fn cells(l: Locale, event: &EventView, unit: &UnitView) -> Vec<AnyView> {
    let edit = paths::edit_unit(l, &event.slug, unit.id);
    let who = unit.exhibitor.as_ref().map(|exhibitor| {
        let href = paths::admission_application(l, &event.slug, exhibitor.application);
        view! { <a href=href>{exhibitor.name.clone()}</a> }
    });
    let id = unit.id.to_string();
    let kind = words::kind(l, unit.kind);
    // The question that was refused stands in here.
    let refused = form::echo().is_some_and(|echo| echo.endpoint == RemoveUnit::PATH && echo.value("_form") == Some(id.as_str()));
    let another = format!("{}?like={}", paths::new_unit(l, &event.slug), paths::encode(&unit.code));
    let removable = unit.exhibitor.is_none().then(|| {
        view! {
            <ui::Confirm
                id=id.clone()
                action=RemoveUnit::PATH
                label=l.t("Entfernen", "Remove")
                question=removal(l, &unit.code)
                detail=l.t("Das geht nur, solange der Standplatz nie jemandem gegeben wurde.", "That works only as long as nobody was ever given the unit.")
            ><ui::Hidden name="unit" value=id.clone()/></ui::Confirm>
        }
    });
    vec![
        view! { <a href=edit.clone()>{unit.code.clone()}</a><small>{kind}</small> }.into_any(),
        view! { <ui::Chip label=words::state(l, unit.state) tone=words::tone(unit.state)/> }.into_any(),
        who.into_any(),
        words::size(l, unit.place.width_cm, unit.place.depth_cm).into_any(),
        format::area(l, unit.area_dm2).into_any(),
        format::price(l, unit.price()).into_any(),
        unit.pass_quota.to_string().into_any(),
        view! {
            <details class="row-menu" open=refused>
                <summary aria-label=format!("{} {}", l.t("Aktionen für", "Actions for"), unit.code)>"⋯"</summary>
                <div>
                    <a href=edit>{l.t("Ändern", "Edit")}</a>
                    <a href=another>{l.t("Noch einen daneben", "Another beside it")}</a>
                    {removable}
                </div>
            </details>
        }
        .into_any(),
    ]
}

fn removal(l: Locale, code: &str) -> String {
    match l {
        Locale::De => format!("{code} entfernen?"),
        Locale::En => format!("Remove {code}?"),
    }
}

/// Name and size of a level, behind a fold that is open while its form has errors.
#[component]
fn ChangeLevel(level: LevelView, empty: bool) -> impl IntoView {
    let l = ctx::locale();
    let id = level.id.to_string();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == EditLevel::PATH && echo.value("_form") == Some(id.as_str()));
    let own = id.clone();
    let remove = empty.then(move || {
        let id = own;
        view! {
            <ui::Confirm id=id.clone() action=RemoveLevel::PATH label=l.t("Ebene entfernen", "Remove level") question=l.t("Diese Ebene entfernen?", "Remove this level?")>
                <ui::Hidden name="level" value=id.clone()/>
            </ui::Confirm>
        }
    });
    view! {
        <details class="fold" open=failed>
            <summary>{l.t("Ebene bearbeiten", "Edit level")}</summary>
            <ui::Form action=EditLevel::PATH id=id.clone()>
                <ui::Hidden name="level" value=id.clone()/>
                <ui::Hidden name="revision" value=level.revision.to_string()/>
                <LevelFields level=level.clone()/>
                <ui::Submit label=l.t("Speichern", "Save")/>
            </ui::Form>
            {remove}
        </details>
    }
}

#[component]
fn NewLevel(event: EventView, first: bool) -> impl IntoView {
    let l = ctx::locale();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == AddLevel::PATH);
    let lede = l.t(
        "Ein Stand hat mindestens eine Ebene. Geben Sie ihr einen Namen und ihre Maße.",
        "A booth has at least one level. Give it a name and its size.",
    );
    view! {
        <ui::Section title=if first { l.t("Erste Ebene", "First level") } else { l.t("Weitere Ebene", "Another level") } id="new-level">
            {first.then(|| view! { <p class="lede">{lede}</p> })}
            <details class="fold" open=first || failed>
                <summary>{l.t("Ebene anlegen", "Add a level")}</summary>
                <ui::Form action=AddLevel::PATH>
                    <ui::Hidden name="event" value=event.id.to_string()/>
                    <LevelFields/>
                    <ui::Submit label=l.t("Ebene anlegen", "Add level")/>
                </ui::Form>
            </details>
        </ui::Section>
    }
}

#[component]
fn LevelFields(#[prop(optional)] level: Option<LevelView>) -> impl IntoView {
    let l = ctx::locale();
    let value = |of: &dyn Fn(&LevelView) -> String| level.as_ref().map(of).unwrap_or_default();
    let side = |of: fn(&LevelView) -> Option<Side>| level.as_ref().and_then(of).map_or("", Side::as_str);
    let sides: Vec<_> = std::iter::once((String::new(), l.t("nicht angegeben", "not given").to_owned()))
        .chain(Side::ALL.map(|side| (side.as_str().to_owned(), words::side(l, side).to_owned())))
        .collect();
    view! {
        <div class="pair">
            <ui::TextField name="name_de" label=l.t("Name (deutsch)", "Name (German)") value=value(&|level| level.name.de.clone()) required=true maxlength=60/>
            <ui::TextField name="name_en" label=l.t("Name (englisch)", "Name (English)") value=value(&|level| level.name.en.clone()) maxlength=60/>
        </div>
        <div class="pair">
            <ui::TextField name="width" label=l.t("Breite in m", "Width in m") value=value(&|level| words::metres(l, level.width_cm)) required=true inputmode="decimal"/>
            <ui::TextField name="depth" label=l.t("Tiefe in m", "Depth in m") value=value(&|level| words::metres(l, level.depth_cm)) required=true inputmode="decimal"/>
        </div>
        <div class="pair">
            <ui::Select name="entrance" label=l.t("Eingang", "Entrance") options=sides.clone() current=side(|level| level.entrance)/>
            <ui::Select name="north" label=l.t("Norden", "North") options=sides current=side(|level| level.north) hint=l.t("Für den Kompass auf dem Plan", "For the compass on the plan")/>
        </div>
    }
}
