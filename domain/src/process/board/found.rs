//! What there is at several events at once: one question for each kind, whatever the number of events.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait},
};

use super::{Board, Waiting, WaitingKind};
use crate::{
    actor::Actor,
    application::{ApplicationAction, ApplicationState, entity::application},
    audit::{Subject, entity::audit},
    booth::{self, entity::unit},
    clock::Instant,
    db::Db,
    enquiry::{EnquiryState, entity::enquiry},
    event::{self, EventState, EventView},
    ids::{ApplicationId, EventId},
    mail::{MailState, MailTrouble, entity as mail},
    masterclass::{SessionState, entity::session},
    matchmaking,
    placement::{entity::placement, live_placement, open_offer},
    registration::{RegistrationState, entity::registration},
    roundtable, travel_details,
    traveller::{TravellerState, entity::traveller},
    trip,
};

/// So long before an offer runs out it is said.
const OFFER_SOON: Duration = Duration::days(3);
/// So long before it a deadline of the event is said.
const DEADLINE_SOON: Duration = Duration::days(14);

/// How many, and since when.
type Counted = HashMap<EventId, (u64, Option<Instant>)>;

/// What there is at several events, by event.
pub(super) struct Found {
    submitted: Counted,
    answered: Counted,
    in_review: Counted,
    asked: Counted,
    waiting: Counted,
    free_units: HashMap<EventId, u64>,
    drafts: Counted,
    nobody_named: Counted,
    offers: Counted,
    session_drafts: Counted,
    enquiries: Counted,
    follow_ups: Counted,
    meeting_plans: Counted,
    travel: Counted,
    passports: HashMap<EventId, u64>,
    untold: Counted,
    mails: Counted,
    visitors: Counted,
    readable_terms: Vec<EventId>,
}

impl Found {
    /// Some of it is for whoever may know it alone.
    pub async fn of(db: &Db, actor: &Actor, live: &[EventView], now: Instant) -> Result<Self, DbErr> {
        use application::Column as A;
        let events: Vec<EventId> = live.iter().map(|event| event.id).collect();
        let events = events.as_slice();
        let ids = || events.iter().copied();
        let in_state = |state: ApplicationState| application::Entity::find().filter(A::EventId.is_in(ids())).filter(A::State.eq(state));
        let counted_in = |state, since| counted(db, in_state(state), A::EventId, since);
        let (answered, in_review) = taken_up(db, events).await?;
        let offers = placement::Entity::find()
            .filter(placement::Column::EventId.is_in(ids()))
            .filter(open_offer(now))
            .filter(placement::Column::OfferExpiresAt.lte(now + OFFER_SOON));
        let sessions =
            session::Entity::find().filter(session::Column::EventId.is_in(ids())).filter(session::Column::State.eq(SessionState::Draft));
        let needless = MailTrouble::NEEDLESS.map(MailTrouble::as_str);
        let mails = mail::Entity::find()
            .filter(mail::Column::EventId.is_in(ids()))
            .filter(mail::Column::State.eq(MailState::Parked))
            .filter(mail::Column::Trouble.is_not_in(needless));
        let enquiries =
            enquiry::Entity::find().filter(enquiry::Column::EventId.is_in(ids())).filter(enquiry::Column::State.eq(EnquiryState::Open));
        let travel = traveller::Entity::find()
            .filter(traveller::Column::EventId.is_in(ids()))
            .filter(traveller::Column::ErasedAt.is_null())
            .filter(traveller::Column::ProvenAt.is_not_null())
            .filter(traveller::Column::State.eq(TravellerState::Applied));
        let visitors = registration::Entity::find()
            .filter(registration::Column::EventId.is_in(ids()))
            .filter(registration::Column::ErasedAt.is_null())
            .filter(registration::Column::State.eq(RegistrationState::Pending));
        Ok(Self {
            submitted: counted_in(ApplicationState::Submitted, A::SubmittedAt).await?,
            asked: counted_in(ApplicationState::NeedsInformation, A::UpdatedAt).await?,
            waiting: counted_in(ApplicationState::WaitingList, A::WaitingSince).await?,
            drafts: counted_in(ApplicationState::Draft, A::CreatedAt).await?,
            nobody_named: counted(db, in_state(ApplicationState::Confirmed).filter(A::PassesTaken.eq(0)), A::EventId, A::UpdatedAt).await?,
            offers: counted(db, offers, placement::Column::EventId, placement::Column::OfferExpiresAt).await?,
            session_drafts: counted(db, sessions, session::Column::EventId, session::Column::CreatedAt).await?,
            enquiries: counted(db, enquiries, enquiry::Column::EventId, enquiry::Column::CreatedAt).await?,
            passports: travel_details::passports_to_see(db, actor, live).await?,
            travel: counted(db, travel, traveller::Column::EventId, traveller::Column::ProvenAt).await?,
            untold: trip::untold_by_event(db, events).await?,
            follow_ups: roundtable::overdue_by_event(db, events).await?,
            meeting_plans: matchmaking::plans_by_event(db, events).await?,
            mails: counted(db, mails, mail::Column::EventId, mail::Column::CreatedAt).await?,
            visitors: counted(db, visitors, registration::Column::EventId, registration::Column::CreatedAt).await?,
            free_units: free_units(db, events).await?,
            readable_terms: event::with_readable_terms(db, events).await?,
            answered,
            in_review,
        })
    }

    pub fn board(&self, event: EventView, now: Instant) -> Board {
        use WaitingKind as K;
        let of = |kind: K, counted: &Counted| {
            let (count, since) = counted.get(&event.id).copied().unwrap_or_default();
            (count > 0).then_some(Waiting { kind, count, since, due: None })
        };
        // What is counted since a time that lies ahead is due then.
        let due = |kind: K, counted: &Counted| of(kind, counted).map(|waiting| Waiting { due: waiting.since, since: None, ..waiting });
        let deadline = |kind: K, at: Option<Instant>, counted: &Counted| {
            let at = at.filter(|at| (now..=now + DEADLINE_SOON).contains(at))?;
            let count = counted.get(&event.id).map_or(0, |(count, _)| *count);
            Some(Waiting { kind, count, since: None, due: Some(at) })
        };
        let has_free_units = self.free_units.contains_key(&event.id);
        let published = event.state == EventState::Published;
        let terms = (published && event.applications_close_at.is_some_and(|at| at > now) && !self.readable_terms.contains(&event.id))
            .then_some(Waiting { kind: K::TermsMissing, count: 1, since: event.applications_open_at, due: None });
        let passports =
            self.passports.get(&event.id).map(|count| Waiting { kind: K::PassportsToSee, count: *count, since: None, due: None });
        let found = [
            of(K::Submitted, &self.submitted),
            of(K::Answered, &self.answered),
            of(K::InReview, &self.in_review),
            of(K::WaitingList, &self.waiting).filter(|_| has_free_units),
            of(K::TravelApplications, &self.travel),
            passports,
            of(K::UntoldChanges, &self.untold),
            of(K::Enquiries, &self.enquiries),
            of(K::FollowUps, &self.follow_ups),
            of(K::MeetingPlans, &self.meeting_plans),
            of(K::MailParked, &self.mails),
            of(K::SessionDrafts, &self.session_drafts),
            terms,
            of(K::Asked, &self.asked),
            of(K::VisitorsPending, &self.visitors),
            due(K::OffersEnding, &self.offers),
            deadline(K::ApplicationsClose, event.applications_close_at.filter(|_| published), &self.drafts),
            deadline(K::PassesClose, event.passes_close_at.filter(|_| published), &self.nobody_named),
        ];
        let (mut to_do, mut coming): (Vec<_>, Vec<_>) = found.into_iter().flatten().partition(|waiting| waiting.kind.is_to_do());
        to_do.sort_by_key(|waiting| waiting.since.unwrap_or(now));
        coming.sort_by_key(|waiting| (waiting.due.is_none(), waiting.due.or(waiting.since)));
        Board { event, to_do, coming }
    }
}

/// How many rows each event has, and the earliest time among them.
async fn counted<E: EntityTrait>(db: &Db, rows: Select<E>, event: E::Column, time: E::Column) -> Result<Counted, DbErr> {
    let rows: Vec<(EventId, i64, Option<Instant>)> = rows
        .select_only()
        .column(event)
        .column_as(event.count(), "number")
        .column_as(time.min(), "earliest")
        .group_by(event)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(|(event, number, earliest)| (event, (number.unsigned_abs(), earliest))).collect())
}

/// Applications in review: those whose last step was an answer to a question, and the others.
async fn taken_up(db: &Db, events: &[EventId]) -> Result<(Counted, Counted), DbErr> {
    use ApplicationAction as Done;
    let in_review = || {
        application::Entity::find()
            .filter(application::Column::EventId.is_in(events.iter().copied()))
            .filter(application::Column::State.eq(ApplicationState::InReview))
    };
    let rows: Vec<(ApplicationId, EventId, Option<Instant>)> = in_review()
        .select_only()
        .columns([application::Column::Id, application::Column::EventId, application::Column::SubmittedAt])
        .into_tuple()
        .all(db.read())
        .await?;
    // What leads into this state.
    let steps = [Done::TakenUp, Done::Answered, Done::Declined, Done::OfferExpired, Done::OfferWithdrawn].map(ApplicationAction::as_str);
    let taken: Vec<(ApplicationId, String, Option<Instant>)> = audit::Entity::find()
        .select_only()
        .columns([audit::Column::SubjectId, audit::Column::Action])
        .column_as(audit::Column::At.max(), "last")
        .filter(audit::Column::EventId.is_in(events.iter().copied()))
        .filter(audit::Column::Subject.eq(Subject::Application))
        .filter(audit::Column::Action.is_in(steps))
        .group_by(audit::Column::SubjectId)
        .group_by(audit::Column::Action)
        .into_tuple()
        .all(db.read())
        .await?;
    let mut last: HashMap<ApplicationId, (Option<Instant>, bool)> = HashMap::new();
    for (application, action, at) in taken {
        let step = (at, action == Done::Answered.as_str());
        let known = last.entry(application).or_insert(step);
        if step.0 > known.0 {
            *known = step;
        }
    }
    let (mut answered, mut others) = (Counted::new(), Counted::new());
    for (application, event, submitted_at) in rows {
        let (at, is_answer) = last.get(&application).copied().unwrap_or((None, false));
        let (group, since) = if is_answer { (&mut answered, at) } else { (&mut others, submitted_at) };
        let (count, earliest) = group.entry(event).or_insert((0, since));
        *count += 1;
        *earliest = [*earliest, since].into_iter().flatten().min();
    }
    Ok((answered, others))
}

/// How many units of each event are nobody's.
async fn free_units(db: &Db, events: &[EventId]) -> Result<HashMap<EventId, u64>, DbErr> {
    let taken = placement::Entity::find().select_only().column(placement::Column::UnitId).filter(live_placement());
    let rows: Vec<(EventId, i64)> = unit::Entity::find()
        .select_only()
        .column(unit::Column::EventId)
        .column_as(unit::Column::Id.count(), "number")
        .filter(unit::Column::EventId.is_in(events.iter().copied()))
        .filter(booth::for_exhibitors())
        .filter(Expr::col((unit::Entity, unit::Column::Id)).in_subquery(taken.into_query()).not())
        .group_by(unit::Column::EventId)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(|(event, number)| (event, number.unsigned_abs())).collect())
}
