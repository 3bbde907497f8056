//! The desk: a phone, a hand scanner or a name, and one unmistakable answer.

pub mod api;
pub mod pages;
mod scan;
mod words;

impl From<domain::checkin::Error> for crate::error::ApiError {
    fn from(error: domain::checkin::Error) -> Self {
        match error {
            domain::checkin::Error::Denied(denied) => denied.into(),
            domain::checkin::Error::Invalid(fields) => fields.into(),
            domain::checkin::Error::NothingToUndo => Self::conflict(&domain::locale::Text::new(
                "Dieser Scan hat niemanden eingelassen. Es gibt nichts rückgängig zu machen.",
                "This scan let nobody in. There is nothing to undo.",
            )),
            domain::checkin::Error::Db(error) => error.into(),
        }
    }
}
