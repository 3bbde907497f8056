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
mod crowd;
mod desk;
mod edge;
mod editing;
mod event_change;
mod file_circles;
mod forms;
mod fresh_pages;
mod headers;
mod limits;
mod logs;
mod machines;
mod mail;
mod mail_server;
mod mailings;
mod my_ticket;
mod old_links;
#[path = "../../../domain/tests/it/own_database.rs"]
mod own_database;
mod papers;
mod passkeys;
mod people;
mod post;
mod programme;
mod repeats;
mod searching;
mod sign_in;
mod site;
mod statements;
mod tables;
mod tickets;
mod uploads;
mod walk_ins;
mod worker;
