//! Forms that came back: what was typed, and what is wrong with it.

use std::sync::Arc;

use crate::ctx;

/// A refused form, as the edge hands it to the page that is rendered again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormEcho {
    /// Path of the server function it was sent to.
    pub endpoint: String,
    /// What was typed, in its order.
    pub values: Vec<(String, String)>,
    /// Field (empty: the form as a whole) and sentence.
    pub errors: Vec<(String, String)>,
}

impl FormEcho {
    /// What was typed into this field.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Everything that was chosen in a group of this name.
    pub fn values(&self, name: &str) -> Vec<&str> {
        let named = |key: &str| key.strip_suffix("[]").unwrap_or(key) == name;
        self.values.iter().filter(|(key, _)| named(key)).map(|(_, value)| value.as_str()).collect()
    }

    /// What is wrong with this field.
    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(key, _)| key == name).map(|(_, message)| message.as_str())
    }
}

/// The form that was refused in this request, if one was.
pub fn echo() -> Option<Arc<FormEcho>> {
    ctx::parts()?.extensions.get::<Arc<FormEcho>>().cloned()
}

/// A key that makes a form recognisable when it is sent twice.
pub fn new_key() -> String {
    uuid::Uuid::now_v7().simple().to_string()
}
