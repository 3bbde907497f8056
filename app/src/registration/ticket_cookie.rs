//! Whose device this is: the ticket codes that were opened on it, so that the programme knows its visitor.

use http::{HeaderMap, header};

use crate::ctx;

const PLAIN: &str = "ticket";
/// On https: no neighbour under the same domain can set it.
const HOST: &str = "__Host-ticket";
/// Thirty days.
const SECONDS: u32 = 30 * 24 * 3600;
/// Events that one device remembers, the last one first.
const MOST: usize = 4;

/// Keeps a ticket code on this device, before those that it knows. Whoever calls has seen that the code opens something.
pub fn remember(code: &str) {
    let mut codes = known();
    codes.retain(|known| known != code);
    codes.insert(0, code.to_owned());
    codes.truncate(MOST);
    write_ticket_cookie(&codes.join("."), SECONDS);
}

/// Takes codes back, when their registrations are no more.
pub fn forget(gone: &[String]) {
    let mut codes = known();
    codes.retain(|known| !gone.contains(known));
    write_ticket_cookie(&codes.join("."), if codes.is_empty() { 0 } else { SECONDS });
}

/// As [`forget`], for a code that opened nothing, if this device knows it.
pub fn forget_known(code: &str) {
    if known().iter().any(|known| known == code) {
        forget(&[code.to_owned()]);
    }
}

/// The ticket codes that this device sent with the request.
pub fn known() -> Vec<String> {
    let Some(parts) = ctx::parts().filter(|_| ctx::is_request()) else { return Vec::new() };
    let value = ctx::cookie(&parts.headers, cookie_name(ctx::site().is_https())).unwrap_or_default();
    value.split('.').filter(|code| !code.is_empty()).take(MOST).map(str::to_owned).collect()
}

/// Whether a request comes from a device that knows a ticket. `https`: whether the site is reached that way.
pub fn is_there(headers: &HeaderMap, https: bool) -> bool {
    ctx::cookie(headers, cookie_name(https)).is_some()
}

fn write_ticket_cookie(value: &str, seconds: u32) {
    let https = ctx::site().is_https();
    let (name, secure) = (cookie_name(https), if https { "; Secure" } else { "" });
    ctx::append_header(header::SET_COOKIE, &format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"));
}

fn cookie_name(https: bool) -> &'static str {
    if https { HOST } else { PLAIN }
}
