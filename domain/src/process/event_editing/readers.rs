//! Whom a change of an event reaches.

use std::collections::{HashMap, HashSet};

use sea_orm::{ConnectionTrait, DbErr};

use super::letters::EventChangeLetter;
use crate::{
    application::{self, ApplicationState, LiveApplication},
    booth_staff::{self, StaffWithTicket},
    db::Tx,
    event::{EventFacts, EventView},
    ids::{ApplicationId, EventId, RegistrationId},
    mail::{self, NewMail, Thread},
    masterclass::SeatMove,
    registration::{self, ConfirmedVisitor},
};

/// How many people hear of a change, each once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Visitors with a ticket.
    pub visitors: u64,
    /// People named for a stand.
    pub booth_staff: u64,
    /// Organisations whose application counts; where their contact is named for the stand, that is one person.
    pub exhibitors: u64,
    /// Those of them that wait for a place.
    pub waiting: u64,
}

impl Reach {
    /// Whether nobody hears of it.
    pub fn is_nobody(&self) -> bool {
        self.total() == 0
    }

    /// How many letters that are.
    pub fn total(&self) -> u64 {
        self.visitors + self.booth_staff + self.exhibitors
    }
}

/// Everybody who relies on an event: confirmed visitors, people named for a stand, and who has an application that counts.
pub(super) struct Readers {
    visitors: Vec<ConfirmedVisitor>,
    booth_staff: Vec<StaffWithTicket>,
    exhibitors: Vec<LiveApplication>,
    /// People on a stand whose exhibitor has to tell them.
    without_mailbox: HashMap<ApplicationId, Vec<String>>,
}

impl Readers {
    pub async fn of_event(db: &impl ConnectionTrait, event: EventId) -> Result<Self, DbErr> {
        let mut visitors = registration::confirmed_visitors(db, event).await?;
        visitors.retain(|visitor| !visitor.email.is_empty());
        let (booth_staff, silent): (Vec<_>, Vec<_>) =
            booth_staff::staff_of_event(db, event).await?.into_iter().partition(|person| !person.email.is_empty());
        let mut without_mailbox: HashMap<ApplicationId, Vec<String>> = HashMap::new();
        for person in silent {
            without_mailbox.entry(person.application).or_default().push(person.name);
        }
        let on_their_stand: HashSet<_> = booth_staff.iter().map(|person| (person.application, person.email_key.clone())).collect();
        let mut exhibitors = application::live_of_event(db, event).await?;
        // Whoever hears as one of the stand's people hears once, unless there are others to tell.
        exhibitors.retain(|row| without_mailbox.contains_key(&row.id) || !on_their_stand.contains(&(row.id, row.email_key.clone())));
        Ok(Self { visitors, booth_staff, exhibitors, without_mailbox })
    }

    pub fn reach(&self) -> Reach {
        let waiting = self.exhibitors.iter().filter(|row| row.state == ApplicationState::WaitingList).count();
        Reach {
            visitors: self.visitors.len() as u64,
            booth_staff: self.booth_staff.len() as u64,
            exhibitors: self.exhibitors.len() as u64,
            waiting: waiting as u64,
        }
    }

    /// Writes to all of them, in the transaction of the change: a letter each, with what a visitor has in sessions that moved.
    pub async fn write(
        self,
        tx: &Tx,
        event: &EventView,
        before: &EventFacts,
        mut moves: HashMap<RegistrationId, Vec<SeatMove>>,
    ) -> Result<(), DbErr> {
        let now = event.facts();
        let facts = || (now.clone(), before.clone());
        let mail = |about: Thread, (to_name, to_email, locale), letter: EventChangeLetter| NewMail {
            dedupe_key: format!("{}:{about}:{}", mail::Letter::kind(&letter), event.revision),
            about,
            useful_until: None,
            event: Some(event.id),
            to_name,
            to_email,
            locale,
            letter,
        };
        let mut mails = Vec::new();
        for ConfirmedVisitor { id, name, email, locale, ticket_code } in self.visitors {
            let (event, before) = facts();
            let sessions = moves.remove(&id).unwrap_or_default();
            let letter = EventChangeLetter::EventChanged { event, before, sessions, ticket_code, calendar: Vec::new() };
            mails.push(mail(Thread::Registration(id), (name, email, locale), letter));
        }
        for StaffWithTicket { id, application: _, organisation, name, email, email_key: _, locale, ticket_code } in self.booth_staff {
            let (event, before) = facts();
            let letter = EventChangeLetter::StaffEventChanged { event, before, organisation, ticket_code, calendar: Vec::new() };
            mails.push(mail(Thread::BoothStaff(id), (name, email, locale), letter));
        }
        let mut without_mailbox = self.without_mailbox;
        for LiveApplication { id, state, organisation, name, email, email_key: _, locale } in self.exhibitors {
            let (event, before) = facts();
            let waiting = state == ApplicationState::WaitingList;
            let without_mailbox = without_mailbox.remove(&id).unwrap_or_default();
            let letter = EventChangeLetter::ExhibitorEventChanged { event, before, organisation, waiting, without_mailbox };
            mails.push(mail(Thread::Application(id), (name.unwrap_or_default(), email, locale), letter));
        }
        mail::enqueue_all(tx, mails).await
    }
}
