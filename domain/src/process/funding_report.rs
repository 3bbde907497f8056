//! The report to a funder: what a grant paid for in a period. Each figure is the sum of rows that stand in the report, so that
//! whoever checks it finds each where it comes from. Visitors are counted and never named.

use std::collections::HashMap;

use chrono::NaiveDate;

pub use self::{
    figures::ReportFigures,
    lists::{
        ParticipantSize, ReportAnswer, ReportEvent, ReportMeeting, ReportParticipant, ReportReceipt, ReportSession, ReportShare,
        ReportVisitors,
    },
};
use self::{
    reading::{answer, events, meetings, participants, report_event, sessions},
    shares::shares,
};
use crate::{
    actor::{Actor, Denied},
    check_in, cost,
    db::Db,
    grant::{self, Error, GrantVersionView},
    ids::{EventId, GrantId},
    registration::{self, RegistrationState},
    survey,
};

mod figures;
mod lists;
mod reading;
mod shares;

/// The report, list by list.
#[derive(Clone, Debug, PartialEq)]
pub struct FundingReport {
    pub grant: GrantId,
    /// The notice that it goes by: a later one changes nothing of it.
    pub notice: GrantVersionView,
    /// All that there were, the newest first.
    pub notices: Vec<GrantVersionView>,
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

/// What is reported on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportScope {
    /// By which notice, by its number; `None`: the newest.
    pub notice: Option<i32>,
    /// Without days of its own the period of that notice.
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

/// The report of a grant.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is no such grant, or no such notice of it.
pub async fn funding_report(db: &Db, actor: &Actor, id: GrantId, scope: ReportScope) -> Result<FundingReport, Error> {
    let detail = grant::grant(db, actor, id).await?;
    let of_number = |version: &&GrantVersionView| scope.notice.is_none_or(|number| number == version.number);
    let notice = detail.versions.iter().find(of_number).cloned().ok_or(Denied::NotFound)?;
    let (from, until) = (scope.from.unwrap_or(notice.starts_on), scope.until.unwrap_or(notice.ends_on));
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
        grant: id,
        notice,
        notices: detail.versions,
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
