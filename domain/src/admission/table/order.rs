//! Searching and sorting the table as people expect it.

use std::{cmp::Ordering, collections::HashSet};

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::TableQuery;
use crate::{
    application::{
        ApplicationState,
        entity::application::{self, Column as C},
    },
    clock::Instant,
    db::{
        Db, compare_names,
        search::{self, Narrowed},
    },
    ids::{ApplicationId, EventId},
};

/// What is read of every application for it.
pub(super) struct SortRow {
    pub id: ApplicationId,
    pub name: String,
    pub city: String,
    pub state: ApplicationState,
    pub submitted_at: Option<Instant>,
}

/// The rows that a query finds, in its order, and whether they only come close.
///
/// # Errors
/// A failure of the database.
pub(super) async fn narrowed(db: &Db, event: EventId, mut all: Vec<SortRow>, query: &TableQuery) -> Result<(Vec<SortRow>, bool), DbErr> {
    let Some(found) = found(db, event, query).await? else { return Ok((sorted(all, query), false)) };
    let ids: HashSet<ApplicationId> = found.rows.select_only().column(C::Id).into_tuple().all(db.read()).await?.into_iter().collect();
    all.retain(|row| ids.contains(&row.id));
    Ok((sorted(all, query), found.similar))
}

/// What was searched for; `None` if nothing was.
async fn found(db: &Db, event: EventId, query: &TableQuery) -> Result<Option<Narrowed<application::Entity>>, DbErr> {
    if query.search.is_empty() {
        return Ok(None);
    }
    let shown = match query.state {
        Some(state) => C::State.eq(state),
        None => C::State.ne(ApplicationState::Draft),
    };
    let rows = application::Entity::find().filter(C::EventId.eq(event)).filter(shown);
    search::narrowed(db, rows, &application::SEARCHED, &query.search, None).await.map(Some)
}

/// The rows in the state that a query asks for, in its order.
fn sorted(mut all: Vec<SortRow>, query: &TableQuery) -> Vec<SortRow> {
    all.retain(|row| match query.state {
        Some(state) => row.state == state,
        None => row.state != ApplicationState::Draft,
    });
    let (key, backwards) = match query.sort.strip_prefix('-') {
        Some(key) => (key, true),
        None => (query.sort.as_str(), false),
    };
    all.sort_by(|a, b| {
        let order = compare(key, a, b);
        if backwards { order.reverse() } else { order }
    });
    all
}

fn compare(key: &str, a: &SortRow, b: &SortRow) -> Ordering {
    let by_name = || compare_names(&a.name, &b.name).then(a.id.cmp(&b.id));
    match key {
        "town" => compare_names(&a.city, &b.city).then_with(by_name),
        "state" => rank(a.state).cmp(&rank(b.state)).then_with(by_name),
        "submitted" => a.submitted_at.cmp(&b.submitted_at).then_with(by_name),
        _ => by_name(),
    }
}

/// States in the order of their declaration, which is that of an application's way.
fn rank(state: ApplicationState) -> usize {
    ApplicationState::ALL.into_iter().position(|other| other == state).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sort_row(name: &str, city: &str, state: ApplicationState) -> SortRow {
        SortRow { id: ApplicationId::new(), name: name.to_owned(), city: city.to_owned(), state, submitted_at: None }
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
        assert_eq!(names(some(), TableQuery::default()), ["Übersee", "uptime", "Zenit"]);
        assert_eq!(names(some(), TableQuery { sort: "-name".to_owned(), ..Default::default() }), ["Zenit", "uptime", "Übersee"]);
        assert_eq!(names(some(), TableQuery { sort: "town".to_owned(), ..Default::default() }), ["uptime", "Übersee", "Zenit"]);
    }

    #[test]
    fn a_state_filters() {
        assert_eq!(names(some(), TableQuery { state: Some(ApplicationState::Draft), ..Default::default() }), ["Ebel"]);
    }
}
