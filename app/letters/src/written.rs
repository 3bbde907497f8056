//! A letter as it is sent.

/// Subject, both bodies, and what hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub subject: String,
    pub text: String,
    pub html: String,
    pub attachments: Vec<Attached>,
    /// Whom an answer reaches: name and address. The name may be empty; no address, no such header.
    pub reply_to: Option<(String, String)>,
    /// Where mail programs send their reader's wish for no more of such letters (RFC 8058).
    pub unsubscribe: Option<String>,
}

/// A file in a mail; one with a content id is a picture that the HTML shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    pub name: String,
    pub content_type: &'static str,
    pub content_id: Option<String>,
    pub content: Vec<u8>,
}
