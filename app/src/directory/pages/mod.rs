//! The pages of this slice.

mod directory;
mod exhibitor;
mod on_stand;

pub use directory::Directory;
pub use exhibitor::Exhibitor;
pub use on_stand::OnStand;
