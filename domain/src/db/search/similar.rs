//! Rows that come close to what was typed: a letter too many, too few, another one, or two that have changed places. How far
//! two words are from each other says `strsim` (optimal string alignment); the databases only leave out those that cannot be
//! close, because an error spares one of the parts that a word is cut into.

use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QuerySelect, Select,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use super::Searched;
use crate::db::Db;

/// Rows that are looked at: more than a word of four letters leaves of 35,000.
const MOST_LOOKED_AT: u64 = 4000;
/// Rows that are shown. Nobody looks through more for one person.
const MOST_SIMILAR: usize = 200;

/// What one look at the rows that can be close has found.
pub(super) struct Looked {
    /// With every word as it was typed.
    exact: Vec<Uuid>,
    /// With every word, or with one that comes close to it.
    pub close: Vec<Uuid>,
    /// There may be rows with every word that it has not come to.
    pub may_have_missed_some: bool,
}

impl Looked {
    /// The rows with every word, if they are all, and few enough to be named one by one.
    pub fn all_with_every_word(&self) -> Option<Vec<Uuid>> {
        let are_all = !self.may_have_missed_some && (1..=MOST_SIMILAR).contains(&self.exact.len());
        are_all.then(|| self.exact.clone())
    }
}

/// Looks for the rows that have every word, or one that comes close to it. Of several words most often all but one are right:
/// where there are such rows, no others are looked at, which takes a fraction of the time.
pub(super) async fn look<E: EntityTrait, const N: usize>(
    db: &Db,
    rows: Select<E>,
    by: &Searched<E::Column, N>,
    words: &[String],
) -> Result<Looked, DbErr> {
    if words.iter().all(|word| errors(word) == 0) {
        return Ok(Looked { exact: Vec::new(), close: Vec::new(), may_have_missed_some: true });
    }
    let may_be = |word: &String| spared(word).iter().fold(Condition::any(), |any, part| any.add(part.occurs(db, by)));
    let all_but = |wrong: &String| {
        let right = words.iter().filter(|word| *word != wrong);
        right.fold(Condition::all(), |all, word| all.add(by.holds(db, word))).add(may_be(wrong))
    };
    if words.len() > 1 {
        let wrong = words.iter().filter(|word| errors(word) > 0);
        let one_wrong = wrong.fold(Condition::any(), |any, word| any.add(all_but(word)));
        let looked = look_through(rows.clone().filter(one_wrong), db, by, words).await?;
        if !looked.exact.is_empty() || !looked.close.is_empty() {
            return Ok(looked);
        }
    }
    let any_wrong = words.iter().fold(Condition::all(), |all, word| all.add(may_be(word)));
    look_through(rows.filter(any_wrong), db, by, words).await
}

async fn look_through<E: EntityTrait, const N: usize>(
    rows: Select<E>,
    db: &Db,
    by: &Searched<E::Column, N>,
    words: &[String],
) -> Result<Looked, DbErr> {
    let looked_at = rows.select_only().column(by.id).column(by.key).limit(MOST_LOOKED_AT);
    let looked_at: Vec<(Uuid, String)> = looked_at.into_tuple().all(db.read()).await?;
    let may_have_missed_some = looked_at.len() as u64 >= MOST_LOOKED_AT;
    let has_every = |key: &str| words.iter().all(|word| key.contains(word.as_str()));
    let exact: Vec<Uuid> = looked_at.iter().filter(|(_, key)| has_every(key)).map(|(id, _)| *id).collect();
    if !exact.is_empty() {
        return Ok(Looked { exact, close: Vec::new(), may_have_missed_some });
    }
    let close = looked_at.into_iter().filter(|(_, key)| is_close(key, words)).map(|(id, _)| id).take(MOST_SIMILAR).collect();
    Ok(Looked { exact, close, may_have_missed_some })
}

/// How many errors a word may have. What holds a number has none: the next number is another thing.
fn errors(word: &str) -> usize {
    if !word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '@' | '.' | '-')) {
        return 0;
    }
    match word.chars().count() {
        0..4 => 0,
        4..9 => 1,
        _ => 2,
    }
}

/// A part of a word that errors elsewhere in it have spared.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// What a word begins with.
    Beginning(String),
    Within(String),
    /// The first letter of a word, any other, and what follows.
    Gap(char, String),
}

impl Part {
    fn occurs<C: ColumnTrait, const N: usize>(&self, db: &Db, by: &Searched<C, N>) -> Expr {
        match self {
            Self::Beginning(part) => by.holds(db, &format!(" {part}")),
            Self::Within(part) => by.holds(db, part),
            Self::Gap(first, rest) => Expr::col(by.key.as_column_ref()).like(format!("% {first}_{rest}%")),
        }
    }
}

/// Parts of which one at least occurs in whatever is as close as `errors` allows: halves for one error, thirds for two, and
/// where two parts meet, what it would be if the letters there have changed places.
fn spared(word: &str) -> Vec<Part> {
    use Part::{Beginning, Gap, Within};
    let letters: Vec<char> = word.chars().collect();
    let part = |from: usize, to: usize| letters[from..to].iter().collect::<String>();
    let swapped = |from: usize, at: usize| format!("{}{}{}", part(from, at - 1), letters[at], letters[at - 1]);
    let length = letters.len();
    match (errors(word), length) {
        (0, _) => vec![Within(word.to_owned())],
        // Halves of two letters are in every other name.
        (1, 4) if letters.iter().all(|letter| letter.is_alphabetic()) => vec![
            Beginning(part(0, 2)),
            Beginning(swapped(0, 2)),
            Within(part(1, 4)),
            Within(format!("{}{}", letters[0], part(2, 4))),
            Gap(letters[0], part(2, 4)),
        ],
        (1, _) => {
            let half = length / 2;
            vec![Beginning(part(0, half)), Beginning(swapped(0, half)), Within(part(half, length))]
        }
        _ => {
            let (first, second) = (length / 3, 2 * length / 3);
            vec![
                Beginning(part(0, first)),
                Beginning(swapped(0, first)),
                Within(part(first, second)),
                Within(swapped(first, second)),
                Within(part(second, length)),
            ]
        }
    }
}

/// Whether a key holds each word, or one that is close to it.
fn is_close(key: &str, words: &[String]) -> bool {
    let parts: Vec<&str> = key.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    words.iter().all(|word| {
        key.contains(word.as_str())
            || if word.contains('@') { key.split(' ').any(|part| begins_close(word, part)) } else { is_among(word, &parts) }
    })
}

fn is_among(word: &str, parts: &[&str]) -> bool {
    let length = word.chars().count();
    // `Karlheinz` is close to `Karl Heinz`.
    let two = |pair: &[&str]| pair[0].chars().count() < length && begins_close(word, &pair.concat());
    parts.iter().any(|part| begins_close(word, part)) || parts.windows(2).any(two)
}

/// Whether `other` begins with something that is as close to `word` as may be.
fn begins_close(word: &str, other: &str) -> bool {
    let (most, length) = (errors(word), word.chars().count());
    // Each letter that does not occur there at all is an error.
    let ends: Vec<usize> = other.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(length + most).collect();
    let Some(end) = ends.last() else { return false };
    let there = letters_of(&other[..*end]);
    if (letters_of(word) & !there).count_ones() as usize > most {
        return false;
    }
    (length - most..=length + most).filter_map(|count| ends.get(count - 1)).any(|end| strsim::osa_distance(word, &other[..*end]) <= most)
}

/// Which letters occur: a bit for each, which some of them share.
fn letters_of(text: &str) -> u64 {
    text.chars().fold(0, |letters, letter| letters | 1 << (u32::from(letter) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_found(typed: &str, name: &str) -> bool {
        is_close(&super::super::words::key([name]), &super::super::words::typed(typed))
    }

    #[test]
    fn small_errors_are_close() {
        for (typed, name) in [
            ("Bespiel", "Anna Beispiel"),
            ("Beispeil", "Anna Beispiel"),
            ("Biespiel anan", "Anna Beispiel"),
            ("besp", "Anna Beispiel"),
            ("nna", "Anna Beispiel"),
            ("xnna", "Anna Beispiel"),
            ("mulelr", "Jürgen Müller"),
            ("Muehler", "Jürgen Müller"),
            ("Shcwarzeneger", "Arnold Schwarzenegger"),
            ("karlheinz", "Karl Heinz Muster"),
            ("annabeispiel", "Anna Beispiel"),
            ("anna.bespiel@mail.example", "anna.beispiel@mail.example"),
        ] {
            assert!(is_found(typed, name), "{typed} in {name}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for (typed, name) in [
            ("an", "Ina"),
            ("ane", "Ina Berg"),
            ("berta", "Anna Beispiel"),
            ("beipsile", "Anna Beispiel"),
            ("anna berta", "Anna Beispiel"),
            ("2026", "Messe 2025"),
            ("piel", "Anna Beispiel Spxl"),
            ("weihnachten", "Weinhandel"),
        ] {
            let is_part = name.to_lowercase().contains(typed);
            assert!(!is_found(typed, name) || is_part, "{typed} in {name}");
        }
    }

    /// Every word that one error makes of another, or two of a long one, shares a part with it: nothing that is close is
    /// left out by the database.
    #[test]
    fn an_error_spares_a_part() {
        let occurs = |parts: &[Part], word: &str| {
            let key = format!(" {word}");
            parts.iter().any(|part| match part {
                Part::Beginning(part) => key.contains(&format!(" {part}")),
                Part::Within(part) => key.contains(part.as_str()),
                Part::Gap(first, rest) => {
                    let mut letters = word.chars();
                    letters.next() == Some(*first) && letters.next().is_some() && letters.as_str().starts_with(rest.as_str())
                }
            })
        };
        for word in ["anna", "maria", "muller", "beispiel", "musterman", "schwarzenegger"] {
            let parts = spared(word);
            let mut wrong = wrongly_typed(word);
            if errors(word) == 2 {
                wrong = wrong.iter().flat_map(|once| wrongly_typed(once)).collect();
            }
            for other in wrong.iter().filter(|other| strsim::osa_distance(word, other) <= errors(word)) {
                assert!(occurs(&parts, other), "{word} and {other}: {parts:?}");
            }
        }
    }

    fn wrongly_typed(word: &str) -> Vec<String> {
        let letters: Vec<char> = word.chars().collect();
        let mut all = Vec::new();
        for at in 0..letters.len() {
            let mut missing = letters.clone();
            missing.remove(at);
            let (mut other, mut more, mut swapped) = (letters.clone(), letters.clone(), letters.clone());
            other[at] = 'x';
            more.insert(at, 'x');
            if at > 0 {
                swapped.swap(at - 1, at);
            }
            all.extend([missing, other, more, swapped].map(|letters| letters.into_iter().collect::<String>()));
        }
        all
    }
}
