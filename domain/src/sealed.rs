//! What a stolen database must not tell: sealed with a key that is kept elsewhere (ChaCha20-Poly1305). Each seal names its
//! key, so that a new key can be set while older seals are still read with the one before.

use std::{fmt, sync::Arc};

use data_encoding::{BASE64, HEXLOWER};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use uuid::Uuid;

use crate::code::hash_bytes;

/// Of a key.
const KEY_BYTES: usize = 32;
/// What a seal begins with: how the rest is to be read.
const VERSION: u8 = 1;
/// So much of a key's hash names it.
const NAME_BYTES: usize = 4;
/// Version, name of the key, nonce.
const HEAD: usize = 1 + NAME_BYTES + NONCE_LEN;

/// The keys of this server: the first one seals, all of them open. `{:?}` shows their names alone.
#[derive(Clone)]
pub struct Keys(Arc<[Key]>);

struct Key {
    name: [u8; NAME_BYTES],
    key: LessSafeKey,
}

/// Why a text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be 32 bytes in Base64, as `openssl rand -base64 32` prints them")]
pub struct NoKey;

/// Why a seal cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unopened {
    /// This server does not have the key of that name.
    #[error("sealed with the key {name}, which this server does not have: put it into travel_key or former_travel_keys")]
    KeyMissing { name: String },
    /// It was changed, belongs to somebody else, or is none.
    #[error("the seal is broken: this row was changed outside of the program")]
    Broken,
}

impl Keys {
    /// The key that seals, and older ones that only open; each is 32 bytes in Base64.
    ///
    /// # Errors
    /// `NoKey` for any of them that is none.
    pub fn parse(current: &str, former: &[String]) -> Result<Self, NoKey> {
        let all: Vec<Key> = std::iter::once(current).chain(former.iter().map(String::as_str)).map(Key::parse).collect::<Result<_, _>>()?;
        Ok(Self(all.into()))
    }

    /// Seals for a row: nobody can move what is sealed to another one.
    ///
    /// # Panics
    /// When the operating system has no randomness to give, and nothing can be sealed.
    pub fn seal(&self, row: Uuid, content: &[u8]) -> String {
        let Key { name, key } = self.current();
        let mut nonce = [0_u8; NONCE_LEN];
        getrandom::fill(&mut nonce).expect("the operating system gives random bytes");
        let mut sealed = content.to_vec();
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), about(name, row), &mut sealed)
            .expect("whatever fits into memory can be sealed");
        let mut whole = Vec::with_capacity(HEAD + sealed.len());
        whole.push(VERSION);
        whole.extend_from_slice(name);
        whole.extend_from_slice(&nonce);
        whole.extend_from_slice(&sealed);
        BASE64.encode(&whole)
    }

    /// What was sealed for this row.
    ///
    /// # Errors
    /// `KeyMissing`, or `Broken`.
    pub fn open(&self, row: Uuid, sealed: &str) -> Result<Vec<u8>, Unopened> {
        let whole = BASE64.decode(sealed.as_bytes()).map_err(|_| Unopened::Broken)?;
        let (head, content) = whole.split_at_checked(HEAD).ok_or(Unopened::Broken)?;
        let (version, rest) = head.split_first().ok_or(Unopened::Broken)?;
        let (name, nonce) = rest.split_at_checked(NAME_BYTES).ok_or(Unopened::Broken)?;
        if *version != VERSION {
            return Err(Unopened::Broken);
        }
        let known = self.0.iter().find(|key| key.name == name);
        let Key { name, key } = known.ok_or_else(|| Unopened::KeyMissing { name: HEXLOWER.encode(name) })?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| Unopened::Broken)?;
        let mut content = content.to_vec();
        let opened = key.open_in_place(nonce, about(name, row), &mut content).map_err(|_| Unopened::Broken)?;
        Ok(opened.to_vec())
    }

    /// What the key that seals is called, for logs and administrators.
    pub fn name(&self) -> String {
        HEXLOWER.encode(&self.current().name)
    }

    fn current(&self) -> &Key {
        // `parse` makes none without.
        &self.0[0]
    }
}

impl Key {
    fn parse(text: &str) -> Result<Self, NoKey> {
        let bytes = BASE64.decode(text.trim().as_bytes()).map_err(|_| NoKey)?;
        if bytes.len() != KEY_BYTES {
            return Err(NoKey);
        }
        let key = LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, &bytes).map_err(|_| NoKey)?);
        let hash = HEXLOWER.decode(hash_bytes(&bytes).as_bytes()).map_err(|_| NoKey)?;
        let name = hash.get(..NAME_BYTES).and_then(|name| name.try_into().ok()).ok_or(NoKey)?;
        Ok(Self { name, key })
    }
}

/// A new key, as `Keys::parse` reads it.
///
/// # Panics
/// When the operating system has no randomness to give.
pub fn new_key() -> String {
    let mut bytes = [0_u8; KEY_BYTES];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    BASE64.encode(&bytes)
}

/// What a seal is bound to: how it is made, by which key, for which row.
fn about(name: &[u8; NAME_BYTES], row: Uuid) -> Aad<[u8; 1 + NAME_BYTES + 16]> {
    let mut about = [VERSION; 1 + NAME_BYTES + 16];
    about[1..=NAME_BYTES].copy_from_slice(name);
    about[1 + NAME_BYTES..].copy_from_slice(row.as_bytes());
    Aad::from(about)
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|key| HEXLOWER.encode(&key.name))).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    #[test]
    fn what_is_sealed_opens_for_its_own_row_alone() {
        let keys = Keys::parse(&new_key(), &[]).expect("a key");
        let sealed = keys.seal(row(1), b"C01X00T47");

        assert_eq!(keys.open(row(1), &sealed), Ok(b"C01X00T47".to_vec()));
        assert_eq!(keys.open(row(2), &sealed), Err(Unopened::Broken), "moved to another row");
        assert_ne!(sealed, keys.seal(row(1), b"C01X00T47"), "no two look alike");
    }

    #[test]
    fn a_seal_with_any_byte_changed_does_not_open() {
        let keys = Keys::parse(&new_key(), &[]).expect("a key");
        let sealed = BASE64.decode(keys.seal(row(1), b"secret").as_bytes()).expect("Base64");

        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(keys.open(row(1), &BASE64.encode(&changed)).is_err(), "byte {at}");
        }
        for junk in ["", "AAAA", "no base 64", &BASE64.encode(&sealed[..HEAD]), &BASE64.encode(&sealed[..sealed.len() - 1])] {
            assert_eq!(keys.open(row(1), junk), Err(Unopened::Broken), "{junk}");
        }
    }

    #[test]
    fn a_new_key_seals_and_the_former_still_opens() {
        let (old, new) = (new_key(), new_key());
        let sealed = Keys::parse(&old, &[]).expect("a key").seal(row(1), b"secret");
        let both = Keys::parse(&new, std::slice::from_ref(&old)).expect("keys");

        assert_eq!(both.open(row(1), &sealed), Ok(b"secret".to_vec()));
        let anew = both.seal(row(1), b"secret");
        let missing = Keys::parse(&old, &[]).expect("a key").open(row(1), &anew);
        assert_eq!(missing, Err(Unopened::KeyMissing { name: both.name() }));
    }

    #[test]
    fn a_key_is_32_bytes_and_is_shown_nowhere() {
        for wrong in ["", "secret", &BASE64.encode(&[7; 31]), &BASE64.encode(&[7; 33])] {
            assert!(Keys::parse(wrong, &[]).is_err(), "{wrong}");
        }
        let key = new_key();
        let keys = Keys::parse(&key, &["nonsense".to_owned()]);
        assert!(keys.is_err(), "also a former one");
        let keys = Keys::parse(&format!("{key}\n"), &[]).expect("as it stands in a file");
        assert_eq!(format!("{keys:?}"), format!("[\"{}\"]", keys.name()));
        assert!(!key.to_lowercase().contains(&keys.name()));
    }
}
