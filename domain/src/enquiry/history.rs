//! What history says of an enquiry: who of the organisers did what, never who asked.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::EnquiryId,
};

choice! {
    /// What can happen to an enquiry.
    pub enum EnquiryAction {
        Received = "received",
        TakenOver = "taken_over",
        /// To another organiser.
        GivenTo = "given_to",
        /// Nobody's again.
        GivenBack = "given_back",
        NoteAdded = "note_added",
        Done = "done",
        Reopened = "reopened",
        Erased = "erased",
        /// An exhibitor does not see it any more.
        SharingWithdrawn = "sharing_withdrawn",
    }
}

choice! {
    /// What history tells of an enquiry.
    pub enum EnquiryField {
        /// The name of the organiser whose task it became.
        Owner = "owner",
    }
}

impl Action for EnquiryAction {
    const SUBJECT: Subject = Subject::Enquiry;
    type Id = EnquiryId;
    type Field = EnquiryField;
    const WITHOUT_REVISION: &'static [Self] = &[Self::Received, Self::NoteAdded, Self::SharingWithdrawn];
}
