//! What the parts of a door's page share.

use domain::{
    check_in::{Answered, DayCount, DoorStatus, DoorView, PeopleFound},
    event::EventView,
    ids::ScanId,
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{check_in::api::UndoScan, ui};

/// Everything that a door's page shows.
pub(super) struct AtDoor {
    pub event: EventView,
    /// Empty at the entrance, else the session's id.
    pub door: String,
    pub doors: Vec<DoorView>,
    pub status: DoorStatus,
    pub days: Vec<DayCount>,
    pub answered: Option<Answered>,
    pub search: String,
    pub people: PeopleFound,
}

/// Takes a scan back.
pub(super) fn undo(l: Locale, at: &AtDoor, scan: ScanId, kind: ui::ButtonKind) -> impl IntoView + use<> {
    let (event, door) = (at.event.slug.clone(), at.door.clone());
    view! {
        <ui::Form action=UndoScan::PATH id=scan.to_string() class="desk-undo">
            <ui::Hidden name="event" value=event/>
            <ui::Hidden name="door" value=door/>
            <ui::Hidden name="scan" value=scan.to_string()/>
            <ui::Submit label=l.t("Rückgängig", "Undo") kind/>
        </ui::Form>
    }
}
