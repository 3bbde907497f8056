//! What a form tells the fields inside it: the ids they get, what was typed last time, what was wrong.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;

use super::slug::slug;
use crate::form::{FormEcho, echo};

/// The form a field stands in. [`super::Form`] provides it, every field looks for it.
#[derive(Clone)]
pub(super) struct FormScope {
    prefix: String,
    echo: Option<Arc<FormEcho>>,
    /// What was typed before and could not be read, by field.
    typed: Arc<Vec<(String, String)>>,
    /// Fields in the order of the page, with their labels: the error summary names and sorts by them.
    fields: Arc<Mutex<Vec<(String, String)>>>,
}

impl FormScope {
    /// The echo counts only if it came from this very form: same endpoint and, where a page repeats
    /// a form per row, the same `_form`.
    pub fn new(action: &str, id: &str) -> Self {
        let endpoint = action.split('?').next().unwrap_or_default();
        let echo = echo().filter(|echo| echo.endpoint == endpoint && echo.value("_form").unwrap_or_default() == id);
        let name = endpoint.strip_prefix("/api/").unwrap_or(endpoint);
        let prefix = slug(&format!("{name} {id}"));
        Self { prefix, echo, typed: Arc::default(), fields: Arc::default() }
    }

    pub fn with_typed(self, typed: Vec<(String, String)>) -> Self {
        Self { typed: Arc::new(typed), ..self }
    }

    /// The id of the field with this name; also what the error summary links to.
    pub fn id_of(&self, name: &str) -> String {
        format!("{}-{}", self.prefix, slug(name))
    }

    /// The id of the form itself, for parts that need one, such as a dialog's.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Whether this form came back with errors.
    pub fn failed(&self) -> bool {
        self.echo.as_ref().is_some_and(|echo| !echo.errors.is_empty())
    }

    /// Every error as (link to the field, text), first those of the whole form, then in the order of the page.
    pub fn problems(&self) -> Vec<(Option<String>, String)> {
        let Some(echo) = &self.echo else { return Vec::new() };
        let fields = self.fields.lock().unwrap_or_else(PoisonError::into_inner);
        let mut problems: Vec<_> = echo
            .errors
            .iter()
            .map(|(name, message)| match fields.iter().position(|(field, _)| field == name) {
                Some(place) => {
                    let text = named(&fields[place].1, message);
                    (place + 1, Some(format!("#{}", self.id_of(name))), text)
                }
                // A field that is not on the page, or one that renders later: say it without a link.
                None => (0, None, message.clone()),
            })
            .collect();
        problems.sort_by_key(|(place, ..)| *place);
        problems.into_iter().map(|(_, link, text)| (link, text)).collect()
    }

    fn announce(&self, name: &str, label: &str) {
        let mut fields = self.fields.lock().unwrap_or_else(PoisonError::into_inner);
        fields.push((name.to_owned(), label.to_owned()));
    }
}

/// An error of the summary, with the label of its field in front.
fn named(label: &str, message: &str) -> String {
    match label.chars().last() {
        None => message.to_owned(),
        Some('?' | '!' | ':') => format!("{label} {message}"),
        // A sentence; a single word with a dot is an abbreviation.
        Some('.') if label.contains(' ') => format!("{label} {message}"),
        Some(_) => format!("{label}: {message}"),
    }
}

/// One field as it stands in its form: its id, the value it had, its error.
#[derive(Clone)]
pub(super) struct Place {
    pub id: String,
    pub error: Option<String>,
    name: String,
    echo: Option<Arc<FormEcho>>,
    typed: Arc<Vec<(String, String)>>,
}

impl Place {
    /// Finds the form around this field and announces the field to it.
    pub fn of(name: &str, label: &str) -> Self {
        let scope = use_context::<FormScope>();
        if let Some(scope) = &scope {
            scope.announce(name, label);
        }
        let id = scope.as_ref().map_or_else(|| slug(name), |scope| scope.id_of(name));
        let (echo, typed) = scope.map(|scope| (scope.echo, scope.typed)).unwrap_or_default();
        let error = echo.as_ref().and_then(|echo| echo.error(name)).map(str::to_owned);
        Self { id, error, name: name.to_owned(), echo, typed }
    }

    /// What was typed last time, else the field's own value.
    pub fn value(&self, own: String) -> String {
        let before = self.typed.iter().find(|(field, _)| *field == self.name).map(|(_, typed)| typed.as_str());
        match self.echo.as_ref().and_then(|echo| echo.value(&self.name)).or(before) {
            Some(typed) => typed.to_owned(),
            None => own,
        }
    }

    /// What was chosen last time, else the field's own choice. A box without a tick is not sent,
    /// so an echo that does not name it means "not chosen".
    pub fn chosen(&self, own: Vec<String>) -> Vec<String> {
        match &self.echo {
            Some(echo) => echo.values(&self.name).into_iter().map(str::to_owned).collect(),
            None => own,
        }
    }

    pub fn hint_id(&self) -> String {
        format!("{}-hint", self.id)
    }

    pub fn error_id(&self) -> String {
        format!("{}-error", self.id)
    }

    /// For `aria-describedby`: the error first, because it matters more.
    pub fn described_by(&self, hint: &str) -> Option<String> {
        let error = self.error.is_some().then(|| self.error_id());
        let hint = (!hint.is_empty()).then(|| self.hint_id());
        let ids: Vec<_> = error.into_iter().chain(hint).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// For `aria-invalid`.
    pub fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_sentence_needs_no_colon_and_an_abbreviation_does() {
        assert_eq!(named("Wir sind öffentlich.", "Bitte ankreuzen."), "Wir sind öffentlich. Bitte ankreuzen.");
        assert_eq!(named("USt-IdNr.", "Bitte prüfen."), "USt-IdNr.: Bitte prüfen.");
        assert_eq!(named("Name", "Fehlt."), "Name: Fehlt.");
    }
}
