//! The session cookie. `__Host-` and `Secure` wherever the site is reached by https.

use http::{HeaderMap, header};

use crate::ctx;

const PLAIN: &str = "standwerk";
const HOST: &str = "__Host-standwerk";
/// Seven days, as the session itself.
const SECONDS: u32 = 7 * 24 * 3600;

/// The session's token, if the browser sent one.
pub fn token(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(name, _)| *name == HOST || *name == PLAIN).map(|(_, value)| value.to_owned()).next()
}

/// Hands the token to the browser.
pub fn set(token: &str) {
    write_session_cookie(token, SECONDS);
}

/// Takes it back.
pub fn clear() {
    write_session_cookie("", 0);
}

fn write_session_cookie(value: &str, seconds: u32) {
    let secure = ctx::site().is_https();
    let (name, flag) = if secure { (HOST, "; Secure") } else { (PLAIN, "") };
    ctx::append_header(header::SET_COOKIE, &format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{flag}"));
}
