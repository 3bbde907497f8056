//! Every use case, with the same body on SQLite and on PostgreSQL.

mod account;
mod account_races;
mod admission;
mod application;
mod applying;
mod badge;
mod booth;
mod checkin;
mod checkin_meanwhile;
mod demo;
mod directory;
mod event;
mod guests;
mod history;
mod lead;
mod mail;
mod masterclass;
mod meanwhile;
mod migrating;
mod placing;
mod registration;
mod rows;
mod staff;
mod stand;
mod sweep;
mod turns;
