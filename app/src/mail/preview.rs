//! A letter as organisers may look at it.

use domain::{locale::Locale, mail::Letter};

use super::{Written, write};
use crate::ctx::Site;

/// What stands in place of a secret.
const HIDDEN: &str = "XXXXXXXX";

/// A letter as its preview shows it. Links that act in the reader's name are hidden, unless nothing is sent at all:
/// then the outbox is the only way to them. Pictures stand in the HTML itself.
pub fn preview(letter: &Letter, to_name: &str, locale: Locale, site: &Site) -> Written {
    let mut written = match letter.token().filter(|_| site.mail_is_sent) {
        Some(token) => {
            let written = write(letter, to_name, locale, site);
            Written { text: written.text.replace(token, HIDDEN), html: written.html.replace(token, HIDDEN), ..written }
        }
        None => write(letter, to_name, locale, site),
    };
    for file in &written.attachments {
        if let Some(id) = &file.content_id {
            written.html =
                written.html.replace(&format!("cid:{id}"), &format!("data:{};base64,{}", file.content_type, base64(&file.content)));
        }
    }
    written
}

/// RFC 4648.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().enumerate().fold(0u32, |bits, (place, byte)| bits | u32::from(*byte) << (16 - 8 * place));
        for place in 0..4 {
            let sextet = (bits >> (18 - 6 * place)) & 63;
            text.push(if place <= chunk.len() { char::from(ALPHABET[sextet as usize]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_is_padded() {
        assert_eq!([base64(b""), base64(b"f"), base64(b"fo"), base64(b"foo"), base64(b"foob")], ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }
}
