//! What a check of the mail server found.

use std::fmt::{self, Display, Formatter};

use super::route::Security;

/// A server that would take a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// Host and port.
    pub server: String,
    pub security: Security,
    /// Who is signed in; `None`: nobody is asked.
    pub user: Option<String>,
    /// To whom it would take one.
    pub to: String,
}

impl Display for Probe {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { server, security, user, to } = self;
        let how = match security {
            Security::Tls => "encrypted (TLS)",
            Security::StartTls => "encrypted (STARTTLS)",
            Security::None => "NOT encrypted",
        };
        let who = user.as_ref().map_or_else(|| "without signing in".to_owned(), |user| format!("signed in as {user}"));
        write!(f, "{server}, {how}, {who}; would take a letter to {to}")
    }
}
