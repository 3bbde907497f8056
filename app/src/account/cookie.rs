//! The session cookie. `__Host-` and `Secure` wherever the site is reached by https; the plain name counts on http alone,
//! because a neighbour under the same domain can set it.

use http::{HeaderMap, header};

use crate::ctx;

const PLAIN: &str = "standwerk";
const HOST: &str = "__Host-standwerk";
/// Seven days, as the session itself.
const SECONDS: u32 = 7 * 24 * 3600;

/// The session's token, if the browser sent one. `https`: whether the site is reached that way.
pub fn token(headers: &HeaderMap, https: bool) -> Option<String> {
    ctx::cookie(headers, if https { HOST } else { PLAIN })
}

/// The token of the browser that asks; empty if it has none.
pub fn own_token() -> String {
    ctx::parts().and_then(|parts| token(&parts.headers, ctx::site().is_https())).unwrap_or_default()
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
