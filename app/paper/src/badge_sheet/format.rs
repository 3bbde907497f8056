//! What badges are printed on, and where everything stands there. All lengths are millimetres, from the top left.

use super::fit::Place;

/// A paper or a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// ISO 216 A6, upright: one badge each.
    A6,
    /// ISO 216 A4, upright: four badges of A6 each, with marks to cut by.
    ///
    /// The sheets are cut in stacks of `SHEETS_PER_STACK`: all that lies top left comes first, then what lies top right,
    /// bottom left, bottom right, so that the four piles, put on each other in this order, are in the order of the list.
    A4FourUp,
    /// 100 × 62 mm, lying: Brother's DK-11202, and a piece of its endless roll DK-22205, for all its QL printers.
    Label62x100,
    /// 101 × 54 mm, lying: DYMO's 99014, "shipping and name badge", for all its LabelWriters.
    Label54x101,
    /// 89 × 41 mm, lying: DYMO's 11356, "name badge", for all its LabelWriters.
    Label41x89,
}

/// As many as are cut at once. A file that is made in parts has to begin each with a new stack.
pub const SHEETS_PER_STACK: usize = 50;

/// Where everything stands on one badge.
pub(super) struct Layout {
    pub page: (f64, f64),
    /// Where the badges of one sheet begin, in the order of the piles.
    pub places: &'static [(f64, f64)],
    /// The size of one badge.
    pub badge: (f64, f64),
    /// In the event's colour, across the top; labels are printed black and white.
    pub band: Option<f64>,
    pub event: Place,
    /// Beside a logo.
    pub event_by_logo: Place,
    pub logo: Option<Place>,
    pub name: Place,
    pub organisation: Place,
    pub days: Place,
    pub town: Option<Place>,
    /// What the next is, in small letters.
    pub unit_word: Option<Place>,
    pub unit: Place,
    /// The unit stands on the bar, in white.
    pub unit_on_bar: bool,
    /// The top left of the code, its quiet zone included: it is `qr::WIDTH_MM` wide everywhere.
    pub code: (f64, f64),
    pub bar: Place,
    pub bar_bleeds: bool,
}

impl Format {
    /// The paper: width and height, in millimetres.
    pub fn size_mm(self) -> (f64, f64) {
        self.layout().page
    }

    /// How many badges stand on one sheet.
    pub fn per_sheet(self) -> usize {
        self.layout().places.len()
    }

    pub(super) fn layout(self) -> &'static Layout {
        match self {
            Self::A6 => &A6,
            Self::A4FourUp => &A4_FOUR_UP,
            Self::Label62x100 => &LABEL_62_X_100,
            Self::Label54x101 => &LABEL_54_X_101,
            Self::Label41x89 => &LABEL_41_X_89,
        }
    }
}

const NAME: &[f64] = &[46.0, 42.0, 38.0, 34.0, 30.0, 26.0, 22.0, 19.0, 16.0, 14.0];
const NAME_ON_LABEL: &[f64] = &[28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 9.0, 8.0, 7.0, 6.0];
const ORGANISATION: &[f64] = &[24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 9.0, 8.0];
const ORGANISATION_ON_LABEL: &[f64] = &[14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0];
const EVENT: &[f64] = &[24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 9.0, 8.0];
const EVENT_ON_LABEL: &[f64] = &[9.0, 8.0, 7.0, 6.0, 5.0, 4.0];
const SMALL: &[f64] = &[13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0];
const SMALL_ON_LABEL: &[f64] = &[8.0, 7.0, 6.0, 5.0, 4.0];
const UNIT: &[f64] = &[48.0, 44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 16.0, 14.0, 12.0, 10.0];
const UNIT_ON_BAR: &[f64] = &[18.0, 16.0, 14.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0];
/// The largest size of the role's word is the first that fits.
const ROLE: &[f64] = &[24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0];
const ROLE_ON_LABEL: &[f64] = &[16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0];

const fn bold(x: f64, y: f64, width: f64, height: f64, sizes: &'static [f64]) -> Place {
    Place { x, y, width, height, sizes, bold: true }
}

const fn regular(x: f64, y: f64, width: f64, height: f64, sizes: &'static [f64]) -> Place {
    Place { x, y, width, height, sizes, bold: false }
}

const A6: Layout = Layout {
    page: (105.0, 148.0),
    places: &[(0.0, 0.0)],
    badge: (105.0, 148.0),
    band: Some(23.0),
    event: bold(9.0, 2.5, 87.0, 18.0, EVENT),
    event_by_logo: bold(9.0, 2.5, 52.0, 18.0, EVENT),
    logo: Some(bold(64.0, 3.0, 35.0, 17.0, EVENT)),
    name: bold(9.0, 28.0, 87.0, 40.5, NAME),
    organisation: regular(9.0, 70.0, 87.0, 17.5, ORGANISATION),
    days: bold(9.0, 111.0, 46.0, 8.0, SMALL),
    town: Some(regular(9.0, 119.5, 46.0, 7.5, SMALL)),
    unit_word: Some(regular(9.0, 88.5, 46.0, 4.5, SMALL)),
    unit: bold(9.0, 94.0, 46.0, 16.5, UNIT),
    unit_on_bar: false,
    code: (58.0, 87.5),
    bar: bold(0.0, 129.0, 105.0, 19.0, ROLE),
    bar_bleeds: true,
};

const A4_FOUR_UP: Layout = Layout {
    page: (210.0, 297.0),
    places: &[(0.0, 0.0), (105.0, 0.0), (0.0, 148.5), (105.0, 148.5)],
    badge: (105.0, 148.5),
    bar: bold(0.0, 129.0, 105.0, 19.5, ROLE),
    ..A6
};

const LABEL_62_X_100: Layout = Layout {
    page: (100.0, 62.0),
    places: &[(0.0, 0.0)],
    badge: (100.0, 62.0),
    band: None,
    event: bold(4.0, 3.5, 52.0, 4.0, EVENT_ON_LABEL),
    event_by_logo: bold(4.0, 3.5, 52.0, 4.0, EVENT_ON_LABEL),
    logo: None,
    name: bold(4.0, 13.0, 52.0, 20.0, NAME_ON_LABEL),
    organisation: regular(4.0, 34.0, 52.0, 11.5, ORGANISATION_ON_LABEL),
    days: regular(4.0, 7.5, 52.0, 3.5, SMALL_ON_LABEL),
    town: None,
    unit_word: None,
    unit: bold(68.0, 47.0, 26.0, 11.0, UNIT_ON_BAR),
    unit_on_bar: true,
    code: (57.0, 3.0),
    bar: bold(4.0, 47.0, 92.0, 11.0, ROLE_ON_LABEL),
    bar_bleeds: false,
};

const LABEL_54_X_101: Layout = Layout {
    page: (101.0, 54.0),
    badge: (101.0, 54.0),
    event: bold(4.0, 3.0, 53.0, 4.0, EVENT_ON_LABEL),
    event_by_logo: bold(4.0, 3.0, 53.0, 4.0, EVENT_ON_LABEL),
    name: bold(4.0, 11.5, 53.0, 18.0, NAME_ON_LABEL),
    organisation: regular(4.0, 30.0, 53.0, 10.5, ORGANISATION_ON_LABEL),
    days: regular(4.0, 7.0, 53.0, 3.5, SMALL_ON_LABEL),
    unit: bold(69.0, 42.0, 26.0, 9.0, UNIT_ON_BAR),
    code: (58.0, 1.0),
    bar: bold(4.0, 42.0, 93.0, 9.0, ROLE_ON_LABEL),
    ..LABEL_62_X_100
};

const LABEL_41_X_89: Layout = Layout {
    page: (89.0, 41.0),
    badge: (89.0, 41.0),
    event: bold(3.0, 2.5, 44.0, 3.5, EVENT_ON_LABEL),
    event_by_logo: bold(3.0, 2.5, 44.0, 3.5, EVENT_ON_LABEL),
    name: bold(3.0, 9.5, 44.0, 13.0, NAME_ON_LABEL),
    organisation: regular(3.0, 22.5, 44.0, 8.0, ORGANISATION_ON_LABEL),
    days: regular(3.0, 6.0, 44.0, 3.0, SMALL_ON_LABEL),
    unit: bold(34.0, 31.0, 12.0, 7.5, UNIT_ON_BAR),
    code: (48.0, 0.0),
    bar: bold(3.0, 31.0, 44.0, 7.5, ROLE_ON_LABEL),
    ..LABEL_62_X_100
};
