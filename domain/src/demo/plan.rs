//! How the demonstration's stands are laid out.

use sea_orm::DbErr;

use super::{chance::Chance, insert_all};
use crate::{
    booth::{
        Side, UnitKind,
        entity::{level, unit},
    },
    db::Tx,
    ids::{EventId, LevelId, UnitId},
};

/// A unit that exhibitors can get.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub unit: UnitId,
    pub pass_quota: i32,
}

/// Code, kind, then left, top, width, depth in centimetres.
const SMALL: [(&str, UnitKind, [i32; 4]); 16] = [
    ("A1", UnitKind::Counter, [40, 40, 240, 160]),
    ("A2", UnitKind::Counter, [300, 40, 240, 160]),
    ("A3", UnitKind::Pod, [560, 40, 180, 160]),
    ("A4", UnitKind::Pod, [760, 40, 180, 160]),
    ("A5", UnitKind::Counter, [960, 40, 240, 160]),
    ("A6", UnitKind::Stele, [1220, 40, 140, 160]),
    ("B1", UnitKind::Counter, [40, 640, 240, 160]),
    ("B2", UnitKind::Counter, [300, 640, 240, 160]),
    ("B3", UnitKind::Pod, [560, 640, 180, 160]),
    ("B4", UnitKind::Pod, [760, 640, 180, 160]),
    ("B5", UnitKind::Counter, [960, 640, 240, 160]),
    ("B6", UnitKind::Stele, [1220, 640, 140, 160]),
    ("L1", UnitKind::Lounge, [40, 300, 280, 240]),
    ("T1", UnitKind::MeetingTable, [1120, 300, 240, 240]),
    ("S1", UnitKind::Stage, [440, 300, 460, 240]),
    ("V1", UnitKind::Screen, [920, 300, 140, 240]),
];

/// The stand of a fair in the small demonstration.
pub(super) async fn small(tx: &Tx, chance: &mut Chance, event: EventId) -> Result<Vec<Place>, DbErr> {
    let level = level_of(tx, chance, event, 1, ["Ebene", "Level"], [1400, 840]).await?;
    let units: Vec<_> = SMALL.iter().map(|(code, kind, rectangle)| unit_of(chance, event, level, code, *kind, *rectangle)).collect();
    let places = places(&units);
    insert_all(tx, units).await?;
    Ok(places)
}

/// Units in a hall at most: what a visitor still finds their way in.
const PER_HALL: i32 = 150;
/// Units in a row, on both sides of the way across.
const IN_ROW: i32 = 15;
/// Twelve square metres each.
const UNIT: [i32; 2] = [400, 300];
const AISLE: i32 = 300;
const WALL: i32 = 200;

/// Halls with `count` units in all. Two rows stand back to back, then comes an aisle; a way leads across in the middle.
/// `3.B07` is the seventh in row B of hall 3.
pub(super) async fn halls(tx: &Tx, chance: &mut Chance, event: EventId, count: i32) -> Result<Vec<Place>, DbErr> {
    let mut all = Vec::new();
    for hall in 0..(count + PER_HALL - 1) / PER_HALL {
        let units = (count - hall * PER_HALL).min(PER_HALL);
        let rows = (units + IN_ROW - 1) / IN_ROW;
        let width = 2 * WALL + IN_ROW * UNIT[0] + AISLE;
        let depth = 2 * WALL + rows * UNIT[1] + (rows - 1).max(0) / 2 * AISLE;
        let level = level_of(tx, chance, event, hall + 1, ["Halle", "Hall"], [width, depth]).await?;
        let units: Vec<_> = (0..units)
            .map(|number| {
                let (row, place) = (number / IN_ROW, number % IN_ROW);
                let code = format!("{}.{}{:02}", hall + 1, row_letter(row), place + 1);
                let across = if place > IN_ROW / 2 { AISLE } else { 0 };
                let [width, depth] = UNIT;
                let rectangle = [WALL + place * width + across, WALL + row * depth + row.div_euclid(2) * AISLE, width, depth];
                unit_of(chance, event, level, &code, kind_in_row(place), rectangle)
            })
            .collect();
        all.extend(places(&units));
        insert_all(tx, units).await?;
    }
    Ok(all)
}

fn row_letter(row: i32) -> char {
    u8::try_from(row).map_or('A', |row| char::from(b'A' + row))
}

/// Those at the ends are seen from two sides.
fn kind_in_row(place: i32) -> UnitKind {
    match place {
        0 | 14 => UnitKind::Lounge,
        7 => UnitKind::Pod,
        _ => UnitKind::Counter,
    }
}

fn places(units: &[unit::Model]) -> Vec<Place> {
    units
        .iter()
        .filter(|unit| !matches!(unit.kind, UnitKind::Stage | UnitKind::Screen))
        .map(|unit| Place { unit: unit.id, pass_quota: unit.pass_quota })
        .collect()
}

/// A level, called by its number.
async fn level_of(
    tx: &Tx,
    chance: &mut Chance,
    event_id: EventId,
    position: i32,
    [name_de, name_en]: [&str; 2],
    [width_cm, depth_cm]: [i32; 2],
) -> Result<LevelId, DbErr> {
    let id = LevelId::from_uuid(chance.id());
    let row = level::Model {
        id,
        event_id,
        name_de: format!("{name_de} {position}"),
        name_en: format!("{name_en} {position}"),
        position,
        width_cm,
        depth_cm,
        entrance: Side::Bottom.to_string(),
        north: Side::Top.to_string(),
        revision: 1,
        created_at: chance.now,
    };
    insert_all(tx, vec![row]).await?;
    Ok(id)
}

fn unit_of(
    chance: &mut Chance,
    event_id: EventId,
    level_id: LevelId,
    code: &str,
    kind: UnitKind,
    [x_cm, y_cm, width_cm, depth_cm]: [i32; 4],
) -> unit::Model {
    let (price_cents, pass_quota, included_de, included_en) = match kind {
        UnitKind::Counter => {
            (290_000, 4, "Counter mit Schloss, Barhocker, Stele, Strom 2 kW", "Lockable counter, bar stools, display column, 2 kW power")
        }
        UnitKind::Pod => (190_000, 3, "Stehpult, Monitor 32 Zoll, Strom 1 kW", "Standing desk, 32-inch screen, 1 kW power"),
        UnitKind::Lounge => (650_000, 8, "Sitzgruppe für sechs, Sichtschutz, Bewirtung", "Seating for six, privacy screens, catering"),
        UnitKind::MeetingTable => (120_000, 2, "Tisch für vier", "Table for four"),
        UnitKind::Stele => (90_000, 2, "Beleuchtete Stele mit Prospektfach", "Lit display column with brochure rack"),
        UnitKind::Screen | UnitKind::Stage => (0, 0, "", ""),
    };
    unit::Model {
        id: UnitId::from_uuid(chance.id()),
        event_id,
        level_id,
        code: code.to_owned(),
        kind,
        area_dm2: width_cm * depth_cm / 100,
        included_de: included_de.to_owned(),
        included_en: included_en.to_owned(),
        price_cents,
        pass_quota,
        x_cm,
        y_cm,
        width_cm,
        depth_cm,
        revision: 1,
        created_at: chance.now,
        updated_at: chance.now,
    }
}
