//! Searching and sorting the table as people expect it.

use std::{cmp::Ordering, collections::HashSet};

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::TableQuery;
use crate::{
    application::{
        ApplicationState,
        entity::application::{self, Column as C},
    },
    booth::UnitKind,
    clock::Instant,
    db::{
        Db, compare_names,
        search::{self, Narrowed},
    },
    ids::{ApplicationId, EventId},
};

/// What is read of every application for it.
#[derive(Clone)]
pub(super) struct SortRow {
    pub id: ApplicationId,
    pub name: String,
    pub city: String,
    pub state: ApplicationState,
    pub wish: Option<UnitKind>,
    pub submitted_at: Option<Instant>,
}

/// The rows that a query finds, in its order, and whether they only come close.
///
/// # Errors
/// A failure of the database.
pub(super) async fn narrowed(db: &Db, event: EventId, mut all: Vec<SortRow>, query: &TableQuery) -> Result<(Vec<SortRow>, bool), DbErr> {
    let mut similar = false;
    if let Some(found) = found(db, event, query).await? {
        similar = found.similar;
        let ids: HashSet<ApplicationId> = found.rows.select_only().column(C::Id).into_tuple().all(db.read()).await?.into_iter().collect();
        all.retain(|row| ids.contains(&row.id));
    }
    Ok((sorted(all, query), similar))
}

/// The rows that a query asks for, whatever is searched for, in its order.
fn sorted(mut all: Vec<SortRow>, query: &TableQuery) -> Vec<SortRow> {
    all.retain(|row| query.shows(row.state) && query.wish.is_none_or(|wish| row.wish == Some(wish)));
    order(&mut all, query);
    all
}

/// What was searched for; `None` if nothing was.
async fn found(db: &Db, event: EventId, query: &TableQuery) -> Result<Option<Narrowed<application::Entity>>, DbErr> {
    if query.search.is_empty() {
        return Ok(None);
    }
    let shown = ApplicationState::ALL.into_iter().filter(|state| query.shows(*state));
    let rows = application::Entity::find().filter(C::EventId.eq(event)).filter(C::State.is_in(shown));
    search::narrowed(db, rows, &application::SEARCHED, &query.search, None).await.map(Some)
}

/// Brings rows into the order of a query.
pub(super) fn order(rows: &mut [SortRow], query: &TableQuery) {
    let (key, backwards) = match query.sort.strip_prefix('-') {
        Some(key) => (key, true),
        None => (query.sort.as_str(), false),
    };
    rows.sort_by(|a, b| {
        let order = compare(key, a, b);
        if backwards { order.reverse() } else { order }
    });
}

fn compare(key: &str, a: &SortRow, b: &SortRow) -> Ordering {
    let by_name = || compare_names(&a.name, &b.name).then(a.id.cmp(&b.id));
    match key {
        "town" => compare_names(&a.city, &b.city).then_with(by_name),
        "state" => rank(a.state).cmp(&rank(b.state)).then_with(by_name),
        "name" => by_name(),
        // Drafts, which nobody handed in, come last.
        _ => a.submitted_at.is_none().cmp(&b.submitted_at.is_none()).then(a.submitted_at.cmp(&b.submitted_at)).then_with(by_name),
    }
}

/// States in the order of their declaration, which is that of an application's way.
fn rank(state: ApplicationState) -> usize {
    ApplicationState::ALL.into_iter().position(|other| other == state).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{super::Pile, *};

    fn sort_row(name: &str, city: &str, state: ApplicationState) -> SortRow {
        SortRow { id: ApplicationId::new(), name: name.to_owned(), city: city.to_owned(), state, wish: None, submitted_at: None }
    }

    fn names(rows: Vec<SortRow>, query: TableQuery) -> Vec<String> {
        sorted(rows, &query).into_iter().map(|row| row.name).collect()
    }

    fn some() -> Vec<SortRow> {
        vec![
            sort_row("Zenit", "Mülheim", ApplicationState::Submitted),
            sort_row("Übersee", "Essen", ApplicationState::Confirmed),
            sort_row("Ebel", "Bochum", ApplicationState::Draft),
            sort_row("uptime", "Aachen", ApplicationState::Submitted),
        ]
    }

    #[test]
    fn names_sort_as_people_expect_and_drafts_stay_away() {
        assert_eq!(names(some(), TableQuery { sort: "name".to_owned(), ..Default::default() }), ["Übersee", "uptime", "Zenit"]);
        assert_eq!(names(some(), TableQuery { sort: "-name".to_owned(), ..Default::default() }), ["Zenit", "uptime", "Übersee"]);
        assert_eq!(names(some(), TableQuery { sort: "town".to_owned(), ..Default::default() }), ["uptime", "Übersee", "Zenit"]);
    }

    #[test]
    fn a_state_a_pile_and_a_wish_filter() {
        assert_eq!(names(some(), TableQuery { state: Some(ApplicationState::Draft), ..Default::default() }), ["Ebel"]);
        assert_eq!(names(some(), TableQuery { pile: Some(Pile::ToDecide), ..Default::default() }), ["uptime", "Zenit"]);
        assert_eq!(names(some(), TableQuery { pile: Some(Pile::Drafts), ..Default::default() }), ["Ebel"]);
        let mut rows = some();
        rows[0].wish = Some(UnitKind::Pod);
        assert_eq!(names(rows, TableQuery { wish: Some(UnitKind::Pod), ..Default::default() }), ["Zenit"]);
    }

    #[test]
    fn whoever_has_waited_longest_comes_first() {
        let mut rows = some();
        let now = crate::clock::now();
        for (hours, row) in (1..).zip(&mut rows) {
            row.submitted_at = Some(now - chrono::Duration::hours(hours));
        }

        assert_eq!(names(rows, TableQuery::default()), ["uptime", "Übersee", "Zenit"]);
    }
}
