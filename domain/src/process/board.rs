//! What waits at the events that are not over, for their organisers: what they have to do, the oldest first, and which
//! deadlines come next.

use chrono::Duration;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use self::found::Found;
use crate::{
    actor::Actor,
    choice::choice,
    clock::{self, Instant},
    db::Db,
    event::{Error, EventState, EventView, entity as event_table, policy},
};

mod found;

choice! {
    /// What can wait.
    pub enum WaitingKind {
        /// Applications that nobody has taken up.
        Submitted = "submitted",
        /// Questions that were answered.
        Answered = "answered",
        /// Other applications that are taken up, and not decided.
        InReview = "in_review",
        /// On the waiting list, while units are free.
        WaitingList = "waiting_list",
        /// Who would like to travel along, and waits for a decision.
        TravelApplications = "travel_applications",
        /// Passports that whoever may look at them has not seen since the trip returns on another day.
        PassportsToSee = "passports_to_see",
        /// Items of a trip's programme of which travellers know another state.
        UntoldChanges = "untold_changes",
        /// Enquiries that nobody has marked done.
        Enquiries = "enquiries",
        /// What was to be done after a roundtable, and is not.
        FollowUps = "follow_ups",
        /// A plan of meetings that nobody has accepted or discarded.
        MeetingPlans = "meeting_plans",
        /// Mail that somebody has to look at.
        MailParked = "mail_parked",
        /// Sessions that are not published.
        SessionDrafts = "session_drafts",
        /// Nobody can read the terms that are in force.
        TermsMissing = "terms_missing",
        /// Questions without an answer yet.
        Asked = "asked",
        /// Visitors who have not confirmed their address.
        VisitorsPending = "visitors_pending",
        /// Offers that run out soon.
        OffersEnding = "offers_ending",
        /// Applications close; counts the drafts.
        ApplicationsClose = "applications_close",
        /// Naming people for the stands closes; counts the exhibitors who have named nobody.
        PassesClose = "passes_close",
    }
}

/// Something that waits at an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub kind: WaitingKind,
    pub count: u64,
    /// Since when the oldest of them waits.
    pub since: Option<Instant>,
    /// When the first of them is too late.
    pub due: Option<Instant>,
}

/// What waits at one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    pub event: EventView,
    /// For the organisers, the oldest first.
    pub to_do: Vec<Waiting>,
    /// For others, and deadlines: the next first.
    pub coming: Vec<Waiting>,
}

impl WaitingKind {
    /// Whether organisers have to do something, rather than somebody else, or time.
    pub const fn is_to_do(self) -> bool {
        match self {
            Self::Submitted
            | Self::Answered
            | Self::InReview
            | Self::WaitingList
            | Self::TravelApplications
            | Self::PassportsToSee
            | Self::UntoldChanges
            | Self::Enquiries
            | Self::FollowUps
            | Self::MeetingPlans
            | Self::MailParked
            | Self::SessionDrafts
            | Self::TermsMissing => true,
            Self::Asked | Self::VisitorsPending | Self::OffersEnding | Self::ApplicationsClose | Self::PassesClose => false,
        }
    }
}

/// What waits at one event; nothing once it is over or archived.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn of_event(db: &Db, actor: &Actor, event: &EventView) -> Result<Board, Error> {
    policy::may_organise(actor)?;
    let boards = boards(db, actor, vec![event.clone()]).await?;
    Ok(boards.into_iter().next().unwrap_or_else(|| Board { event: event.clone(), to_do: Vec::new(), coming: Vec::new() }))
}

/// What waits at all events that are not over, the soonest first; events where nothing waits are left out.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn of_all_events(db: &Db, actor: &Actor) -> Result<Vec<Board>, Error> {
    policy::may_organise(actor)?;
    let yesterday = clock::now().date_naive() - Duration::days(1);
    let rows = event_table::Entity::find()
        .filter(event_table::Column::State.ne(EventState::Archived))
        .filter(event_table::Column::EndsOn.gte(yesterday))
        .order_by_asc(event_table::Column::StartsOn)
        .order_by_asc(event_table::Column::Id)
        .all(db.read())
        .await?;
    let boards = boards(db, actor, rows.into_iter().map(EventView::from).collect()).await?;
    Ok(boards.into_iter().filter(|board| !board.to_do.is_empty() || !board.coming.is_empty()).collect())
}

async fn boards(db: &Db, actor: &Actor, events: Vec<EventView>) -> Result<Vec<Board>, DbErr> {
    let live: Vec<_> = events.into_iter().filter(|event| event.state != EventState::Archived && !event.is_over()).collect();
    let now = clock::now();
    let found = Found::of(db, actor, &live, now).await?;
    Ok(live.into_iter().map(|event| found.board(event, now)).collect())
}
