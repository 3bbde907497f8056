//! What tells the browser that asked for a way in from all others: the short code of the letter is good in this one.

use domain::code::Code;
use http::header;

use crate::ctx;

const PLAIN: &str = "sign-in";
/// On https: no neighbour under the same domain can set it.
const HOST: &str = "__Host-sign-in";
/// An hour, as the code itself at the most.
const SECONDS: u32 = 3600;

/// What this browser was given when it asked, if it did. It keeps it when it asks again, so that either code is right.
pub fn known() -> Option<Code> {
    let (name, _) = name();
    Code::parse(&ctx::cookie(&ctx::parts()?.headers, name)?)
}

/// Hands it to the browser.
pub fn remember(asking: &Code) {
    write_asking_cookie(asking.as_str(), SECONDS);
}

/// Takes it back.
pub fn clear() {
    write_asking_cookie("", 0);
}

fn write_asking_cookie(value: &str, seconds: u32) {
    let (name, flag) = name();
    ctx::append_header(header::SET_COOKIE, &format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{flag}"));
}

fn name() -> (&'static str, &'static str) {
    if ctx::site().is_https() { (HOST, "; Secure") } else { (PLAIN, "") }
}
