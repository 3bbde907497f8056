//! The programme: pages, forms and calendars.

pub mod api;
mod attendee_table;
pub mod calendar;
pub mod downloads;
mod error;
pub mod pages;
mod schedule;
mod structured;
mod timetable;
mod words;

pub use words::{Words, kind_explained, kind_name, language_name, seats_chip, state_chip};
