//! How enquiries and what happens to them are called.

use domain::{
    enquiry::{EnquiryAction, EnquiryField, EnquiryState},
    locale::{Locale, Text},
};

pub fn state(l: Locale, state: EnquiryState) -> &'static str {
    match state {
        EnquiryState::Open => l.t("Offen", "Open"),
        EnquiryState::Done => l.t("Erledigt", "Done"),
    }
}

pub fn action(l: Locale, action: EnquiryAction) -> &'static str {
    match action {
        EnquiryAction::Received => l.t("Anfrage eingegangen", "Enquiry received"),
        EnquiryAction::TakenOver => l.t("Anfrage übernommen", "Enquiry taken over"),
        EnquiryAction::GivenTo => l.t("Anfrage weitergegeben", "Enquiry given to somebody else"),
        EnquiryAction::GivenBack => l.t("Anfrage abgegeben", "Enquiry given back"),
        EnquiryAction::NoteAdded => l.t("Anfrage: Notiz angelegt", "Enquiry: note added"),
        EnquiryAction::Done => l.t("Anfrage erledigt", "Enquiry done"),
        EnquiryAction::Reopened => l.t("Anfrage wieder geöffnet", "Enquiry opened again"),
        EnquiryAction::Erased => l.t("Anfrage gelöscht", "Enquiry erased"),
        EnquiryAction::SharingWithdrawn => {
            l.t("Anfrage: Aussteller sieht sie nicht mehr", "Enquiry: the exhibitor does not see it any more")
        }
    }
}

pub fn field(field: EnquiryField) -> Text {
    match field {
        EnquiryField::Owner => Text::new("Zuständig", "Owner"),
    }
}
