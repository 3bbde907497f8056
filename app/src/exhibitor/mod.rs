pub mod admission_api;
pub mod admission_words;
pub mod export;
pub mod pages;
pub mod portal_api;
pub mod words;
