//! What goes out compressed, and when it must not.

use app::table_export::XLSX;
use axum::{
    body::Bytes,
    extract::Request,
    http::{HeaderName, header},
    middleware::Next,
    response::Response,
};
use brotli::enc::BrotliEncoderParams;
use tower_http::{
    CompressionLevel,
    compression::predicate::{DefaultPredicate, NotForContentType, Predicate},
};

/// Pages hold what another site may not learn, and its length tells something of what is in a compressed page. Whoever
/// guesses a secret by the lengths of many answers (BREACH) makes a browser ask for them from another site: those answers,
/// and only those, go out as they are. Keys of forms and nonces are new in each answer anyway.
pub async fn leave_alone_for_others(mut request: Request, next: Next) -> Response {
    let site = request.headers().get(HeaderName::from_static("sec-fetch-site"));
    if site.is_some_and(|site| site == "cross-site" || site == "same-site") && request.headers().contains_key(header::COOKIE) {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    next.run(request).await
}

/// For what goes out once: packing it must not cost more than rendering it.
pub const ONCE: CompressionLevel = CompressionLevel::Precise(4);
/// For what goes out to many: a quarter of the bytes also of the smallest pages.
const FOR_MANY: i32 = 5;

/// What gets smaller by packing: not what is packed already, such as paper and workbooks. Of those, browsers are told how
/// long they are, so that they show how far the download is.
pub fn is_worth_packing() -> impl Predicate {
    let paper = NotForContentType::const_new("application/pdf");
    DefaultPredicate::new().and(paper).and(NotForContentType::const_new(XLSX))
}

/// `body` as brotli.
pub fn packed(body: &[u8]) -> Bytes {
    let mut packed = Vec::with_capacity(body.len() / 4);
    let params = BrotliEncoderParams { quality: FOR_MANY, ..BrotliEncoderParams::default() };
    match brotli::BrotliCompress(&mut &body[..], &mut packed, &params) {
        Ok(_) => packed.into(),
        Err(error) => unreachable!("memory takes what is written to it: {error}"),
    }
}

/// Whether `Accept-Encoding` takes an encoding: `br;q=0` does not.
pub fn is_encoding_accepted(header: &str, encoding: &str) -> bool {
    header.split(',').any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let is_named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Ok(1.0), str::parse::<f32>);
        is_named && weight.is_ok_and(|weight| weight > 0.0)
    })
}

#[cfg(test)]
mod tests {
    use super::is_encoding_accepted;

    #[test]
    fn an_encoding_may_be_ruled_out() {
        for header in ["br", "gzip, br", "gzip;q=0.5, BR;q=0.1", "br;q=1.0, *;q=0"] {
            assert!(is_encoding_accepted(header, "br"), "{header}");
        }
        for header in ["", "gzip", "br;q=0", "br; q=0.0, gzip", "brotli", "br;q=x"] {
            assert!(!is_encoding_accepted(header, "br"), "{header}");
        }
    }
}
