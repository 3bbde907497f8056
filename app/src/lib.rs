//! The Leptos app: pages and server functions. All of it exists on the server only; what needs script in the browser is
//! in `islands`.
#![recursion_limit = "512"]

pub mod ctx;
pub mod error;
pub mod form;
pub mod head;
pub mod load;
pub mod markdown;
pub mod routes;
pub mod shell;
mod spent_link;
pub mod table_export;
pub mod ui;
pub mod upload;

pub mod account;
pub mod audit;
pub mod badge;
pub mod booth;
pub mod checkin;
pub mod event;
pub mod exhibitor;
pub mod lead;
pub mod legal;
pub mod mail;
pub mod masterclass;
pub mod registration;

pub use site::{format, paths};
