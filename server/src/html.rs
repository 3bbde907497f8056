//! The last touch to a page: what the framework writes for the browser's half of it, and a page without islands does
//! not need. Its empty comments (`<!>`) are what islands find their place by; elsewhere they are noise. Its scripts
//! behind `</html>`, and a nonce where only a word may stand, are no valid HTML.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

const MARK: &str = "<!>";
/// The same node for a browser, and valid.
const VALID_MARK: &str = "<!---->";
const END: &str = "</body></html>";
const ISLAND: &str = "<leptos-island";
const ISLAND_END: &str = "</leptos-island>";

/// Cleans every HTML answer, and gives it its length.
pub async fn tidy(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let is_html = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_html {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let body = match std::str::from_utf8(&body) {
        Ok(html) => Body::from(tidied(html)),
        Err(_) => Body::from(body),
    };
    parts.headers.remove(header::TRANSFER_ENCODING);
    parts.headers.insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    Response::from_parts(parts, body)
}

fn tidied(html: &str) -> String {
    let (page, behind) = html.rsplit_once(END).unwrap_or((html, ""));
    let mut tidy = String::with_capacity(html.len());
    let mut rest = page;
    while let Some(start) = rest.find(ISLAND) {
        let end = rest[start..].find(ISLAND_END).map_or(rest.len(), |end| start + end + ISLAND_END.len());
        push_without_marks(&mut tidy, &rest[..start]);
        tidy.push_str(&rest[start..end].replace(MARK, VALID_MARK));
        rest = &rest[end..];
    }
    push_without_marks(&mut tidy, rest);
    if page.contains(ISLAND) {
        tidy = with_valid_preloads(&tidy);
        tidy.push_str(behind);
    }
    if page.len() < html.len() {
        tidy.push_str(END);
    }
    tidy
}

/// `crossorigin` knows no nonce: the framework writes one there all the same (leptos 0.8, `HydrationScripts`).
fn with_valid_preloads(html: &str) -> String {
    const NAME: &str = "crossorigin=\"";
    let mut parts = html.split(NAME);
    let mut valid = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        valid.push_str(NAME);
        valid.push_str(part.find('"').map_or(part, |end| &part[end..]));
    }
    valid
}

fn push_without_marks(tidy: &mut String, html: &str) {
    for part in html.split(MARK) {
        tidy.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_without_islands_keeps_neither_marks_nor_scripts() {
        let html = "<p>a<!>b</p></body></html><script>X=[];</script>";

        assert_eq!(tidied(html), "<p>ab</p></body></html>");
    }

    #[test]
    fn an_island_keeps_its_marks_and_the_page_its_scripts() {
        let html = "<link crossorigin=\"n0nce\" href=\"/a\"><!><leptos-island data-component=\"Zoom\"><b>1<!>2</b></leptos-island><p><!>c</p></body></html><script>X=[];</script>";

        let expected = "<link crossorigin=\"\" href=\"/a\"><leptos-island data-component=\"Zoom\"><b>1<!---->2</b></leptos-island><p>c</p><script>X=[];</script></body></html>";
        assert_eq!(tidied(html), expected);
    }
}
