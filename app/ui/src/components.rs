//! The parts every page is built from: forms and fields, tables, page heads, navigation.
//! No server functions, no slice types: plain HTML that is rendered on the server, and small scripts beside it.
//!
//! One module per subject; page authors write `ui::Table`, `ui::Form`. A `String` prop that is marked
//! optional means "not there" when it is empty, so `hint=""` shows no hint.

mod button;
mod chart;
mod chip;
mod choice;
mod confirm;
mod emblem;
mod empty;
mod facts;
mod field;
mod form;
mod header;
mod nav;
mod notice;
mod page;
mod pager;
mod query;
mod results;
mod scope;
mod script;
mod similar;
mod slug;
mod table;
mod text;
mod toolbar;
mod unsaved;

pub use button::{ButtonKind, LinkButton, Submit, SubmitFile};
pub use chart::{Bars, Curve, Part, Point, StackedBar};
pub use chip::{Chip, Tone};
pub use choice::{CheckBox, CheckBoxes, Radios, Select, countries};
pub use confirm::Confirm;
pub use emblem::Emblem;
pub use empty::EmptyState;
pub use facts::{Facts, fact};
pub use field::{FileField, FileLimits, Hidden, InputKind, TextField};
pub use form::{Encoding, Form, with_refusal};
pub use header::{SiteFooter, SiteHeader, SkipLink, TITLE};
pub use nav::{Breadcrumbs, GroupedNav, NavLink, SubNav};
pub use notice::{Done, Notice};
pub use page::{Actions, Card, HeadSize, Level, PageHead, Section, soft_breaks};
pub use pager::Pagination;
pub use query::Query;
pub use results::{Results, SearchStatus};
pub use script::Script;
pub use similar::SimilarNote;
pub use table::{Column, SortLink, Table, or_dash};
pub use text::TextArea;
pub use toolbar::{Bound, Filter, Toolbar};
pub use unsaved::{Saving, Unsaved, UnsavedOffer};

/// `None` for an empty text, so that an attribute with nothing to say is left out.
fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
