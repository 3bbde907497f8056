//! Letters to groups.

mod drafts;
mod fixture;
mod groups;
mod leaving;
mod news;
mod planning;
mod reminding;
