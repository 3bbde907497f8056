//! The Leptos app: pages and server functions. All of it exists on the server only; what needs script in the browser is
//! in `islands`.
#![recursion_limit = "512"]

mod aside;
pub mod asked;
mod calendar_feed;
pub mod ctx;
pub mod error;
pub mod load;
mod map_labels;
mod moment;
mod picture_fields;
mod polled;
pub mod progress;
mod qr;
pub mod routes;
mod rss;
mod share;
pub mod shell;
mod spent_link;
pub mod table_export;
mod told;
mod town_map;
pub mod upload;
mod way_on;
pub mod words;
mod world_map;

pub mod account;
pub mod admission;
pub mod application;
pub mod audit;
pub mod badge;
pub mod booth;
pub mod booth_staff;
pub mod bridge;
pub mod call;
pub mod check_in;
pub mod directory;
pub mod enquiry;
pub mod event;
pub mod funding_report;
pub mod generated_file;
pub mod grant;
pub mod host;
pub mod lead;
pub mod legal;
pub mod mail;
pub mod mailing;
pub mod masterclass;
pub mod matchmaking;
pub mod news;
pub mod overview;
pub mod placement;
pub mod property;
pub mod recap;
pub mod registration;
pub mod roundtable;
pub mod star;
pub mod survey;
pub mod talk;
pub mod travel_details;
pub mod traveller;
pub mod trip;
pub mod visit;

// Pages find what they are made of beside each other.
pub use site::{areas, form_address, format, paths};
pub use ui::{self, flash, form, frame, head, markdown};
