use std::{collections::BTreeSet, fs, path::Path};

use super::*;

#[test]
fn each_has_a_word_of_its_own_and_says_something_in_both_languages() {
    let words: BTreeSet<&str> = Flash::ALL.iter().map(|flash| flash.word()).collect();
    assert_eq!(words.len(), Flash::ALL.len(), "{words:?}");
    for flash in Flash::ALL {
        let (german, english) = (flash.text(Locale::De), flash.text(Locale::En));
        assert!(!german.is_empty() && !english.is_empty() && german != english, "{flash:?}");
    }
}

/// The frame shows what it shows on every page. What belongs into a section or to a page needs that to ask for it.
#[test]
fn each_is_led_to_and_shown() {
    let mut sources = String::new();
    read_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../src"), &mut sources);
    for flash in Flash::ALL {
        let name = format!("Flash::{flash:?}");
        assert!(sources.matches(&name).count() > 0, "nobody leads to {name}");
        match flash.told() {
            Told::OnTop => {}
            Told::In(section) => assert!(sources.contains(&format!("<Flashed section=\"{section}\"/>")), "no section shows {name}"),
            Told::ByPage => assert!(sources.contains(&format!("{name}.is_now()")), "no page shows {name}"),
        }
    }
}

#[test]
fn the_address_leads_to_where_it_is_shown() {
    assert_eq!(Flash::Saved.on("/de/portal"), "/de/portal?done=saved");
    assert_eq!(Flash::LogoSaved.on("/de/portal"), "/de/portal?done=logo-saved#logo");
    assert_eq!(Flash::EnquirySent.on("/de/contact?event=mipim"), "/de/contact?event=mipim&done=enquiry-sent");
}

fn read_sources(folder: &Path, sources: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            read_sources(&entry, sources);
        } else {
            sources.push_str(&fs::read_to_string(entry).unwrap_or_default());
        }
    }
}
