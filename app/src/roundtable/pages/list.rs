//! All roundtables, and a new one.

use domain::{
    locale::Locale,
    roundtable::{self, RoundtableLine},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{details::DetailFields, head};
use crate::{ctx, frame::OrganiseNav, load::load_page, paths, roundtable::api::CreateRoundtable, ui};

/// All of them, the newest first.
#[component]
pub fn OrganiseRoundtables() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let found = roundtable::roundtables(&db, &actor).await?;
        let title = l.t("Roundtables", "Roundtables");
        let list = if found.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Noch kein Roundtable", "No roundtable yet")
                    text=l.t(
                        "Legen Sie den ersten an: Ort und Zeit genügen für den Anfang. Danach kommen Tische und Gäste hinzu.",
                        "Make the first one: place and time are enough to begin with. Tables and guests are added afterwards.",
                    )
                />
            }
            .into_any()
        } else {
            list(l, title, found)
        };
        Ok(view! {
            <Title text=title/>
            <OrganiseNav/>
            <ui::PageHead title>
                <ui::Actions><ui::LinkButton href=paths::new_roundtable(l) label=l.t("Neuer Roundtable", "New roundtable")/></ui::Actions>
            </ui::PageHead>
            {list}
        })
    })
}

fn list(l: Locale, caption: &'static str, found: Vec<RoundtableLine>) -> AnyView {
    let columns = vec![
        ui::Column::new(l.t("Name", "Name")),
        ui::Column::new(l.t("Wann", "When")),
        ui::Column::new(l.t("Wo", "Where")),
        ui::Column::new(l.t("Zugesagt", "Accepted")),
        ui::Column::new(l.t("Ohne Antwort", "Without an answer")).figures(),
        ui::Column::new(l.t("Überfällige Aufgaben", "Overdue tasks")).figures(),
    ];
    let rows = found.into_iter().map(|line| {
        let RoundtableLine { roundtable, unanswered, overdue } = line;
        let href = paths::organise_roundtable(l, roundtable.id);
        let tasks = if overdue > 0 {
            view! { <a href=paths::roundtable_minutes(l, roundtable.id)><ui::Chip label=overdue.to_string() tone=ui::Tone::Warn/></a> }
                .into_any()
        } else {
            "–".into_any()
        };
        let (when, has_seats) = (head::when(l, &roundtable), roundtable.seats_total > 0);
        let seats = if has_seats { head::seats(l, &roundtable) } else { "–".to_owned() };
        let off = roundtable.is_cancelled.then(|| view! { " "<ui::Chip label=l.t("Abgesagt", "Called off") tone=ui::Tone::Bad/> });
        vec![
            view! { <a href=href>{roundtable.name}</a>{off} }.into_any(),
            when.into_any(),
            roundtable.place.into_any(),
            seats.into_any(),
            if unanswered > 0 { unanswered.to_string() } else { "–".to_owned() }.into_any(),
            tasks,
        ]
    });
    view! { <ui::Table caption columns rows=rows.collect()/> }.into_any()
}

/// A new one.
#[component]
pub fn NewRoundtable() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let choices = roundtable::choices(&db, &actor).await?;
        let title = l.t("Neuer Roundtable", "New roundtable");
        Ok(view! {
            <Title text=title/>
            <ui::Breadcrumbs up=vec![(paths::organise_roundtables(l), l.t("Roundtables", "Roundtables").to_owned())] here=l.t("Neu", "New")/>
            <ui::PageHead
                title
                lede=l.t("Niemand erfährt davon, bis Sie die erste Welle einladen.", "Nobody hears of it until you invite the first wave.")
            />
            <ui::Unsaved about="roundtable:new" form=CreateRoundtable::PATH>
                <ui::Form action=CreateRoundtable::PATH>
                    <DetailFields choices/>
                    <ui::Submit label=l.t("Roundtable anlegen", "Create roundtable")/>
                </ui::Form>
            </ui::Unsaved>
        })
    })
}
