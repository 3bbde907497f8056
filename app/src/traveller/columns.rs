//! What stands in the organisers' table of travellers. Whatever else comes to be known of one has its column here.

use domain::{clock::Tz, country::country_name, locale::Locale, phone::phone_as_read, traveller::TravellerView, trip::Plan};

use crate::{table_export::Column, words::traveller as words};

/// Every column, from the left.
pub fn columns(l: Locale, zone: Tz, plan: Plan) -> Vec<Column<TravellerView>> {
    type Row = TravellerView;
    vec![
        Column::text(l.t("Name", "Name"), |row: &Row| row.name.clone()),
        Column::text(l.t("Status", "Status"), move |row: &Row| words::state(l, row.state).to_owned()),
        Column::text(l.t("Gruppe", "Group"), move |row: &Row| {
            row.group.and_then(|group| plan.group(group)).map(|group| group.name.in_(l).to_owned()).unwrap_or_default()
        }),
        Column::text(l.t("Organisation", "Organisation"), |row: &Row| row.organisation.clone()),
        Column::text(l.t("Funktion", "Function"), |row: &Row| row.job_title.clone()),
        Column::text(l.t("Ort", "Town"), |row: &Row| row.town.clone()),
        Column::text(l.t("Land", "Country"), move |row: &Row| country_name(l, &row.country).to_owned()),
        Column::text(l.t("Größe", "Size"), move |row: &Row| words::size(l, row.size).to_owned()),
        Column::text(l.t("E-Mail", "E-mail"), |row: &Row| row.email.clone()),
        Column::text(l.t("Telefon", "Telephone"), move |row: &Row| phone_as_read(l, &row.phone)),
        Column::prose(l.t("Bietet", "Offers"), |row: &Row| row.offers.clone()),
        Column::prose(l.t("Sucht", "Seeks"), |row: &Row| row.seeks.clone()),
        Column::money(l.t("Eigenbeitrag", "Own contribution"), |row: &Row| Some(row.contribution)),
        Column::money(l.t("Stornokosten", "Cost of cancelling"), |row: &Row| row.cancellation),
        Column::yes_no(l, l.t("Darf ins Heft", "May be in the booklet"), |row: &Row| row.booklet_consent_at.is_some()),
        Column::text(l.t("Sprache", "Language"), |row: &Row| row.locale.to_string()),
        Column::moment(l.t("Beworben", "Applied"), zone, |row: &Row| Some(row.created_at)),
        Column::moment(l.t("Zugelassen", "Admitted"), zone, |row: &Row| row.admitted_at),
        Column::moment(l.t("Storniert", "Cancelled"), zone, |row: &Row| row.cancelled_at),
    ]
}
