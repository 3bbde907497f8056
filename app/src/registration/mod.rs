pub mod pages;
pub mod ticket_cookie;
