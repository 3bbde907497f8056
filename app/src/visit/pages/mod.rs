//! The pages of this slice.

mod delegates;
mod handling;
mod hosting;
mod item;
mod list;
mod one;
mod programme;
mod request;
mod resources;
mod thanks;
mod week;

pub use hosting::VisitHost;
pub use item::{EditItem, NewItem};
pub use list::Visits;
pub use one::OneVisit;
pub use request::RequestVisit;
pub use resources::VisitResources;
pub use thanks::Thanks;
pub use week::VisitWeek;
