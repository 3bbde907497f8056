//! Where units lie on a level. Pure.

use super::Side;

/// A rectangle on a level, in centimetres from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub x_cm: i32,
    pub y_cm: i32,
    pub width_cm: i32,
    pub depth_cm: i32,
}

impl Area {
    /// Whether both cover some place. Neighbours that touch do not.
    pub fn overlaps(self, other: Self) -> bool {
        self.x_cm < other.right() && other.x_cm < self.right() && self.y_cm < other.bottom() && other.y_cm < self.bottom()
    }

    /// Whether it lies within a level of this size.
    pub fn fits(self, width_cm: i32, depth_cm: i32) -> bool {
        self.x_cm >= 0 && self.y_cm >= 0 && self.right() <= width_cm && self.bottom() <= depth_cm
    }

    /// The smallest area that holds all of these; `None` without any.
    pub fn around(areas: impl IntoIterator<Item = Self>) -> Option<Self> {
        areas.into_iter().reduce(|one, other| {
            let (x_cm, y_cm) = (one.x_cm.min(other.x_cm), one.y_cm.min(other.y_cm));
            let width_cm = one.right().max(other.right()).saturating_sub(x_cm);
            let depth_cm = one.bottom().max(other.bottom()).saturating_sub(y_cm);
            Self { x_cm, y_cm, width_cm, depth_cm }
        })
    }

    /// The same area one step further to a side: its neighbour there.
    pub fn neighbour(self, side: Side) -> Self {
        let (x_cm, y_cm) = match side {
            Side::Right => (self.right(), self.y_cm),
            Side::Left => (self.x_cm.saturating_sub(self.width_cm), self.y_cm),
            Side::Bottom => (self.x_cm, self.bottom()),
            Side::Top => (self.x_cm, self.y_cm.saturating_sub(self.depth_cm)),
        };
        Self { x_cm, y_cm, ..self }
    }

    /// A free place of the same size on a level of this size: beside this one, else the first that touches a corner of what
    /// stands there, row by row. `None`: it fits nowhere.
    pub fn next_free(self, taken: &[Self], width_cm: i32, depth_cm: i32) -> Option<Self> {
        let is_free = |place: &Self| place.fits(width_cm, depth_cm) && !taken.iter().any(|other| other.overlaps(*place));
        let beside = [Side::Right, Side::Bottom, Side::Left, Side::Top].map(|side| self.neighbour(side)).into_iter().find(is_free);
        beside.or_else(|| {
            let mut left: Vec<i32> = std::iter::once(0).chain(taken.iter().map(|other| other.right())).collect();
            let mut top: Vec<i32> = std::iter::once(0).chain(taken.iter().flat_map(|other| [other.y_cm, other.bottom()])).collect();
            left.sort_unstable();
            top.sort_unstable();
            let corners = top.into_iter().flat_map(|y_cm| left.iter().map(move |x_cm| (*x_cm, y_cm)));
            corners.map(|(x_cm, y_cm)| Self { x_cm, y_cm, ..self }).find(is_free)
        })
    }

    fn right(self) -> i32 {
        self.x_cm.saturating_add(self.width_cm)
    }

    fn bottom(self) -> i32 {
        self.y_cm.saturating_add(self.depth_cm)
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Side};

    const fn area(x_cm: i32, y_cm: i32, width_cm: i32, depth_cm: i32) -> Area {
        Area { x_cm, y_cm, width_cm, depth_cm }
    }

    #[test]
    fn touching_is_not_overlapping() {
        let middle = area(100, 100, 100, 100);
        for neighbour in
            [area(0, 100, 100, 100), area(200, 100, 50, 50), area(100, 0, 100, 100), area(100, 200, 10, 10), area(0, 0, 100, 100)]
        {
            assert!(!middle.overlaps(neighbour) && !neighbour.overlaps(middle), "{neighbour:?}");
        }
    }

    #[test]
    fn any_common_place_is_overlapping() {
        let middle = area(100, 100, 100, 100);
        for other in [middle, area(199, 199, 5, 5), area(120, 120, 10, 10), area(0, 0, 500, 500), area(150, 0, 10, 500), area(99, 99, 2, 2)]
        {
            assert!(middle.overlaps(other) && other.overlaps(middle), "{other:?}");
        }
    }

    #[test]
    fn what_is_around_several_holds_them_all() {
        assert_eq!(Area::around([]), None);
        assert_eq!(Area::around([area(3, 4, 5, 6)]), Some(area(3, 4, 5, 6)));
        assert_eq!(Area::around([area(100, 20, 50, 30), area(0, 40, 10, 60), area(30, 30, 5, 5)]), Some(area(0, 20, 150, 80)));
    }

    #[test]
    fn the_next_place_is_beside_the_last_or_where_there_is_room() {
        let row = [area(0, 0, 200, 100), area(200, 0, 200, 100)];
        assert_eq!(row[1].next_free(&row, 700, 100), Some(area(400, 0, 200, 100)), "to the right");
        assert_eq!(row[1].next_free(&row, 500, 200), Some(area(200, 100, 200, 100)), "below, where the row is full");
        let full = [row[0], row[1], area(200, 100, 200, 100), area(0, 250, 400, 50)];
        assert_eq!(row[1].next_free(&full, 500, 300), Some(area(0, 100, 200, 100)), "at the first corner with room");
        assert_eq!(row[1].next_free(&row, 500, 150), None);
        assert_eq!(area(300, 300, 50, 40).neighbour(Side::Top), area(300, 260, 50, 40));
        assert_eq!(area(300, 300, 50, 40).neighbour(Side::Left), area(250, 300, 50, 40));
    }

    #[test]
    fn a_unit_may_touch_the_edge_of_its_level() {
        assert!(area(0, 0, 300, 200).fits(300, 200));
        for out in [area(1, 0, 300, 200), area(0, 1, 300, 200), area(-1, 0, 10, 10), area(0, -1, 10, 10)] {
            assert!(!out.fits(300, 200), "{out:?}");
        }
    }
}
