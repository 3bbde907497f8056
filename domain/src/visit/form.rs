//! What somebody types who would like to come with a delegation.

use serde::{Deserialize, Serialize};

use crate::{
    country::parse_country,
    event::LANGUAGES,
    field::{Email, FieldErrors, Fields, Line, PersonName, Prose, required, whole},
    locale::{Locale, Text},
    phone::PhoneNumber,
};

/// The form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct VisitForm {
    pub name: String,
    pub email: String,
    pub phone: String,
    pub organisation: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub people: String,
    pub interests: String,
    /// When, in the asker's own words.
    pub wished: String,
    /// The language of the visit, by ISO 639-1.
    pub language: String,
    /// Nobody sees this field; whoever fills it in is no person.
    pub website: String,
    /// When the form was made, as `enquiry::form_moment` writes it.
    pub moment: String,
}

/// The same, in valid form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub name: String,
    pub email: Email,
    pub phone: String,
    pub organisation: String,
    pub country: String,
    pub people: i32,
    pub interests: String,
    pub wished: String,
    pub language: String,
}

impl Asked {
    /// `locale` is of the page: who writes in German may leave out the country of a German number.
    pub(super) fn parse(form: &VisitForm, locale: Locale) -> Result<Self, FieldErrors> {
        let VisitForm { name, email, phone, organisation, country, people, interests, wished, language, website, moment: _ } = form;
        let dialled_from = match locale {
            Locale::De => "DE",
            Locale::En => "",
        };
        let mut fields = Fields::new();
        let name = fields.check("name", PersonName::parse(name));
        let email = fields.check("email", Email::parse(email));
        let phone = fields
            .check_optional("phone", phone, |typed| PhoneNumber::parse(typed, dialled_from).map(PhoneNumber::into_kept))
            .map(Option::unwrap_or_default);
        let organisation = fields.check("organisation", Line::<160>::parse(organisation));
        let country = fields.check("country", parse_country(country));
        let people = fields.check("people", whole(people, 1..=500));
        let interests = fields.check("interests", written(interests));
        let wished = fields.check("wished", Line::<200>::parse(wished));
        let language = fields.check("language", spoken(language));
        if !website.is_empty() {
            fields.refuse("website", Text::new("Bitte leer lassen.", "Please leave this empty."));
        }
        fields.finish(|| {
            Some(Self {
                name: name?.as_str().to_owned(),
                email: email?,
                phone: phone?,
                organisation: organisation?.into_string(),
                country: country?,
                people: i32::try_from(people?).ok()?,
                interests: interests?,
                wished: wished?.into_string(),
                language: language?,
            })
        })
    }
}

fn written(typed: &str) -> Result<String, Text> {
    let text = Prose::<2000>::parse(typed)?.into_string();
    if text.is_empty() { Err(required()) } else { Ok(text) }
}

fn spoken(typed: &str) -> Result<String, Text> {
    let known = LANGUAGES.iter().find(|language| **language == typed);
    known.map(|language| (*language).to_owned()).ok_or_else(|| Text::new("Bitte eine Sprache wählen.", "Please choose a language."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> VisitForm {
        let text = str::to_owned;
        VisitForm {
            name: text("Mei Tan"),
            email: text("mei.tan@delegation.example"),
            organisation: text("Clean Energy Circle"),
            country: text("SG"),
            people: text("8"),
            interests: text("Solar"),
            wished: text("November"),
            language: text("en"),
            ..VisitForm::default()
        }
    }

    fn refused(form: &VisitForm) -> Vec<String> {
        Asked::parse(form, Locale::En).map(|_| Vec::new()).unwrap_or_else(|errors| errors.0.into_iter().map(|(field, _)| field).collect())
    }

    #[test]
    fn everything_but_the_telephone_is_needed() {
        assert_eq!(refused(&form()), Vec::<String>::new());
        let all = ["name", "email", "organisation", "country", "people", "interests", "wished", "language"];
        assert_eq!(refused(&VisitForm::default()), all);
    }

    #[test]
    fn nobody_comes_with_none_and_no_program_fills_in_what_nobody_sees() {
        assert_eq!(refused(&VisitForm { people: "0".to_owned(), ..form() }), ["people"]);
        assert_eq!(refused(&VisitForm { website: "https://spam.example".to_owned(), ..form() }), ["website"]);
    }
}
