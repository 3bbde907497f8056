pub mod admission_api;
pub mod admission_words;
pub mod apply_api;
pub mod export;
pub mod logo_upload;
pub mod pages;
pub mod portal_api;
pub mod words;
