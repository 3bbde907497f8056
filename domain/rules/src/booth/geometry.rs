//! Where units lie on a level. Pure.

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

    fn right(self) -> i32 {
        self.x_cm.saturating_add(self.width_cm)
    }

    fn bottom(self) -> i32 {
        self.y_cm.saturating_add(self.depth_cm)
    }
}

#[cfg(test)]
mod tests {
    use super::Area;

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
    fn a_unit_may_touch_the_edge_of_its_level() {
        assert!(area(0, 0, 300, 200).fits(300, 200));
        for out in [area(1, 0, 300, 200), area(0, 1, 300, 200), area(-1, 0, 10, 10), area(0, -1, 10, 10)] {
            assert!(!out.fits(300, 200), "{out:?}");
        }
    }
}
