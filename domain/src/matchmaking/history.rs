//! What history says of the meetings of an event: what organisers did. What two people agree upon is theirs, and no history.

use super::entity::matchmaking;
use crate::{
    audit::{Action, AuditEntry, Subject},
    choice::choice,
    ids::MatchmakingId,
};

choice! {
    /// What can happen to the meetings of an event.
    pub enum MatchmakingAction {
        Created = "created",
        Changed = "changed",
        Opened = "opened",
        Closed = "closed",
        BackToDraft = "back_to_draft",
        WishesOpened = "wishes_opened",
        WishesClosed = "wishes_closed",
        SlotsAdded = "slots_added",
        SlotRemoved = "slot_removed",
        PlaceAdded = "place_added",
        PlaceRemoved = "place_removed",
        PlanMade = "plan_made",
        PlanAccepted = "plan_accepted",
        PlanDiscarded = "plan_discarded",
        MeetingCancelled = "meeting_cancelled",
        ParticipantErased = "participant_erased",
        ParticipantsExported = "participants_exported",
        MeetingsExported = "meetings_exported",
    }
}

choice! {
    /// What history tells of them.
    pub enum MatchmakingField {
        TitleDe = "title_de",
        TitleEn = "title_en",
        IntroDe = "intro_de",
        IntroEn = "intro_en",
        SlotMinutes = "slot_minutes",
        WalkingMinutes = "walking_minutes",
        RequestQuota = "request_quota",
        IsOnline = "is_online",
        /// Of a bridge's meetings, which have days and a zone of their own.
        StartsOn = "starts_on",
        EndsOn = "ends_on",
        TimeZone = "time_zone",
        /// How many times, tables or meetings.
        Count = "count",
        Place = "place",
    }
}

impl Action for MatchmakingAction {
    const SUBJECT: Subject = Subject::Matchmaking;
    type Id = MatchmakingId;
    type Field = MatchmakingField;
    const WITHOUT_REVISION: &'static [Self] = &[
        Self::SlotsAdded,
        Self::SlotRemoved,
        Self::PlaceAdded,
        Self::PlaceRemoved,
        Self::PlanMade,
        Self::PlanAccepted,
        Self::PlanDiscarded,
        Self::MeetingCancelled,
        Self::ParticipantErased,
        Self::ParticipantsExported,
        Self::MeetingsExported,
    ];
}

/// An entry about these meetings, at their event if they have one.
pub(super) fn entry(action: MatchmakingAction, round: &matchmaking::Model) -> AuditEntry<MatchmakingAction> {
    let entry = AuditEntry::of(action, round.id);
    match round.event_id {
        Some(event) => entry.at(event),
        None => entry,
    }
}
