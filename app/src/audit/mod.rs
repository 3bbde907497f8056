mod list;
pub mod pages;
mod words;

pub use list::HistoryList;
