//! The rivers by which people from the Ruhr know where they are: their courses by some points, each to about a kilometre.

use std::fmt::Write;

use super::short;

/// A river, from its upper course down.
#[derive(Debug)]
pub struct River {
    pub name_de: &'static str,
    pub name_en: &'static str,
    /// Latitude and longitude, in degrees.
    pub course: &'static [(f64, f64)],
}

pub(super) const RIVERS: [River; 3] = [
    River {
        name_de: "Rhein",
        name_en: "Rhine",
        course: &[
            (47.56, 7.59),
            (48.57, 7.80),
            (49.02, 8.30),
            (49.49, 8.45),
            (50.00, 8.28),
            (50.36, 7.60),
            (50.56, 7.28),
            (50.74, 7.11),
            (50.94, 6.97),
            (51.03, 6.96),
            (51.10, 6.86),
            (51.17, 6.85),
            (51.23, 6.76),
            (51.30, 6.73),
            (51.35, 6.66),
            (51.40, 6.72),
            (51.45, 6.72),
            (51.50, 6.68),
            (51.55, 6.67),
            (51.60, 6.63),
            (51.65, 6.60),
            (51.68, 6.46),
            (51.76, 6.39),
            (51.83, 6.24),
            (51.87, 6.05),
            (51.91, 5.40),
            (51.82, 4.90),
            (51.91, 4.48),
        ],
    },
    River {
        name_de: "Ruhr",
        name_en: "Ruhr",
        course: &[
            (51.21, 8.56),
            (51.35, 8.49),
            (51.36, 8.40),
            (51.35, 8.28),
            (51.37, 8.17),
            (51.40, 8.06),
            (51.45, 7.97),
            (51.49, 7.87),
            (51.47, 7.77),
            (51.44, 7.64),
            (51.44, 7.56),
            (51.41, 7.48),
            (51.39, 7.41),
            (51.43, 7.33),
            (51.40, 7.26),
            (51.41, 7.18),
            (51.43, 7.13),
            (51.45, 7.08),
            (51.40, 7.07),
            (51.39, 7.00),
            (51.36, 6.94),
            (51.42, 6.88),
            (51.45, 6.82),
            (51.45, 6.73),
        ],
    },
    River {
        name_de: "Lippe",
        name_en: "Lippe",
        course: &[
            (51.78, 8.82),
            (51.69, 8.60),
            (51.68, 8.35),
            (51.66, 8.10),
            (51.69, 7.97),
            (51.69, 7.82),
            (51.66, 7.64),
            (51.62, 7.52),
            (51.66, 7.33),
            (51.72, 7.19),
            (51.68, 7.07),
            (51.67, 6.96),
            (51.67, 6.80),
            (51.65, 6.61),
        ],
    },
];

/// A line through these points without corners: it bends at each, halfway between one and the next.
pub(super) fn smooth(points: &[(f64, f64)]) -> String {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return String::new() };
    let mut path = format!("M{} {}", short(first.0), short(first.1));
    for pair in points.windows(2).skip(1) {
        let halfway = (f64::midpoint(pair[0].0, pair[1].0), f64::midpoint(pair[0].1, pair[1].1));
        let _ = write!(path, "Q{} {} {} {}", short(pair[0].0), short(pair[0].1), short(halfway.0), short(halfway.1));
    }
    let _ = write!(path, "L{} {}", short(last.0), short(last.1));
    path
}
