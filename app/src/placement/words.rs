//! Units that are given away, in words.

use domain::{locale::Locale, placement::PlacementState};

use crate::ui;

/// How firmly a unit is somebody's, as a chip.
pub fn placement_chip(l: Locale, state: PlacementState, is_expired: bool) -> (ui::Tone, &'static str) {
    match state {
        PlacementState::Held => (ui::Tone::Warn, l.t("Reserviert", "Reserved")),
        PlacementState::Offered if is_expired => (ui::Tone::Bad, l.t("Angebot abgelaufen", "Offer expired")),
        PlacementState::Offered => (ui::Tone::Offer, l.t("Angeboten", "Offered")),
        PlacementState::Confirmed => (ui::Tone::Ok, l.t("Bestätigt", "Confirmed")),
    }
}
