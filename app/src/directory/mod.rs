mod map;
pub mod pages;
