//! Names of people: as they write them, taken apart for address books, and in the order in which they are looked for.

use std::sync::LazyLock;

use super::{Line, has_web_address};
use crate::locale::Text;

/// How somebody is addressed: no part of the name.
const ADDRESSES: &[&str] = &["frau", "herr", "herrn", "mr", "mrs", "ms", "miss", "mx", "mme", "mlle", "sig", "sigra"];
/// Titles before a name, with or without a dot.
const TITLES: &[&str] =
    &["dr", "prof", "professor", "professorin", "mag", "pd", "mgr", "mudr", "phdr", "rndr", "drs", "dres", "dott", "dottssa", "(fh)"];
/// What is one only with its dot; without, it may be a name. And of what a title is: `Dr. rer. nat. h.c.`
const DOTTED: &[&str] = &[
    "agr", "arch", "c", "cult", "dent", "doc", "h", "h.c", "habil", "hc", "ing", "ir", "iur", "jur", "math", "med", "mont", "mult", "nat",
    "oec", "phil", "pol", "publ", "ra", "rain", "rer", "sc", "soc", "stb", "sr", "sra", "techn", "theol", "troph", "vet", "wp",
];
/// What ends in a dot and begins with one of these is a title: `Dr.-Ing.`, `Univ.-Prof.`
const DEGREES: &[&str] = &["apl", "ass.", "dipl", "dr.", "hon.", "mag.", "priv", "prof.", "univ"];
/// Behind a name, without their dots.
const SUFFIXES: &[&str] = &[
    "ba", "beng", "bsc", "cfa", "cpa", "dba", "dds", "esq", "ii", "iii", "iv", "jd", "jr", "jun", "llb", "llm", "ma", "mba", "mbe", "md",
    "mdb", "mdep", "mdl", "meng", "msc", "obe", "phd", "sen", "sr",
];
/// Before a family name, and part of it. With a capital only those that are no given names.
const PARTICLES: &[&str] = &[
    "af", "al", "am", "av", "ben", "bin", "da", "dal", "dalla", "das", "de", "degli", "dei", "del", "della", "dem", "den", "der", "des",
    "di", "do", "dos", "du", "el", "ibn", "im", "la", "le", "lo", "of", "op", "'t", "te", "ten", "ter", "und", "van", "vande", "vom",
    "von", "y", "zu", "zum", "zur",
];
const CAPITAL_PARTICLES: &[&str] =
    &["Da", "Dal", "Dalla", "De", "Degli", "Del", "Della", "Den", "Der", "Di", "Dos", "Du", "El", "La", "Le", "Van", "Vande", "Von"];

/// A person's name as they write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName(Line<80>);

impl PersonName {
    /// # Errors
    /// A sentence for the author.
    pub fn parse(typed: &str) -> Result<Self, Text> {
        let name = Line::parse(typed)?;
        if !name.as_str().chars().any(char::is_alphabetic) {
            return Err(Text::new("Bitte einen Namen mit Buchstaben angeben.", "Please give a name with letters."));
        }
        // It greets whoever gets a letter, and anybody may type anybody's mail address.
        if has_web_address(name.as_str()) {
            return Err(Text::new("Ein Name enthält keine Internetadresse.", "A name holds no web address."));
        }
        Ok(Self(name))
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// A name as address books keep it. What cannot be told apart stands as the family name, so that it is filed under that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameParts {
    /// `Prof. Dr.`
    pub prefix: String,
    pub given: String,
    /// With what belongs to it: `von der Leyen`.
    pub family: String,
    /// `MBA`
    pub suffix: String,
}

impl NameParts {
    /// Takes a name apart. Nothing is lost but how the person is addressed (`Frau`).
    pub fn of(name: &str) -> Self {
        let words: Vec<&str> = name.split_whitespace().collect();
        let (titles, rest) = words.split_at(titles_before(&words));
        let (bare, suffixes) = rest.split_at(rest.len() - suffixes_behind(rest));
        let prefix = titles.iter().filter(|word| !is_address(word)).copied().collect::<Vec<_>>().join(" ");
        let suffix = suffixes.join(" ");
        let trimmed: Vec<&str>;
        let bare = if let (false, Some((last, others))) = (suffixes.is_empty(), bare.split_last()) {
            trimmed = others.iter().copied().chain([last.trim_end_matches(',')]).collect();
            &trimmed
        } else {
            bare
        };
        let (given, family) = given_and_family(bare);
        Self { prefix, given, family, suffix }
    }
}

/// A name as it is filed: the family name first and without what stands before it, titles nowhere. `Prof. Dr. Anna von
/// Beispiel` is looked for under `Beispiel Anna von`. [`FILING`] says the same to a database.
pub fn as_filed(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let rest = &words[titles_before(&words)..];
    let suffixes = suffixes_behind(rest);
    let bare = rest[..rest.len() - suffixes].join(" ");
    let bare = if suffixes > 0 { bare.trim_end_matches([',', ' ']) } else { &bare };
    match bare.rsplit_once(' ') {
        _ if has_family_first(bare) => bare.replace(',', ""),
        Some((others, family)) => format!("{family} {others}"),
        None => bare.to_owned(),
    }
}

/// What [`as_filed`] does, as regular expressions that read ASCII letters in either case.
pub struct Filing {
    /// The titles that a name begins with.
    pub titles: String,
    /// What stands behind it.
    pub suffixes: String,
    /// Where this occurs, the family name stands first already, and commas go.
    pub family_first: &'static str,
}

pub static FILING: LazyLock<Filing> = LazyLock::new(|| {
    let any = |words: &[&str]| {
        words.iter().map(|word| word.replace('.', r"\.").replace('(', r"\(").replace(')', r"\)")).collect::<Vec<_>>().join("|")
    };
    let begun = |start: &&str| match start.strip_suffix('.') {
        Some(bare) => format!(r"{bare}\.(?:[^ ]*\.)?"),
        None => format!(r"{start}[^ ]*\."),
    };
    let spaced = |word: &&str| word.chars().map(|letter| format!(r"{letter}\.?")).collect::<String>();
    let (addresses, titles, dotted, degrees) =
        (any(ADDRESSES), any(TITLES), any(DOTTED), DEGREES.iter().map(begun).collect::<Vec<_>>().join("|"));
    let suffixes: Vec<String> = SUFFIXES.iter().map(spaced).collect();
    Filing {
        titles: format!(r"^(?:(?:(?:{addresses}|{titles})\.?|(?:{dotted})\.|{degrees}|dipl\.?-[^ ]*) +)+"),
        suffixes: format!("[, ]* (?:{0}),*(?: +(?:{0}),*)*$", suffixes.join("|")),
        family_first: r"[,\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]",
    }
});

/// How many of the words are titles; the last word never is.
fn titles_before(words: &[&str]) -> usize {
    let last = words.len().saturating_sub(1);
    words[..last].iter().position(|word| !is_title(word)).unwrap_or(last)
}

/// How many of the last words stand behind the name; at least one word is left.
fn suffixes_behind(words: &[&str]) -> usize {
    let most = words.len().saturating_sub(1);
    let is_suffix = |word: &&str| SUFFIXES.contains(&word.trim_end_matches(',').replace('.', "").to_ascii_lowercase().as_str());
    words.iter().skip(1).rev().position(|word| !is_suffix(word)).unwrap_or(most)
}

fn is_address(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    ADDRESSES.contains(&word.strip_suffix('.').unwrap_or(&word))
}

fn is_title(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let bare = word.strip_suffix('.');
    let dotted = bare.is_some_and(|bare| DOTTED.contains(&bare) || DEGREES.iter().any(|start| word.starts_with(start)));
    let bare = bare.unwrap_or(&word);
    dotted || is_address(&word) || TITLES.contains(&bare) || ["dipl.-", "dipl-"].iter().any(|start| word.starts_with(start))
}

/// `Beispiel, Anna`, and the names of China, Japan and Korea in their own scripts.
fn has_family_first(name: &str) -> bool {
    name.contains(',') || name.chars().any(is_east_asian)
}

fn is_east_asian(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn given_and_family(words: &[&str]) -> (String, String) {
    let [first, rest @ ..] = words else { return Default::default() };
    if rest.is_empty() {
        return (String::new(), (*first).to_owned());
    }
    let comma = words[..words.len() - 1].iter().position(|word| word.ends_with(','));
    // `MUSTER Anna`, as in France and China: capitals say which is the family name.
    let shouted = |word: &&str| {
        word.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase) && !word.contains('.')
    };
    let capitals = words.iter().take_while(|word| shouted(word)).count();
    let first_is_family = if let Some(comma) = comma {
        Some(comma + 1)
    } else if words.iter().any(|word| word.chars().any(is_east_asian)) {
        Some(1)
    } else {
        (1..words.len()).contains(&capitals).then_some(capitals).filter(|count| words[*count..].iter().all(|word| !shouted(word)))
    };
    if let Some(count) = first_is_family {
        return (words[count..].join(" "), words[..count].join(" ").trim_end_matches(',').to_owned());
    }
    let is_particle = |word: &&str| PARTICLES.contains(word) || CAPITAL_PARTICLES.contains(word);
    let family = rest[..rest.len() - 1].iter().position(is_particle).map_or(words.len() - 1, |at| at + 1);
    // `Family` itself may begin the name: `von Beispiel` alone.
    let family = if is_particle(first) && !CAPITAL_PARTICLES.contains(first) { 0 } else { family };
    (words[..family].join(" "), words[family..].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_letters() {
        assert!(PersonName::parse("Ångström, Li").is_ok());
        assert!(PersonName::parse("12345").is_err());
        assert!(PersonName::parse("Gewinn auf www.evil.example").is_err());
        assert_eq!(PersonName::parse("Anna\u{200b}\u{a0}Beispiel").map(|name| name.as_str().to_owned()), Ok("Anna Beispiel".to_owned()));
    }

    #[test]
    fn a_name_is_taken_apart_for_an_address_book() {
        for (name, [prefix, given, family, suffix]) in [
            ("Anna Beispiel", ["", "Anna", "Beispiel", ""]),
            ("Dr. Anna Beispiel", ["Dr.", "Anna", "Beispiel", ""]),
            ("Prof. Dr. Dr. h.c. Anna Maria Beispiel-Muster", ["Prof. Dr. Dr. h.c.", "Anna Maria", "Beispiel-Muster", ""]),
            ("Dr. rer. nat. Anna Beispiel", ["Dr. rer. nat.", "Anna", "Beispiel", ""]),
            ("Frau Dr.-Ing. Anna Beispiel", ["Dr.-Ing.", "Anna", "Beispiel", ""]),
            ("Dipl.-Ing. (FH) Bert Muster", ["Dipl.-Ing. (FH)", "Bert", "Muster", ""]),
            ("Herr Muster", ["", "", "Muster", ""]),
            ("Mag. Bert Muster, MBA", ["Mag.", "Bert", "Muster", "MBA"]),
            ("Bert Muster Ph.D.", ["", "Bert", "Muster", "Ph.D."]),
            ("Ursula von der Leyen", ["", "Ursula", "von der Leyen", ""]),
            ("Vincent van Gogh", ["", "Vincent", "van Gogh", ""]),
            ("Charles de Gaulle", ["", "Charles", "de Gaulle", ""]),
            ("Jan Van Damme", ["", "Jan", "Van Damme", ""]),
            ("Ben Muster", ["", "Ben", "Muster", ""]),
            ("Ludwig van", ["", "Ludwig", "van", ""]),
            ("von Beispiel", ["", "", "von Beispiel", ""]),
            ("Beispiel, Anna", ["", "Anna", "Beispiel", ""]),
            ("von Beispiel, Anna", ["", "Anna", "von Beispiel", ""]),
            ("DUPONT Anne", ["", "Anne", "DUPONT", ""]),
            ("ANNA BEISPIEL", ["", "ANNA", "BEISPIEL", ""]),
            ("Madonna", ["", "", "Madonna", ""]),
            ("王小明", ["", "", "王小明", ""]),
            ("山田 太郎", ["", "太郎", "山田", ""]),
            ("Dr.", ["", "", "Dr.", ""]),
            ("", ["", "", "", ""]),
        ] {
            let parts = NameParts::of(name);

            assert_eq!([parts.prefix.as_str(), &parts.given, &parts.family, &parts.suffix], [prefix, given, family, suffix], "{name}");
        }
    }

    #[test]
    fn a_name_is_filed_under_the_family() {
        for (name, filed) in [
            ("Anna Beispiel", "Beispiel Anna"),
            ("Prof. Dr. Anna von Beispiel", "Beispiel Anna von"),
            ("Dipl.-Ing. Bert Muster", "Muster Bert"),
            ("Herr Muster", "Muster"),
            ("Dr Anna Beispiel, MBA", "Beispiel Anna"),
            ("Dr.med. Anna Beispiel M.Sc. Ph.D.", "Beispiel Anna"),
            ("Ing Muster", "Muster Ing"),
            ("Andrea Muster Jr.", "Muster Andrea"),
            ("Beispiel, Anna", "Beispiel Anna"),
            ("王小明", "王小明"),
            ("山田 太郎", "山田 太郎"),
            ("Dr.", "Dr."),
            ("", ""),
        ] {
            assert_eq!(as_filed(name), filed, "{name}");
        }
    }
}
