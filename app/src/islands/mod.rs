//! What needs script in the browser. Everything else works without, and pages without an island load none.

mod plan_zoom;

pub use plan_zoom::PlanZoom;

/// Whether the page at `path` holds an island.
#[cfg(feature = "ssr")]
pub fn needed_on(path: &str) -> bool {
    let mut segments = path.split('/').skip(2);
    match (segments.next(), segments.next(), segments.next()) {
        (Some("desk"), Some(_), _) | (Some("portal"), Some(_), Some("scan")) => true,
        (Some("events"), Some(_), Some(page)) => page == "plan",
        _ => false,
    }
}
