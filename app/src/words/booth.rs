//! How units and their states are called.

use domain::{
    booth::{LevelField, Side, UnitField, UnitKind},
    locale::{Locale, Text},
    placement::{UnitState, UnitView},
};

use crate::{format, ui};

pub fn kind(l: Locale, kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Counter => l.t("Counter", "Counter"),
        UnitKind::Pod => l.t("Pod", "Pod"),
        UnitKind::Lounge => l.t("Lounge", "Lounge"),
        UnitKind::MeetingTable => l.t("Besprechungstisch", "Meeting table"),
        UnitKind::Stele => l.t("Stele", "Display column"),
        UnitKind::Screen => l.t("Bildschirm", "Screen"),
        UnitKind::Stage => l.t("Bühne", "Stage"),
    }
}

/// What those kinds are whose names not everybody knows.
pub fn kinds_explained(l: Locale) -> &'static str {
    l.t(
        "Counter: Theke mit Stauraum. Pod: kleiner Standplatz mit Stehpult und Bildschirm. Stele: freistehende Säule für ein Plakat oder einen Bildschirm. Lounge: Sitzgruppe für Gespräche.",
        "Counter: a desk with storage. Pod: a small unit with a lectern and a screen. Display column: a free-standing column for a poster or a screen. Lounge: seats for conversations.",
    )
}

pub fn state(l: Locale, state: UnitState) -> &'static str {
    match state {
        UnitState::Free => l.t("frei", "free"),
        UnitState::Held => l.t("reserviert", "reserved"),
        UnitState::Offered => l.t("angeboten", "offered"),
        UnitState::Confirmed => l.t("vergeben", "occupied"),
        UnitState::Fixed => l.t("Gemeinschaftsfläche", "shared"),
    }
}

/// `2 Gemeinschaftsflächen`, `12 frei`: how many units are in a state.
pub fn counted(l: Locale, state: UnitState, number: usize) -> String {
    let word = match state {
        UnitState::Fixed if number != 1 => l.t("Gemeinschaftsflächen", "shared"),
        state => self::state(l, state),
    };
    format!("{} {word}", format::number(l, number as u64))
}

pub fn tone(state: UnitState) -> ui::Tone {
    match state {
        UnitState::Free => ui::Tone::Ok,
        UnitState::Held => ui::Tone::Warn,
        UnitState::Offered => ui::Tone::Offer,
        UnitState::Confirmed | UnitState::Fixed => ui::Tone::Mute,
    }
}

/// The class that gives a unit its colour and pattern.
pub fn class(state: UnitState) -> &'static str {
    match state {
        UnitState::Free => "is-free",
        UnitState::Held => "is-held",
        UnitState::Offered => "is-offered",
        UnitState::Confirmed => "is-confirmed",
        UnitState::Fixed => "is-fixed",
    }
}

/// `A1, Counter, 4 m², frei`, or with the exhibitor's name.
pub fn label(l: Locale, unit: &UnitView) -> String {
    let who = unit.exhibitor.as_ref().map(|exhibitor| format!(", {}", exhibitor.name)).unwrap_or_default();
    format!("{}, {}, {}, {}{who}", unit.code, kind(l, unit.kind), format::area(l, unit.area_dm2), state(l, unit.state))
}

/// `A1, Stadt Bochum, Counter, 4 m², Energie`: for everybody, who need not know what can still be had.
pub fn public_label(l: Locale, unit: &UnitView, topics: &[&str]) -> String {
    let who = unit.exhibitor.as_ref().map(|exhibitor| exhibitor.name.as_str());
    let area = format::area(l, unit.area_dm2);
    let parts = [Some(unit.code.as_str()), who, Some(kind(l, unit.kind)), Some(area.as_str())];
    parts.into_iter().flatten().chain(topics.iter().copied()).collect::<Vec<_>>().join(", ")
}

/// `2,5`, `2.5`, from centimetres (or square metres from square decimetres): what a form field holds.
pub fn metres(l: Locale, cm: i32) -> String {
    let text = format!("{}{}{:02}", cm / 100, l.t(",", "."), cm % 100);
    text.trim_end_matches('0').trim_end_matches([',', '.']).to_owned()
}

/// `1250,50`, `1250.50`, from cents: what a form field holds.
pub fn euros(l: Locale, cents: i64) -> String {
    if cents % 100 == 0 { (cents / 100).to_string() } else { format!("{}{}{:02}", cents / 100, l.t(",", "."), cents % 100) }
}

/// `4 × 2,5 m`
pub fn size(l: Locale, width_cm: i32, depth_cm: i32) -> String {
    format!("{} × {} m", metres(l, width_cm), metres(l, depth_cm))
}

/// A side of a floor, as it is drawn.
pub fn side(l: Locale, side: Side) -> &'static str {
    match side {
        Side::Top => l.t("oben", "at the top"),
        Side::Right => l.t("rechts", "on the right"),
        Side::Bottom => l.t("unten", "at the bottom"),
        Side::Left => l.t("links", "on the left"),
    }
}

/// What a field of a level is called, in the form and in history.
pub fn level_field(field: LevelField) -> Text {
    let (de, en) = match field {
        LevelField::Name => ("Name", "Name"),
        LevelField::NameDe => ("Name (deutsch)", "Name (German)"),
        LevelField::NameEn => ("Name (englisch)", "Name (English)"),
        LevelField::WidthCm => ("Breite", "Width"),
        LevelField::DepthCm => ("Tiefe", "Depth"),
        LevelField::Entrance => ("Eingang", "Entrance"),
        LevelField::North => ("Norden", "North"),
    };
    Text::new(de, en)
}

/// What a field of a unit is called, in the form and in history.
pub fn unit_field(field: UnitField) -> Text {
    let (de, en) = match field {
        UnitField::Unit => ("Standplatz", "Unit"),
        UnitField::Level => ("Ebene", "Level"),
        UnitField::Code => ("Kürzel", "Code"),
        UnitField::Kind => ("Art", "Kind"),
        UnitField::AreaDm2 => ("Fläche", "Area"),
        UnitField::IncludedDe | UnitField::IncludedEn => ("Enthalten", "Included"),
        UnitField::PriceCents => ("Preis", "Price"),
        UnitField::PassQuota => ("Ausweise", "Passes"),
        UnitField::XCm => ("Von links", "From the left"),
        UnitField::YCm => ("Von oben", "From the top"),
        UnitField::WidthCm => ("Breite", "Width"),
        UnitField::DepthCm => ("Tiefe", "Depth"),
    };
    Text::new(de, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_as_people_say_them() {
        assert_eq!([metres(Locale::De, 250), metres(Locale::En, 250)], ["2,5", "2.5"]);
        assert_eq!([metres(Locale::En, 5), metres(Locale::De, 1000)], ["0.05", "10"]);
        assert_eq!([euros(Locale::De, 125_050), euros(Locale::En, 125_000)], ["1250,50", "1250"]);
        assert_eq!(size(Locale::De, 400, 1250), "4 × 12,5 m");
    }
}
