//! What history says of a roundtable. Whatever happens to its guests happens to it: history names none of them.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::RoundtableId,
};

choice! {
    /// What can happen to a roundtable.
    pub enum RoundtableAction {
        Created = "created",
        Changed = "changed",
        Removed = "removed",
        Cancelled = "cancelled",
        TableAdded = "table_added",
        TableChanged = "table_changed",
        TableRemoved = "table_removed",
        RivalsAdded = "rivals_added",
        RivalsRemoved = "rivals_removed",
        GuestAdded = "guest_added",
        GuestChanged = "guest_changed",
        GuestRemoved = "guest_removed",
        GuestInvited = "guest_invited",
        WaveSent = "wave_sent",
        Reminded = "reminded",
        Accepted = "accepted",
        Queued = "queued",
        Declined = "declined",
        MovedUp = "moved_up",
        GuestCalledOff = "guest_called_off",
        SubstituteInvited = "substitute_invited",
        SeatsProposed = "seats_proposed",
        SeatChanged = "seat_changed",
        ProposalUndone = "proposal_undone",
        MinutesWritten = "minutes_written",
        MinutesSent = "minutes_sent",
        FollowUpAdded = "follow_up_added",
        FollowUpDone = "follow_up_done",
        FollowUpReopened = "follow_up_reopened",
        FollowUpRemoved = "follow_up_removed",
        Erased = "erased",
    }
}

choice! {
    /// What history tells of a roundtable.
    pub enum RoundtableField {
        Name = "name",
        Place = "place",
        TimeZone = "time_zone",
        StartsAt = "starts_at",
        EndsAt = "ends_at",
        AnswerBy = "answer_by",
        MostOfSector = "most_of_sector",
        TownPerTable = "town_per_table",
        /// Which table it was.
        Table = "table",
        Wave = "wave",
        /// How many letters there were.
        Number = "number",
    }
}

impl Action for RoundtableAction {
    const SUBJECT: Subject = Subject::Roundtable;
    type Id = RoundtableId;
    type Field = RoundtableField;
    const WITHOUT_REVISION: &'static [Self] = &[
        Self::Cancelled,
        Self::GuestAdded,
        Self::GuestChanged,
        Self::GuestRemoved,
        Self::GuestInvited,
        Self::WaveSent,
        Self::Reminded,
        Self::Accepted,
        Self::Queued,
        Self::Declined,
        Self::MovedUp,
        Self::GuestCalledOff,
        Self::SubstituteInvited,
        Self::MinutesSent,
        Self::FollowUpAdded,
        Self::FollowUpDone,
        Self::FollowUpReopened,
        Self::FollowUpRemoved,
        Self::Erased,
    ];
}
