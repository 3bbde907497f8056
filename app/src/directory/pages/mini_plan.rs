//! Where an exhibitor stands, small: all units of its level, and its own in the event's accent.

use std::fmt::Write;

use domain::{booth::Area, directory::Whereabouts, locale::Locale};
use leptos::prelude::*;

/// A picture for those who see it; code and link stand beside it.
pub(super) fn mini_plan(l: Locale, place: &Whereabouts) -> impl IntoView + use<> {
    let Whereabouts { width_cm, depth_cm, own, .. } = *place;
    let margin = width_cm.max(depth_cm) / 60;
    let view_box = format!("-{margin} -{margin} {} {}", width_cm + 2 * margin, depth_cm + 2 * margin);
    let mut others = String::new();
    for area in &place.others {
        let _ = write!(others, "{}", outline(area));
    }
    // On a large level the unit itself is a speck: a ring says where to look.
    let (x, y) = (own.x_cm + own.width_cm / 2, own.y_cm + own.depth_cm / 2);
    let reach = own.width_cm.max(own.depth_cm);
    let ring = (reach * 12 < width_cm.max(depth_cm))
        .then(|| view! { <circle class="mini-ring" cx=x cy=y r=width_cm.max(depth_cm) / 16></circle> });
    let name = format!("{}, {}", l.t("Lage auf dem Stand", "Place on the booth"), place.level.in_(l));
    view! {
        <svg class="mini-plan" viewBox=view_box role="img" aria-label=name>
            <rect class="mini-floor" width=width_cm height=depth_cm></rect>
            <path class="mini-others" d=others></path>
            <path class="mini-own" d=outline(&own)></path>
            {ring}
        </svg>
    }
}

fn outline(area: &Area) -> String {
    format!("M{} {}h{}v{}h-{}z", area.x_cm, area.y_cm, area.width_cm, area.depth_cm, area.width_cm)
}
