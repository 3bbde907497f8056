//! The lists of travellers' details for spreadsheets.

use domain::{
    country::country_name,
    event::EventView,
    locale::Locale,
    phone::phone_as_read,
    travel_details::{DietRow, PapersRow, RoomRow, TransferRow},
};

use crate::{
    table_export::{Column, Table},
    words::travel_details as words,
};

pub(super) fn rooming(event: &EventView, l: Locale) -> Table<RoomRow> {
    Table {
        locale: l,
        file: format!("{}-rooming", event.slug),
        title: l.t("Zimmerliste", "Rooming list"),
        columns: vec![
            Column::text(l.t("Name", "Name"), |row: &RoomRow| row.name.clone()),
            Column::text(l.t("Organisation", "Organisation"), |row: &RoomRow| row.organisation.clone()),
            Column::text(l.t("Zimmer", "Room"), move |row: &RoomRow| {
                row.room.map(|room| words::room(l, room).to_owned()).unwrap_or_default()
            }),
            Column::text(l.t("Geteilt mit", "Shared with"), |row: &RoomRow| row.with.clone()),
        ],
    }
}

/// Times are those of the clocks there: which, each row says.
pub(super) fn transfers(event: &EventView, l: Locale) -> Table<TransferRow> {
    Table {
        locale: l,
        file: format!("{}-transfers", event.slug),
        title: l.t("Ankunft und Abreise", "Arrivals and departures"),
        columns: vec![
            Column::text(l.t("Ortszeit", "Local time"), |row: &TransferRow| row.local.format("%Y-%m-%d %H:%M").to_string()),
            Column::text(l.t("Zeitzone", "Time zone"), |row: &TransferRow| row.zone.name().to_owned()),
            Column::text(l.t("Was", "What"), move |row: &TransferRow| words::direction(l, row.direction).to_owned()),
            Column::text(l.t("Ort", "Place"), |row: &TransferRow| row.place.clone()),
            Column::text(l.t("Flug oder Zug", "Flight or train"), |row: &TransferRow| row.by.clone()),
            Column::text(l.t("Name", "Name"), |row: &TransferRow| row.name.clone()),
            Column::text(l.t("Organisation", "Organisation"), |row: &TransferRow| row.organisation.clone()),
            Column::text(l.t("Telefon", "Telephone"), move |row: &TransferRow| phone_as_read(l, &row.phone)),
        ],
    }
}

pub(super) fn diets(event: &EventView, l: Locale) -> Table<DietRow> {
    Table {
        locale: l,
        file: format!("{}-diets", event.slug),
        title: l.t("Essensliste", "Diet list"),
        columns: vec![
            Column::text(l.t("Name", "Name"), |row: &DietRow| row.name.clone()),
            Column::text(l.t("Organisation", "Organisation"), |row: &DietRow| row.organisation.clone()),
            Column::prose(l.t("Essen", "Food"), |row: &DietRow| row.diet.clone()),
        ],
    }
}

pub(super) fn papers(event: &EventView, l: Locale) -> Table<PapersRow> {
    let missing = move |row: &PapersRow| {
        let names: Vec<_> = row.entries_missing.iter().map(|country| country_name(l, country)).collect();
        names.join(", ")
    };
    Table {
        locale: l,
        file: format!("{}-papers", event.slug),
        title: l.t("Pässe und Einreise", "Passports and entry"),
        columns: vec![
            Column::text(l.t("Name", "Name"), |row: &PapersRow| row.name.clone()),
            Column::text(l.t("Organisation", "Organisation"), |row: &PapersRow| row.organisation.clone()),
            Column::text(l.t("Gültig bis", "Valid until"), |row: &PapersRow| row.expires.map(|day| day.to_string()).unwrap_or_default()),
            Column::text(l.t("Reisepass", "Passport"), move |row: &PapersRow| words::passport_term(l, row.term).0.to_owned()),
            Column::text(l.t("Einreise fehlt für", "Entry missing for"), missing),
        ],
    }
}
