//! The site through its whole stack, as a browser meets it, and the worker with a real mail server.

mod access;
mod backup;
mod forms;
mod headers;
mod logs;
mod machines;
mod mail;
mod people;
mod site;
mod tables;
mod worker;
