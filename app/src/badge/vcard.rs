//! A contact as a phone takes it up: vCard 4.0 (RFC 6350). Crates that read and write all of it weigh more than the
//! eight lines that are needed.

use domain::lead::ContactCard;

/// No line is longer, in octets (RFC 6350, 3.2).
const LONGEST: usize = 75;

/// The card, with the address of the exhibitor's page.
pub fn vcard(card: &ContactCard, page: &str) -> String {
    let mut text = String::new();
    line(&mut text, "BEGIN:VCARD");
    line(&mut text, "VERSION:4.0");
    line(&mut text, "KIND:individual");
    property(&mut text, "FN", &card.name);
    property(&mut text, "ORG", &card.organisation);
    property(&mut text, "TITLE", &card.job_title);
    property(&mut text, "EMAIL", card.email.as_deref().unwrap_or_default());
    let phone: String = card.phone.iter().flat_map(|phone| phone.chars()).filter(|c| c.is_ascii_digit() || *c == '+').collect();
    if !phone.is_empty() {
        line(&mut text, &format!("TEL;VALUE=uri:tel:{phone}"));
    }
    property(&mut text, "URL", &card.website);
    property(&mut text, "URL", page);
    property(&mut text, "NOTE", &card.event_name);
    line(&mut text, "END:VCARD");
    text
}

fn property(text: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        line(text, &format!("{name}:{}", escaped(value)));
    }
}

/// Commas, semicolons, backslashes and line ends have a meaning of their own (RFC 6350, 3.4).
fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace("\r\n", "\n").replace('\n', "\\n").replace(',', "\\,").replace(';', "\\;")
}

/// Adds a line, folded between characters: what follows begins with a space.
fn line(text: &mut String, content: &str) {
    let mut used = 0;
    for letter in content.chars() {
        if used + letter.len_utf8() > LONGEST {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(letter);
        used += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(name: &str) -> ContactCard {
        ContactCard {
            name: name.to_owned(),
            job_title: "Vertrieb, Süd; Nord".to_owned(),
            organisation: "Ruhr\\KI".to_owned(),
            website: String::new(),
            email: None,
            phone: Some("+49 (201) 12-3".to_owned()),
            locale: domain::locale::Locale::De,
            event_slug: "mipim".to_owned(),
            event_name: "MIPIM".to_owned(),
            accent: "blue".to_owned(),
            exhibitor_slug: "ruhr-ki".to_owned(),
            unit: None,
        }
    }

    #[test]
    fn signs_with_a_meaning_are_escaped_and_what_is_not_shared_is_absent() {
        let text = vcard(&card("Emil\nAussteller"), "https://stand.example/x");

        assert!(text.contains("FN:Emil\\nAussteller\r\n"), "{text}");
        assert!(text.contains("TITLE:Vertrieb\\, Süd\\; Nord\r\n"), "{text}");
        assert!(text.contains("ORG:Ruhr\\\\KI\r\n"), "{text}");
        assert!(text.contains("TEL;VALUE=uri:tel:+49201123\r\n"), "{text}");
        assert!(!text.contains("EMAIL"), "{text}");
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let name = "Äöü".repeat(40);

        let text = vcard(&card(&name), "");

        assert!(text.split("\r\n").all(|line| line.len() <= LONGEST), "{text}");
        assert!(text.replace("\r\n ", "").contains(&name), "{text}");
    }
}
