//! The form of a unit: new, and changed.

use domain::{
    audit,
    booth::{Area, Side, UnitKind, next_code},
    event,
    placement::{self, LevelView, PlanView, UnitView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    audit::HistoryList,
    booth::{AddUnit, EditUnit as Edit, Mine, StatePlan},
    ctx,
    error::ApiError,
    frame::OrganiseHead,
    load::load_page,
    paths, ui,
    words::booth as words,
};

/// A new unit on a level.
#[component]
pub fn NewUnit() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let (level, like) = (ctx::query_value("level").unwrap_or_default(), ctx::query_value("like").unwrap_or_default());
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let plan = placement::plan(&db, &actor, &event).await?;
        let title = l.t("Neuer Standplatz", "New unit");
        let form = if plan.levels.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Noch keine Ebene", "No level yet")
                    text=l.t("Ein Standplatz liegt auf einer Ebene. Legen Sie zuerst eine an.", "A unit is on a level. Add a level first.")
                    href=paths::organise_booth(l, &event.slug)
                    link=l.t("Zum Stand", "To the booth")
                />
            }
            .into_any()
        } else {
            // What stands there already, on the floor that the unit is for.
            let with_model = plan.levels.iter().find(|floor| floor.units.iter().any(|unit| unit.code == like));
            let floor =
                with_model.or_else(|| plan.levels.iter().find(|floor| floor.id.to_string() == level)).or(plan.levels.first()).cloned();
            let level = floor.as_ref().map(|floor| floor.id.to_string()).unwrap_or_default();
            let proposed = floor.as_ref().and_then(|floor| proposed(&plan, floor, &like));
            let drawn = floor.filter(|floor| !floor.units.is_empty()).map(|level| view! { <StatePlan event=event.clone() level/> });
            view! {
                <div class="two">
                    <ui::Form action=AddUnit::PATH>
                        <ui::Hidden name="event" value=event.id.to_string()/>
                        <UnitFields plan level unit=proposed/>
                        <RowFields/>
                        <ui::Submit label=l.t("Anlegen", "Add")/>
                    </ui::Form>
                    <div>{drawn}</div>
                </div>
            }
            .into_any()
        };
        Ok(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead event title/>
            {form}
        })
    })
}

/// A unit as it is.
#[component]
pub fn EditUnit() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, unit) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("unit"));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let id = unit.parse().map_err(|_| ApiError::NotFound)?;
        let unit = placement::unit_by_id(&db, &actor, event.id, id).await?;
        let plan = placement::plan(&db, &actor, &event).await?;
        let entries = audit::of_subject(&db, unit.id.as_uuid()).await?;
        let title = format!("{} {}", l.t("Standplatz", "Unit"), unit.code);
        let floor = plan.levels.iter().find(|level| level.id == unit.level).cloned();
        let mine = Mine { code: unit.code.clone(), word: l.t("Dieser Standplatz", "This unit") };
        let drawn = floor.map(|level| view! { <StatePlan event=event.clone() level mine=Some(mine)/> });
        let (state, tone) = (words::state(l, unit.state), words::tone(unit.state));
        let (id, revision, level) = (unit.id.to_string(), unit.revision.to_string(), unit.level.to_string());
        Ok(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead event=event.clone() title>
                <ui::Actions><ui::Chip label=state tone/></ui::Actions>
            </OrganiseHead>
            <div class="two">
                <ui::Form action=Edit::PATH>
                    <ui::Hidden name="unit" value=id/>
                    <ui::Hidden name="revision" value=revision/>
                    <UnitFields plan level unit=Some(unit)/>
                    <ui::Submit label=l.t("Speichern", "Save")/>
                </ui::Form>
                <div>{drawn}</div>
            </div>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone=event.zone/></ui::Section>
        })
    })
}

/// What a new unit most likely is: as the one that is called `like`, else as the last of its floor, with the next code and in
/// the next free place. `None` on an empty floor.
fn proposed(plan: &PlanView, floor: &LevelView, like: &str) -> Option<UnitView> {
    let model = floor.units.iter().find(|unit| unit.code == like).or(floor.units.last())?;
    let taken: Vec<Area> = floor.units.iter().map(|unit| unit.place).collect();
    let code = next_code(&model.code, |code| plan.units().any(|unit| unit.code == code));
    // On a full floor the form comes up as the model is, and says so when it is sent.
    let place = model.place.next_free(&taken, floor.width_cm, floor.depth_cm).unwrap_or(model.place);
    Some(UnitView { code, place, ..model.clone() })
}

/// One, or a row of them.
#[component]
fn RowFields() -> impl IntoView {
    let l = ctx::locale();
    let sides = [Side::Right, Side::Bottom, Side::Left, Side::Top];
    let name = |side| match side {
        Side::Top => l.t("nach oben", "upwards"),
        Side::Right => l.t("nach rechts", "to the right"),
        Side::Bottom => l.t("nach unten", "downwards"),
        Side::Left => l.t("nach links", "to the left"),
    };
    let directions: Vec<_> = sides.into_iter().map(|side| (side.as_str().to_owned(), name(side).to_owned())).collect();
    view! {
        <div class="pair">
            <ui::TextField name="count" label=l.t("Wie viele", "How many") kind=ui::InputKind::Number value="1" min="1" max="60" hint=l.t("Mehrere stehen lückenlos nebeneinander; die Kürzel zählen weiter: A1, A2, A3.", "Several stand beside each other without gaps; codes count on: A1, A2, A3.")/>
            <ui::Select name="direction" label=l.t("In welche Richtung", "In which direction") options=directions current="right"/>
        </div>
    }
}

#[component]
fn UnitFields(plan: PlanView, level: String, unit: Option<UnitView>) -> impl IntoView {
    let l = ctx::locale();
    let levels: Vec<_> = plan.levels.iter().map(|level| (level.id.to_string(), level.name.in_(l).to_owned())).collect();
    let kinds = UnitKind::ALL.map(|kind| (kind.as_str().to_owned(), words::kind(l, kind).to_owned())).to_vec();
    let value = |new: &str, of: &dyn Fn(&UnitView) -> String| unit.as_ref().map_or_else(|| new.to_owned(), of);
    view! {
        <div class="pair">
            <ui::TextField name="code" label=l.t("Kürzel", "Code") value=value("", &|unit| unit.code.clone()) required=true maxlength=8 hint=l.t("Steht auf dem Plan, zum Beispiel A1", "Shown on the plan, for example A1")/>
            <ui::Select name="kind" label=l.t("Art", "Kind") options=kinds current=value("counter", &|unit| unit.kind.to_string()) hint=words::kinds_explained(l)/>
        </div>
        <ui::Select name="level" label=l.t("Ebene", "Level") options=levels current=level/>
        <div class="pair">
            <ui::TextField name="x" label=l.t("Von links, in m", "From the left, in m") value=value("0", &|unit| words::metres(l, unit.place.x_cm)) required=true inputmode="decimal"/>
            <ui::TextField name="y" label=l.t("Von oben, in m", "From the top, in m") value=value("0", &|unit| words::metres(l, unit.place.y_cm)) required=true inputmode="decimal"/>
        </div>
        <div class="pair">
            <ui::TextField name="width" label=l.t("Breite in m", "Width in m") value=value("2", &|unit| words::metres(l, unit.place.width_cm)) required=true inputmode="decimal"/>
            <ui::TextField name="depth" label=l.t("Tiefe in m", "Depth in m") value=value("2", &|unit| words::metres(l, unit.place.depth_cm)) required=true inputmode="decimal"/>
        </div>
        <ui::TextField name="area" label=l.t("Fläche in m²", "Area in m²") value=value("", &|unit| words::metres(l, unit.area_dm2)) inputmode="decimal" hint=l.t("Leer: Breite mal Tiefe", "Leave empty for width times depth")/>
        <div class="pair">
            <ui::TextField name="price" label=l.t("Preis in Euro, netto", "Price in euros, net") value=value("", &|unit| words::euros(l, unit.price_cents)) required=true inputmode="decimal"/>
            <ui::TextField name="pass_quota" label=l.t("Ausweise für Standpersonal", "Passes for booth staff") kind=ui::InputKind::Number value=value("2", &|unit| unit.pass_quota.to_string()) required=true min="0" max="99"/>
        </div>
        <ui::TextArea name="included_de" label=l.t("Enthalten (deutsch)", "Included (German)") value=value("", &|unit| unit.included.de.clone()) rows=3 maxlength=1000/>
        <ui::TextArea name="included_en" label=l.t("Enthalten (englisch)", "Included (English)") value=value("", &|unit| unit.included.en.clone()) rows=3 maxlength=1000/>
    }
}
