//! Whose device this is: the ticket codes that were opened on it, so that the programme knows its visitor.

use http::header;

use crate::ctx;

const NAME: &str = "ticket";
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

/// The ticket codes that this device sent with the request.
pub fn known() -> Vec<String> {
    let Some(parts) = ctx::parts() else { return Vec::new() };
    let cookies = parts.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let value = pairs.find(|(name, _)| *name == NAME).map(|(_, value)| value.to_owned()).unwrap_or_default();
    value.split('.').filter(|code| !code.is_empty()).take(MOST).map(str::to_owned).collect()
}

fn write_ticket_cookie(value: &str, seconds: u32) {
    let secure = if ctx::site().is_https() { "; Secure" } else { "" };
    ctx::append_header(header::SET_COOKIE, &format!("{NAME}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"));
}
