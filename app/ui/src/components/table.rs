//! Tables that become cards on a phone.

use leptos::prelude::*;

use super::{Query, slug::slug};

/// One column: its head, and how its cells stand.
#[derive(Clone, Debug)]
pub struct Column {
    label: String,
    key: Option<&'static str>,
    class: Option<&'static str>,
    unnamed: bool,
}

impl Column {
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), key: None, class: None, unnamed: false }
    }

    /// The head becomes a link that sorts: `?sort=key`, and `?sort=-key` the other way round.
    pub fn sort(mut self, key: &'static str) -> Self {
        self.key = Some(key);
        self
    }

    /// Figures stand at the end of their cell.
    pub fn figures(mut self) -> Self {
        self.class = Some("is-figures");
        self
    }

    /// Dates and sizes, which are read as one.
    pub fn unbroken(mut self) -> Self {
        self.class = Some("is-unbroken");
        self
    }

    /// Dates with their time: on one line where there is room for it.
    pub fn moment(mut self) -> Self {
        self.class = Some("is-moment");
        self
    }

    /// For buttons and links, which explain themselves: the head is only for screen readers.
    pub fn unnamed(mut self) -> Self {
        self.unnamed = true;
        self.class = Some("is-acts");
        self
    }
}

/// A table whose rows become cards under 700 px. The first cell of a row names it. Each cell is any
/// view: `vec!["A1".into_any(), view! { <Chip …/> }.into_any()]`. An empty list is an
/// [`super::EmptyState`] instead.
#[component]
pub fn Table(
    /// What the table shows, for screen readers.
    #[prop(into)]
    caption: String,
    columns: Vec<Column>,
    /// As many cells per row as there are columns.
    rows: Vec<Vec<AnyView>>,
) -> impl IntoView {
    let id = format!("table-{}", slug(&caption));
    let heads: Vec<_> = columns.iter().cloned().map(head).collect();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|cells| {
            let cells: Vec<_> = cells.into_iter().zip(&columns).enumerate().map(cell).collect();
            view! { <tr>{cells}</tr> }
        })
        .collect();
    view! {
        // A wide table scrolls sideways, and whatever scrolls must be reachable by keyboard.
        <div class="table" role="group" aria-labelledby=id tabindex="0">
            <table>
                <caption class="visually-hidden" id=id.clone()>{caption}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// Text of a cell, and a dash where there is none: an empty cell looks forgotten, on a phone beside its label above all.
pub fn or_dash(text: impl Into<String>) -> AnyView {
    let text = text.into();
    if text.trim().is_empty() { "–".into_any() } else { text.into_any() }
}

fn head(column: Column) -> AnyView {
    let Some(key) = column.key else {
        let class = if column.unnamed { Some("visually-hidden") } else { None };
        return view! { <th scope="col" class=column.class><span class=class>{column.label}</span></th> }.into_any();
    };
    let sorted = match Query::current().get("sort").map(|sort| sort.strip_prefix('-').ok_or(sort)) {
        Some(Ok(sort)) if sort == key => Some("descending"),
        Some(Err(sort)) if sort == key => Some("ascending"),
        _ => None,
    };
    view! {
        <th scope="col" class=column.class aria-sort=sorted>
            <SortLink key=key label=column.label />
        </th>
    }
    .into_any()
}

fn cell((index, (content, column)): (usize, (AnyView, &Column))) -> AnyView {
    if index == 0 {
        return view! { <th scope="row" class=column.class>{content}</th> }.into_any();
    }
    let label = (!column.unnamed).then(|| column.label.clone());
    view! { <td class=column.class data-label=label>{content}</td> }.into_any()
}

/// A link that sorts the list on this page by `key`, or turns the order round if it is sorted by it;
/// search and filters stay. [`Table`] makes one for each [`Column::sort`].
#[component]
pub fn SortLink(key: &'static str, #[prop(into)] label: String) -> impl IntoView {
    let query = Query::current();
    let next = if query.get("sort") == Some(key) { format!("-{key}") } else { key.to_owned() };
    view! { <a class="sort" href=query.with("sort", &next).href()>{label}</a> }
}
