//! Every use case, with the same body on SQLite and on PostgreSQL.

mod account;
mod admission;
mod application;
mod applying;
mod badge;
mod booth;
mod booth_staff;
mod check_in;
mod demo;
mod directory;
mod event;
mod full_disk;
mod guests;
mod history;
mod lead;
mod letters;
mod mail;
mod masterclass;
mod placement;
mod placing;
mod registration;
mod rows;
mod slices;
mod stand;
mod sweep;
mod timetable;
