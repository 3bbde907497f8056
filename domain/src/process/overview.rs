//! An event in numbers. It counts rows of other slices and reads nothing else of them.

use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Select};

use super::{Error, policy};
use crate::{
    actor::Actor,
    db::Db,
    exhibitor::{ApplicationState, entity::application},
    ids::EventId,
    mail::{self, MailState},
    masterclass::{SessionState, entity::session},
    registration::{RegistrationState, entity::registration},
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

#[derive(FromQueryResult)]
struct Count {
    state: String,
    number: i64,
}

/// The numbers of an event.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn numbers(db: &Db, actor: &Actor, event: EventId) -> Result<EventNumbers, Error> {
    policy::may_organise(actor)?;
    let applications =
        counted(db, application::Entity::find().filter(application::Column::EventId.eq(event)), application::Column::State).await?;
    let registrations =
        registration::Entity::find().filter(registration::Column::EventId.eq(event)).filter(registration::Column::ErasedAt.is_null());
    let registrations = counted(db, registrations, registration::Column::State).await?;
    let sessions = counted(db, session::Entity::find().filter(session::Column::EventId.eq(event)), session::Column::State).await?;
    let mails =
        counted(db, mail::entity::Entity::find().filter(mail::entity::Column::EventId.eq(event)), mail::entity::Column::State).await?;
    let of = |counts: &[Count], word: &str| {
        counts.iter().filter(|count| count.state == word).map(|count| count.number.unsigned_abs()).sum::<u64>()
    };
    let by_state = ApplicationState::ALL.into_iter().map(|state| (state, of(&applications, state.as_str())));
    Ok(EventNumbers {
        applications: by_state.filter(|(_, number)| *number > 0).collect(),
        registrations: of(&registrations, RegistrationState::Confirmed.as_str()),
        registrations_pending: of(&registrations, RegistrationState::Pending.as_str()),
        sessions: of(&sessions, SessionState::Draft.as_str()) + of(&sessions, SessionState::Published.as_str()),
        mails_waiting: of(&mails, MailState::Waiting.as_str()) + of(&mails, MailState::Sending.as_str()),
        mails_parked: of(&mails, MailState::Parked.as_str()),
    })
}

async fn counted<E: EntityTrait>(db: &Db, rows: Select<E>, state: E::Column) -> Result<Vec<Count>, Error> {
    let counts = rows.select_only().column_as(state, "state").column_as(state.count(), "number").group_by(state);
    Ok(counts.into_model::<Count>().all(db.read()).await?)
}
