//! When something was, in the row of a list.

use domain::{
    clock::{Instant, Tz},
    locale::Locale,
};
use leptos::prelude::*;

use crate::format;

/// Short, because the column says by which clock; whoever points at it reads all of it, and so do machines.
pub fn moment(l: Locale, zone: Tz, at: Instant) -> AnyView {
    let whole = format::date_time(l, zone, at);
    view! { <time datetime=format::machine_time(at) title=whole>{format::short_date_time(l, zone, at)}</time> }.into_any()
}

/// The head of a column of such times, which are those of an event's own place.
pub fn local(l: Locale, head: &str) -> String {
    format!("{head} {}", l.t("(Ortszeit)", "(local time)"))
}
