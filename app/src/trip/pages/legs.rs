//! Where a trip goes, to change: each form goes by the trip's revision.

use domain::{
    country::country_name,
    event::EventView,
    locale::Locale,
    trip::{LegMove, LegView, Plan},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx, form, format,
    trip::{AddTripLeg, EditTripLeg, MoveTripLeg, RemoveTripLeg},
    ui,
    words::trip as words,
};

/// The legs in their order, and one more.
#[component]
pub(super) fn Legs(event: EventView, plan: Plan) -> impl IntoView {
    let l = ctx::locale();
    let revision = plan.revision;
    let first = plan.legs.is_empty();
    let last = plan.legs.len().saturating_sub(1);
    let several = last > 0;
    let rows: Vec<_> = plan.legs.into_iter().enumerate().map(|(at, leg)| one(l, revision, leg, moves(at, last))).collect();
    let opened = first || form::echo().is_some_and(|echo| echo.endpoint == AddTripLeg::PATH);
    view! {
        <ui::Section title=l.t("Etappen", "Legs") id="legs">
            {several.then(|| view! { <p class="muted">{l.t(
                "In dieser Reihenfolge geht die Reise. Über die Datumsgrenze kann eine Etappe vor dem Tag beginnen, an dem die vorige endet: Reihen Sie sie dann von Hand ein.",
                "The trip goes in this order. Across the date line a leg may begin before the day on which the one before it ends: then put it in its place by hand.",
            )}</p> })}
            {(!first).then(|| view! { <ul class="list">{rows}</ul> })}
            <details class="fold" open=opened>
                <summary>{l.t("Etappe hinzufügen", "Add a leg")}</summary>
                <ui::Form action=AddTripLeg::PATH>
                    <ui::Hidden name="event" value=event.id.to_string()/>
                    <ui::Hidden name="revision" value=revision.to_string()/>
                    <LegFields/>
                    <ui::Submit label=l.t("Etappe hinzufügen", "Add leg")/>
                </ui::Form>
            </details>
        </ui::Section>
    }
}

/// Where a leg can be put: the first goes no earlier, and the last no later.
fn moves(at: usize, last: usize) -> Vec<LegMove> {
    let earlier = (at > 0).then_some(LegMove::Earlier);
    let later = (at < last).then_some(LegMove::Later);
    earlier.into_iter().chain(later).collect()
}

fn move_form(l: Locale, revision: i64, leg: &LegView, to: LegMove) -> AnyView {
    let label = match to {
        LegMove::Earlier => l.t("Früher", "Earlier"),
        LegMove::Later => l.t("Später", "Later"),
    };
    let label = format!("{label}: {}", leg.place);
    let (form, id, revision) = (format!("{}-{to}", leg.id), leg.id.to_string(), revision.to_string());
    view! {
        <ui::Form action=MoveTripLeg::PATH id=form class="is-inline">
            <ui::Hidden name="leg" value=id/>
            <ui::Hidden name="revision" value=revision/>
            <ui::Hidden name="to" value=to.as_str()/>
            <ui::Submit label kind=ui::ButtonKind::Plain/>
        </ui::Form>
    }
    .into_any()
}

fn one(l: Locale, revision: i64, leg: LegView, moves: Vec<LegMove>) -> AnyView {
    let moving: Vec<_> = moves.into_iter().map(|to| move_form(l, revision, &leg, to)).collect();
    let id = leg.id.to_string();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == EditTripLeg::PATH && echo.value("_form") == Some(id.as_str()));
    let days = format::days(l, leg.starts_on, leg.ends_on);
    let about = format!("{days} · {} · {}", country_name(l, &leg.country), leg.zone.name());
    let question = match l {
        Locale::De => format!("Etappe {} entfernen?", leg.place),
        Locale::En => format!("Remove the leg {}?", leg.place),
    };
    let hidden = {
        let id = id.clone();
        move || {
            view! {
                <ui::Hidden name="leg" value=id.clone()/>
                <ui::Hidden name="revision" value=revision.to_string()/>
            }
        }
    };
    let (of_edit, of_remove) = (hidden.clone(), hidden);
    let name = leg.place.clone();
    view! {
        <li>
            <b class="list-name">{name.clone()}</b>
            <p class="list-more">{about}</p>
            <div class="list-more">
                {moving}
                <details class="fold" open=failed>
                    <summary>{l.t("Ändern", "Change")}<span class="visually-hidden">": "{name}</span></summary>
                    <ui::Form action=EditTripLeg::PATH id=id.clone()>
                        {of_edit()}
                        <LegFields leg/>
                        <ui::Submit label=l.t("Speichern", "Save")/>
                    </ui::Form>
                    <ui::Confirm id=id.clone() action=RemoveTripLeg::PATH label=l.t("Etappe entfernen", "Remove leg") question>
                        {of_remove()}
                    </ui::Confirm>
                </details>
            </div>
        </li>
    }
    .into_any()
}

#[component]
fn LegFields(#[prop(optional)] leg: Option<LegView>) -> impl IntoView {
    let l = ctx::locale();
    let value = |of: &dyn Fn(&LegView) -> String| leg.as_ref().map(of).unwrap_or_default();
    let country = value(&|leg| leg.country.clone());
    let country = if country.is_empty() { "DE".to_owned() } else { country };
    view! {
        <div class="pair">
            <ui::TextField name="place" label=l.t("Ort", "Place") value=value(&|leg| leg.place.clone()) required=true maxlength=80/>
            <ui::Select name="country" label=l.t("Land", "Country") options=ui::countries(l) current=country/>
        </div>
        <div class="pair">
            <ui::TextField name="starts_on" label=l.t("Erster Tag", "First day") kind=ui::InputKind::Date value=value(&|leg| leg.starts_on.to_string()) required=true/>
            <ui::TextField name="ends_on" label=l.t("Letzter Tag", "Last day") kind=ui::InputKind::Date value=value(&|leg| leg.ends_on.to_string()) required=true/>
        </div>
        <ui::TextField
            name="zone"
            label=l.t("Zeitzone", "Time zone")
            value=value(&|leg| leg.zone.name().to_owned())
            maxlength=60
            hint=l.t("Leer: die Zeitzone des Ortes. Sonst zum Beispiel America/New_York.", "Leave it empty for the time zone of the place. Otherwise for example America/New_York.")
        />
        <ui::TextField name="hotel_de" label=l.t("Hotelvorschlag (deutsch)", "Suggested hotel (German)") value=value(&|leg| leg.hotel.de.clone()) maxlength=200 hint=words::hotel_note(l)/>
        <ui::TextField name="hotel_en" label=l.t("Hotelvorschlag (englisch)", "Suggested hotel (English)") value=value(&|leg| leg.hotel.en.clone()) maxlength=200/>
    }
}
