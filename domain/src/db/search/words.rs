//! The words of a text, as they are kept and as they are looked for.

use rules::{
    alphabet::folded,
    field::{address_key, lettered_address, plain},
};

/// By which rules a key was folded: its first sign, which nobody can type. Another one whenever these rules change; then
/// every key is made anew.
pub(super) const RULES: char = '\u{1}';
/// Words of a search that count; the others of a pasted paragraph find nothing more.
const MOST_TYPED: usize = 8;

/// The words of these texts, each after a space, behind the sign of the rules; empty where there are none.
pub(super) fn key<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<String> = Vec::new();
    for chunk in texts.into_iter().flat_map(chunks) {
        let parts = parts(&chunk);
        // `Karl-Heinz` is also looked for as `Karlheinz`.
        let whole = (parts.len() > 1).then(|| parts.concat());
        for word in parts.into_iter().chain(whole) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }
    if words.is_empty() { String::new() } else { format!("{RULES} {}", words.join(" ")) }
}

/// The words of a search.
pub(super) fn typed(text: &str) -> Vec<String> {
    chunks(text).iter().flat_map(|chunk| parts(chunk)).take(MOST_TYPED).collect()
}

/// What stands between spaces, without what nobody sees; an apostrophe parts nothing: `O'Neil`, `O’Neil`, `ONeil`.
fn chunks(text: &str) -> Vec<String> {
    let is_nothing = |letter: char| letter.is_control() && !letter.is_whitespace() || is_apostrophe(letter);
    plain(&text.replace(is_nothing, "")).split_whitespace().map(str::to_owned).collect()
}

/// The words of a chunk: an address as a whole, `Meyer-Muster` and `AG,` without their signs, signs alone as they are.
fn parts(chunk: &str) -> Vec<String> {
    if chunk.contains('@') {
        // Kept with its host in ASCII, and looked for in either spelling.
        let address = chunk.trim_matches(|sign| is_sign(sign) && sign != '@');
        return vec![searched(&lettered_address(&address_key(address)))];
    }
    let parts: Vec<String> = chunk.split(is_sign).map(searched).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { vec![searched(chunk)] } else { parts }
}

/// Folded, with one letter for what is written in one way or two: `ö`, `oe` and `o` are the same, so are `ß` and `ss`. What
/// is typed of a word letter by letter stays a beginning of it.
fn searched(text: &str) -> String {
    let mut searched = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in folded(text).chars() {
        let is_second = letter == 'e' && matches!(before, 'a' | 'o' | 'u');
        before = letter;
        match letter {
            'e' if is_second => {}
            'æ' => searched.push('a'),
            'œ' => searched.push('o'),
            'þ' => searched.push_str("th"),
            'ð' => searched.push('d'),
            // At the end of a word, where capitals have but one.
            'ς' => searched.push('σ'),
            letter => searched.push(letter),
        }
    }
    searched
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '′')
}

/// What parts words. The underscore stands within names of accounts.
fn is_sign(letter: char) -> bool {
    letter.is_ascii_punctuation() && letter != '_'
        || matches!(letter, '¡'..='©' | '«'..='±' | '¶'..='·' | '»' | '¿' | '×' | '÷' | '\u{2010}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '・')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_holds_each_word_once_and_folded() {
        for (texts, words) in [
            (["Özlem ÇELİK-Öz", "Çelik & Söhne"], " ozlem celik oz celikoz & sohne"),
            (["Jürgen Mueller", "Müller AG"], " jurgen muller ag"),
            (["Weiß, Anna", "Große Straße 5"], " weiss anna grosse strasse 5"),
            (["Anna\u{200b}\u{a0}Beispiel", "O’Neil O'Neil"], " anna beispiel oneil"),
            (["Anna", "Anna.Mueller@xn--mller-kva.example"], " anna anna.muller@muller.example"),
            (["Søren Ærø Œuvre", "Ægir Þór"], " soren aro ouvre agir thor"),
            (["한국", "ΟΔΥΣΣΕΥΣ Οδυσσεύς"], " 한국 οδυσσευσ"),
        ] {
            assert_eq!(key(texts), format!("{RULES}{words}"), "{texts:?}");
        }
        assert_eq!(key(["", " \u{200b}"]), "");
    }

    #[test]
    fn what_is_typed_letter_by_letter_stays_a_beginning() {
        for word in ["Mueller", "Müller", "Aerztehaus", "Straße", "Israeel", "Queue", "Ægir"] {
            let whole = searched(word);
            for (end, _) in word.char_indices() {
                assert!(whole.starts_with(&searched(&word[..end])), "{} of {word}", &word[..end]);
            }
        }
    }

    #[test]
    fn signs_part_words_and_stand_for_themselves_alone() {
        for (text, words) in [
            ("Beispiel, Anna", vec!["beispiel", "anna"]),
            ("„Muster“ (AG)", vec!["muster", "ag"]),
            ("<anna@müller.example>,", vec!["anna@muller.example"]),
            ("clara@", vec!["clara@"]),
            ("100 % *", vec!["100", "%", "*"]),
            ("1_0 _", vec!["1_0", "_"]),
            ("an\u{0}na", vec!["anna"]),
            (" \u{200b} ", vec![]),
        ] {
            assert_eq!(typed(text), words, "{text:?}");
        }
        assert_eq!(typed(&"wort ".repeat(20)).len(), MOST_TYPED);
    }
}
