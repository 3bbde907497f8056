//! The pages of this slice.

mod composer;
mod fate;
mod list;
mod news;
mod preview;
mod send;
mod shown;

pub use list::Mailings;
pub use news::News;
pub use preview::MailingPreviewPage;
pub use shown::MailingPage;
