//! A device that makes passkeys, as small as the standard allows: one key on P-256, no attestation. What it says is
//! written byte by byte (WebAuthn 6.1 and 6.5, RFC 8949), so that the server is not compared with its own library.

use data_encoding::BASE64URL_NOPAD;
use ring::{
    digest::{SHA256, digest},
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Value, json};

/// Somebody was there, and showed who it is.
const PRESENT_AND_VERIFIED: u8 = 0b0000_0101;
const WITH_NEW_KEY: u8 = 0b0100_0000;

pub struct Authenticator {
    key: EcdsaKeyPair,
    id: Vec<u8>,
    /// The account, as the site named it.
    user: Vec<u8>,
    /// The site that the browser has open.
    pub origin: String,
    /// How often it has signed. Many never count, and stay at zero.
    pub count: u32,
    /// Whether it asked for a finger or a PIN.
    pub verifies: bool,
}

impl Authenticator {
    pub fn new(origin: &str) -> Self {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key is made");
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random).expect("and read");
        let id = digest(&SHA256, key.public_key().as_ref()).as_ref().to_vec();
        Self { key, id, user: Vec::new(), origin: origin.to_owned(), count: 0, verifies: true }
    }

    /// What the browser sends after `navigator.credentials.create`.
    pub fn create(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options are JSON");
        self.user = bytes(&options["user"]["id"]);
        let mut said = self.said(text(&options["rp"]["id"]), WITH_NEW_KEY);
        said.extend([0; 16]);
        said.extend(u16::try_from(self.id.len()).expect("a short id").to_be_bytes());
        said.extend(&self.id);
        let (x, y) = self.key.public_key().as_ref()[1..].split_at(32);
        // {1: 2 (two coordinates), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
        said.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        said.extend(x);
        said.extend([0x22, 0x58, 0x20]);
        said.extend(y);
        // {"fmt": "none", "attStmt": {}, "authData": …}
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".to_vec();
        attestation.extend(u16::try_from(said.len()).expect("short").to_be_bytes());
        attestation.extend(said);
        let client = self.client("webauthn.create", &options);
        self.credential(&json!({ "clientDataJSON": encoded(&client), "attestationObject": encoded(&attestation) }))
    }

    /// What the browser sends after `navigator.credentials.get`.
    pub fn get(&self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options are JSON");
        let said = self.said(text(&options["rpId"]), 0);
        let client = self.client("webauthn.get", &options);
        let signed = [said.clone(), digest(&SHA256, &client).as_ref().to_vec()].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).expect("signed");
        self.credential(&json!({
            "clientDataJSON": encoded(&client),
            "authenticatorData": encoded(&said),
            "signature": encoded(signature.as_ref()),
            "userHandle": encoded(&self.user),
        }))
    }

    fn said(&self, site: &str, more: u8) -> Vec<u8> {
        let mut said = digest(&SHA256, site.as_bytes()).as_ref().to_vec();
        let flags = if self.verifies { PRESENT_AND_VERIFIED } else { PRESENT_AND_VERIFIED & 1 };
        said.push(flags | more);
        said.extend(self.count.to_be_bytes());
        said
    }

    fn client(&self, kind: &str, options: &Value) -> Vec<u8> {
        let client = json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false });
        client.to_string().into_bytes()
    }

    fn credential(&self, response: &Value) -> String {
        json!({ "id": encoded(&self.id), "rawId": encoded(&self.id), "type": "public-key", "response": response }).to_string()
    }
}

fn encoded(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn bytes(value: &Value) -> Vec<u8> {
    BASE64URL_NOPAD.decode(text(value).as_bytes()).expect("base64url")
}
