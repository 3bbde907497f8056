//! The pages of this slice.

mod card;
mod directory;
mod exhibitor;
mod mini_plan;
mod on_stand;
mod towns;

pub use directory::Directory;
pub use exhibitor::Exhibitor;
pub use on_stand::OnStand;
