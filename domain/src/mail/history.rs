//! What history says of a mail.

use crate::{
    audit::{Action, NoFields, Subject},
    choice::choice,
    ids::MailId,
};

choice! {
    /// What can happen to a mail.
    pub enum MailAction {
        SentAgain = "sent_again",
    }
}

impl Action for MailAction {
    const SUBJECT: Subject = Subject::Mail;
    type Id = MailId;
    type Field = NoFields;
}
