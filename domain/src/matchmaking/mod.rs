//! Meetings of people who take part in an event, or in a bridge or network outside any event: profiles with what they offer and seek, proposals with their reason, requests,
//! tables and times, and one plan for all wishes. Everybody's own page opens by a link from a letter; nobody's profile is shown
//! to others before they agreed to it. People and tables are bound in `timetable`, as seats in sessions are.

use sea_orm::DbErr;

use crate::{
    actor::Denied,
    audit::Overtaken,
    choice::choice,
    enquiry,
    event::{self, EventKind},
    field::FieldErrors,
};

pub(crate) mod entity;

mod answer;
mod ask;
mod availability;
mod claim;
mod days;
mod end;
mod feedback;
mod follow;
mod form;
mod held;
mod history;
mod join;
mod leave;
mod letters;
mod link;
mod matches;
mod me;
mod occasion;
mod overview;
mod own_profile;
mod participants;
pub(crate) mod personal_data;
mod places;
mod plan;
mod plan_accept;
mod remind;
pub mod schedule;
mod score;
mod service;
mod settings;
mod slots;
mod travel;
mod travel_meetings;
mod view;
mod wish;
mod words;

pub use answer::{accept, cancel, decline, propose, reschedule, withdraw};
pub use ask::ask;
pub(crate) use claim::too_near;
pub use days::RoundDays;
pub use feedback::{Feedback, give_feedback, set_link};
pub use follow::times_of_event;
pub(crate) use follow::{derive_slots, follow_event, follow_zone_rules, left_behind, meetings_moving};
pub use form::{JoinForm, ProfileForm};
pub(crate) use held::{held_by_event, held_of_bridge};
pub use history::{MatchmakingAction, MatchmakingField};
pub use join::{join, join_as_exhibitor, join_as_traveller, join_as_visitor, join_bridge};
pub(crate) use leave::{leave, leave_trip, leave_with_booth};
pub use letters::{BridgeFacts, MeetingFacts, MeetingLetter, MeetingLetterKind, MeetingNewsKind, RoundFacts};
pub(crate) use link::new_link_of;
pub use matches::{Match, MatchReason, matches};
pub use me::{Me, MyMeeting, me};
pub use occasion::Occasion;
pub use overview::{Figures, MeetingFilter, MeetingRow, MeetingSort, figures, meetings, note_meetings_export};
pub use own_profile::{confirm, erase_own, save_profile, set_consent};
pub use participants::{
    Participant, ParticipantFilter, ParticipantPage, ParticipantSort, WishedPerson, note_participants_export, others, participants,
};
pub use personal_data::{KEPT_MONTHS, MeetingPart, ProfilePart, WishPart, export_own};
pub use places::{PlaceDetails, add_place, remove_place};
pub(crate) use plan::plans_by_event;
pub use plan::{PlanView, PlannedRow, compute_plan, discard_plan, plan};
pub use plan_accept::{Accepted, accept_plan};
pub(crate) use remind::remind;
pub use service::{cancel_by_organiser, create, create_for_bridge, edit, erase_participant, set_days, set_state, set_takes_wishes};
pub use settings::MatchmakingDetails;
pub use slots::{SlotDetails, add_slots, remove_slot};
pub use travel_meetings::{MeetingInTheWay, TravelMeeting, in_the_way, meetings_of_traveller};
pub(crate) use view::names_of_bridge;
pub use view::{
    MatchmakingView, Place, Slot, by_id, events_without, for_organisers, of_bridge_by_id, of_event, open_title, places, rounds_of_bridge,
    slots,
};
pub use wish::wish;

/// The words of a text as a profile keeps them to be compared by.
pub(crate) fn compared(text: &str) -> String {
    words::key(text)
}

choice! {
    /// Whether people can take part.
    pub enum MatchmakingState {
        /// Organisers prepare it; nobody else sees it.
        Draft = "draft",
        /// Profiles, requests and wishes.
        Open = "open",
        /// No new profiles and requests; meetings take place, and can be cancelled.
        Closed = "closed",
    }
}

choice! {
    /// As what somebody takes part.
    pub enum ProfileKind {
        Exhibitor = "exhibitor",
        Visitor = "visitor",
        Traveller = "traveller",
        StartUp = "start_up",
        /// Of a bridge or network.
        Member = "member",
    }
}

impl ProfileKind {
    /// What somebody may choose in the form of an event. Exhibitors take part from their booth, and travellers of a trip from their
    /// own page of it; to a fair somebody may come with the delegation of others.
    pub const fn of_form(kind: EventKind) -> &'static [Self] {
        match kind {
            EventKind::DelegationTrip => &[Self::Visitor, Self::StartUp],
            _ => &[Self::Visitor, Self::StartUp, Self::Traveller],
        }
    }

    /// The same of a bridge or network.
    pub const fn at_bridges() -> [Self; 3] {
        [Self::Member, Self::StartUp, Self::Visitor]
    }
}

choice! {
    /// How far a request has got.
    pub enum MeetingState {
        Requested = "requested",
        Accepted = "accepted",
        Declined = "declined",
        Withdrawn = "withdrawn",
        Cancelled = "cancelled",
    }
}

choice! {
    /// Whether somebody wants to meet somebody.
    pub enum WishKind {
        Must = "must",
        Gladly = "gladly",
        No = "no",
    }
}

/// So many places has nobody.
pub const MOST_PLACES: usize = 60;

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// Somebody changed it after the form was opened.
    #[error(transparent)]
    Overtaken(#[from] Overtaken),
    /// The link was never given out, or its profile is erased.
    #[error("the link opens nothing")]
    NoSuchLink,
    /// It is no time for that: the meetings are not open, or over.
    #[error("the meetings are not open")]
    Closed,
    /// What is asked for needs a profile that others may see.
    #[error("the profile is not shown")]
    NotShown,
    /// So many requests wait or were accepted: more may not be asked for.
    #[error("the quota of {0} is used")]
    QuotaUsed(i32),
    /// The two have a request or a meeting already.
    #[error("there is a request already")]
    AskedAlready,
    /// Whoever travels gave their place back, or has none.
    #[error("no place on the trip")]
    NoPlace,
    /// One of the two is bound then, or no table is free.
    #[error("that time is taken")]
    TimeTaken,
    /// The request or meeting is in another state by now.
    #[error("not in this state")]
    NotNow,
    /// The answer is the other one's to give.
    #[error("the other one answers")]
    NotYours,
    /// Meetings take place then, or there.
    #[error("meetings are planned there")]
    HasMeetings,
    /// There are as many as there can be.
    #[error("no more than {0}")]
    TooMany(usize),
    /// Nobody wished anything, or there are no times.
    #[error("nothing to plan")]
    NothingToPlan,
    /// Too many letters to this mailbox; the seconds to wait.
    #[error("too many letters, wait {seconds} s")]
    TooOften { seconds: u32 },
    // Not transparent: `Db::write` looks for the database's error among the sources, and must find it.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<enquiry::Error> for Error {
    fn from(error: enquiry::Error) -> Self {
        match error {
            enquiry::Error::Denied(denied) => denied.into(),
            enquiry::Error::Invalid(fields) => fields.into(),
            enquiry::Error::Overtaken(overtaken) => overtaken.into(),
            enquiry::Error::TooMany { seconds } => Self::TooOften { seconds },
            enquiry::Error::Db(error) => error.into(),
        }
    }
}

impl From<event::Unseen> for Error {
    fn from(unseen: event::Unseen) -> Self {
        match unseen {
            event::Unseen::Denied(denied) => denied.into(),
            event::Unseen::Db(error) => error.into(),
        }
    }
}
