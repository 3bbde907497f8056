//! The desk: a phone, a hand scanner or a name, and one unmistakable answer.

pub mod api;
pub mod pages;
mod scan;
mod words;

impl From<domain::check_in::Error> for crate::error::ApiError {
    fn from(error: domain::check_in::Error) -> Self {
        match error {
            domain::check_in::Error::Denied(denied) => denied.into(),
            domain::check_in::Error::Invalid(fields) => fields.into(),
            domain::check_in::Error::NothingToUndo => Self::conflict(&domain::locale::Text::new(
                "Dieser Scan hat niemanden eingelassen. Es gibt nichts rückgängig zu machen.",
                "This scan let nobody in. There is nothing to undo.",
            )),
            domain::check_in::Error::Registration(error) => error.into(),
            domain::check_in::Error::Db(error) => error.into(),
        }
    }
}
