//! Everything that is kept about a visitor, for them to take along. No secrets but their own.

use serde::Serialize;

use super::letter;
use crate::{
    actor::Actor,
    badge::BadgePart,
    calendar::{self, CalendarPart},
    check_in::{self, ScanPart},
    db::Db,
    event,
    ids::RegistrationId,
    lead::{self, ContactPart},
    mail::{
        self, Thread,
        personal_data::{MailPart, Visitor},
    },
    mailing::{self, personal_data::MailingPart},
    masterclass::{self, SeatPart},
    matchmaking::{self, ProfilePart},
    registration::{
        self, ConsentView, Error,
        personal_data::{RegistrationPart, RepeatPart},
        policy,
    },
    star::{self, StarPart},
};

/// What the download holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonalDataExport {
    pub event: EventPart,
    pub registration: RegistrationPart,
    /// What somebody typed once more under the same name and address, until it is confirmed.
    pub typed_again: Vec<RepeatPart>,
    pub badge: BadgePart,
    pub consents: Vec<ConsentView>,
    pub seats: Vec<SeatPart>,
    /// What the visitor marked for themselves.
    pub stars: Vec<StarPart>,
    /// What the visitor offers and seeks in meetings, with those meetings.
    pub meetings: Vec<ProfilePart>,
    /// What was given for the visitor's own calendar.
    pub calendar: Vec<CalendarPart>,
    /// What exhibitors have, with the consent to it.
    pub contacts: Vec<ContactPart>,
    pub scans: Vec<ScanPart>,
    pub mails: Vec<MailPart>,
    /// Letters to groups that the visitor was one of.
    pub mailings: Vec<MailingPart>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventPart {
    pub slug: String,
    pub name: String,
}

/// Everything that is kept about this visitor.
///
/// # Errors
/// `Denied` for whoever neither holds the ticket nor organises.
pub async fn export_personal_data(db: &Db, actor: &Actor, id: RegistrationId) -> Result<PersonalDataExport, Error> {
    policy::may_act_for(actor, id)?;
    let (row, badge) = registration::with_badge(db, id).await?;
    let event = event::by_id(db, &Actor::System, row.event_id).await?;
    let kinds = letter::kinds_about_visitors();
    let threads = masterclass::seat_threads(db.read(), id).await?.into_iter().chain(lead::lead_threads(db.read(), id).await?);
    let threads = threads.chain(mailing::personal_data::mailing_threads(db.read(), id).await?);
    let threads = threads.chain(matchmaking::personal_data::profile_threads(db.read(), id).await?);
    let threads: Vec<_> = threads.chain([Thread::Registration(id)]).map(|thread| thread.to_string()).collect();
    let reader = Visitor { event: row.event_id, email: &row.email, email_key: &row.email_key, threads: &threads, kinds: &kinds };
    Ok(PersonalDataExport {
        event: EventPart { slug: event.slug, name: event.name },
        calendar: calendar::export_for(db, row.badge_id).await?,
        badge: badge.into(),
        typed_again: registration::personal_data::export_repeats(db, id).await?,
        consents: registration::consents(db, id).await?,
        seats: masterclass::export_for(db, id).await?,
        stars: star::export_for(db, id).await?,
        meetings: matchmaking::personal_data::export_for(db, id).await?,
        contacts: lead::export_for(db, id, *actor == Actor::TicketHolder(id)).await?,
        scans: check_in::export_for(db, row.badge_id).await?,
        mails: mail::personal_data::export_for(db, &reader).await?,
        mailings: mailing::personal_data::export_for(db, id).await?,
        registration: row.into(),
    })
}
