//! What goes through several slices at once. The top floor: it uses the slices, and none of them uses it.

pub mod as_of_now;
pub mod board;
pub mod bridge_course;
pub mod bridge_editing;
pub mod course;
pub mod deciding;
pub mod delivery;
mod entries_of_now;
pub mod erasure;
pub mod event_editing;
pub mod exhibitor_editing;
pub mod file_request;
pub mod finding;
pub mod history;
pub mod history_names;
pub mod hosting;
mod kept_files;
pub mod leaving;
pub mod letter;
mod letter_facts;
pub mod next_edition;
pub mod notices;
pub mod overview;
pub mod personal_data_export;
mod reminders;
pub mod resend;
pub mod result;
pub mod search_keys;
pub mod sweep;
pub mod traveller_erasure;
pub mod trip_editing;
pub mod unpublishing;
pub mod visitor_table;
pub mod zone_rules;

pub use kept_files::named_files;
