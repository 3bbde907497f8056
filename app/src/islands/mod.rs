//! What needs script in the browser. Everything else works without, and pages without an island load none.

mod plan_zoom;

pub use plan_zoom::PlanZoom;
mod scanner;

#[cfg(feature = "hydrate")]
mod camera;
#[cfg(feature = "hydrate")]
mod decode;
#[cfg(feature = "hydrate")]
mod signal;

pub use scanner::{BadgeScanner, CameraWords, DeskScanner};
