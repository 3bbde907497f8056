//! An event in numbers.

use std::collections::HashMap;

use crate::{
    actor::Actor,
    application::{self, ApplicationState},
    db::Db,
    event::{Error, policy},
    ids::EventId,
    mail,
    masterclass::{self, SessionState},
    placement::{self, Standing},
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
        self.applications.iter().filter(|(state, _)| waits(*state)).map(|(_, count)| count).sum()
    }
}

/// An event in a list of the organisers'.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EventGlance {
    /// Applications that were handed in, in whatever state they are now.
    pub applications: u64,
    /// Those that wait for an organiser.
    pub to_decide: u64,
    pub standing: Standing,
}

/// What a list of events says of each; one of which there is nothing to say is left out.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn of_list(db: &Db, actor: &Actor, events: &[EventId]) -> Result<HashMap<EventId, EventGlance>, Error> {
    policy::may_organise(actor)?;
    let (applications, standings) = tokio::try_join!(application::counts_of(db, events), placement::standings(db, events))?;
    let mut glances: HashMap<EventId, EventGlance> =
        standings.into_iter().map(|(event, standing)| (event, EventGlance { standing, ..EventGlance::default() })).collect();
    for (event, state, number) in applications.into_iter().filter(|(_, state, _)| *state != ApplicationState::Draft) {
        let glance = glances.entry(event).or_default();
        glance.applications += number;
        if waits(state) {
            glance.to_decide += number;
        }
    }
    Ok(glances)
}

/// Whether an application in this state waits for an organiser.
fn waits(state: ApplicationState) -> bool {
    matches!(state, ApplicationState::Submitted | ApplicationState::InReview)
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
