//! The first answer to a form, as it is kept for a repeat: it may hold a session's cookie or a link's token, so nobody
//! reads it who does not have the form's own key. That stands in the page and nowhere in the database.

use data_encoding::HEXLOWER;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::IdempotencyKey;

/// What the browser was told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstAnswer {
    /// Where it was led: path and query.
    pub location: String,
    /// The `Set-Cookie` headers.
    pub cookies: Vec<String>,
}

impl IdempotencyKey {
    /// What the row is found by. Nobody gets from it to the key.
    pub(super) fn row(&self) -> String {
        HEXLOWER.encode(&self.derived("row"))
    }

    pub(super) fn seal(&self, answer: &FirstAnswer) -> Result<String, DbErr> {
        let mut nonce = [0; NONCE_LEN];
        getrandom::fill(&mut nonce).map_err(|error| DbErr::Custom(error.to_string()))?;
        let mut sealed = serde_json::to_vec(answer).map_err(|error| DbErr::Custom(error.to_string()))?;
        let key = self.cipher()?;
        let sealing = key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(self.endpoint.as_bytes()), &mut sealed);
        sealing.map_err(|_| unreadable())?;
        Ok(HEXLOWER.encode(&[&nonce[..], &sealed].concat()))
    }

    pub(super) fn open(&self, kept: &str) -> Result<FirstAnswer, DbErr> {
        let mut bytes = HEXLOWER.decode(kept.as_bytes()).map_err(|_| unreadable())?;
        let (nonce, sealed) = bytes.split_at_mut_checked(NONCE_LEN).ok_or_else(unreadable)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| unreadable())?;
        let opened = self.cipher()?.open_in_place(nonce, Aad::from(self.endpoint.as_bytes()), sealed).map_err(|_| unreadable())?;
        serde_json::from_slice(opened).map_err(|_| unreadable())
    }

    fn cipher(&self) -> Result<LessSafeKey, DbErr> {
        UnboundKey::new(&CHACHA20_POLY1305, &self.derived("answer")).map(LessSafeKey::new).map_err(|_| unreadable())
    }

    fn derived(&self, purpose: &str) -> [u8; 32] {
        Sha256::digest(format!("standwerk form {purpose} {}", self.key)).into()
    }
}

fn unreadable() -> DbErr {
    DbErr::Custom("the answer to a form cannot be read".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_forms_own_key_reads_its_answer() {
        let key = IdempotencyKey { key: "0123456789abcdef0123456789abcdef".to_owned(), endpoint: "/api/a".to_owned() };
        let answer = FirstAnswer { location: "/de/account".to_owned(), cookies: vec!["standwerk=secret".to_owned()] };

        let kept = key.seal(&answer).expect("sealed");

        assert_eq!(key.open(&kept).expect("opened"), answer);
        assert_ne!(kept, key.seal(&answer).expect("sealed once more"));
        assert!(!kept.contains("account") && !key.row().contains(&key.key));
        for other in
            [IdempotencyKey { key: "f".repeat(32), ..key.clone() }, IdempotencyKey { endpoint: "/api/b".to_owned(), ..key.clone() }]
        {
            assert!(other.open(&kept).is_err());
        }
        for broken in ["", "/de/account", "00", &kept[2..]] {
            assert!(key.open(broken).is_err(), "{broken}");
        }
    }
}
