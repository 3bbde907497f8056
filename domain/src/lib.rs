//! Rules and data of Standwerk: what a joint booth is, who may do what, and how it is kept.
//! Knows no HTTP, no HTML and no Leptos.

pub mod actor;
pub mod choice;
pub mod clock;
pub mod code;
pub mod country;
pub mod db;
pub mod demo;
pub mod field;
pub mod files;
pub mod ids;
pub mod locale;
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
pub mod timetable;
