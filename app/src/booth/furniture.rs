//! What stands on a unit, drawn from above and to scale: our own symbols, one path for a whole floor. They lie in the lower
//! half of a unit, so that its code and name have the upper one.

use domain::booth::{Area, UnitKind};

/// Room that is kept around what stands on a unit, in centimetres.
const EDGE: i32 = 20;
/// Below this nothing stands on a unit that could be told.
const SMALLEST: i32 = 60;

/// What stands on a unit of this kind, as commands of an SVG path in centimetres; empty where it has no room.
pub fn path(kind: UnitKind, place: Area) -> String {
    let room = Room::of(place);
    if room.width < SMALLEST || room.depth < SMALLEST {
        return String::new();
    }
    match kind {
        UnitKind::Counter => counter(room),
        UnitKind::Pod => pod(room),
        UnitKind::Lounge => lounge(room),
        UnitKind::MeetingTable => meeting_table(room),
        UnitKind::Stele => stele(room),
        UnitKind::Screen => screen(room),
        UnitKind::Stage => stage(room),
    }
}

/// The inside of a unit.
#[derive(Clone, Copy)]
struct Room {
    left: i32,
    top: i32,
    width: i32,
    depth: i32,
}

impl Room {
    const fn of(place: Area) -> Self {
        let Area { x_cm, y_cm, width_cm, depth_cm } = place;
        Self { left: x_cm + EDGE, top: y_cm + EDGE, width: width_cm - 2 * EDGE, depth: depth_cm - 2 * EDGE }
    }

    const fn right(self) -> i32 {
        self.left + self.width
    }

    const fn bottom(self) -> i32 {
        self.top + self.depth
    }

    const fn middle(self) -> i32 {
        self.left + self.width / 2
    }
}

fn rectangle(left: i32, top: i32, width: i32, depth: i32) -> String {
    format!("M{left} {top}h{width}v{depth}h-{width}z")
}

fn circle(x: i32, y: i32, radius: i32) -> String {
    let across = 2 * radius;
    format!("M{} {y}a{radius} {radius} 0 1 0 {across} 0a{radius} {radius} 0 1 0-{across} 0z", x - radius)
}

/// A desk with two stools behind it.
fn counter(room: Room) -> String {
    let (width, depth) = (room.width.min(160), 45);
    let (left, top) = (room.middle() - width / 2, room.bottom() - depth);
    let stools = [width / 4, width * 3 / 4].map(|across| circle(left + across, top - 24, 15));
    let stools = if room.depth > 90 && width > 90 { stools.concat() } else { String::new() };
    rectangle(left, top, width, depth) + &stools
}

/// A round desk to stand at, before a screen.
fn pod(room: Room) -> String {
    let radius = (room.width.min(room.depth) / 3).min(35);
    circle(room.middle(), room.bottom() - radius - 14, radius) + &rectangle(room.middle() - 40, room.bottom() - 6, 80, 6)
}

/// A sofa, a table and two armchairs.
fn lounge(room: Room) -> String {
    let width = (room.width * 2 / 3).min(180);
    let (left, top) = (room.middle() - width / 2, room.bottom() - 70);
    let sofa = rectangle(left, top, width, 70) + &rectangle(left + 12, top, width - 24, 52);
    if room.depth < 170 {
        return sofa;
    }
    sofa + &circle(room.middle(), top - 40, 26) + &rectangle(room.left, top - 72, 55, 55) + &rectangle(room.right() - 55, top - 72, 55, 55)
}

/// A table with a chair for each of four.
fn meeting_table(room: Room) -> String {
    let (width, depth) = (room.width.min(140), 70);
    let (left, top) = (room.middle() - width / 2, room.bottom() - depth - 34);
    if room.depth < 160 {
        return rectangle(left, room.bottom() - depth, width, depth);
    }
    let chair = |across: i32, top: i32| rectangle(left + across - 19, top, 38, 30);
    let rows = [top - 34, top + depth + 4].map(|top| chair(width / 4, top) + &chair(width * 3 / 4, top));
    rectangle(left, top, width, depth) + &rows.concat()
}

/// A column with a picture on each of its sides.
fn stele(room: Room) -> String {
    let side = room.width.min(50);
    let (left, top) = (room.middle() - side / 2, room.bottom() - side);
    rectangle(left, top, side, side) + &format!("M{left} {top}l{side} {side}M{} {top}l-{side} {side}", left + side)
}

/// A screen on its stand.
fn screen(room: Room) -> String {
    let width = room.width.min(300);
    let (left, top) = (room.middle() - width / 2, room.bottom() - 12);
    rectangle(left, top, width, 12) + &format!("M{} {top}v-22h-{}v22", room.middle() + width / 8, width / 4)
}

/// A platform with a lectern, and rows of seats before it.
fn stage(room: Room) -> String {
    let deep = room.depth / 3;
    let top = room.bottom() - deep;
    let platform = rectangle(room.left, top, room.width, deep) + &rectangle(room.middle() - 25, top + deep / 2 - 20, 50, 40);
    let (seats, rows) = ((room.width / 55).min(12), (room.depth / 2 / 55).min(3));
    let step = room.width / seats.max(1);
    let seat =
        |row: i32| (0..seats).map(move |seat| circle(room.left + step / 2 + seat * step, top - 35 - row * 45, 13)).collect::<String>();
    platform + &(0..rows).map(seat).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The corners of whatever a path of ours draws: its commands are few.
    fn bounds(path: &str) -> (f64, f64, f64, f64) {
        let (mut x, mut y) = (0.0_f64, 0.0_f64);
        let mut seen = Vec::new();
        let mut commands = path.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()).peekable();
        while let Some((at, command)) = commands.next() {
            let end = commands.peek().map_or(path.len(), |(next, _)| *next);
            let text = path[at + 1..end].replace('-', " -");
            let numbers: Vec<f64> = text.split_whitespace().map(|number| number.parse().expect("a number")).collect();
            match (command, numbers.as_slice()) {
                ('M', [to_x, to_y]) => (x, y) = (*to_x, *to_y),
                ('h', [by]) => x += by,
                ('v', [by]) => y += by,
                ('l', [by_x, by_y]) => (x, y) = (x + by_x, y + by_y),
                ('a', [radius, .., by_x, by_y]) => {
                    seen.extend([(x, y - radius), (x, y + radius)]);
                    (x, y) = (x + by_x, y + by_y);
                }
                ('z', []) => {}
                other => panic!("{other:?} in {path}"),
            }
            seen.push((x, y));
        }
        let least = |of: fn(&(f64, f64)) -> f64| seen.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&(f64, f64)) -> f64| seen.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        (least(|at| at.0), least(|at| at.1), most(|at| at.0), most(|at| at.1))
    }

    #[test]
    fn what_stands_on_a_unit_stays_on_it() {
        for kind in UnitKind::ALL {
            for (width_cm, depth_cm) in [(100, 100), (140, 160), (200, 200), (240, 160), (400, 300), (460, 240), (2_000, 1_000)] {
                let drawn = path(kind, Area { x_cm: 300, y_cm: 100, width_cm, depth_cm });
                let (left, top, right, bottom) = bounds(&drawn);
                let (right_edge, lower_edge) = (f64::from(300 + width_cm), f64::from(100 + depth_cm));
                assert!(
                    left >= 300.0 && top >= 100.0 && right <= right_edge && bottom <= lower_edge,
                    "{kind} {width_cm} {depth_cm}: {drawn}"
                );
            }
        }
    }

    #[test]
    fn where_there_is_no_room_there_is_nothing() {
        for kind in UnitKind::ALL {
            assert_eq!(path(kind, Area { x_cm: 0, y_cm: 0, width_cm: 90, depth_cm: 300 }), "", "{kind}");
        }
    }
}
