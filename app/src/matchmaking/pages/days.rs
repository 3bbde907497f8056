//! The days and the zone that meetings of a bridge have of their own.

use domain::{
    matchmaking::{MatchmakingView, Occasion},
    zone,
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{ctx, matchmaking::api::SetRoundDays, ui};

/// First day, last day and zone.
#[component]
pub(super) fn DaysFields(#[prop(optional)] round: Option<MatchmakingView>) -> impl IntoView {
    let l = ctx::locale();
    let (first, last) =
        round.as_ref().map(|round| round.of.days()).map_or_else(Default::default, |(first, last)| (first.to_string(), last.to_string()));
    let zone = round.as_ref().map_or("Europe/Berlin", |round| round.of.zone().name());
    let zones: Vec<_> = zone::names().into_iter().map(|name| (name.clone(), name.replace('_', " "))).collect();
    view! {
        <div class="pair">
            <ui::TextField name="starts_on" label=l.t("Erster Tag", "First day") kind=ui::InputKind::Date value=first required=true/>
            <ui::TextField name="ends_on" label=l.t("Letzter Tag", "Last day") kind=ui::InputKind::Date value=last required=true/>
        </div>
        <ui::Select name="time_zone" label=l.t("Zeitzone", "Time zone") options=zones current=zone/>
    }
}

/// Moves the days of a bridge's meetings; nothing for those of an event, which has its own.
#[component]
pub(super) fn MoveDays(round: MatchmakingView) -> impl IntoView {
    let l = ctx::locale();
    matches!(round.of, Occasion::Bridge { .. }).then(|| {
        let (id, revision) = (round.id.to_string(), round.revision.to_string());
        view! {
            <ui::Section title=l.t("Tage und Zeitzone", "Days and time zone") id="days">
                <p class="hint">{l.t(
                    "Gesprächszeiten behalten in einer anderen Zeitzone ihre Uhrzeit. Wer verabredet ist, erfährt die neue Zeit per E-Mail.",
                    "Times of meetings keep their hour in another time zone. Whoever has a meeting is told of the new time by e-mail.",
                )}</p>
                <ui::Form action=SetRoundDays::PATH>
                    <ui::Hidden name="matchmaking" value=id/>
                    <ui::Hidden name="revision" value=revision/>
                    <DaysFields round=round/>
                    <ui::CheckBox
                        name="moves_along"
                        label=l.t("Die Gesprächszeiten ziehen mit den Tagen um.", "The times of meetings move along with the days.")
                        hint=l.t("Nur nötig, wenn Sie den ersten Tag verschieben.", "Only needed when you move the first day.")
                    />
                    <ui::Submit label=l.t("Speichern", "Save")/>
                </ui::Form>
            </ui::Section>
        }
    })
}
