//! What a letter to a group says, in one language or both, and what is wrong with it before it can leave.

use serde::{Deserialize, Serialize};

use super::{Audience, MailingPurpose, MailingText, Piece, Placeholder, entity::mailing, pieces};
use crate::{
    actor::Denied,
    field::{FieldErrors, Fields, Line, Prose, required},
    locale::{Locale, Text},
};

/// Characters of a subject: more is cut off in letters.
const SUBJECT: usize = 120;
const BODY: usize = 10_000;

/// A letter to a group as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MailingForm {
    /// As `Audience` writes it.
    pub audience: String,
    /// A word of `MailingPurpose`.
    pub purpose: String,
    pub subject_de: String,
    pub body_de: String,
    pub subject_en: String,
    pub body_en: String,
}

/// What it says in each language; empty where nothing was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    pub de: MailingText,
    pub en: MailingText,
}

/// A draft that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub audience: Audience,
    pub purpose: MailingPurpose,
    pub texts: Texts,
}

impl MailingForm {
    /// A draft may be incomplete; only what no draft can hold is refused.
    pub(super) fn parse(&self) -> Result<Draft, super::Error> {
        let audience = self.audience.parse()?;
        let purpose = self.purpose.parse().map_err(|_| Denied::NotFound)?;
        let Self { audience: _, purpose: _, subject_de, body_de, subject_en, body_en } = self;
        let mut fields = Fields::new();
        let subject_de = fields.check("subject_de", Line::<SUBJECT>::parse_optional(subject_de));
        let body_de = fields.check("body_de", Prose::<BODY>::parse(body_de).map(Prose::into_string));
        let subject_en = fields.check("subject_en", Line::<SUBJECT>::parse_optional(subject_en));
        let body_en = fields.check("body_en", Prose::<BODY>::parse(body_en).map(Prose::into_string));
        let texts = fields.finish(|| {
            Some(Texts {
                de: MailingText { subject: subject_de?, body: body_de? },
                en: MailingText { subject: subject_en?, body: body_en? },
            })
        })?;
        Ok(Draft { audience, purpose, texts })
    }
}

impl Texts {
    pub(super) fn of(row: &mailing::Model) -> Self {
        Self {
            de: MailingText { subject: row.subject_de.clone(), body: row.body_de.clone() },
            en: MailingText { subject: row.subject_en.clone(), body: row.body_en.clone() },
        }
    }

    fn in_(&self, locale: Locale) -> &MailingText {
        match locale {
            Locale::De => &self.de,
            Locale::En => &self.en,
        }
    }

    /// What somebody reads who reads this language, and in which one: where nothing is written in it, the other.
    pub fn for_reader(&self, locale: Locale) -> (Locale, &MailingText) {
        let other = match locale {
            Locale::De => Locale::En,
            Locale::En => Locale::De,
        };
        let read = if self.in_(locale).is_empty() && !self.in_(other).is_empty() { other } else { locale };
        (read, self.in_(read))
    }

    /// The languages in which something is written.
    pub fn written(&self) -> Vec<Locale> {
        Locale::ALL.into_iter().filter(|locale| !self.in_(*locale).is_empty()).collect()
    }

    /// Whether it can leave: whole in one language at least, half in none, and with what can be filled in for this group.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(&self, audience: Audience, purpose: MailingPurpose) -> Result<(), FieldErrors> {
        let mut fields = Fields::new();
        let nothing = self.written().is_empty();
        for locale in Locale::ALL {
            let MailingText { subject, body } = self.in_(locale);
            let is_wanted = !self.in_(locale).is_empty() || nothing && locale == Locale::De;
            let (subject_field, body_field) = (format!("subject_{locale}"), format!("body_{locale}"));
            if is_wanted && subject.is_empty() {
                fields.refuse(&subject_field, required());
            }
            if is_wanted && body.is_empty() {
                fields.refuse(&body_field, required());
            }
            for (field, text, links) in [(subject_field, subject, false), (body_field, body, true)] {
                if let Some(problem) = unfillable(text, &audience.placeholders(purpose), links) {
                    fields.refuse(&field, problem);
                }
            }
        }
        fields.finish(|| Some(()))
    }
}

/// What in braces cannot be filled in, and what could.
fn unfillable(text: &str, can: &[Placeholder], links: bool) -> Option<Text> {
    let can: Vec<_> = can.iter().copied().filter(|placeholder| links || !placeholder.is_link()).collect();
    let mut wrong: Vec<String> = Vec::new();
    for piece in pieces(text) {
        let word = match piece {
            Piece::Unknown(word) => word,
            Piece::Fill(placeholder) if !can.contains(&placeholder) => placeholder.to_string(),
            Piece::Fill(_) | Piece::Text(_) => continue,
        };
        let word = format!("{{{word}}}");
        if !wrong.contains(&word) {
            wrong.push(word);
        }
    }
    if wrong.is_empty() {
        return None;
    }
    let listed = |word: fn(Placeholder) -> &'static str| {
        can.iter().map(|placeholder| format!("{{{}}}", word(*placeholder))).collect::<Vec<_>>().join(" ")
    };
    let wrong = wrong.join(" ");
    Some(Text::new(
        format!("{wrong} lässt sich hier nicht ausfüllen. Möglich sind: {}", listed(Placeholder::german)),
        format!("{wrong} cannot be filled in here. Possible are: {}", listed(Placeholder::as_str)),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(de: (&str, &str), en: (&str, &str)) -> Texts {
        let text = |(subject, body): (&str, &str)| MailingText { subject: subject.to_owned(), body: body.to_owned() };
        Texts { de: text(de), en: text(en) }
    }

    fn refused(texts: &Texts) -> Vec<String> {
        let checked = texts.check(Audience::Exhibitors, MailingPurpose::AboutEvent);
        checked.map_or_else(|errors| errors.0.into_iter().map(|(field, _)| field).collect(), |()| Vec::new())
    }

    #[test]
    fn one_language_is_enough_and_half_of_one_is_not() {
        assert_eq!(refused(&texts(("Aufbau", "Ab acht."), ("", ""))), Vec::<String>::new());
        assert_eq!(refused(&texts(("", ""), ("Set-up", "From eight."))), Vec::<String>::new());
        assert_eq!(refused(&texts(("Aufbau", "Ab acht."), ("Set-up", ""))), ["body_en"]);
        assert_eq!(refused(&texts(("", ""), ("", ""))), ["subject_de", "body_de"]);
    }

    #[test]
    fn what_cannot_be_filled_in_is_named_with_what_can() {
        let wrong = texts(("An {vorname}", "{ticket} für {name}"), ("", ""));

        let FieldErrors(errors) = wrong.check(Audience::BoothStaff, MailingPurpose::AboutEvent).expect_err("both are wrong");

        let can = "{name} {veranstaltung} {organisation} {standplatz}";
        let expected = [
            ("subject_de".to_owned(), format!("{{vorname}} lässt sich hier nicht ausfüllen. Möglich sind: {can}")),
            ("body_de".to_owned(), format!("{{ticket}} lässt sich hier nicht ausfüllen. Möglich sind: {can}")),
        ];
        assert_eq!(errors.into_iter().map(|(field, problem)| (field, problem.de)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_link_is_too_much_for_a_subject() {
        assert_eq!(refused(&texts(("{bewerbung}", "{bewerbung}"), ("", ""))), ["subject_de"]);
    }

    #[test]
    fn who_reads_the_other_language_gets_what_there_is() {
        let german = texts(("Aufbau", "Ab acht."), ("", ""));

        assert_eq!(german.for_reader(Locale::En), (Locale::De, &german.de));
        assert_eq!(Texts::default().for_reader(Locale::En).0, Locale::En);
    }
}
