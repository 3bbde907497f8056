//! What every page is made of: its parts (`components`), the frames around it, and what it knows of its request.

mod components;
pub mod ctx;
pub mod flash;
pub mod form;
pub mod frame;
pub mod head;
pub mod markdown;

pub use components::*;
