//! The process around the app: command line, configuration, HTTP edge, worker.

pub mod assets;
pub mod backup;
pub mod cli;
pub mod client;
pub mod config;
pub mod connections;
pub mod downloads;
pub mod encoding;
pub mod error_pages;
pub mod files;
pub mod forms;
pub mod fresh_pages;
pub mod guard;
pub mod html;
pub mod limits;
pub mod localise;
pub mod mail_preview;
pub mod mailer;
mod ownership;
mod refusals;
pub mod router;
pub mod running;
pub mod security;
pub mod seo;
pub mod session;
mod sitemap;
pub mod worker;
