//! What only a browser can do.

mod camera;
mod decode;
mod desk;
mod plan;
mod signal;

pub(super) use camera::watch;
pub(super) use desk::{ask, count_along};
pub(super) use plan::keep_middle;
pub(super) use signal::{encoded, focus, go, new_id, on_typed};
