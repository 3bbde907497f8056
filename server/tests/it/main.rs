//! The site through its whole stack, as a browser meets it, and the worker with a real mail server.

mod access;
mod applying;
mod authorisation;
mod backup;
mod bad_input;
mod buttons;
mod circles;
mod file_circles;
mod forms;
mod fresh_pages;
mod headers;
mod logs;
mod machines;
mod mail;
mod old_links;
mod papers;
mod people;
mod site;
mod tables;
mod tickets;
mod uploads;
mod worker;
