//! The site through its whole stack, as a browser meets it, and the worker with a real mail server.

mod access;
mod applying;
#[path = "../../../domain/tests/it/authenticator.rs"]
mod authenticator;
mod authorisation;
mod backup;
mod bad_input;
mod buttons;
mod calendars;
mod circles;
mod commands;
mod configuration;
mod edge;
mod file_circles;
mod forms;
mod fresh_pages;
mod headers;
mod limits;
mod logs;
mod machines;
mod mail;
mod mail_server;
mod old_links;
mod papers;
mod passkeys;
mod people;
mod post;
mod repeats;
mod searching;
mod sign_in;
mod site;
mod tables;
mod tickets;
mod uploads;
mod worker;
