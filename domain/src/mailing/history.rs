//! What history says of a letter to a group.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::MailingId,
};

choice! {
    /// What can happen to a letter to a group.
    pub enum MailingAction {
        Begun = "begun",
        Changed = "changed",
        Planned = "planned",
        /// With a date of its event that it follows.
        Moved = "moved",
        Sent = "sent",
        /// Before it left: it is a draft again.
        CalledOff = "called_off",
        /// Its recipients were taken, and their letters written.
        Left = "left",
        /// What had not left was taken back.
        Stopped = "stopped",
        Discarded = "discarded",
    }
}

choice! {
    /// What history tells of a letter to a group.
    pub enum MailingField {
        Audience = "audience",
        Purpose = "purpose",
        SubjectDe = "subject_de",
        SubjectEn = "subject_en",
        BodyDe = "body_de",
        BodyEn = "body_en",
        SendAt = "send_at",
        /// The date that its time follows.
        SendDate = "send_date",
        Recipients = "recipients",
    }
}

impl Action for MailingAction {
    const SUBJECT: Subject = Subject::Mailing;
    type Id = MailingId;
    type Field = MailingField;
    const WITHOUT_REVISION: &'static [Self] = &[Self::Left, Self::Stopped];
}
