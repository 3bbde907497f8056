//! Contacts: the question on the exhibitor's phone, the exhibitor's list, the visitor's receipt.

pub mod api;
pub mod downloads;
mod given;
pub mod pages;
mod receipt;
mod scan;

impl From<domain::lead::Error> for crate::error::ApiError {
    fn from(error: domain::lead::Error) -> Self {
        use domain::{lead::Error, locale::Text};
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::UnknownBadge => Self::conflict(&Text::new(
                "Zu diesem Code gibt es keinen gültigen Besucherausweis dieser Veranstaltung. Bitte scannen Sie den QR-Code auf dem Ausweis, oder auf dem Telefon unter „Mein Ticket“ den Code „Für Aussteller“.",
                "This code belongs to no valid visitor badge of this event. Please scan the QR code on the badge, or on the phone, under “My ticket”, the code “For exhibitors”.",
            )),
            Error::BadgeOfExhibitor => Self::conflict(&Text::new(
                "Das ist der Ausweis eines Ausstellers. Seine Kontaktseite öffnet sich mit jeder Handykamera.",
                "This is an exhibitor's badge. Its contact page opens with any phone camera.",
            )),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::NoSuchReceipt => Self::NotFound,
            Error::Db(error) => error.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::lead::Error;

    use crate::error::ApiError;

    #[test]
    fn whoever_shows_the_ticket_is_led_to_the_code_beside_it() {
        let ApiError::Conflict { message } = ApiError::from(Error::UnknownBadge) else { panic!("it is no field that is wrong") };

        assert!(message.de.contains("„Mein Ticket“") && message.de.contains("„Für Aussteller“"), "{}", message.de);
        assert!(message.en.contains("“My ticket”") && message.en.contains("“For exhibitors”"), "{}", message.en);
    }
}
