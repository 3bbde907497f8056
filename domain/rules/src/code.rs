//! Secrets that people carry: codes in QR and links. 128 random bits, no personal data, upper-case letters and digits
//! only, so that a QR code holds them in its compact alphanumeric mode.

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};

use crate::{
    field::{plain, visible},
    keyboard,
};

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
        let code: String = plain(text).chars().filter(|c| !is_blank(*c) && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
        (code.len() == LENGTH && code.bytes().all(|b| matches!(b, b'A'..=b'Z' | b'2'..=b'7'))).then_some(Self(code))
    }

    /// What was scanned may be the bare code, with or without the sign that scanners name the kind of code by (`]Q1`), or
    /// a link that ends in it.
    pub fn from_scan(text: &str) -> Option<Self> {
        let text = &seen(text);
        let bare = text.strip_prefix(']').filter(|rest| rest.is_char_boundary(2)).map_or(text.as_str(), |rest| &rest[2..]);
        Self::parse(bare).or_else(|| Self::parse(text.trim_end_matches('/').rsplit('/').next()?))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the database keeps of a token: its SHA-256 in hex. A stolen database opens no door.
    pub fn hash(&self) -> String {
        hash(&self.0)
    }
}

/// All codes that a scan may stand for: as it is, and as it would be if the keyboard was another than the scanner took it
/// for (`keyboard`). Each line is a reading of the same code. 128 bits are never mistaken for another's, so that whoever
/// looks for any of them finds the one or none.
pub fn scanned(text: &str) -> Vec<Code> {
    let mut found: Vec<Code> = Vec::new();
    for line in text.split(['\n', '\r', '\t']) {
        let signs: Vec<char> = seen(line).chars().collect();
        let guessed = keyboard::readings(&signs, LENGTH, |gives, before| match before {
            [] => true,
            [bracket, _, _] if gives(']', *bracket) => true,
            [.., slash] => gives('/', *slash),
        });
        for code in Code::from_scan(line).into_iter().chain(guessed.iter().filter_map(|reading| Code::parse(reading))) {
            if !found.contains(&code) {
                found.push(code);
            }
        }
    }
    found
}

/// Whether nothing is left of a text without what nobody sees.
pub fn is_empty(text: &str) -> bool {
    seen(text).is_empty()
}

/// A text without what scanners put around a code and nobody sees: line ends, group separators, marks without a width. The
/// other signs stay as they are: keyboards are known by them.
fn seen(text: &str) -> String {
    visible(text).chars().filter(|c| !is_blank(*c)).collect()
}

fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || sign.is_control()
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

    #[test]
    fn what_scanners_put_around_a_code_is_nothing() {
        let code = Code::from_bits(7);
        let text = code.as_str();

        for around in [
            format!("]Q1{text}\r\n"),
            format!("\u{feff}{text}\t"),
            format!("\u{1d}https://stand.example/B/{text}\u{1d}\n\n"),
            format!("{text}/"),
        ] {
            assert_eq!(scanned(&around).first(), Some(&code), "{around:?}");
        }
    }

    /// What arrives of `https://stand.example/B/` and a code when the keys are those of a US keyboard: written down under X with
    /// libxkbcommon 1.5 and xkb-data 2.35.
    #[test]
    fn a_code_is_found_on_the_keyboards_of_europe() {
        let code = Code::parse("YZQAWMSI234567YZQAWMSI2345").expect("a code");
        for (layout, arrived) in [
            ("us", "https://stand.example/B/YZQAWMSI234567YZQAWMSI2345"),
            ("us, Caps Lock", "HTTPS://STAND.EXAMPLE/b/yzqawmsi234567yzqawmsi2345"),
            ("de", "httpsÖ--stand.example-B-ZYQAWMSI234567ZYQAWMSI2345"),
            ("ch", "httpsé--stand.example-B-ZYQAWMSI234567ZYQAWMSI2345"),
            ("fr", "httpsM!!stqnd:exq,ple!B!YWAQZ?SIé\"'(-èYWAQZ?SIé\"'("),
            ("be", "httpsM==stqnd:exq,ple=B=YWAQZ?SIé\"'(§èYWAQZ?SIé\"'("),
            ("tr, Caps Lock", "HTTPSş..STAND.EXAMPLE.b.yzqawmsı234567yzqawmsı2345"),
            ("es", "httpsÑ--stand.example-B-YZQAWMSI234567YZQAWMSI2345"),
            ("il, Caps Lock", "יאאפד:..דאשמגץקסשצפךק.נ.טז/ש'צדן234567טז/ש'צדן2345"),
            ("ca multix, Caps Lock", "HTTPS:ééSTAND.EXAMPLEébéyzqawmsi@#$%?&yzqawmsi@#$%"),
            ("cz", "httpsŮ--stand.example-B-ZYQAWMSIěščřžýZYQAWMSIěščř"),
            ("gr", "ηττπσ¨//σταμδ.εχαμπλε/Β/ΥΖ:ΑΣΜΣΙ234567ΥΖ:ΑΣΜΣΙ2345"),
            ("ru", "реезыЖ..ыефтвюучфьзду.И.НЯЙФЦЬЫШ234567НЯЙФЦЬЫШ2345"),
        ] {
            assert!(scanned(arrived).contains(&code), "{layout}");
        }
        assert!(scanned("ZYQAWMSI234567ZYQAWMSI2345").contains(&code), "a ticket on a German keyboard");
        assert!(scanned("+Q1ZYQAWMSI234567ZYQAWMSI2345").contains(&code), "named as a QR code");
        assert_eq!(scanned("YZQAWMSI234567YZQAWMSI2345").first(), Some(&code), "as it is comes first");
        assert_eq!(scanned("HELLO\nYZQAWMSI234567YZQAWMSI2345").first(), Some(&code), "each line is a reading");
    }

    #[test]
    fn words_are_not_taken_for_codes() {
        for text in [
            "",
            "Anna Beispiel",
            "Wirtschaftsförderung Metropole Ruhr GmbH",
            "anna.beispiel@wirtschaftsfoerderung.example",
            "1234567890123456789012345678",
        ] {
            assert_eq!(scanned(text), Vec::new(), "{text}");
        }
        assert!(is_empty("\r\n \u{200b}") && !is_empty("A"));
    }
}
