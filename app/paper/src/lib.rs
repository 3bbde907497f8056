//! What is printed: facts in, PDF out. Typst sets it; the typefaces are parsed once.

pub mod badge_sheet;
pub mod joined;
pub mod press_release;
mod qr;
mod setter;
mod typeface;
