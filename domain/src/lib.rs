//! Rules and data of Standwerk: what a joint booth is, who may do what, and how it is kept.
//! Knows no HTTP, no HTML and no Leptos. What needs no data is in `rules`.

pub mod actor;
pub mod clock;
pub mod db;
pub mod demo;
pub mod files;
pub mod picture;
pub mod sweep;

pub mod account;
pub mod audit;
pub mod badge;
pub mod booth;
pub mod checkin;
pub mod event;
pub mod exhibitor;
pub mod lead;
pub mod mail;
pub mod masterclass;
pub mod registration;

pub use rules::{choice, code, country, field, ids, locale, money};
