//! What history says of a level and a unit.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::{LevelId, UnitId},
};

choice! {
    /// What can happen to a level.
    pub enum LevelAction {
        Created = "created",
        Changed = "changed",
        Removed = "removed",
    }
}

choice! {
    /// What history tells of a level.
    pub enum LevelField {
        Name = "name",
        NameDe = "name_de",
        NameEn = "name_en",
        WidthCm = "width_cm",
        DepthCm = "depth_cm",
        Entrance = "entrance",
        North = "north",
    }
}

impl Action for LevelAction {
    const SUBJECT: Subject = Subject::Level;
    type Id = LevelId;
    type Field = LevelField;
}

choice! {
    /// What can happen to a unit.
    pub enum UnitAction {
        Created = "created",
        Changed = "changed",
        Removed = "removed",
    }
}

choice! {
    /// What history tells of a unit.
    pub enum UnitField {
        Unit = "unit",
        Code = "code",
        Level = "level",
        Kind = "kind",
        AreaDm2 = "area_dm2",
        IncludedDe = "included_de",
        IncludedEn = "included_en",
        PriceCents = "price_cents",
        PassQuota = "pass_quota",
        XCm = "x_cm",
        YCm = "y_cm",
        WidthCm = "width_cm",
        DepthCm = "depth_cm",
    }
}

impl Action for UnitAction {
    const SUBJECT: Subject = Subject::Unit;
    type Id = UnitId;
    type Field = UnitField;
}
