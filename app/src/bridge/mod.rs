mod api;
pub mod downloads;
pub mod pages;

pub use api::{
    AddCompany, AddPartner, CreateBridge, EditBridge, EditCompany, EditPartner, MovePartnerUp, PasteCompanies, RemoveBridge, RemoveCompany,
    RemovePartner, SetState,
};
