//! The report to a funder: what a grant paid for in a period. Each figure is the sum of rows that stand in the report, so that
//! whoever checks it finds each where it comes from. Visitors are counted and never named.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder};

use crate::{
    actor::Actor,
    application::{ApplicationState, entity::application},
    check_in,
    clock::{Instant, Tz},
    cost,
    db::{Db, alphabetical},
    event::{EventKind, EventView, entity as event},
    grant::{self, Error, FundedEvent, GrantView},
    host::entity::host,
    ids::{EventId, GrantId},
    lead,
    locale::Text,
    masterclass::{SessionState, entity::session},
    matchmaking::{
        MeetingState,
        entity::{matchmaking, meeting, times::meeting_slot},
    },
    money::Money,
    organisation::SizeClass,
    registration::{self, RegistrationState},
    survey::{self, Breakdown, Evaluated},
    traveller::{self, TravellerSize},
};

/// All of the costs, in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// The report, list by list.
#[derive(Clone, Debug, PartialEq)]
pub struct FundingReport {
    pub grant: GrantView,
    /// Events with a day in this period are in it.
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub events: Vec<ReportEvent>,
    /// The receipts of these events.
    pub receipts: Vec<ReportReceipt>,
    /// What each host bears of the receipts of its event.
    pub shares: Vec<ReportShare>,
    /// Who exhibited, and who travelled.
    pub participants: Vec<ReportParticipant>,
    pub visitors: Vec<ReportVisitors>,
    pub sessions: Vec<ReportSession>,
    /// Those that were agreed upon.
    pub meetings: Vec<ReportMeeting>,
    pub answers: Vec<ReportAnswer>,
}

/// An event that the grant funds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportEvent {
    pub slug: String,
    pub name: String,
    pub kind: EventKind,
    pub is_online: bool,
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// What it has of the grant.
    pub assigned: Money,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportReceipt {
    pub event: String,
    pub what: String,
    pub payee: String,
    pub paid_on: NaiveDate,
    pub receipt: String,
    pub amount: Money,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportShare {
    pub event: String,
    /// Empty for what is not agreed with anybody.
    pub host: String,
    /// In hundredths of a percent.
    pub share: i32,
    pub amount: Money,
}

/// An exhibitor, or whom a traveller travels for: people are not named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportParticipant {
    pub event: String,
    /// Empty for a traveller who said none, or was erased.
    pub organisation: String,
    pub town: String,
    pub size: Option<ParticipantSize>,
    /// Contacts that it was given there.
    pub leads: u64,
}

/// How large a participant is. Exhibitors and travellers are asked for different classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParticipantSize {
    Exhibitor(SizeClass),
    Traveller(TravellerSize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportVisitors {
    pub event: String,
    pub registered: u64,
    /// How often they came in, each once a day.
    pub visits: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportSession {
    pub event: String,
    pub title: Text,
    pub starts_at: Instant,
    /// Of the event.
    pub zone: Tz,
    /// Seats that were booked, and that there were; both zero where none were for booking.
    pub seats_taken: u64,
    pub seats: u64,
}

/// A meeting of two participants, who are not named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportMeeting {
    pub event: String,
    /// `None` where no time was found for it yet.
    pub starts_at: Option<Instant>,
    /// Of the event.
    pub zone: Tz,
}

/// What a question of a survey came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportAnswer {
    pub event: String,
    pub question: Text,
    pub answers: u64,
    /// In hundredths; `None` where nothing is counted, or too few answered.
    pub mean: Option<i64>,
    pub sum: Option<i64>,
    /// How many chose what.
    pub counts: Vec<(Text, u64)>,
}

/// The figures of a report. Each is the sum of a column of one of its lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportFigures {
    pub events: u64,
    pub assigned: Money,
    pub costs: Money,
    pub participants: u64,
    pub registered: u64,
    pub visits: u64,
    pub leads: u64,
    pub sessions: u64,
    pub seats_taken: u64,
    pub meetings: u64,
}

impl FundingReport {
    pub fn figures(&self) -> ReportFigures {
        ReportFigures {
            events: self.events.len() as u64,
            assigned: total(self.events.iter().map(|event| event.assigned)),
            costs: total(self.receipts.iter().map(|receipt| receipt.amount)),
            participants: self.participants.len() as u64,
            registered: self.visitors.iter().map(|visitors| visitors.registered).sum(),
            visits: self.visitors.iter().map(|visitors| visitors.visits).sum(),
            leads: self.participants.iter().map(|participant| participant.leads).sum(),
            sessions: self.sessions.len() as u64,
            seats_taken: self.sessions.iter().map(|session| session.seats_taken).sum(),
            meetings: self.meetings.len() as u64,
        }
    }

    /// How many took part from each town.
    pub fn by_town(&self) -> Vec<(String, u64)> {
        let mut towns: BTreeMap<String, u64> = BTreeMap::new();
        for participant in &self.participants {
            *towns.entry(participant.town.clone()).or_default() += 1;
        }
        towns.into_iter().collect()
    }

    /// How many took part of each class of size; at the end those that said nothing of it.
    pub fn by_size(&self) -> Vec<(Option<ParticipantSize>, u64)> {
        let exhibitors = SizeClass::ALL.into_iter().map(ParticipantSize::Exhibitor);
        let travellers = TravellerSize::ALL.into_iter().map(ParticipantSize::Traveller);
        let classes = exhibitors.chain(travellers).map(Some).chain([None]);
        let number =
            |class: Option<ParticipantSize>| self.participants.iter().filter(|participant| participant.size == class).count() as u64;
        classes.map(|class| (class, number(class))).filter(|(_, number)| *number > 0).collect()
    }

    /// What each host bears of all events, by name; what nobody agreed to bear stands under an empty one.
    pub fn by_host(&self) -> Vec<(String, Money)> {
        let mut hosts: BTreeMap<String, i64> = BTreeMap::new();
        for share in &self.shares {
            *hosts.entry(share.host.clone()).or_default() += share.amount.cents;
        }
        hosts.into_iter().map(|(host, cents)| (host, Money::euros(cents))).collect()
    }
}

/// The report of a grant; without days of its own about the period of its newest notice.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is no such grant.
pub async fn funding_report(
    db: &Db,
    actor: &Actor,
    id: GrantId,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
) -> Result<FundingReport, Error> {
    let detail = grant::grant(db, actor, id).await?;
    let (from, until) = (from.unwrap_or(detail.grant.starts_on), until.unwrap_or(detail.grant.ends_on));
    let events = events(db, &detail.events, from, until).await?;
    let ids: Vec<EventId> = events.iter().map(|(event, _)| event.id).collect();
    let names: HashMap<EventId, String> = events.iter().map(|(event, _)| (event.id, event.name.clone())).collect();
    let named = |event: EventId| names.get(&event).cloned().unwrap_or_default();
    let receipts = cost::of_events(db, &ids).await?;
    let mut costs: HashMap<EventId, i64> = HashMap::new();
    for receipt in &receipts {
        *costs.entry(receipt.event).or_default() += receipt.amount.cents;
    }
    let mut visitors = Vec::new();
    let visits = check_in::visits(db, &ids).await?;
    for (event, _) in &events {
        let counts = registration::counts(db, event.id).await?;
        let registered = counts.iter().filter(|(state, _)| *state == RegistrationState::Confirmed).map(|(_, number)| number).sum();
        visitors.push(ReportVisitors { event: event.name.clone(), registered, visits: visits.get(&event.id).copied().unwrap_or_default() });
    }
    let mut answers = Vec::new();
    for evaluation in survey::evaluations(db, &ids).await? {
        let event = named(evaluation.survey.event);
        answers.extend(evaluation.questions.into_iter().map(|question| answer(event.clone(), question)));
    }
    let receipt = |receipt: cost::EventCostView| ReportReceipt {
        event: named(receipt.event),
        what: receipt.what,
        payee: receipt.payee,
        paid_on: receipt.paid_on,
        receipt: receipt.receipt,
        amount: receipt.amount,
    };
    Ok(FundingReport {
        grant: detail.grant,
        from,
        until,
        shares: shares(db, &events, &costs).await?,
        participants: participants(db, &ids, &named).await?,
        sessions: sessions(db, &events).await?,
        meetings: meetings(db, &events).await?,
        receipts: receipts.into_iter().map(receipt).collect(),
        events: events.into_iter().map(|(event, assigned)| report_event(event, assigned)).collect(),
        visitors,
        answers,
    })
}

/// The events that a grant funds with a day in the period, by time, and what each has of it.
async fn events(db: &Db, funded: &[FundedEvent], from: NaiveDate, until: NaiveDate) -> Result<Vec<(EventView, Money)>, DbErr> {
    let assigned: HashMap<EventId, Money> = funded.iter().map(|funded| (funded.event, funded.amount)).collect();
    let rows = event::Entity::find()
        .filter(event::Column::Id.is_in(assigned.keys().copied()))
        .filter(event::Column::StartsOn.lte(until))
        .filter(event::Column::EndsOn.gte(from))
        .order_by_asc(event::Column::StartsOn)
        .order_by_asc(event::Column::Id)
        .all(db.read())
        .await?;
    let with_sum = |row: event::Model| {
        let amount = assigned.get(&row.id).copied().unwrap_or(Money::euros(0));
        (EventView::from(row), amount)
    };
    Ok(rows.into_iter().map(with_sum).collect())
}

fn report_event(event: EventView, assigned: Money) -> ReportEvent {
    ReportEvent {
        is_online: event.is_online(),
        slug: event.slug,
        name: event.name,
        kind: event.kind,
        city: event.city,
        country: event.country,
        starts_on: event.starts_on,
        ends_on: event.ends_on,
        assigned,
    }
}

async fn shares(db: &Db, events: &[(EventView, Money)], costs: &HashMap<EventId, i64>) -> Result<Vec<ReportShare>, DbErr> {
    let rows = host::Entity::find()
        .filter(host::Column::EventId.is_in(events.iter().map(|(event, _)| event.id)))
        .order_by_asc(host::Column::Position)
        .order_by_asc(host::Column::Id)
        .all(db.read())
        .await?;
    let mut all = Vec::new();
    for (event, _) in events {
        let hosts: Vec<&host::Model> = rows.iter().filter(|host| host.event_id == event.id && host.share > 0).collect();
        let total = costs.get(&event.id).copied().unwrap_or_default();
        if total == 0 {
            continue;
        }
        let (amounts, rest) = split(total, &hosts.iter().map(|host| host.share).collect::<Vec<_>>());
        let agreed: i32 = hosts.iter().map(|host| host.share).sum();
        let share = |(host, cents): (&&host::Model, i64)| ReportShare {
            event: event.name.clone(),
            host: host.name.clone(),
            share: host.share,
            amount: Money::euros(cents),
        };
        all.extend(hosts.iter().zip(amounts).map(share));
        if rest != 0 {
            let open = i32::try_from(WHOLE).unwrap_or(i32::MAX) - agreed;
            all.push(ReportShare { event: event.name.clone(), host: String::new(), share: open, amount: Money::euros(rest) });
        }
    }
    Ok(all)
}

/// What each of these shares is of a sum, and what is left of it: together they are the sum, to the cent. Each is cut where
/// the shares up to it end, so that rounding loses nothing.
fn split(total: i64, shares: &[i32]) -> (Vec<i64>, i64) {
    let (mut until, mut given) = (0_i64, 0_i64);
    let mut parts = Vec::new();
    for share in shares {
        until += i64::from(*share);
        let cut = (total * until + WHOLE / 2) / WHOLE;
        parts.push(cut - given);
        given = cut;
    }
    (parts, total - given)
}

async fn participants(db: &Db, events: &[EventId], named: &impl Fn(EventId) -> String) -> Result<Vec<ReportParticipant>, DbErr> {
    let leads = lead::by_exhibitor(db, events).await?;
    let rows = application::Entity::find()
        .filter(application::Column::EventId.is_in(events.iter().copied()))
        .filter(application::Column::State.eq(ApplicationState::Confirmed))
        .order_by(alphabetical(application::Column::DisplayName), Order::Asc)
        .order_by_asc(application::Column::Id)
        .all(db.read())
        .await?;
    let participant = |row: application::Model| ReportParticipant {
        event: named(row.event_id),
        leads: leads.get(&row.id).copied().unwrap_or_default(),
        organisation: row.display_name,
        town: row.city,
        size: row.size_class.parse().ok().map(ParticipantSize::Exhibitor),
    };
    let traveller = |row: traveller::entity::traveller::Model| ReportParticipant {
        event: named(row.event_id),
        organisation: row.organisation,
        town: row.town,
        size: Some(ParticipantSize::Traveller(row.size_class)),
        leads: 0,
    };
    let travellers = traveller::with_place(db.read(), events).await?;
    Ok(rows.into_iter().map(participant).chain(travellers.into_iter().map(traveller)).collect())
}

async fn sessions(db: &Db, events: &[(EventView, Money)]) -> Result<Vec<ReportSession>, DbErr> {
    let rows = session::Entity::find()
        .filter(session::Column::EventId.is_in(events.iter().map(|(event, _)| event.id)))
        .filter(session::Column::State.eq(SessionState::Published))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id)
        .all(db.read())
        .await?;
    let told = |row: session::Model| {
        let (event, _) = events.iter().find(|(event, _)| event.id == row.event_id)?;
        let number = |seats: i32| if row.seat_limit > 0 { u64::try_from(seats).unwrap_or_default() } else { 0 };
        Some(ReportSession {
            event: event.name.clone(),
            starts_at: row.starts_at,
            zone: event.zone,
            seats_taken: number(row.seats_taken),
            seats: number(row.seat_limit),
            title: Text::new(row.title_de, row.title_en),
        })
    };
    Ok(rows.into_iter().filter_map(told).collect())
}

async fn meetings(db: &Db, events: &[(EventView, Money)]) -> Result<Vec<ReportMeeting>, DbErr> {
    let mut all = Vec::new();
    for (event, _) in events {
        let rounds = matchmaking::Entity::find().filter(matchmaking::Column::EventId.eq(event.id)).order_by_asc(matchmaking::Column::Id);
        for round in rounds.all(db.read()).await? {
            let slots = meeting_slot::Entity::find().filter(meeting_slot::Column::MatchmakingId.eq(round.id)).all(db.read()).await?;
            let slots: HashMap<_, _> = slots.into_iter().map(|slot| (slot.id, slot.starts_at)).collect();
            let agreed = meeting::Entity::find()
                .filter(meeting::Column::MatchmakingId.eq(round.id))
                .filter(meeting::Column::State.eq(MeetingState::Accepted))
                .order_by_asc(meeting::Column::Id);
            let told = |row: meeting::Model| ReportMeeting {
                event: event.name.clone(),
                starts_at: row.slot_id.and_then(|slot| slots.get(&slot).copied()),
                zone: event.zone,
            };
            let mut meetings: Vec<_> = agreed.all(db.read()).await?.into_iter().map(told).collect();
            meetings.sort_by_key(|meeting| (meeting.starts_at.is_none(), meeting.starts_at));
            all.extend(meetings);
        }
    }
    Ok(all)
}

fn answer(event: String, evaluated: Evaluated) -> ReportAnswer {
    let (mean, sum, counts) = match evaluated.breakdown {
        Some(Breakdown::Counts { counts, mean }) => (mean, None, counts),
        Some(Breakdown::Numbers { sum, mean }) => (Some(mean), Some(sum), Vec::new()),
        // What somebody wrote in their own words is for the organisers.
        Some(Breakdown::Texts(_)) | None => (None, None, Vec::new()),
    };
    ReportAnswer { event, question: evaluated.question.text, answers: evaluated.answers, mean, sum, counts }
}

fn total(sums: impl Iterator<Item = Money>) -> Money {
    Money::euros(sums.map(|sum| sum.cents).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_a_sum_are_the_sum() {
        for (total, shares, expected, rest) in [
            (10_000, &[3334, 3333, 3333][..], vec![3334, 3333, 3333], 0),
            (100, &[3333, 3333, 3334][..], vec![33, 34, 33], 0),
            (999, &[5000, 2500][..], vec![500, 249], 250),
            (1, &[5000, 5000][..], vec![1, 0], 0),
            (500, &[][..], vec![], 500),
        ] {
            let (parts, left) = split(total, shares);

            assert_eq!((parts.iter().sum::<i64>() + left, parts, left), (total, expected, rest), "{total} {shares:?}");
        }
    }
}
