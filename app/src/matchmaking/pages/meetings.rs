//! All requests and meetings, for organisers.

use domain::{
    clock::Tz,
    locale::Locale,
    matchmaking::{self, MeetingFilter, MeetingRow, MeetingState},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::one::Head;
use crate::{
    ctx, error::ApiError, frame::OrganiseNav, load::load_page, matchmaking::api::CallOffMeeting, paths, table_export::TableLinks, ui,
    words::matchmaking as words,
};

/// Rows on a page.
const PER_PAGE: usize = 50;

/// The list, by time.
#[component]
pub fn OrganiseMeetings() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("matchmaking"));
    let filter = MeetingFilter { state: ctx::query_value("state").and_then(|state| state.parse().ok()) };
    let page: usize = ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    load_page(async move {
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let round = matchmaking::by_id(&db, &actor, id).await?;
        let found = matchmaking::meetings(&db, &actor, id, filter).await?;
        let title = l.t("Alle Gespräche", "All meetings");
        let total = found.len();
        let pages = total.div_ceil(PER_PAGE).max(1);
        let page = page.clamp(1, pages);
        let (all, current, last) = (total as u64, page as u64, pages as u64);
        let zone = round.event.zone;
        let list = if found.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Keine Gespräche", "No meetings")
                    text=l.t(
                        "Hier steht, wer wen um ein Gespräch bittet, und was daraus wird. Mit Filter sehen Sie nur einen Teil.",
                        "Who asks whom for a meeting, and what becomes of it, is listed here. A filter shows only some of it.",
                    )
                />
            }
            .into_any()
        } else {
            let shown = found.into_iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
            let rows: Vec<_> = shown.map(|row| cells(l, zone, row)).collect();
            view! {
                <ui::Table caption=title columns=columns(l) rows/>
                <ui::Pagination page=current pages=last/>
            }
            .into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <OrganiseNav/>
            <Head round here=title/>
            <ui::Toolbar filters=filters(l)>
                <TableLinks path=paths::matchmaking_table(id, "meetings")/>
            </ui::Toolbar>
            <ui::Results total=all>{list}</ui::Results>
        })
    })
}

fn filters(l: Locale) -> Vec<ui::Filter> {
    let all = (String::new(), l.t("Alle", "All").to_owned());
    let states = MeetingState::ALL.into_iter().map(|state| (state.to_string(), words::state(l, state).to_owned()));
    vec![ui::Filter { name: "state", label: l.t("Status", "Status").to_owned(), options: std::iter::once(all).chain(states).collect() }]
}

fn columns(l: Locale) -> Vec<ui::Column> {
    vec![
        ui::Column::new(l.t("Wer", "Who")),
        ui::Column::new(l.t("Mit wem", "With whom")),
        ui::Column::new(l.t("Wann", "When")),
        ui::Column::new(l.t("Wo", "Where")),
        ui::Column::new(l.t("Status", "Status")),
        ui::Column::new(l.t("Absagen", "Cancel")).unnamed(),
    ]
}

fn cells(l: Locale, zone: Tz, row: MeetingRow) -> Vec<AnyView> {
    let id = row.id.to_string();
    let is_alive = matches!(row.state, MeetingState::Requested | MeetingState::Accepted);
    let call_off = is_alive.then(|| {
        view! {
            <ui::Confirm
                action=CallOffMeeting::PATH
                id=id.clone()
                label=l.t("Absagen", "Cancel")
                question=l.t("Für beide absagen?", "Cancel for both?")
                detail=l.t("Beide erfahren es per E-Mail.", "Both are told by e-mail.")
            >
                <ui::Hidden name="meeting" value=id/>
            </ui::Confirm>
        }
    });
    vec![
        words::person(&row.asker, &row.asker_organisation).into_any(),
        words::person(&row.asked, &row.asked_organisation).into_any(),
        row.slot.map_or_else(|| "–".to_owned(), |slot| words::when(l, zone, &slot)).into_any(),
        row.place.map_or_else(|| "–".to_owned(), |place| place.in_(l).to_owned()).into_any(),
        view! { <ui::Chip label=words::state(l, row.state) tone=words::tone(row.state)/> }.into_any(),
        call_off.into_any(),
    ]
}
