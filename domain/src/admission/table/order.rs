//! Searching and sorting the table as people expect it.

use std::cmp::Ordering;

use super::TableQuery;
use crate::{
    application::ApplicationState,
    clock::Instant,
    db::{compare_names, search},
    ids::ApplicationId,
};

/// What is read of every application for it.
pub(super) struct SortRow {
    pub id: ApplicationId,
    pub name: String,
    pub legal_name: String,
    pub city: String,
    pub state: ApplicationState,
    pub submitted_at: Option<Instant>,
}

/// The rows that a query finds, in its order.
pub(super) fn narrowed(mut all: Vec<SortRow>, query: &TableQuery) -> Vec<SortRow> {
    all.retain(|row| match query.state {
        Some(state) => row.state == state,
        None => row.state != ApplicationState::Draft,
    });
    all.retain(|row| search::occurs(&[&row.name, &row.legal_name, &row.city], &query.search));
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
        SortRow {
            id: ApplicationId::new(),
            name: name.to_owned(),
            legal_name: String::new(),
            city: city.to_owned(),
            state,
            submitted_at: None,
        }
    }

    fn names(rows: Vec<SortRow>, query: TableQuery) -> Vec<String> {
        narrowed(rows, &query).into_iter().map(|row| row.name).collect()
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
    fn search_finds_name_and_town_whatever_the_case() {
        assert_eq!(names(some(), TableQuery { search: "ÜBER".to_owned(), ..Default::default() }), ["Übersee"]);
        assert_eq!(names(some(), TableQuery { search: "mülh".to_owned(), ..Default::default() }), ["Zenit"]);
        assert!(names(some(), TableQuery { search: "%".to_owned(), ..Default::default() }).is_empty());
    }

    #[test]
    fn a_state_filters() {
        assert_eq!(names(some(), TableQuery { state: Some(ApplicationState::Draft), ..Default::default() }), ["Ebel"]);
    }
}
