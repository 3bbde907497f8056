//! Every use case, with the same body on SQLite and on PostgreSQL.

mod account;
mod booth;
mod event;
mod stand;
