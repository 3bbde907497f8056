//! Leads: contacts that a visitor gave to one exhibitor, with the consent, its receipt and the way back.
//! What a visitor agreed to with the organiser is in `registration`.

pub(crate) mod entity;
