//! What an organiser types about a unit, and what is wrong with it.

use serde::{Deserialize, Serialize};

use super::{Area, UnitKind, measure};
use crate::{
    field::{FieldErrors, Fields, Line, Prose, whole},
    ids::LevelId,
    locale::Text,
};

/// A unit as typed; lengths in metres, area in square metres, price in euros.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UnitDetails {
    pub level: String,
    pub code: String,
    pub kind: String,
    /// Empty: width by depth.
    pub area: String,
    pub included_de: String,
    pub included_en: String,
    pub price: String,
    pub pass_quota: String,
    pub x: String,
    pub y: String,
    pub width: String,
    pub depth: String,
}

/// What of it is compared with what is there, as far as it can be read.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    pub level: Option<LevelId>,
    pub code: Option<String>,
    pub place: Option<Area>,
}

/// The same, parsed.
#[derive(Clone, Debug)]
pub(super) struct Parsed {
    pub level: LevelId,
    pub code: String,
    pub kind: UnitKind,
    pub area_dm2: i32,
    pub included: Text,
    pub price_cents: i64,
    pub pass_quota: i32,
    pub place: Area,
}

impl UnitDetails {
    /// How many passes it has, if that can be read.
    pub(crate) fn passes(&self) -> Option<i32> {
        passes(&self.pass_quota).ok()
    }

    pub(super) fn parse(&self) -> (Wanted, Result<Parsed, FieldErrors>) {
        let Self { level, code, kind, area, included_de, included_en, price, pass_quota, x, y, width, depth } = self;
        let mut fields = Fields::new();
        let level =
            fields.check("level", level.trim().parse().map_err(|_| Text::new("Bitte eine Ebene wählen.", "Please choose a level.")));
        let code = fields.check("code", unit_code(code));
        let kind = fields.check("kind", kind.parse().map_err(|_| Text::new("Bitte wählen.", "Please choose.")));
        let included_de = fields.check("included_de", Prose::<1000>::parse(included_de));
        let included_en = fields.check("included_en", Prose::<1000>::parse(included_en));
        let price = fields.check("price", measure::price(price));
        let quota = fields.check("pass_quota", passes(pass_quota));
        let x = fields.check("x", measure::length(x, 0..=20_000));
        let y = fields.check("y", measure::length(y, 0..=20_000));
        let width = fields.check("width", measure::length(width, 10..=20_000));
        let depth = fields.check("depth", measure::length(depth, 10..=20_000));
        let area = fields.check_optional("area", area, measure::area);
        let place = x.zip(y).zip(width.zip(depth));
        let place = place.map(|((x_cm, y_cm), (width_cm, depth_cm))| Area { x_cm, y_cm, width_cm, depth_cm });
        let wanted = Wanted { level, code: code.clone(), place };
        let parsed = fields.finish(|| {
            let place = place?;
            Some(Parsed {
                level: level?,
                code: code?,
                kind: kind?,
                area_dm2: area?.unwrap_or((place.width_cm * place.depth_cm / 100).max(1)),
                included: Text::new(included_de?.into_string(), included_en?.into_string()),
                price_cents: price?,
                pass_quota: quota?,
                place,
            })
        });
        (wanted, parsed)
    }
}

impl From<&Parsed> for Wanted {
    fn from(unit: &Parsed) -> Self {
        Self { level: Some(unit.level), code: Some(unit.code.clone()), place: Some(unit.place) }
    }
}

fn passes(typed: &str) -> Result<i32, Text> {
    whole(typed, 0..=99).map(|passes| i32::try_from(passes).unwrap_or(i32::MAX))
}

/// `A1`, `B-12`, `Bar`: short enough for the plan, and safe in an address.
pub(super) fn unit_code(typed: &str) -> Result<String, Text> {
    let shaped = |text: &str| text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
    match Line::<8>::parse(typed) {
        Ok(code) if shaped(code.as_str()) => Ok(code.into_string()),
        Ok(_) => Err(Text::new(
            "Bitte nur Buchstaben, Ziffern, Punkt und Bindestrich, zum Beispiel A1.",
            "Please use letters, digits, dot and hyphen only, for example A1.",
        )),
        Err(problem) => Err(problem),
    }
}
