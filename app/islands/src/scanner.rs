//! Scanners: at the desk, where each code is answered in place, and on an exhibitor's phone, where it leads to the question.
//! Codes come from a camera, from a hand scanner wherever the keyboard leads, and from the field for codes.
//!
//! A browser's translation wraps texts in elements of its own (Chromium 156 also those that come later), and a text that
//! is changed in its old place is not seen. So what changes here says that it is not to be translated, and whole elements
//! are written anew (`prop:textContent`).

mod badge;
mod desk;
mod viewfinder;
mod words;

pub use badge::{BadgeKeys, BadgeScanner};
pub use desk::DeskScanner;
pub(crate) use viewfinder::Camera;
pub use words::CameraWords;
