//! What is agreed upon as a grid: times downwards, places across.

use domain::matchmaking::{MatchmakingView, MeetingRow, Place, Slot};
use leptos::prelude::*;

use crate::{ctx, ui, words::matchmaking as words};

/// The grid; nothing where nobody meets yet, and for an online round, which has no places.
#[component]
pub(super) fn Grid(round: MatchmakingView, meetings: Vec<MeetingRow>, places: Vec<Place>) -> impl IntoView {
    let l = ctx::locale();
    let zone = round.of.zone();
    (!meetings.is_empty() && !round.is_online).then(|| {
        let name = |place: &Place| ui::Column::new(place.name.in_(l).to_owned());
        let columns: Vec<_> = std::iter::once(ui::Column::new(l.t("Wann", "When"))).chain(places.iter().map(name)).collect();
        // They come by time.
        let mut times: Vec<Slot> = meetings.iter().filter_map(|meeting| meeting.slot).collect();
        times.dedup();
        let row = |slot: &Slot| {
            let there: Vec<_> = meetings.iter().filter(|meeting| meeting.slot == Some(*slot)).collect();
            let first = words::when(l, zone, slot).into_any();
            std::iter::once(first).chain(places.iter().map(|place| cell(&there, place))).collect()
        };
        let rows: Vec<Vec<AnyView>> = times.iter().map(row).collect();
        view! {
            <ui::Section title=l.t("Zeiten und Orte", "Times and places") id="grid">
                <ui::Table caption=l.t("Wer sich wann wo trifft", "Who meets when and where") columns rows/>
            </ui::Section>
        }
    })
}

/// Everybody who meets at a place at a time; a lounge has several pairs.
fn cell(there: &[&MeetingRow], place: &Place) -> AnyView {
    let pairs: Vec<_> = there
        .iter()
        .filter(|meeting| meeting.place_id == Some(place.id))
        .map(|meeting| format!("{} – {}", meeting.asker, meeting.asked))
        .collect();
    // Nothing, not a dash: on a phone an empty cell takes no line.
    if pairs.is_empty() { ().into_any() } else { pairs.join("; ").into_any() }
}
