//! The pages of this slice.

mod card;
mod compare;
mod editor;
mod fields;
mod files;
mod import;
mod lent;
mod list;
mod map;
mod narrowed;
mod one;
mod organise;
mod own;
mod screen;
mod watch;

pub use compare::CompareProperties;
pub use editor::{EditProperty, NewProperty};
pub use import::{ImportProperties, ImportedProperties};
pub use lent::{PropertiesOfEvent, PropertiesOfExhibitor};
pub use list::Properties;
pub use narrowed::Narrowed;
pub use one::PropertyPage;
pub use organise::OrganiseProperties;
pub use own::OwnProperties;
pub use screen::PropertyScreen;
