//! What is printed: facts in, PDF out. Typst sets it; the typefaces are parsed once.

pub mod badge_sheet;
pub mod booklet;
pub mod itinerary;
pub mod joined;
pub mod press_release;
mod qr;
pub mod report;
pub mod roundtable;
mod typeface;
mod world;
