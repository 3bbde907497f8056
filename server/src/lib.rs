//! The process around the app: command line, configuration, HTTP edge, worker.

pub mod assets;
pub mod cli;
pub mod config;
pub mod downloads;
pub mod files;
pub mod forms;
pub mod guard;
pub mod html;
pub mod mailer;
pub mod router;
pub mod security;
pub mod session;
pub mod worker;
