//! The tables of this slice, column by column.

pub(crate) mod application;
pub(crate) mod application_contact;
pub(crate) mod application_note;
pub(crate) mod application_tag;
pub(crate) mod booth_staff;
pub(crate) mod co_exhibitor;
pub(crate) mod organisation;
pub(crate) mod placement;
