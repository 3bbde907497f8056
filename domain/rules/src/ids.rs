//! One id type per table, so that a seat's id is never taken for a session's.
//! Ids carry no meaning beyond their order in time; codes that people type or scan are in `code`.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Declares id types: a UUIDv7 each, usable as a primary key, in a path, in a form and in JSON.
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident,)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
        pub struct $name(Uuid);

        impl $name {
            /// A fresh id, greater than every id made before it in this process.
            #[cfg(feature = "random")]
            #[expect(clippy::new_without_default, reason = "a default that differs each time would surprise")]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }

            /// The id of a row that is known by its bare UUID.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The bare UUID, for columns that point at more than one table.
            pub const fn as_uuid(self) -> Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        /// sea-orm asks this of every primary key, for databases that count their rows. Ours never do.
        #[cfg(feature = "sea-orm")]
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )+};
}

ids! {
    /// Somebody who signs in.
    AccountId,
    /// One thing that an account may do.
    RoleId,
    /// A link that was mailed to sign in with.
    SignInLinkId,
    /// A browser that asked for a way in, with its short code.
    SignInCodeId,
    /// An account signed in on one device.
    AccountSessionId,
    /// A passkey of an account.
    PasskeyId,
    /// One making of a passkey, or one signing in with one, while it is under way.
    PasskeyCeremonyId,
    /// An invitation to take up a role.
    InvitationId,
    /// A fair, conference, trip or own event.
    EventId,
    /// A floor of a booth.
    LevelId,
    /// A counter, pod, lounge or other place on a level.
    UnitId,
    /// A person's badge at one event.
    BadgeId,
    /// An organisation that exhibits, over the years.
    OrganisationId,
    /// An organisation's application to one event.
    ApplicationId,
    /// A contact of an application, for one purpose.
    ApplicationContactId,
    /// An organisation that shares an exhibitor's place.
    CoExhibitorId,
    /// An organiser's note on an application.
    ApplicationNoteId,
    /// What organisers decided at once, about one application or many.
    DecisionId,
    /// A unit held for, offered to or confirmed by an application.
    PlacementId,
    /// Somebody who works on the stand.
    BoothStaffId,
    /// A visitor's registration for one event.
    RegistrationId,
    /// What was typed once more for a registration, and waits for a confirmation.
    RepeatId,
    /// A consent that was given, perhaps withdrawn since.
    ConsentId,
    /// A stage or room for sessions.
    StageId,
    /// A session of the programme (not a sign-in: that is [`AccountSessionId`]).
    SessionId,
    /// Somebody who speaks at an event.
    SpeakerId,
    /// A visitor's seat, or place in the queue, at one session.
    SeatId,
    /// One scan of a code at a door; made on the device.
    ScanId,
    /// A contact that a visitor gave to one exhibitor.
    LeadId,
    /// A mail in the outbox.
    MailId,
    /// An entry of the audit trail.
    AuditId,
    /// A file that takes long to make.
    GeneratedFileId,
    /// What somebody asked by the contact form.
    EnquiryId,
    /// An organiser's note on that.
    EnquiryNoteId,
    /// Something that organisers wait for.
    OrganiserNoticeId,
    /// A letter from the organisers to a group.
    MailingId,
    /// Somebody to whom one of those goes.
    MailingRecipientId,
    /// A piece of the agency's news.
    NewsEntryId,
    /// The meetings of an event.
    MatchmakingId,
    /// A time at which meetings take place.
    MeetingSlotId,
    /// A table or lounge for meetings.
    MeetingPlaceId,
    /// Room for one meeting at a time there.
    MeetingSeatId,
    /// Somebody who takes part in meetings.
    ProfileId,
    /// A meeting that somebody asked for.
    MeetingId,
    /// A plan for all that is wished.
    MeetingPlanId,
    /// An Innovation Bridge, or a network.
    BridgeId,
    /// An open call.
    CallId,
    /// What entries of a call are judged by.
    CallCriterionId,
    /// What entries of a call answer.
    CallQuestionId,
    /// What an organisation enters a call with.
    CallEntryId,
    /// A file of such an entry.
    CallFileId,
    /// Somebody who judges the entries of one call.
    JurorId,
    /// What a juror makes of an entry.
    ScoreSheetId,
    /// A partner of a bridge.
    BridgePartnerId,
    /// A company of a bridge or network.
    BridgeCompanyId,
    /// A talk that the agency's own people give abroad.
    TalkId,
    /// A delegation that comes to visit.
    VisitId,
    /// An organiser's note on that.
    VisitNoteId,
    /// One item of a visit's programme.
    VisitItemId,
    /// Somebody who comes along.
    VisitDelegateId,
    /// A room or an interpreter, whom one item has at a time.
    VisitResourceId,
    /// Somebody who runs an event together with others.
    HostId,
    /// Somebody's access to what a host may see.
    HostPersonId,
    /// Money that somebody gives for a purpose, by a notice.
    GrantId,
    /// What one of its notices says.
    GrantVersionId,
    /// The part of it that goes to an event.
    GrantEventId,
    /// What stays of an event: a page about what was.
    RecapId,
    RecapPictureId,
    /// What somebody says of an event, in their own words.
    RecapVoiceId,
    RecapFigureId,
    RecapDownloadId,
    SurveyId,
    SurveyQuestionId,
    /// That somebody is asked.
    SurveyLinkId,
    SurveyAnswerId,
    /// A receipt of what an event cost.
    EventCostId,
    /// A site or project.
    PropertyId,
    /// A picture, plan or document of one.
    PropertyFileId,
    /// A table of properties that waits to be taken over.
    PropertyImportId,
    /// A place that a trip goes to, for some days.
    TripLegId,
    /// Travellers who go their own way for a part of a trip.
    TripGroupId,
    /// A visit, pitch, reception, transfer or free time of a trip.
    TripItemId,
    /// Somebody who applied for a trip.
    TravellerId,
    /// People who are invited to talk at tables.
    RoundtableId,
    /// A table of one.
    RoundtableTableId,
    /// Two organisations that do not sit side by side there.
    RoundtableRivalId,
    /// Somebody who is invited to it, or may be.
    RoundtableGuestId,
    /// What is to be done after it.
    RoundtableFollowUpId,
}
