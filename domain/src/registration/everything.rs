//! Everything that is kept about a visitor, for them to take along. No secrets but their own.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

use super::{ConsentView, Error, RegistrationState, entity::registration, erase, policy, queries};
use crate::{
    actor::Actor,
    badge::{self, BadgeRole},
    checkin::{self, ScanOutcome},
    clock::Instant,
    db::Db,
    event, exhibitor,
    ids::{BadgeId, RegistrationId},
    lead,
    locale::{Locale, Text},
    mail::{self, MailState},
    masterclass::{
        SeatState,
        entity::{seat, session},
    },
};

/// More than anybody can have; a bound all the same.
const MOST: u64 = 5000;

/// What the download holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Everything {
    pub event: EventPart,
    pub registration: RegistrationPart,
    pub badge: BadgePart,
    pub consents: Vec<ConsentView>,
    pub seats: Vec<SeatPart>,
    /// What exhibitors have, with the consent to it.
    pub contacts: Vec<ContactPart>,
    pub scans: Vec<ScanPart>,
    pub mails: Vec<MailPart>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventPart {
    pub slug: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegistrationPart {
    pub name: String,
    pub email: String,
    pub organisation: String,
    pub job_title: String,
    pub locale: Locale,
    pub state: RegistrationState,
    pub created_at: Instant,
    pub confirmed_at: Option<Instant>,
    pub cancelled_at: Option<Instant>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BadgePart {
    pub role: BadgeRole,
    pub name: String,
    pub organisation: String,
    pub created_at: Instant,
    pub revoked_at: Option<Instant>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeatPart {
    pub session: Text,
    pub starts_at: Instant,
    pub state: SeatState,
    pub queued_at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContactPart {
    pub exhibitor: String,
    pub legal_name: String,
    pub name: String,
    pub email: String,
    pub organisation: String,
    pub job_title: String,
    pub newsletter: bool,
    pub wording: String,
    pub rating: Option<i32>,
    /// Left out where the visitor does not ask themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub consented_at: Instant,
    pub withdrawn_at: Option<Instant>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScanPart {
    pub outcome: ScanOutcome,
    pub scanned_at: Instant,
    pub undone_at: Option<Instant>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MailPart {
    pub kind: String,
    pub state: MailState,
    pub created_at: Instant,
    pub sent_at: Option<Instant>,
}

/// Everything that is kept about this visitor.
///
/// # Errors
/// `Denied` for whoever neither holds the ticket nor organises.
pub async fn everything(db: &Db, actor: &Actor, id: RegistrationId) -> Result<Everything, Error> {
    policy::may_act_for(actor, id)?;
    let (row, badge) = queries::with_badge(db, id).await?;
    let event = event::by_id(db, &Actor::System, row.event_id).await?;
    Ok(Everything {
        event: EventPart { slug: event.slug, name: event.name },
        badge: badge_part(badge),
        consents: queries::consents(db, id).await?,
        seats: seats(db, id).await?,
        contacts: contacts(db, id, *actor == Actor::TicketHolder(id)).await?,
        scans: scans(db, row.badge_id).await?,
        mails: mails(db, &row).await?,
        registration: registration_part(row),
    })
}

fn registration_part(row: registration::Model) -> RegistrationPart {
    RegistrationPart {
        name: row.name,
        email: row.email,
        organisation: row.organisation,
        job_title: row.job_title,
        locale: row.locale,
        state: row.state,
        created_at: row.created_at,
        confirmed_at: row.confirmed_at,
        cancelled_at: row.cancelled_at,
    }
}

fn badge_part(row: badge::entity::Model) -> BadgePart {
    BadgePart { role: row.role, name: row.name, organisation: row.organisation, created_at: row.created_at, revoked_at: row.revoked_at }
}

async fn seats(db: &Db, id: RegistrationId) -> Result<Vec<SeatPart>, Error> {
    let rows = seat::Entity::find()
        .find_also_related(session::Entity)
        .filter(seat::Column::RegistrationId.eq(id))
        .order_by_asc(session::Column::StartsAt)
        .limit(MOST)
        .all(db.read())
        .await?;
    let part = |(seat, session): (seat::Model, Option<session::Model>)| {
        let session = session?;
        Some(SeatPart {
            session: Text::new(session.title_de, session.title_en),
            starts_at: session.starts_at,
            state: seat.state,
            queued_at: seat.queued_at,
        })
    };
    Ok(rows.into_iter().filter_map(part).collect())
}

/// What an exhibitor rated and noted is about the visitor, who is to know it when they ask (GDPR, article 15; the form says
/// so to whoever writes a note). It is no business of the organisers: each exhibitor answers for its own contacts, and the
/// platform keeps them on its behalf. So `notes` are for the visitor alone.
async fn contacts(db: &Db, id: RegistrationId, notes: bool) -> Result<Vec<ContactPart>, Error> {
    use exhibitor::entity::application;
    let rows = lead::entity::Entity::find()
        .find_also_related(application::Entity)
        .filter(lead::entity::Column::RegistrationId.eq(id))
        .order_by_asc(lead::entity::Column::ConsentedAt)
        .limit(MOST)
        .all(db.read())
        .await?;
    let part = |(lead, application): (lead::entity::Model, Option<application::Model>)| {
        let application = application?;
        Some(ContactPart {
            exhibitor: application.display_name,
            legal_name: application.legal_name,
            name: lead.name,
            email: lead.email,
            organisation: lead.organisation,
            job_title: lead.job_title,
            newsletter: lead.newsletter,
            wording: lead.wording,
            rating: lead.rating.filter(|_| notes),
            note: notes.then_some(lead.note),
            consented_at: lead.consented_at,
            withdrawn_at: lead.withdrawn_at,
        })
    };
    Ok(rows.into_iter().filter_map(part).collect())
}

async fn scans(db: &Db, badge: BadgeId) -> Result<Vec<ScanPart>, Error> {
    use checkin::entity::scan;
    let rows = scan::Entity::find()
        .filter(scan::Column::BadgeId.eq(badge))
        .order_by_asc(scan::Column::ScannedAt)
        .limit(MOST)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(|row| ScanPart { outcome: row.outcome, scanned_at: row.scanned_at, undone_at: row.undone_at }).collect())
}

async fn mails(db: &Db, row: &registration::Model) -> Result<Vec<MailPart>, Error> {
    use mail::entity::Column;
    let rows = mail::entity::Entity::find()
        .filter(erase::mail_about(row))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(db.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| MailPart { kind: row.kind, state: row.state, created_at: row.created_at, sent_at: row.sent_at })
        .collect())
}
