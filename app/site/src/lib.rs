//! What pages and letters share: who runs this Standwerk, its addresses, and how dates and numbers read.

pub mod areas;
pub mod field_names;
pub mod form_address;
pub mod format;
pub mod paths;

use domain::account::{PasskeyDemand, RelyingParty};
use serde::{Deserialize, Serialize};

/// Who runs this Standwerk, and where.
#[derive(Clone, Debug)]
pub struct Site {
    /// Without a slash at its end: `https://stand.example`.
    pub public_url: String,
    /// Path of the style sheet, with its hash.
    pub stylesheet: &'static str,
    /// What the files of the scanners' decoder are called, without their ends. Empty where there is none.
    pub decoder: &'static str,
    /// Pages' small scripts: each one's name, and its path with its hash.
    pub scripts: &'static [(&'static str, &'static str)],
    /// Whether a mail server is configured; without one mail waits in the outbox.
    pub mail_is_sent: bool,
    pub agency: Agency,
    /// How passkeys know this site; `None` where browsers make none.
    pub passkeys: Option<RelyingParty>,
    /// Whether a link alone makes nobody an organiser.
    pub organisers_need_passkey: bool,
    /// Where pictures and logos are kept.
    pub files: domain::files::Files,
    /// What travellers' details are sealed with.
    pub travel_keys: domain::sealed::Keys,
}

impl Site {
    /// The host in its address.
    pub fn host(&self) -> String {
        let url = url::Url::parse(&self.public_url).ok();
        url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_else(|| "localhost".to_owned())
    }

    /// Whether browsers reach it by https: then cookies are `Secure`, and browsers are told to come by no other way.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Whose sessions a passkey has to prove.
    pub fn passkey_demand(&self) -> PasskeyDemand {
        if self.organisers_need_passkey { PasskeyDemand::Organisers } else { PasskeyDemand::Nobody }
    }
}

/// The agency, for imprint, privacy notice, mails and structured data: a section of the configuration.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    pub name: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub country: String,
    pub represented_by: String,
    pub email: String,
    pub phone: String,
    pub register: String,
    pub vat_id: String,
    pub data_protection_officer: String,
    pub supervisory_authority: String,
    /// Date of the accessibility self-assessment, as it shall be printed.
    pub accessibility_checked_on: String,
    /// Whom to turn to when a barrier stays: name, address or link.
    pub accessibility_enforcement: String,
}
