//! All requests and meetings, for organisers.

use domain::{
    clock::{self, Tz},
    locale::Locale,
    matchmaking::{self, MeetingFilter, MeetingRow, MeetingState},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::one::Head;
use crate::{
    ctx, error::ApiError, load::load_page, matchmaking::api::CallOffMeeting, paths, table_export::TableLinks, ui,
    words::matchmaking as words,
};

/// Rows on a page.
const PER_PAGE: usize = 50;

/// The list, by time.
#[component]
pub fn OrganiseMeetings() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("matchmaking"));
    let value = |name| ctx::query_value(name).unwrap_or_default();
    let (state, sort) = (value("state"), value("sort"));
    let filter = meeting_filter(&state, &sort);
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
        let zone = round.of.zone();
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
            <Head round here=title/>
            <ui::Toolbar filters=filters(l)>
                <TableLinks path=paths::matchmaking_table(id, "meetings") narrowed=vec![("state", state), ("sort", sort)]/>
            </ui::Toolbar>
            <ui::Results total=all>{list}</ui::Results>
        })
    })
}

/// The same for the page and its table.
pub(in crate::matchmaking) fn meeting_filter(state: &str, sort: &str) -> MeetingFilter {
    MeetingFilter { state: state.parse().ok(), sort: sort.trim_start_matches('-').parse().ok(), descending: sort.starts_with('-') }
}

fn filters(l: Locale) -> Vec<ui::Filter> {
    let all = (String::new(), l.t("Alle", "All").to_owned());
    let states = MeetingState::ALL.into_iter().map(|state| (state.to_string(), words::state(l, state).to_owned()));
    vec![ui::Filter { name: "state", label: l.t("Status", "Status").to_owned(), options: std::iter::once(all).chain(states).collect() }]
}

fn columns(l: Locale) -> Vec<ui::Column> {
    vec![
        ui::Column::new(l.t("Wer", "Who")).sort("asker"),
        ui::Column::new(l.t("Mit wem", "With whom")).sort("asked"),
        ui::Column::new(l.t("Wann", "When")).moment().sort("time"),
        ui::Column::new(l.t("Wo", "Where")).unbroken(),
        ui::Column::new(l.t("Status", "Status")).sort("state"),
        ui::Column::new(l.t("Absagen", "Cancel")).unnamed(),
    ]
}

fn cells(l: Locale, zone: Tz, row: MeetingRow) -> Vec<AnyView> {
    let id = row.id.to_string();
    // What has begun is not called off any more.
    let is_to_come = row.slot.is_none_or(|slot| slot.starts_at > clock::now());
    let is_alive = matches!(row.state, MeetingState::Requested | MeetingState::Accepted) && is_to_come;
    let pair = format!("{} – {}", row.asker, row.asked);
    let call_off = is_alive.then(|| {
        view! {
            <ui::Confirm
                action=CallOffMeeting::PATH
                id=id.clone()
                label=l.t("Absagen", "Cancel")
                of=pair
                question=l.t("Für beide absagen?", "Cancel for both?")
                detail=l.t("Beide erfahren es per E-Mail.", "Both are told by e-mail.")
            >
                <ui::Hidden name="meeting" value=id/>
            </ui::Confirm>
        }
    });
    vec![
        of_house(row.asker, row.asker_organisation),
        of_house(row.asked, row.asked_organisation),
        row.slot.map_or_else(|| "–".to_owned(), |slot| words::when(l, zone, &slot)).into_any(),
        row.place.map_or_else(|| "–".to_owned(), |place| place.in_(l).to_owned()).into_any(),
        view! { <ui::Chip label=words::state(l, row.state) tone=words::tone(row.state)/> }.into_any(),
        call_off.into_any(),
    ]
}

/// A name, and below it for whom.
fn of_house(name: String, organisation: String) -> AnyView {
    view! { {name}<small>{organisation}</small> }.into_any()
}
