//! The tables of this slice, column by column.

pub(crate) mod application;
pub(crate) mod application_contact;
pub(crate) mod application_tag;
pub(crate) mod co_exhibitor;
pub(crate) mod decision;
pub(crate) mod decision_step;
