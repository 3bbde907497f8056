mod fields;
mod link;
mod list;
mod overtaken;
pub mod pages;
mod values;
mod words;

pub use list::{HistoryList, Things};
