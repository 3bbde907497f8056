//! The last touch to a page: the framework's empty comments (`<!>`) are what islands find their place by in the browser;
//! elsewhere they are noise, and no valid HTML.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

const MARK: &str = "<!>";
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
        Ok(html) => Body::from(without_marks(html)),
        Err(_) => Body::from(body),
    };
    parts.headers.remove(header::TRANSFER_ENCODING);
    parts.headers.insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    Response::from_parts(parts, body)
}

fn without_marks(html: &str) -> String {
    let mut tidy = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find(ISLAND) {
        let end = rest[start..].find(ISLAND_END).map_or(rest.len(), |end| start + end + ISLAND_END.len());
        push_without_marks(&mut tidy, &rest[..start]);
        tidy.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    push_without_marks(&mut tidy, rest);
    tidy
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
    fn marks_stay_in_islands_alone() {
        let html = "<p>a<!>b</p><leptos-island data-component=\"Zoom\"><b>1<!>2</b></leptos-island><p><!>c</p>";

        assert_eq!(without_marks(html), "<p>ab</p><leptos-island data-component=\"Zoom\"><b>1<!>2</b></leptos-island><p>c</p>");
    }
}
