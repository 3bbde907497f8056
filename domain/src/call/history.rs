//! What history says of a call. Whatever happens to its entries and its jury happens to it; nobody is named by that: an entry
//! that is erased leaves nothing here.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::CallId,
};

choice! {
    /// What can happen to a call.
    pub enum CallAction {
        Created = "created",
        Changed = "changed",
        Published = "published",
        Hidden = "hidden",
        Closed = "closed",
        Decided = "decided",
        Reopened = "reopened",
        Removed = "removed",
        CriterionPut = "criterion_put",
        CriterionRemoved = "criterion_removed",
        QuestionPut = "question_put",
        QuestionRemoved = "question_removed",
        EntryHandedIn = "entry_handed_in",
        EntryWithdrawn = "entry_withdrawn",
        EntryErased = "entry_erased",
        JurorInvited = "juror_invited",
        JurorRemoved = "juror_removed",
        ConflictNoted = "conflict_noted",
        ConflictCleared = "conflict_cleared",
        SheetHandedIn = "sheet_handed_in",
        MeetingOpened = "meeting_opened",
        MeetingClosed = "meeting_closed",
        EntryDecided = "entry_decided",
        LettersSent = "letters_sent",
        WinnersShown = "winners_shown",
        WinnersHidden = "winners_hidden",
    }
}

choice! {
    /// What history tells of a call.
    pub enum CallField {
        Slug = "slug",
        TitleDe = "title_de",
        TitleEn = "title_en",
        TextDe = "text_de",
        TextEn = "text_en",
        Hosts = "hosts",
        Bridge = "bridge_name",
        Takes = "takes",
        Zone = "time_zone",
        Opens = "opens_local",
        Closes = "closes_local",
        MostFiles = "most_files",
        LeastSheets = "least_sheets",
        Criterion = "criterion",
        Question = "question",
        Outcome = "outcome",
        Letters = "letters",
    }
}

impl Action for CallAction {
    const SUBJECT: Subject = Subject::Call;
    type Id = CallId;
    type Field = CallField;
    /// No form of the call goes stale by what happens to its entries and its jury.
    const WITHOUT_REVISION: &'static [Self] = &[
        Self::EntryHandedIn,
        Self::EntryWithdrawn,
        Self::EntryErased,
        Self::JurorInvited,
        Self::JurorRemoved,
        Self::ConflictNoted,
        Self::ConflictCleared,
        Self::SheetHandedIn,
        Self::EntryDecided,
        Self::LettersSent,
    ];
}
