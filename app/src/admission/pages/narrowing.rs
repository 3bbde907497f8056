//! How the list is narrowed, as its address says it: on the list, and on whatever was opened from it.

use domain::admission::table::{Pile, TableQuery};

use crate::{ctx, ui, way_on::PASSING};

/// What the address asks of the list. It begins with what has to be decided, unless it is asked for something else.
pub(super) fn asked() -> TableQuery {
    let asked = |name: &str| ctx::query_value(name).unwrap_or_default();
    let (search, state) = (asked("q"), asked("state").parse().ok());
    let pile = match asked("pile").as_str() {
        "" if search.is_empty() && state.is_none() => Some(Pile::ToDecide),
        pile => pile.parse().ok(),
    };
    TableQuery { search, state, pile, wish: asked("wish").parse().ok(), sort: asked("sort"), page: asked("page").parse().unwrap_or(1) }
}

/// The address of the list as it is narrowed, for links that keep it so.
pub(super) fn narrowed() -> ui::Query {
    ui::Query::current().without(&PASSING)
}
