//! The one error that server functions answer with. It says what a person needs and nothing of what went on inside.

use domain::{
    actor::Denied,
    db::is_repeat,
    field::FieldErrors,
    locale::{Locale, Text},
};
use leptos::prelude::{FromServerFnError, ServerFnErrorErr};
use leptos::server_fn::codec::JsonEncoding;
use serde::{Deserialize, Serialize};

/// What went wrong, in both languages: whoever shows it knows which one its reader speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum ApiError {
    /// Fields were refused: name (empty for the form as a whole) and sentence.
    #[error("invalid input")]
    Invalid { fields: Vec<(String, Text)> },
    /// The thing is not as the form expected: somebody else was faster, a deadline passed.
    #[error("not as expected")]
    Conflict { message: Text },
    #[error("sign-in required")]
    SignInRequired,
    /// It does not exist, or not for whoever asked.
    #[error("not found")]
    NotFound,
    #[error("too many attempts")]
    TooMany { retry_after_seconds: u32 },
    /// This very form was taken before.
    #[error("already done")]
    Repeated,
    /// Something broke. The reference is in the log.
    #[error("internal error {reference}")]
    Internal { reference: String },
    /// The request did not reach the server, or was not understood.
    #[error("transport")]
    Transport,
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::Transport
    }
}

/// When to try again after too many attempts.
pub fn later(l: Locale, seconds: u32) -> String {
    let minutes = seconds.div_ceil(60);
    match l {
        _ if seconds <= 90 => l.t("Bitte versuchen Sie es in einer Minute noch einmal.", "Please try again in a minute.").to_owned(),
        Locale::De => format!("Bitte versuchen Sie es in {minutes} Minuten noch einmal."),
        Locale::En => format!("Please try again in {minutes} minutes."),
    }
}

impl ApiError {
    /// A sentence about the thing as it is now.
    pub fn conflict(message: &Text) -> Self {
        Self::Conflict { message: message.clone() }
    }

    /// One refused field.
    pub fn field(name: &str, problem: &Text) -> Self {
        Self::Invalid { fields: vec![(name.to_owned(), problem.clone())] }
    }

    /// Notes an unexpected failure in the log, and gives its reader the reference to it.
    pub fn internal(error: &(dyn std::error::Error + 'static)) -> Self {
        if is_repeat(error) {
            return Self::Repeated;
        }
        let reference = domain::code::Code::random().as_str()[..8].to_owned();
        // `Debug` would bring the values that PostgreSQL names in its details.
        tracing::error!(reference, %error, "request failed");
        Self::Internal { reference }
    }

    /// After how many seconds it may be tried again, if that is what is wrong.
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            Self::TooMany { retry_after_seconds } => Some(*retry_after_seconds),
            _ => None,
        }
    }

    /// The HTTP status of an answer with this error.
    pub fn status(&self) -> http::StatusCode {
        match self {
            Self::Invalid { .. } => http::StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict { .. } | Self::Repeated => http::StatusCode::CONFLICT,
            Self::SignInRequired => http::StatusCode::UNAUTHORIZED,
            Self::NotFound => http::StatusCode::NOT_FOUND,
            Self::TooMany { .. } => http::StatusCode::TOO_MANY_REQUESTS,
            Self::Transport => http::StatusCode::BAD_REQUEST,
            Self::Internal { .. } => http::StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<Denied> for ApiError {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::NotFound => Self::NotFound,
            Denied::SignInRequired => Self::SignInRequired,
        }
    }
}

impl From<FieldErrors> for ApiError {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid { fields: errors.0 }
    }
}

impl From<domain::db::DbErr> for ApiError {
    fn from(error: domain::db::DbErr) -> Self {
        Self::internal(&error)
    }
}

#[cfg(test)]
mod tests {
    use domain::locale::Locale;

    use super::later;

    #[test]
    fn waiting_is_told_in_minutes() {
        assert_eq!(later(Locale::De, 90), "Bitte versuchen Sie es in einer Minute noch einmal.");
        assert_eq!(later(Locale::De, 91), "Bitte versuchen Sie es in 2 Minuten noch einmal.");
        assert_eq!(later(Locale::En, 701), "Please try again in 12 minutes.");
    }
}
