//! Every use case, with the same body on SQLite and on PostgreSQL.

mod account;
mod mail;
mod stand;
