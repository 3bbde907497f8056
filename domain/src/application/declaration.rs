//! What an applicant declares about aid: that it is so, or why that is no question for them, such as a town's or one abroad.

use serde_json::Value;

use crate::choice::choice;

choice! {
    /// What is answered to a declaration.
    pub enum DeclarationAnswer {
        /// It is so.
        Made = "on",
        /// It does not concern this applicant; they say why.
        NotConcerned = "exempt",
    }
}

/// A declaration: nothing yet, made, or not for this applicant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declaration {
    pub answer: Option<DeclarationAnswer>,
    /// Why it does not concern them; it may be missing in a draft.
    pub reason: String,
}

impl Declaration {
    /// One that was made.
    pub fn made() -> Self {
        Self { answer: Some(DeclarationAnswer::Made), reason: String::new() }
    }

    pub(super) fn of_columns(made: bool, exempt: bool, reason: &str) -> Self {
        let answer = match (made, exempt) {
            (true, _) => Some(DeclarationAnswer::Made),
            (false, true) => Some(DeclarationAnswer::NotConcerned),
            (false, false) => None,
        };
        Self { answer, reason: reason.to_owned() }
    }

    pub(super) fn is(&self, answer: DeclarationAnswer) -> bool {
        self.answer == Some(answer)
    }

    /// Whether it says that it does not concern them, but not why.
    pub(super) fn lacks_reason(&self) -> bool {
        self.is(DeclarationAnswer::NotConcerned) && self.reason.is_empty()
    }

    /// As history tells it: made or not, or the reason.
    pub(super) fn told(&self) -> Value {
        if self.is(DeclarationAnswer::NotConcerned) { Value::from(self.reason.as_str()) } else { Value::from(self.answer.is_some()) }
    }
}
