//! An event in numbers.

use crate::{
    actor::Actor,
    application::{self, ApplicationState},
    db::Db,
    event::{Error, policy},
    ids::EventId,
    mail,
    masterclass::{self, SessionState},
    registration::{self, RegistrationState},
};

/// How much there is of what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventNumbers {
    /// By state, in the order of the states; those that nobody is in are left out.
    pub applications: Vec<(ApplicationState, u64)>,
    /// Confirmed.
    pub registrations: u64,
    pub registrations_pending: u64,
    /// Not cancelled.
    pub sessions: u64,
    pub mails_waiting: u64,
    pub mails_parked: u64,
}

impl EventNumbers {
    /// Whether anybody applied, in whatever state that is now.
    pub fn applied(&self) -> bool {
        !self.applications.is_empty()
    }

    /// Applications that wait for an organiser.
    pub fn to_decide(&self) -> u64 {
        let waits = |state| matches!(state, ApplicationState::Submitted | ApplicationState::InReview);
        self.applications.iter().filter(|(state, _)| waits(*state)).map(|(_, count)| count).sum()
    }
}

/// The numbers of an event.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn numbers(db: &Db, actor: &Actor, event: EventId) -> Result<EventNumbers, Error> {
    policy::may_organise(actor)?;
    let applications = application::counts(db, event).await?;
    let registrations = registration::counts(db, event).await?;
    let sessions = masterclass::counts(db, event).await?;
    let mails = mail::counts(db, event).await?;
    let by_state = ApplicationState::ALL.into_iter().map(|state| (state, count_of(&applications, state)));
    Ok(EventNumbers {
        applications: by_state.filter(|(_, number)| *number > 0).collect(),
        registrations: count_of(&registrations, RegistrationState::Confirmed),
        registrations_pending: count_of(&registrations, RegistrationState::Pending),
        sessions: count_of(&sessions, SessionState::Draft) + count_of(&sessions, SessionState::Published),
        mails_waiting: mails.waiting,
        mails_parked: mails.parked,
    })
}

fn count_of<S: Copy + PartialEq>(counts: &[(S, u64)], state: S) -> u64 {
    counts.iter().find(|(counted, _)| *counted == state).map_or(0, |(_, number)| *number)
}
