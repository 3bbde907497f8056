//! A list of what all travellers gave, to read and to print. History notes the look.

use domain::{
    country::country_name,
    event,
    locale::Locale,
    travel_details::{self, TravelList},
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    ctx, error::ApiError, format, frame::OrganiseHead, load::load_page, paths, table_export::TableLinks, ui, words::travel_details as words,
};

/// Heads and rows.
type Shown = (Vec<ui::Column>, Vec<Vec<AnyView>>);

/// The page.
#[component]
pub fn TravelListPage() -> impl IntoView {
    let l = ctx::locale();
    let keys = ctx::site().travel_keys.clone();
    let (db, actor, slug, list) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("list"));
    load_page(async move {
        let list: TravelList = list.parse().map_err(|_| ApiError::NotFound)?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let (columns, rows): Shown = match list {
            TravelList::Rooming => rooming(l, travel_details::rooming(&db, &keys, &actor, event.id).await?.1),
            TravelList::Transfers => transfers(l, travel_details::transfers(&db, &keys, &actor, event.id).await?.1),
            TravelList::Papers => papers(l, travel_details::papers(&db, &keys, &actor, event.id).await?.1),
            TravelList::Diets => diets(l, travel_details::diets(&db, &keys, &actor, event.id).await?.1),
        };
        let title = words::list(l, list);
        let content = if rows.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Noch nichts", "Nothing yet")
                    text=l.t("Sobald Reisende etwas dazu angeben, steht es hier.", "As soon as travellers say something about it, it is listed here.")
                />
            }
            .into_any()
        } else {
            view! { <ui::Table caption=title columns rows/> }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <OrganiseHead event title lede=l.t("Dass Sie diese Liste angesehen haben, steht im Verlauf.", "The history notes that you have viewed this list.")>
                <ui::Actions>
                    <TableLinks path=paths::travel_table(&slug, list)/>
                    <ui::LinkButton href=paths::organise_travel(l, &slug) label=l.t("Alle Reisenden", "All travellers") kind=ui::ButtonKind::Quiet/>
                </ui::Actions>
            </OrganiseHead>
            {content}
        })
    })
}

fn rooming(l: Locale, rows: Vec<travel_details::RoomRow>) -> Shown {
    let columns = vec![
        ui::Column::new(l.t("Name", "Name")),
        ui::Column::new(l.t("Organisation", "Organisation")),
        ui::Column::new(l.t("Zimmer", "Room")),
        ui::Column::new(l.t("Geteilt mit", "Shared with")),
    ];
    let cells = |row: travel_details::RoomRow| {
        let room = row.room.map_or("–", |room| words::room(l, room));
        vec![row.name.into_any(), row.organisation.into_any(), room.into_any(), ui::or_dash(row.with)]
    };
    (columns, rows.into_iter().map(cells).collect())
}

fn transfers(l: Locale, rows: Vec<travel_details::TransferRow>) -> Shown {
    let columns = vec![
        ui::Column::new(l.t("Wann", "When")),
        ui::Column::new(l.t("Was", "What")),
        ui::Column::new(l.t("Flug oder Zug", "Flight or train")),
        ui::Column::new(l.t("Name", "Name")),
        ui::Column::new(l.t("Organisation", "Organisation")),
        ui::Column::new(l.t("Telefon", "Telephone")),
    ];
    let cells = |row: travel_details::TransferRow| {
        let what = format!("{}, {}", words::direction(l, row.direction), row.place);
        vec![
            format::date_time(l, row.zone, row.at).into_any(),
            what.into_any(),
            ui::or_dash(row.by),
            row.name.into_any(),
            row.organisation.into_any(),
            ui::or_dash(domain::phone::phone_as_read(l, &row.phone)),
        ]
    };
    (columns, rows.into_iter().map(cells).collect())
}

fn diets(l: Locale, rows: Vec<travel_details::DietRow>) -> Shown {
    let columns = vec![
        ui::Column::new(l.t("Name", "Name")),
        ui::Column::new(l.t("Organisation", "Organisation")),
        ui::Column::new(l.t("Essen", "Food")),
    ];
    let cells = |row: travel_details::DietRow| vec![row.name.into_any(), row.organisation.into_any(), row.diet.into_any()];
    (columns, rows.into_iter().map(cells).collect())
}

fn papers(l: Locale, rows: Vec<travel_details::PapersRow>) -> Shown {
    let columns = vec![
        ui::Column::new(l.t("Name", "Name")),
        ui::Column::new(l.t("Organisation", "Organisation")),
        ui::Column::new(l.t("Gültig bis", "Valid until")).unbroken(),
        ui::Column::new(l.t("Reisepass", "Passport")),
        ui::Column::new(l.t("Einreise fehlt für", "Entry missing for")),
    ];
    let cells = |row: travel_details::PapersRow| {
        let (label, tone) = words::passport_term(l, row.term);
        let missing: Vec<_> = row.entries_missing.iter().map(|country| country_name(l, country)).collect();
        vec![
            row.name.into_any(),
            row.organisation.into_any(),
            ui::or_dash(row.expires.map(|day| format::date(l, day)).unwrap_or_default()),
            view! { <ui::Chip label tone/> }.into_any(),
            ui::or_dash(missing.join(", ")),
        ]
    };
    (columns, rows.into_iter().map(cells).collect())
}
