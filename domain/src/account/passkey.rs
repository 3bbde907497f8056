//! Passkeys: made in "my account", and then a way to sign in that nobody can be talked out of. What the browser and the
//! server say to each other (WebAuthn, <https://www.w3.org/TR/webauthn-3/>) is `webauthn-rs`; who may do what is here.

use serde::{Deserialize, Serialize};
use webauthn_rs::{Webauthn, WebauthnBuilder, prelude::Url};

use super::Error;
use crate::{
    choice::choice,
    clock::Instant,
    ids::{PasskeyCeremonyId, PasskeyId},
};

mod ceremony;
mod keep;
mod register;
mod sign_in;

pub(super) use ceremony::forget_spent;
pub(super) use keep::hold;
pub use keep::{passkeys, remove_passkey, rename_passkey};
pub use register::{add_passkey, begin_passkey};
pub use sign_in::{begin_passkey_sign_in, sign_in_with_passkey};

choice! {
    /// What a challenge is for.
    pub enum CeremonyKind {
        Registration = "registration",
        SignIn = "sign_in",
    }
}

/// This site, as passkeys know it: a passkey made for it answers to no other one.
#[derive(Clone, Debug)]
pub struct RelyingParty(Webauthn);

impl RelyingParty {
    /// The site at this address, called `name` by the browser. `None` where browsers make no passkeys: at a bare IP
    /// address, and over `http` anywhere but on `localhost`.
    pub fn at(public_url: &str, name: &str) -> Option<Self> {
        let url = Url::parse(public_url).ok()?;
        let host = url.domain()?.to_owned();
        let is_secure = url.scheme() == "https" || host == "localhost" || host.ends_with(".localhost");
        let webauthn = WebauthnBuilder::new(&host, &url).ok()?.rp_name(name).build().ok()?;
        is_secure.then_some(Self(webauthn))
    }
}

/// What the browser is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyOptions {
    pub ceremony: PasskeyCeremonyId,
    /// The options of `navigator.credentials`, as JSON with bytes in base64url.
    pub options: String,
}

/// What the browser answered.
#[derive(Clone, Debug, Default)]
pub struct PasskeyAnswer {
    pub ceremony: String,
    /// The credential as JSON with bytes in base64url; empty where no script ran.
    pub credential: String,
}

impl PasskeyAnswer {
    fn read<T: serde::de::DeserializeOwned>(&self) -> Result<T, Error> {
        if self.credential.is_empty() {
            return Err(Error::NoPasskeyAnswer);
        }
        serde_json::from_str(&self.credential).map_err(refused)
    }
}

/// A passkey that somebody makes.
#[derive(Clone, Debug, Default)]
pub struct NewPasskey {
    /// What its owner calls it.
    pub name: String,
    pub answer: PasskeyAnswer,
}

/// One of one's own passkeys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyView {
    pub id: PasskeyId,
    pub name: String,
    pub created_at: Instant,
    pub last_used_at: Option<Instant>,
}

/// Notes in the log why an answer did not hold; whoever sent it is told only that.
fn refused(why: impl std::fmt::Display) -> Error {
    tracing::info!(%why, "a passkey was refused");
    Error::PasskeyRefused
}

#[cfg(test)]
mod tests {
    use super::RelyingParty;

    #[test]
    fn passkeys_are_for_names_that_browsers_trust() {
        let there = |url| RelyingParty::at(url, "Agentur").is_some();

        assert!(there("https://stand.example") && there("https://stand.example:8443") && there("http://localhost:3000"));
        assert!(!there("http://stand.example") && !there("http://127.0.0.1:3000") && !there("https://[::1]:3000") && !there("nowhere"));
    }
}
