//! The pages of this slice.

mod fields;
mod hosting;
mod one;
mod organise;
mod own;
mod people;
mod public;
mod released;
mod sharing;

pub use hosting::{HostedEventPage, Hosting};
pub use organise::OrganiseHosts;
pub use public::HostsOfEvent;
