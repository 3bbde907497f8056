mod fields;
mod link;
mod list;
pub mod pages;
mod values;
mod words;

pub use list::{HistoryList, Things};
