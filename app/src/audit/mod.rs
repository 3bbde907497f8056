mod export;
mod fields;
mod filter;
mod link;
mod list;
mod overtaken;
pub mod pages;
mod values;
mod words;

pub use export::{make_table, routes};
pub use list::{HistoryList, Things};
