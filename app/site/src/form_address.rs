//! Where forms are sent: to the page that they stand on, which says in its query what reads them. So the browser stays
//! at the page's own address when a form comes back: it can be reloaded, kept and passed on.
//!
//! `/de/sign-in?post=/api/account/request-sign-in` is the page `/de/sign-in` to whoever opens it, and the server function
//! to whoever posts to it.

use crate::areas;

/// What reads forms: server functions, and handlers of forms with a file.
const READERS: [&str; 2] = ["/api/", "/uploads/"];
const NAMED: &str = "post=";

/// The address to which a form on `page` is sent that `reader` reads: `/api/…` or `/uploads/…`. `page` may have a query.
pub fn form_address(page: &str, reader: &str) -> String {
    let page = page_of(page);
    let sign = if page.contains('?') { '&' } else { '?' };
    format!("{page}{sign}{NAMED}{reader}")
}

/// The page at an address: without what reads a form on it.
pub fn page_of(address: &str) -> String {
    let Some((path, query)) = address.split_once('?') else { return address.to_owned() };
    let own: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with(NAMED)).collect();
    if own.is_empty() { path.to_owned() } else { format!("{path}?{}", own.join("&")) }
}

/// Whether an address is that of a page's form.
pub fn is_of_form(address: &str) -> bool {
    areas::language(address).is_some() && queried(address).is_some()
}

/// What reads a form that is sent to this address of a page; `None` where it names nothing that could.
pub fn reader_of(address: &str) -> Option<&str> {
    areas::language(address)?;
    let reader = queried(address)?;
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_');
    (READERS.iter().any(|known| reader.starts_with(known)) && reader.bytes().all(is_plain)).then_some(reader)
}

fn queried(address: &str) -> Option<&str> {
    let (_, query) = address.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix(NAMED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_sent_to_its_page_which_keeps_its_query() {
        let sent = form_address("/de/organise/events/fair/admission?state=open&q=A%20B", "/api/exhibitor/place");

        assert_eq!(sent, "/de/organise/events/fair/admission?state=open&q=A%20B&post=/api/exhibitor/place");
        assert_eq!(reader_of(&sent), Some("/api/exhibitor/place"));
        assert_eq!(page_of(&sent), "/de/organise/events/fair/admission?state=open&q=A%20B");
        assert_eq!(form_address("/de/sign-in", "/uploads/logo"), "/de/sign-in?post=/uploads/logo");
        assert_eq!(
            form_address(&sent, "/api/a/b"),
            form_address(&page_of(&sent), "/api/a/b"),
            "a page that is opened at its form's address"
        );
    }

    #[test]
    fn nothing_but_a_reader_reads_a_form() {
        for address in [
            "/de/sign-in",
            "/de/sign-in?q=post=/api/a",
            "/de/sign-in?post=",
            "/de/sign-in?post=/de/account",
            "/de/sign-in?post=api/a",
            "/de/sign-in?post=/api/../files/x",
            "/de/sign-in?post=/api/a%2Fb",
            "/de/sign-in?post=//evil.example/api/a",
            // Only pages have forms, and their addresses a language.
            "/events/fair?post=/api/a",
            "/api/a?post=/api/b",
        ] {
            assert_eq!(reader_of(address), None, "{address}");
        }
        assert!(is_of_form("/de/sign-in?post=x") && !is_of_form("/de/sign-in") && !is_of_form("/pkg/a.css?post=x"));
    }
}
