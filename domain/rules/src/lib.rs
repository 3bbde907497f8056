//! Rules without data: what an id, a code, a word, a field, a place on a level and a step of time are, and who may come
//! in. All of it is pure and compiles for the browser too. What belongs to one slice stands in a module of its name.

pub mod alphabet;
pub mod choice;
pub mod clock;
pub mod code;
pub mod country;
pub mod field;
pub mod ids;
pub mod kept;
pub mod keyboard;
pub mod locale;
pub mod money;
pub mod stand_price;

pub mod account;
pub mod badge;
pub mod booth;
pub mod bridge;
pub mod call;
pub mod check_in;
pub mod event;
pub mod grant;
pub mod host;
pub mod mail;
pub mod masterclass;
pub mod property;
pub mod recap;
pub mod registration;
pub mod roundtable;
pub mod sighting;
pub mod survey;
pub mod travel_details;
pub mod trip;
