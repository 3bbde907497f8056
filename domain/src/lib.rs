//! Rules and data of Standwerk: what a joint booth is, who may do what, and how it is kept.
//! Knows no HTTP, no HTML and no Leptos. What needs no data is in `rules`.

pub mod actor;
pub mod clock;
pub mod db;
pub mod demo;
pub mod files;
pub mod phone;
pub mod picture;
pub mod sealed;
pub mod zone;

pub mod account;
pub mod admission;
pub mod application;
pub mod audit;
pub mod badge;
pub mod booth;
pub mod booth_staff;
pub mod bridge;
pub mod calendar;
pub mod call;
pub mod check_in;
pub mod cost;
pub mod directory;
pub mod enquiry;
pub mod event;
pub mod generated_file;
pub mod grant;
pub mod host;
pub mod lead;
pub mod mail;
pub mod mailing;
pub mod masterclass;
pub mod matchmaking;
pub mod news;
pub mod notice;
pub mod organisation;
pub mod placement;
pub mod process;
pub mod property;
pub mod recap;
pub mod registration;
pub mod roundtable;
pub mod star;
pub mod survey;
pub mod talk;
pub mod timetable;
pub mod travel_details;
pub mod traveller;
pub mod trip;
pub mod vat;
pub mod visit;

pub use rules::{choice, code, country, field, ids, locale, money, stand_price};
