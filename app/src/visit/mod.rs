//! Delegations that come to visit: asked for by everybody, planned by organisers, received by hosts.

pub mod api;
pub mod downloads;
pub mod pages;
