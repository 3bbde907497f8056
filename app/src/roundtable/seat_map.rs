//! A table as a drawing: its shape, a circle for each chair, and who sits there. What it shows stands beside it as forms, one for
//! each chair; with script people can be dragged from chair to chair, or put there by keys (`app/ui/src/script/seat-map.js`).

use std::f64::consts::TAU;

use domain::{
    field::NameParts,
    locale::Locale,
    roundtable::{GuestView, SeatRef, TableShape, TableView},
};
use leptos::prelude::*;

/// Half the drawing's width and height.
const MIDDLE: (f64, f64) = (200.0, 170.0);
/// Of a chair.
const RADIUS: f64 = 17.0;
/// Larger tables have smaller chairs, and no names in the drawing.
const NAMED: usize = 14;
const SMALL_RADIUS: f64 = 8.0;
/// Longer names are cut: they stand in full beside the drawing.
const LETTERS: usize = 15;

/// Where a chair of a table is drawn.
pub fn place(table: &TableView, chair: usize) -> (f64, f64) {
    match table.shape {
        TableShape::Round => {
            let turn = TAU * chair as f64 / table.seats.max(1) as f64;
            (MIDDLE.0 + 130.0 * turn.sin(), MIDDLE.1 - 115.0 * turn.cos())
        }
        TableShape::U => along_u(chair, table.seats),
    }
}

/// Down the left side, along the bottom, up the right side: as many on each side as fit, the rest at the bottom.
fn along_u(chair: usize, seats: usize) -> (f64, f64) {
    let side = seats / 3;
    let bottom = seats - 2 * side;
    let step = |place: usize, of: usize| (place as f64 + 0.5) / of.max(1) as f64;
    let (left, right, top, low) = (48.0, 352.0, 30.0, 290.0);
    if chair < side {
        (left, top + step(chair, side) * (low - top - 30.0))
    } else if chair < side + bottom {
        (left + 20.0 + step(chair - side, bottom) * (right - left - 40.0), low)
    } else {
        (right, low - 30.0 - step(chair - side - bottom, side) * (low - top - 30.0))
    }
}

/// The drawing of a table. `seated` are those who sit at it.
pub fn seat_map(l: Locale, table: &TableView, seated: &[GuestView]) -> AnyView {
    let who = |chair: usize| seated.iter().find(|guest| guest.seat == Some((table.id, chair)));
    let chairs: Vec<_> = (0..table.seats).map(|chair| drawn(l, table, chair, who(chair))).collect();
    let shape = match table.shape {
        TableShape::Round => {
            let (cx, cy) = (MIDDLE.0.to_string(), MIDDLE.1.to_string());
            view! { <ellipse class="seat-map-table" cx=cx cy=cy rx="78" ry="66"></ellipse> }.into_any()
        }
        TableShape::U => view! { <path class="seat-map-table" d="M95 25h40v190h130V25h40v235H95z"></path> }.into_any(),
    };
    let says = match l {
        Locale::De => format!("{}: {} von {} Plätzen besetzt", table.name, seated.len(), table.seats),
        Locale::En => format!("{}: {} of {} seats taken", table.name, seated.len(), table.seats),
    };
    view! { <svg class="seat-map" viewBox="0 0 400 340" role="img" aria-label=says data-seat-map="">{shape}{chairs}</svg> }.into_any()
}

fn drawn(l: Locale, table: &TableView, chair: usize, guest: Option<&GuestView>) -> impl IntoView + use<> {
    let (x, y) = place(table, chair);
    let seat = SeatRef { table: table.id, chair }.to_string();
    let class = match guest {
        Some(guest) if guest.pinned => "seat is-taken is-pinned",
        Some(_) => "seat is-taken",
        None => "seat",
    };
    let is_named = table.seats <= NAMED;
    let named = guest.filter(|_| is_named);
    let name = named.map(|guest| cut(&NameParts::of(&guest.name).family)).unwrap_or_default();
    let organisation = named.map(|guest| cut(&guest.organisation)).unwrap_or_default();
    let says = format!(
        "{} {}: {}",
        l.t("Platz", "Chair"),
        chair + 1,
        guest.map_or_else(|| l.t("frei", "free").to_owned(), |guest| in_full(l, guest))
    );
    let radius = if is_named { RADIUS } else { SMALL_RADIUS };
    let number = if is_named { (chair + 1).to_string() } else { String::new() };
    view! {
        <g class=class transform=format!("translate({x:.1} {y:.1})") data-seat=seat data-guest=guest.map(|guest| guest.id.to_string()) data-says=says>
            <circle r=radius.to_string()></circle>
            <text class="seat-number" y="5">{number}</text>
            <text class="seat-name" y="31">{name}</text>
            <text class="seat-of" y="43">{organisation}</text>
        </g>
    }
}

/// Who sits there, where nothing is cut.
fn in_full(l: Locale, guest: &GuestView) -> String {
    let fixed = if guest.pinned { l.t(", fest", ", fixed") } else { "" };
    format!("{} ({}){fixed}", guest.name, guest.organisation)
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::RoundtableTableId;

    use super::*;

    #[test]
    fn no_two_chairs_lie_on_each_other_and_all_are_on_the_drawing() {
        for shape in TableShape::ALL {
            for seats in 2..=12 {
                let table = TableView { id: RoundtableTableId::new(), name: String::new(), seats, shape };
                let places: Vec<_> = (0..seats).map(|chair| place(&table, chair)).collect();
                for (index, (x, y)) in places.iter().enumerate() {
                    assert!((RADIUS..=400.0 - RADIUS).contains(x) && (RADIUS..=300.0).contains(y), "{shape} {seats}: {x} {y}");
                    let apart = |other: &(f64, f64)| ((other.0 - x).powi(2) + (other.1 - y).powi(2)).sqrt();
                    assert!(places[index + 1..].iter().all(|other| apart(other) > 2.0 * RADIUS), "{shape} {seats} {index}: {places:?}");
                }
            }
        }
    }

    #[test]
    fn long_names_are_cut_between_letters() {
        assert_eq!(cut("Königshofen"), "Königshofen");
        assert_eq!(cut("Müller-Lüdenscheidt"), "Müller-Lüdensch…");
    }
}
