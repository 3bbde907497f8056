//! What visitors mark for themselves.

use crate::authorisation::{
    callers::EVERY_VISITOR,
    row::{Answer::NotFound, Row, form},
};

pub const ROWS: &[Row] = &[form("star/mark-stars", "ticket={ticket}&marks=+session:{session},+exhibitor:{confirmed}")
    .by(EVERY_VISITOR)
    .changes("exhibitor_star session_star")
    .others(NotFound)];
