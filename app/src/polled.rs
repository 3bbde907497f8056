//! Files that machines ask for again and again, mostly to hear that nothing has changed (RFC 9110, 13).

use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use domain::{
    clock::{self, Instant},
    code,
    locale::Locale,
};

/// A file as it is now.
pub struct Polled {
    pub content_type: &'static str,
    /// `None`: it is shown, not kept.
    pub file_name: Option<String>,
    pub language: Locale,
    pub changed_at: Instant,
    /// Whether everybody may have it, and a cache on the way may keep it.
    pub is_public: bool,
    pub content: String,
}

impl Polled {
    /// The file, or that whoever asks has it already.
    pub fn answer(self, asked: &HeaderMap) -> Response {
        // Weak: on the way it is compressed, and unpacked again.
        let tag = format!("W/\"{}\"", &code::hash(&self.content)[..32]);
        // Never in the future (RFC 9110, 8.8.2.1), as the times of example data are.
        let changed = self.changed_at.min(clock::now()).format("%a, %d %b %Y %H:%M:%S GMT").to_string();
        // For some minutes caches spare us half a hall that asks at once; what is not for everybody is kept nowhere.
        let caching = if self.is_public { "public, max-age=300" } else { "private, no-cache" };
        let mut headers = HeaderMap::new();
        let mut set = |name: HeaderName, value: &str| headers.extend(HeaderValue::from_str(value).ok().map(|value| (name, value)));
        set(header::ETAG, &tag);
        set(header::LAST_MODIFIED, &changed);
        set(header::CACHE_CONTROL, caching);
        set(header::CONTENT_LANGUAGE, self.language.as_str());
        if has_it(asked, &tag, self.changed_at) {
            return (StatusCode::NOT_MODIFIED, headers, Body::empty()).into_response();
        }
        set(header::CONTENT_TYPE, self.content_type);
        let disposition = self.file_name.map_or_else(|| "inline".to_owned(), |name| format!("attachment; filename=\"{name}\""));
        set(header::CONTENT_DISPOSITION, &disposition);
        (headers, self.content).into_response()
    }
}

/// By the tag where one was sent, whatever the time beside it says: two changes may share a second.
fn has_it(asked: &HeaderMap, tag: &str, changed_at: Instant) -> bool {
    let mut tags = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).peekable();
    if tags.peek().is_some() {
        let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        return tags.flat_map(|list| list.split(',')).any(|known| known.trim() == "*" || bare(known) == bare(tag));
    }
    let since = asked.get(header::IF_MODIFIED_SINCE).and_then(|value| value.to_str().ok());
    let since = since.and_then(|time| DateTime::parse_from_rfc2822(time).ok()).map(|time| time.with_timezone(&Utc));
    since.is_some_and(|since| changed_at.timestamp() <= since.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(headers: &[(HeaderName, &str)]) -> Response {
        let asked = headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).expect("a header"))).collect();
        let file = Polled {
            content_type: "text/plain",
            file_name: None,
            language: Locale::De,
            changed_at: "2024-03-09T09:30:15.250Z".parse().expect("a test literal"),
            is_public: true,
            content: "what it says".to_owned(),
        };
        file.answer(&asked)
    }

    #[test]
    fn whoever_has_it_gets_nothing_again_and_the_tag_is_asked_before_the_time() {
        let first = asks(&[]);
        let tag = first.headers()[header::ETAG].to_str().expect("text").to_owned();
        let changed = first.headers()[header::LAST_MODIFIED].to_str().expect("text").to_owned();
        assert_eq!((first.status().as_u16(), changed.as_str()), (200, "Sat, 09 Mar 2024 09:30:15 GMT"));
        let strong = tag.trim_start_matches("W/").to_owned();
        let among = format!("\"other\", {tag}");

        for (headers, status) in [
            (vec![(header::IF_NONE_MATCH, tag.as_str())], 304),
            (vec![(header::IF_NONE_MATCH, strong.as_str())], 304),
            (vec![(header::IF_NONE_MATCH, among.as_str())], 304),
            (vec![(header::IF_NONE_MATCH, "*")], 304),
            (vec![(header::IF_NONE_MATCH, "\"other\"")], 200),
            (vec![(header::IF_NONE_MATCH, "\"other\""), (header::IF_MODIFIED_SINCE, changed.as_str())], 200),
            (vec![(header::IF_NONE_MATCH, tag.as_str()), (header::IF_MODIFIED_SINCE, "Fri, 08 Mar 2024 00:00:00 GMT")], 304),
            (vec![(header::IF_MODIFIED_SINCE, changed.as_str())], 304),
            (vec![(header::IF_MODIFIED_SINCE, "Sat, 09 Mar 2024 09:30:14 GMT")], 200),
            (vec![(header::IF_MODIFIED_SINCE, "yesterday")], 200),
        ] {
            let answer = asks(&headers);
            assert_eq!(answer.status().as_u16(), status, "{headers:?}");
            assert_eq!(answer.headers()[header::ETAG], tag, "{headers:?}");
            assert_eq!(answer.headers().contains_key(header::CONTENT_TYPE), status == 200, "{headers:?}");
        }
    }
}
