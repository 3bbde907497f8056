//! How the demonstration's stands are laid out.

use sea_orm::DbErr;

use super::{chance::Chance, insert_all};
use crate::{
    booth::{
        UnitKind,
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
    let level = level_of(tx, chance, event, 1400, 840).await?;
    let units: Vec<_> = SMALL.iter().map(|(code, kind, rectangle)| unit_of(chance, event, level, code, *kind, *rectangle)).collect();
    let places = places(&units);
    insert_all(tx, units).await?;
    Ok(places)
}

/// A hall of `count` equal counters, 60 in a row.
pub(super) async fn hall(tx: &Tx, chance: &mut Chance, event: EventId, count: i32) -> Result<Vec<Place>, DbErr> {
    const ROW: i32 = 60;
    let level = level_of(tx, chance, event, ROW * 220 + 40, (count / ROW + 1) * 260 + 40).await?;
    let unit = |number: i32| {
        let rectangle = [40 + number % ROW * 220, 40 + number / ROW * 260, 200, 160];
        (format!("{:02}-{:02}", number / ROW + 1, number % ROW + 1), rectangle)
    };
    let units: Vec<_> =
        (0..count).map(unit).map(|(code, rectangle)| unit_of(chance, event, level, &code, UnitKind::Counter, rectangle)).collect();
    let places = places(&units);
    insert_all(tx, units).await?;
    Ok(places)
}

fn places(units: &[unit::Model]) -> Vec<Place> {
    units
        .iter()
        .filter(|unit| !matches!(unit.kind, UnitKind::Stage | UnitKind::Screen))
        .map(|unit| Place { unit: unit.id, pass_quota: unit.pass_quota })
        .collect()
}

async fn level_of(tx: &Tx, chance: &mut Chance, event_id: EventId, width_cm: i32, depth_cm: i32) -> Result<LevelId, DbErr> {
    let id = LevelId::from_uuid(chance.id());
    let row = level::Model {
        id,
        event_id,
        name_de: "Ebene 1".to_owned(),
        name_en: "Level 1".to_owned(),
        position: 1,
        width_cm,
        depth_cm,
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
            (290_000, 4, "Counter mit Schloss, Barhocker, Stele, Strom 2 kW", "Lockable counter, bar stools, stele, 2 kW power")
        }
        UnitKind::Pod => (190_000, 3, "Stehpult, Monitor 32 Zoll, Strom 1 kW", "Standing desk, 32-inch screen, 1 kW power"),
        UnitKind::Lounge => (650_000, 8, "Sitzgruppe für sechs, Sichtschutz, Bewirtung", "Seating for six, privacy screens, catering"),
        UnitKind::MeetingTable => (120_000, 2, "Tisch für vier", "Table for four"),
        UnitKind::Stele => (90_000, 2, "Beleuchtete Stele mit Prospektfach", "Lit stele with brochure rack"),
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
