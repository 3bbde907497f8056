//! Who runs events together: organisers agree it, everybody reads it, and hosts see their own events.

mod api;
pub mod logo_upload;
pub mod pages;
pub mod structured;

pub use api::{AddHost, EditHost, EditOwnHost, InviteCoHost, MoveHostUp, RemoveCoHost, RemoveHost, RemoveHostLogo, SetHostSharing};
