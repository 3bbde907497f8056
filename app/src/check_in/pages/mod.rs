//! The desk's pages. They work with a hand scanner and without script; the camera is an island on top.

mod at_door;
mod days;
mod desk;
mod desks;
mod last;
mod people;
mod walk_in;

pub use days::Days;
pub use desk::Desk;
pub use desks::Desks;
pub use walk_in::WalkIn;
