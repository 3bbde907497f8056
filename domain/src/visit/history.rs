//! What history says of visits, rooms and interpreters: who of the organisers did what, never who comes or who is a host by
//! name.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::{VisitId, VisitResourceId},
};

choice! {
    /// What can happen to a visit.
    pub enum VisitAction {
        Requested = "requested",
        Changed = "changed",
        Accepted = "accepted",
        Declined = "declined",
        Done = "done",
        Reopened = "reopened",
        TakenOver = "taken_over",
        /// To another organiser.
        GivenTo = "given_to",
        /// Nobody's again.
        GivenBack = "given_back",
        NoteAdded = "note_added",
        ItemAdded = "item_added",
        ItemChanged = "item_changed",
        ItemRemoved = "item_removed",
        HostsAsked = "hosts_asked",
        HostConfirmed = "host_confirmed",
        HostDeclined = "host_declined",
        DelegatesAdded = "delegates_added",
        DelegateRemoved = "delegate_removed",
        AttendanceNoted = "attendance_noted",
        ThanksWritten = "thanks_written",
        ThanksSent = "thanks_sent",
        OutcomeNoted = "outcome_noted",
        /// What was personal.
        Emptied = "emptied",
    }
}

choice! {
    /// What history tells of a visit.
    pub enum VisitField {
        /// The name of the organiser whose task it became.
        Owner = "owner",
        TitleDe = "title_de",
        TitleEn = "title_en",
        People = "people",
        Interests = "interests",
        Priority = "priority",
        Bridge = "bridge",
        TimeZone = "time_zone",
        StartsOn = "starts_on",
        EndsOn = "ends_on",
        IsPublic = "is_public",
        Leads = "leads",
        Meetings = "meetings",
        /// Which item it was.
        Item = "item",
        ItemTitle = "item_title",
        Place = "place",
        Room = "room",
        Interpreter = "interpreter",
        StartsAt = "starts_at",
        EndsAt = "ends_at",
        /// The organisation alone.
        Host = "host",
        Gifts = "gifts",
        Menu = "menu",
        /// How many.
        Number = "number",
    }
}

impl Action for VisitAction {
    const SUBJECT: Subject = Subject::Visit;
    type Id = VisitId;
    type Field = VisitField;
    const WITHOUT_REVISION: &'static [Self] = &[
        Self::Requested,
        Self::NoteAdded,
        Self::HostsAsked,
        Self::HostConfirmed,
        Self::HostDeclined,
        Self::DelegatesAdded,
        Self::DelegateRemoved,
        Self::AttendanceNoted,
        Self::ThanksSent,
    ];
}

choice! {
    /// What can happen to a room or an interpreter.
    pub enum ResourceAction {
        Added = "added",
        Changed = "changed",
        Removed = "removed",
    }
}

choice! {
    /// What history tells of them.
    pub enum ResourceField {
        Name = "name",
        Detail = "detail",
        Capacity = "capacity",
    }
}

impl Action for ResourceAction {
    const SUBJECT: Subject = Subject::VisitResource;
    type Id = VisitResourceId;
    type Field = ResourceField;
}
