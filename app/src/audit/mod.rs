mod actor;
mod fields;
mod link;
mod list;
pub mod pages;
mod values;
mod words;

pub use actor::actor_name;
pub use list::{HistoryList, Things};
