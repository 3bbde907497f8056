//! Styles, fonts and WASM, compressed at build time and served from memory.

use std::{collections::HashMap, sync::LazyLock};

use axum::{
    body::{Body, Bytes},
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::encoding;

/// One file of the bundle. Its name holds a hash of its content.
pub struct File {
    pub path: &'static str,
    pub content_type: &'static str,
    pub body: &'static [u8],
    pub br: Option<&'static [u8]>,
    pub gz: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

static BY_PATH: LazyLock<HashMap<&'static str, &'static File>> = LazyLock::new(|| FILES.iter().map(|file| (file.path, file)).collect());

/// Answers `/pkg/NAME`: for ever cacheable, because a changed file has another name.
pub async fn serve(Path(path): Path<String>, headers: HeaderMap) -> Response {
    BY_PATH.get(path.as_str()).map_or_else(|| StatusCode::NOT_FOUND.into_response(), |file| answer_file(file, &headers))
}

fn answer_file(file: &'static File, headers: &HeaderMap) -> Response {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (body, encoding) = match (file.br, file.gz) {
        (Some(br), _) if encoding::is_encoding_accepted(accepted, "br") => (br, Some("br")),
        (_, Some(gz)) if encoding::is_encoding_accepted(accepted, "gzip") => (gz, Some("gzip")),
        _ => (file.body, None),
    };
    let mut response = Response::new(Body::from(Bytes::from_static(body)));
    let answered = response.headers_mut();
    answered.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.content_type));
    answered.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    answered.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        answered.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}
