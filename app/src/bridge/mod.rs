mod api;
pub mod pages;

pub use api::{AddPartner, CreateBridge, EditBridge, EditPartner, MovePartnerUp, RemoveBridge, RemovePartner, SetState};
