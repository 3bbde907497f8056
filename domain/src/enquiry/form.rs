//! What somebody types into the contact form.

use serde::{Deserialize, Serialize};

use crate::{
    field::{Email, FieldErrors, Fields, Line, PersonName, Prose, required, visible},
    locale::{Locale, Text},
    phone::PhoneNumber,
};

/// The form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EnquiryForm {
    pub name: String,
    pub email: String,
    pub phone: String,
    /// `on`: wants to be called.
    pub call_back: String,
    pub call_when: String,
    pub message: String,
    /// The path of the page that they came from.
    pub page: String,
    /// Nobody sees this field; whoever fills it in is no person.
    pub website: String,
    /// When the form was made, as `form_moment` writes it.
    pub moment: String,
}

/// The same, in valid form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub name: String,
    pub email: Email,
    pub phone: String,
    pub call_back: bool,
    pub call_when: String,
    pub message: String,
    pub page: String,
}

impl Asked {
    /// `locale` is of the page: who writes in German may leave out the country of a German number.
    pub(super) fn parse(form: &EnquiryForm, locale: Locale) -> Result<Self, FieldErrors> {
        let EnquiryForm { name, email, phone, call_back, call_when, message, page, website, moment: _ } = form;
        let country = match locale {
            Locale::De => "DE",
            Locale::En => "",
        };
        let (call_back, no_phone) = (call_back == "on", visible(phone).is_empty());
        let mut fields = Fields::new();
        let name = fields.check("name", PersonName::parse(name));
        let email = fields.check("email", Email::parse(email));
        let phone = fields
            .check_optional("phone", phone, |typed| PhoneNumber::parse(typed, country).map(PhoneNumber::into_kept))
            .map(Option::unwrap_or_default);
        if call_back && no_phone {
            fields.refuse("phone", Text::new("Bitte angeben, damit wir Sie anrufen können.", "Please give it so that we can call you."));
        }
        let call_when = fields.check("call_when", Line::<200>::parse_optional(call_when));
        let message = fields.check("message", written(message));
        let page = fields.check("", own_page(page));
        if !website.is_empty() {
            fields.refuse("website", Text::new("Bitte leer lassen.", "Please leave this empty."));
        }
        fields.finish(|| {
            Some(Self {
                name: name?.as_str().to_owned(),
                email: email?,
                phone: phone?,
                call_back,
                call_when: call_when?,
                message: message?,
                page: page?,
            })
        })
    }
}

fn written(typed: &str) -> Result<String, Text> {
    let message = Prose::<4000>::parse(typed)?.into_string();
    if message.is_empty() { Err(required()) } else { Ok(message) }
}

/// A path of this site, or nothing: organisers press it. What is kept is looked at, because reading takes invisible characters
/// away.
fn own_page(typed: &str) -> Result<String, Text> {
    let page = Line::<300>::parse_optional(typed)?;
    let is_path = page.starts_with('/') && !page.starts_with("//") && !page.contains('\\');
    if !page.is_empty() && !is_path {
        return Err(Text::new(
            "Das Formular kam nicht vollständig an. Bitte laden Sie die Seite neu.",
            "The form did not arrive as a whole. Please reload the page.",
        ));
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> EnquiryForm {
        let text = str::to_owned;
        EnquiryForm {
            name: text("Nora Neu"),
            email: text("nora@frage.example"),
            message: text("Wo ist der Eingang?"),
            ..Default::default()
        }
    }

    fn refused(form: &EnquiryForm, locale: Locale) -> Vec<String> {
        Asked::parse(form, locale).map(|_| Vec::new()).unwrap_or_else(|errors| errors.0.into_iter().map(|(field, _)| field).collect())
    }

    #[test]
    fn a_german_number_needs_its_country_on_an_english_page_alone() {
        let asked = EnquiryForm { phone: "0201 1234567".to_owned(), ..form() };

        assert_eq!(Asked::parse(&asked, Locale::De).map(|asked| asked.phone), Ok("+492011234567".to_owned()));
        assert_eq!(refused(&asked, Locale::En), ["phone"]);
    }

    #[test]
    fn whoever_wants_a_call_gives_a_number() {
        let asked = EnquiryForm { call_back: "on".to_owned(), ..form() };

        assert_eq!(refused(&asked, Locale::De), ["phone"]);
        assert_eq!(refused(&form(), Locale::De), Vec::<String>::new());
    }

    #[test]
    fn what_nobody_sees_stays_empty_and_the_page_is_one_of_this_site() {
        assert_eq!(refused(&EnquiryForm { website: "https://spam.example".to_owned(), ..form() }, Locale::De), ["website"]);
        for page in [
            "https://spam.example",
            "//spam.example",
            "javascript:alert(1)",
            "/\\spam.example",
            "/\u{200b}/spam.example",
            "/\u{2060}\\spam.example",
        ] {
            assert_eq!(refused(&EnquiryForm { page: page.to_owned(), ..form() }, Locale::De), [""], "{page}");
        }
        assert_eq!(refused(&EnquiryForm { page: "/de/events/mipim-2027/plan".to_owned(), ..form() }, Locale::De), Vec::<String>::new());
    }
}
