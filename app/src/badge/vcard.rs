//! A contact as a phone takes it up: vCard 3.0 (RFC 2426), because address books of phones refuse newer ones, with the name
//! taken apart, because others file it under the company. Crates that read and write all of it weigh more than the few
//! lines that are needed.

use domain::{
    clock::Instant,
    code::hash,
    field::NameParts,
    lead::ContactCard,
    locale::Locale,
    phone::{phone_as_dialled, phone_as_read},
};

/// No line is longer, in octets (RFC 2426, 2.6).
const LONGEST: usize = 75;

/// The card of the badge with this code, with the address of the exhibitor's page. `now` is when it said this.
pub fn vcard(card: &ContactCard, page: &str, code: &str, now: Instant) -> String {
    let NameParts { prefix, given, family, suffix } = NameParts::of(&card.name);
    let name = [family, given, String::new(), prefix, suffix].map(|part| escaped(&part)).join(";");
    let mut text = String::new();
    line(&mut text, "BEGIN:VCARD");
    line(&mut text, "VERSION:3.0");
    line(&mut text, &format!("N:{name}"));
    property(&mut text, "FN", &card.name);
    property(&mut text, "ORG", &card.organisation);
    property(&mut text, "TITLE", &card.job_title);
    property(&mut text, "TEL;TYPE=WORK,VOICE", &card.phone.as_deref().map(|phone| dialled(phone, &card.country)).unwrap_or_default());
    property(&mut text, "EMAIL;TYPE=INTERNET,WORK", card.email.as_deref().unwrap_or_default());
    for address in [card.website.as_str(), page] {
        // These two are signs of a card's own, and not every reader takes a backslash before them off again in an address.
        property(&mut text, "URL", &address.replace(';', "%3B").replace(',', "%2C"));
    }
    property(&mut text, "NOTE", &card.event_name);
    property(&mut text, "UID", &uid(code));
    property(&mut text, "REV", &now.format("%Y-%m-%dT%H:%M:%SZ").to_string());
    line(&mut text, "END:VCARD");
    text
}

/// What a telephone takes: spaces apart, and an extension in the word that most of them know.
fn dialled(phone: &str, country: &str) -> String {
    let number = phone_as_dialled(phone, country);
    number.map_or_else(|| phone.to_owned(), |number| phone_as_read(Locale::En, &number))
}

/// The same for each card of a badge, so that a second import replaces the first. Nobody finds the code in it.
fn uid(code: &str) -> String {
    let hash = hash(&format!("vcard:{}", domain::code::Code::parse(code).map_or_else(|| code.to_owned(), |code| code.as_str().to_owned())));
    format!("urn:uuid:{}-{}-4{}-a{}-{}", &hash[..8], &hash[8..12], &hash[13..16], &hash[17..20], &hash[20..32])
}

fn property(text: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        line(text, &format!("{name}:{}", escaped(value)));
    }
}

/// Commas, semicolons, backslashes and line ends have a meaning of their own (RFC 2426, 4).
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
    use std::{
        io::Write,
        process::{Command, Stdio},
    };

    use super::*;

    const CODE: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    fn card(name: &str) -> ContactCard {
        ContactCard {
            name: name.to_owned(),
            job_title: "Vertrieb, Süd; Nord".to_owned(),
            organisation: "Ruhr\\KI; Söhne, Bochum".to_owned(),
            country: "DE".to_owned(),
            website: "https://ruhr-ki.example/a;b,c?d=%C3%BC".to_owned(),
            email: None,
            phone: Some("+49201123456;ext=12".to_owned()),
            locale: domain::locale::Locale::De,
            event_slug: "mipim".to_owned(),
            event_name: "MIPIM".to_owned(),
            accent: "blue".to_owned(),
            exhibitor_slug: "ruhr-ki".to_owned(),
            unit: None,
        }
    }

    fn now() -> Instant {
        "2027-03-09T10:00:00Z".parse().expect("a time")
    }

    #[test]
    fn a_card_says_what_every_address_book_reads() {
        let mut person = card("Prof. Dr. Anna von Beispiel, MBA");
        person.email = Some("anna@ruhr-ki.example".to_owned());

        let text = vcard(&person, "https://stand.example/x", CODE, now());

        let expected = [
            "BEGIN:VCARD",
            "VERSION:3.0",
            "N:von Beispiel;Anna;;Prof. Dr.;MBA",
            "FN:Prof. Dr. Anna von Beispiel\\, MBA",
            "ORG:Ruhr\\\\KI\\; Söhne\\, Bochum",
            "TITLE:Vertrieb\\, Süd\\; Nord",
            "TEL;TYPE=WORK,VOICE:+49 201 123456 ext. 12",
            "EMAIL;TYPE=INTERNET,WORK:anna@ruhr-ki.example",
            "URL:https://ruhr-ki.example/a%3Bb%2Cc?d=%C3%BC",
            "URL:https://stand.example/x",
            "NOTE:MIPIM",
            &format!("UID:{}", uid(CODE)),
            "REV:2027-03-09T10:00:00Z",
            "END:VCARD",
            "",
        ];
        assert_eq!(text.split("\r\n").collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_second_card_is_known_by_the_first_and_tells_no_code() {
        assert_eq!(uid(CODE), uid(&CODE.to_lowercase()));
        assert_ne!(uid(CODE), uid("BBCDEFGHIJKLMNOPQRSTUVWXYZ"));
        assert!(!uid(CODE).contains(CODE) && uid(CODE).len() == "urn:uuid:".len() + 36, "{}", uid(CODE));
    }

    #[test]
    fn what_is_not_shared_is_absent_and_an_old_number_is_completed() {
        let mut person = card("Emil\nAussteller");
        person.phone = Some("(0201) 12 34-56".to_owned());

        let text = vcard(&person, "", CODE, now());

        assert!(text.contains("FN:Emil\\nAussteller\r\n"), "{text}");
        assert!(text.contains("TEL;TYPE=WORK,VOICE:+49 201 123456\r\n"), "{text}");
        assert!(!text.contains("EMAIL") && text.matches("URL:").count() == 1, "{text}");
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let name = "Äöü".repeat(40);

        let text = vcard(&card(&name), "", CODE, now());

        assert!(text.split("\r\n").all(|line| line.len() <= LONGEST), "{text}");
        assert!(text.replace("\r\n ", "").contains(&name), "{text}");
    }

    /// What `vobject` (Python) makes of a card: an address book's own library.
    #[test]
    fn an_address_book_reads_the_card() {
        let mut person = card("Dr. Anna von Beispiel");
        person.email = Some("anna@ruhr-ki.example".to_owned());
        let text = vcard(&person, "https://stand.example/x?a=ä", CODE, now());

        let told = read_by_vobject(&text);

        let expected = [
            "n: Dr.|Anna||von Beispiel|",
            "fn: Dr. Anna von Beispiel",
            "org: Ruhr\\KI; Söhne, Bochum",
            "title: Vertrieb, Süd; Nord",
            "tel: +49 201 123456 ext. 12",
            "email: anna@ruhr-ki.example",
            "url: https://ruhr-ki.example/a%3Bb%2Cc?d=%C3%BC",
            "url: https://stand.example/x?a=ä",
            &format!("uid: {}", uid(CODE)),
        ];
        assert_eq!(told.lines().collect::<Vec<_>>(), expected);
    }

    fn read_by_vobject(card: &str) -> String {
        const SCRIPT: &str = "import sys, vobject\n\
            card = vobject.readOne(sys.stdin.buffer.read().decode())\n\
            n = card.n.value\n\
            print('n:', '|'.join([n.prefix, n.given, n.additional, n.family, n.suffix]))\n\
            print('fn:', card.fn.value)\n\
            print('org:', ''.join(card.org.value))\n\
            print('title:', card.title.value)\n\
            for name in ['tel', 'email', 'url', 'uid']:\n\
            \x20   for line in card.contents[name]: print(name + ':', line.value)\n";
        let mut python = Command::new("python3")
            .args(["-X", "utf8", "-c", SCRIPT])
            .env("PYTHONPATH", python_packages())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 runs: scripts/setup installs it");
        python.stdin.take().expect("a pipe").write_all(card.as_bytes()).expect("written");
        let done = python.wait_with_output().expect("it ends");
        assert!(done.status.success(), "scripts/setup installs vobject");
        String::from_utf8(done.stdout).expect("UTF-8")
    }

    /// Where `scripts/setup` puts Python's packages.
    fn python_packages() -> std::path::PathBuf {
        let home = || std::env::home_dir().expect("a home").join(".cache/standwerk/python");
        std::env::var_os("STANDWERK_PYTHON").map_or_else(home, std::path::PathBuf::from)
    }
}
