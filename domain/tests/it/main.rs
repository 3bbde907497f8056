//! Every use case, with the same body on SQLite and on PostgreSQL.

mod account;
mod application;
mod applying;
mod booth;
mod directory;
mod event;
mod mail;
mod stand;
