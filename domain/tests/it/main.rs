//! Every use case, with the same body on SQLite and on PostgreSQL.

mod account;
mod demo;
mod booth;
mod stand;
mod sweep;
