//! What a report comes to: sums of its lists.

use std::collections::BTreeMap;

use super::{FundingReport, ParticipantSize};
use crate::{money::Money, organisation::SizeClass, traveller::TravellerSize};

/// The figures of a report. Each is the sum of a column of one of its lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportFigures {
    /// By the notice that it goes by.
    pub granted: Money,
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
            granted: self.notice.amount,
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

fn total(sums: impl Iterator<Item = Money>) -> Money {
    Money::euros(sums.map(|sum| sum.cents).sum())
}
