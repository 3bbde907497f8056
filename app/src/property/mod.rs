//! Sites and projects: everybody finds them, exhibitors and organisers write them.

mod api;
pub mod downloads;
pub mod file_upload;
mod geojson;
pub mod import_upload;
pub mod pages;
mod sheet;
mod structured;
mod unpacked;

pub use api::{
    ApplyPropertyImport, CreateProperty, DeleteProperty, EditProperty, HandInProperty, HideProperty, PublishProperties, PublishProperty,
    RemovePropertyFile,
};
