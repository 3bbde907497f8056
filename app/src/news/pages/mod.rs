//! The pages of this slice.

mod article;
mod edit;
mod feed_link;
mod newest;
mod newsroom;
mod organise;
mod picture;
mod publishing;

pub use article::NewsArticle;
pub use edit::{EditNews, NewNews};
pub use newest::{NewestNews, NewsOfEvent, NewsOfEvents};
pub use newsroom::Newsroom;
pub use organise::OrganiseNews;
