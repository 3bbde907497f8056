//! Finding words in a list: one rule for every list that can be searched. Each word occurs somewhere in what a row says,
//! in whatever order, case and marks: `ozlem` finds `Özlem`, and `Özlem` finds `OZLEM`.
//!
//! The databases' own `lower` may know ASCII alone (SQLite always, PostgreSQL in the C locale), and neither takes marks
//! away; so each letter of the pattern stands for all its forms, which both databases can match as they are.

use std::{collections::HashMap, sync::LazyLock};

use rules::{
    alphabet::{base_letter, folded},
    field::{address_key, composed},
};
use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{BinOper, Expr, ExprTrait},
};

use super::Db;

/// Words of a search that count; the others of a pasted paragraph find nothing more.
const MOST_WORDS: usize = 8;
/// How often a word may hold `ss` that could also be `ß`, without the number of spellings getting out of hand.
const MOST_DOUBLE_S: usize = 3;

/// The forms of each letter, as a set that both databases read: `OoÒ-Öò-ö…`.
static FORMS: LazyLock<HashMap<char, String>> = LazyLock::new(|| {
    // Latin, Greek and Cyrillic with all their marks: nothing else has capitals that people here write.
    let letters = ('A'..='z').chain('\u{c0}'..='\u{24f}').chain('\u{370}'..='\u{52f}').chain('\u{1e00}'..='\u{1fff}');
    let mut forms: HashMap<char, Vec<char>> = HashMap::new();
    for letter in letters.filter(|letter| letter.is_alphabetic()) {
        forms.entry(base_letter(letter)).or_default().push(letter);
    }
    forms.into_iter().map(|(base, forms)| (base, set(&forms))).collect()
});

/// Whether every word of `typed` occurs in these columns; nothing typed finds everything.
pub(crate) fn finds<C: ColumnTrait>(db: &Db, columns: impl IntoIterator<Item = C>, typed: &str) -> Condition {
    // One text and one pattern: on long lists the search is what costs.
    let whole = columns
        .into_iter()
        .map(|column| Expr::col(column.as_column_ref()))
        .reduce(|whole, column| whole.binary(BinOper::Custom("||"), Expr::value(" ")).binary(BinOper::Custom("||"), column));
    let Some(whole) = whole else { return Condition::all() };
    words(typed).fold(Condition::all(), |all, word| {
        let any = spellings(&word).into_iter().fold(Condition::any(), |any, spelling| {
            any.add(if db.is_sqlite() {
                whole.clone().binary(BinOper::Custom("GLOB"), Expr::value(glob(&spelling)))
            } else {
                whole.clone().binary(BinOper::Custom("~"), Expr::value(regular(&spelling)))
            })
        });
        all.add(any)
    })
}

/// The same of texts that were read.
pub(crate) fn occurs(texts: &[&str], typed: &str) -> bool {
    let whole = folded(&texts.join(" "));
    words(typed).all(|word| whole.contains(&word))
}

fn words(typed: &str) -> impl Iterator<Item = String> {
    let seen = composed(typed);
    // Addresses are kept with their host in ASCII.
    let kept = |word: &str| if word.contains('@') { address_key(word) } else { word.replace(char::is_control, "") };
    let word = |word: &str| folded(&kept(word));
    let words: Vec<_> = seen.split_whitespace().map(word).filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
    words.into_iter()
}

/// A folded word with each `ss` also as `ß`.
fn spellings(word: &str) -> Vec<String> {
    let mut parts = word.splitn(MOST_DOUBLE_S + 1, "ss");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(vec![first], |heads, rest| heads.iter().flat_map(|head| ["ss", "ß"].map(|sharp| format!("{head}{sharp}{rest}"))).collect())
}

/// For SQLite: `*[Oo…]zlem*`.
fn glob(word: &str) -> String {
    format!("*{}*", pattern(word, |letter| if matches!(letter, '*' | '?' | '[') { format!("[{letter}]") } else { letter.to_string() }))
}

/// For PostgreSQL: a regular expression.
fn regular(word: &str) -> String {
    pattern(word, |letter| if letter.is_ascii_punctuation() { format!("\\{letter}") } else { letter.to_string() })
}

fn pattern(word: &str, plain: impl Fn(char) -> String) -> String {
    word.chars().map(|letter| FORMS.get(&letter).map_or_else(|| plain(letter), |forms| format!("[{forms}]"))).collect()
}

/// Letters in their order, neighbours as a span.
fn set(letters: &[char]) -> String {
    let follows = |a: &char, b: &char| u32::from(*a) + 1 == u32::from(*b);
    let span = |span: &[char]| match span {
        [first, .., last] => format!("{first}-{last}"),
        few => few.iter().collect(),
    };
    letters.chunk_by(follows).map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_order_case_and_marks() {
        let texts = ["Özlem Çelik", "Weiß & Söhne, Große Straße"];
        for typed in [
            "",
            "  ",
            "özlem",
            "OZLEM",
            "celik özlem",
            "weiss",
            "WEIẞ",
            "grosse strasse",
            "straße &",
            "lem çel",
            "sohne ozlem",
            "öz\u{200b}lem\u{a0}Çelik",
        ] {
            assert!(occurs(&texts, typed), "{typed}");
        }
        for typed in ["ozlemm", "özlem berg", "%", "_", "*"] {
            assert!(!occurs(&texts, typed), "{typed}");
        }
    }

    #[test]
    fn what_a_pattern_means_by_itself_is_taken_as_typed() {
        assert_eq!(glob("1*?[]^-"), "*1[*][?][[]]^-*");
        assert_eq!(regular("1.*(a"), format!("1\\.\\*\\({}", pattern("a", |_| String::new())));
        assert!(glob("o").contains("Ò-Ö") && glob("o").starts_with("*[Oo"), "{}", glob("o"));
    }

    #[test]
    fn a_double_s_may_be_sharp() {
        assert_eq!(spellings("bochum"), ["bochum"]);
        assert_eq!(spellings("messestrasse"), ["messestrasse", "messestraße", "meßestrasse", "meßestraße"]);
    }
}
