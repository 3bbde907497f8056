//! Secrets that people carry: codes in QR and links. 128 random bits, no personal data, upper-case letters and digits
//! only, so that a QR code holds them in its compact alphanumeric mode.

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};

use crate::field::plain;

/// 26 characters of five bits hold 128 bits.
const LENGTH: usize = 26;

/// A ticket code, a badge code, or the token in a link.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// A new random code.
    ///
    /// # Panics
    /// When the operating system has no randomness to give, and nothing secret can be made.
    #[cfg(feature = "random")]
    pub fn random() -> Self {
        let mut bytes = [0u8; 16];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        Self::from_bits(u128::from_be_bytes(bytes))
    }

    /// The code of these very bits: for demonstration data, which is the same each time.
    pub fn from_bits(bits: u128) -> Self {
        Self(BASE32_NOPAD.encode(&bits.to_be_bytes()))
    }

    /// What a person typed or a scanner read: spaces, hyphens and what nobody sees are forgiven, so is lower case.
    pub fn parse(text: &str) -> Option<Self> {
        let code: String = plain(text).chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
        (code.len() == LENGTH && code.bytes().all(|b| matches!(b, b'A'..=b'Z' | b'2'..=b'7'))).then_some(Self(code))
    }

    /// What was scanned may be the bare code or a link that ends in it.
    pub fn from_scan(text: &str) -> Option<Self> {
        Self::parse(text).or_else(|| Self::parse(text.trim().trim_end_matches('/').rsplit('/').next()?))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the database keeps of a token: its SHA-256 in hex. A stolen database opens no door.
    pub fn hash(&self) -> String {
        hash(&self.0)
    }
}

/// Codes are secrets: they never reach a log through `{:?}`.
impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

/// SHA-256 in lower-case hex.
pub fn hash(text: &str) -> String {
    hash_bytes(text.as_bytes())
}

/// SHA-256 in lower-case hex.
pub fn hash_bytes(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_survives_being_typed() {
        let code = Code::random();
        let (head, tail) = code.as_str().split_at(13);

        let typed = format!(" {}-{} ", head.to_lowercase(), tail);

        assert_eq!(Code::parse(&typed), Some(code));
    }

    #[test]
    fn a_link_is_read_for_its_code() {
        let code = Code::random();

        assert_eq!(Code::from_scan(&format!("HTTPS://FAIR.EXAMPLE/B/{}", code.as_str())), Some(code));
    }

    #[test]
    fn other_texts_are_no_codes() {
        for text in ["", "HELLO", "https://fair.example/", "ABCDEFGHIJKLMNOPQRSTUVWXY1"] {
            assert_eq!(Code::from_scan(text), None, "{text}");
        }
    }
}
