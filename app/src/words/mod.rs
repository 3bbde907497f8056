//! What the pages call states, kinds and fields, one module per slice. What one slice alone says stands there; here is what
//! several say, history above all, so that none needs another for its words.

pub mod account;
pub mod actor;
pub mod application;
pub mod application_history;
pub mod booth;
pub mod bridge;
pub mod call;
pub mod camera;
pub mod check_in;
pub mod cost;
pub mod device;
pub mod enquiry;
pub mod event;
pub mod grant;
pub mod host;
pub mod lead;
pub mod mailing;
pub mod masterclass;
pub mod matchmaking;
pub mod news;
pub mod property;
pub mod recap;
pub mod registration;
pub mod roundtable;
pub mod survey;
pub mod talk;
pub mod terms;
pub mod travel_details;
pub mod traveller;
pub mod trip;
pub mod visit;
pub mod waiting;
