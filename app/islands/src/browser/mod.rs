//! What only a browser can do.

mod awake;
mod camera;
mod decode;
mod desk;
mod keys;
mod lead;
mod lens;
mod signal;

pub(super) use camera::watch;
pub(super) use desk::{Door, ask, ask_again, keep_asking};
pub(super) use keys::on_typed;
pub(super) use lead::{keep_leading, lead};
pub(super) use lens::{choose_lens, switch_light};
pub(super) use signal::{announce, encoded, focus, go, new_id};
