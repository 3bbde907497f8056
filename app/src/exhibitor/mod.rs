pub mod apply_api;
pub mod logo_upload;
pub mod pages;
pub mod words;
