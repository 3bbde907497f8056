//! The times of meetings, and where they take place.

use domain::{
    locale::Locale,
    matchmaking::{MatchmakingView, Place, Slot},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx,
    matchmaking::api::{AddPlace, AddSlots, RemovePlace, RemoveSlot},
    ui,
    words::matchmaking as words,
};

/// All times, and more of them.
#[component]
pub(super) fn Times(round: MatchmakingView, slots: Vec<Slot>) -> impl IntoView {
    let l = ctx::locale();
    let zone = round.of.zone();
    let list = if slots.is_empty() {
        view! { <p class="muted">{l.t("Noch keine Zeiten. Ohne sie kann sich niemand verabreden.", "No times yet. Without them nobody can arrange to meet.")}</p> }
            .into_any()
    } else {
        let row = move |slot: Slot| {
            let id = slot.id.to_string();
            view! {
                <li>
                    <span class="list-name">{words::when(l, zone, &slot)}</span>
                    <div class="list-end">
                        <ui::Form action=RemoveSlot::PATH id=id.clone() class="is-inline">
                            <ui::Hidden name="slot" value=id/>
                            <ui::Submit label=l.t("Entfernen", "Remove") of=words::when(l, zone, &slot) kind=ui::ButtonKind::Plain/>
                        </ui::Form>
                    </div>
                </li>
            }
        };
        view! { <details class="fold"><summary>{how_many(l, slots.len())}</summary><ul class="list">{slots.into_iter().map(row).collect_view()}</ul></details> }
            .into_any()
    };
    view! {
        <ui::Section title=l.t("Zeiten", "Times") id="times">
            {list}
            <ui::Form action=AddSlots::PATH>
                <ui::Hidden name="matchmaking" value=round.id.to_string()/>
                <ui::TextField name="day" label=l.t("Tag", "Day") kind=ui::InputKind::Date value=round.of.days().0.to_string() required=true/>
                <div class="pair">
                    <ui::TextField name="from" label=l.t("Von", "From") kind=ui::InputKind::Time required=true/>
                    <ui::TextField name="to" label=l.t("Bis", "To") kind=ui::InputKind::Time required=true/>
                </div>
                <ui::Submit label=l.t("Zeiten anlegen", "Add times") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </ui::Section>
    }
}

fn how_many(l: Locale, slots: usize) -> String {
    let word = if slots == 1 { l.t("Zeit", "time") } else { l.t("Zeiten", "times") };
    format!("{slots} {word}")
}

/// All tables and lounges, and more of them.
#[component]
pub(super) fn Places(round: MatchmakingView, places: Vec<Place>) -> impl IntoView {
    let l = ctx::locale();
    let list = if places.is_empty() {
        view! { <p class="muted">{l.t("Noch keine Tische.", "No tables yet.")}</p> }.into_any()
    } else {
        let row = move |place: Place| {
            let (id, name) = (place.id.to_string(), place.name.in_(l).to_owned());
            view! {
                <li>
                    <span class="list-name">{name.clone()}</span>
                    <span class="list-end small muted">{format!("{} {}", l.t("Gespräche zugleich:", "Meetings at once:"), place.capacity)}</span>
                    <div class="list-more">
                        <ui::Form action=RemovePlace::PATH id=id.clone() class="is-inline">
                            <ui::Hidden name="place" value=id/>
                            <ui::Submit label=l.t("Entfernen", "Remove") of=name kind=ui::ButtonKind::Plain/>
                        </ui::Form>
                    </div>
                </li>
            }
        };
        view! { <ul class="list">{places.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! {
        <ui::Section title=l.t("Tische und Lounges", "Tables and lounges") id="places">
            {list}
            <ui::Form action=AddPlace::PATH>
                <ui::Hidden name="matchmaking" value=round.id.to_string()/>
                <div class="pair">
                    <ui::TextField name="name_de" label=l.t("Name (deutsch)", "Name (German)") required=true maxlength=60/>
                    <ui::TextField name="name_en" label=l.t("Name (englisch)", "Name (English)") required=true maxlength=60/>
                </div>
                <ui::TextField
                    name="capacity"
                    label=l.t("Gespräche zugleich", "Meetings at once")
                    value="1"
                    required=true
                    inputmode="numeric"
                    maxlength=2
                    hint=l.t("1 bis 60", "1 to 60")
                />
                <ui::Submit label=l.t("Ort anlegen", "Add place") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </ui::Section>
    }
}
