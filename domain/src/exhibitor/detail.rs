//! Everything about one application, for whoever decides on it and for the exhibitor.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    AdmissionError, ApplicationState, ContactPurpose, OfferState, PlacementState, TagKind,
    entity::{application, application_contact, application_tag, co_exhibitor, placement},
    letters::unit_facts,
    offer, policy, table, waiting_list,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, HistoryEntry},
    booth::entity::unit,
    clock::Instant,
    db::Db,
    event::{self, EventView},
    ids::{ApplicationId, EventId, OrganisationId, UnitId},
    locale::{Locale, Text},
    mail::UnitFacts,
};

/// An application as a whole.
#[derive(Clone)]
pub struct ApplicationDetail {
    pub id: ApplicationId,
    pub event: EventView,
    pub organisation: Option<OrganisationId>,
    /// Its part of the address in the directory.
    pub slug: String,
    pub state: ApplicationState,
    pub revision: i64,
    pub applicant_email: String,
    pub locale: Locale,
    pub legal_name: String,
    pub display_name: String,
    pub kind: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub country: String,
    pub vat_id: String,
    pub public_body: bool,
    pub size_class: String,
    pub website: String,
    pub logo: Option<String>,
    pub teaser: Text,
    pub description: Text,
    pub wish_kind: String,
    pub wish_note: String,
    pub terms_version: String,
    pub terms_accepted_at: Option<Instant>,
    pub de_minimis: bool,
    pub double_funding: bool,
    pub submitted_at: Option<Instant>,
    pub waiting_since: Option<Instant>,
    pub passes_taken: i32,
    pub contacts: Vec<Contact>,
    pub tags: Vec<(TagKind, String)>,
    pub co_exhibitors: Vec<String>,
    pub placement: Option<Placement>,
}

/// Whom to ask about what.
#[derive(Clone, PartialEq, Eq)]
pub struct Contact {
    pub purpose: ContactPurpose,
    pub name: String,
    pub email: String,
    pub phone: String,
}

/// The unit that an application has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    pub unit: UnitId,
    pub facts: UnitFacts,
    pub state: PlacementState,
    pub offer_expires_at: Option<Instant>,
    /// Judged by the clock; says something only where a unit is or was offered.
    pub offer: OfferState,
}

/// What an organiser needs beside the application itself.
#[derive(Clone)]
pub struct Dossier {
    pub application: ApplicationDetail,
    /// At how many other events the organisation was confirmed.
    pub took_part: usize,
    /// Counted from 1.
    pub waiting_place: Option<usize>,
    pub history: Vec<HistoryEntry>,
}

impl ApplicationDetail {
    /// The name to call it by: a draft may not have a display name yet.
    pub fn name(&self) -> &str {
        if self.display_name.is_empty() { &self.legal_name } else { &self.display_name }
    }
}

/// An application of this event with all that an organiser decides by.
///
/// # Errors
/// `Denied` for everybody but organisers, and for an application of another event.
pub async fn dossier(db: &Db, actor: &Actor, event: EventId, application: ApplicationId) -> Result<Dossier, AdmissionError> {
    policy::may_admit(actor)?;
    let application = load(db, application).await?;
    if application.event.id != event {
        return Err(Denied::NotFound.into());
    }
    let waiting = match application.state {
        ApplicationState::WaitingList => waiting_list::of_event(db, actor, event).await?,
        _ => Vec::new(),
    };
    let took_part = table::took_part(db, event, application.organisation.into_iter().collect()).await?;
    Ok(Dossier {
        took_part: took_part.into_values().next().unwrap_or_default(),
        waiting_place: waiting.into_iter().find(|waiting| waiting.application == application.id).map(|waiting| waiting.place),
        history: audit::of_subject(db, application.id.as_uuid()).await?,
        application,
    })
}

/// The application, for the exhibitor itself and for organisers.
///
/// # Errors
/// `Denied` for everybody else.
pub async fn own(db: &Db, actor: &Actor, application: ApplicationId) -> Result<ApplicationDetail, AdmissionError> {
    let found = application::Entity::find_by_id(application).one(db.read()).await?.ok_or_else(|| actor.refused())?;
    policy::may_act_for(actor, found.id, found.organisation_id)?;
    load(db, application).await
}

async fn load(db: &Db, id: ApplicationId) -> Result<ApplicationDetail, AdmissionError> {
    let row = application::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let contacts = application_contact::Entity::find().filter(application_contact::Column::ApplicationId.eq(id)).all(db.read()).await?;
    let tags = application_tag::Entity::find().filter(application_tag::Column::ApplicationId.eq(id)).all(db.read()).await?;
    let co_exhibitors = co_exhibitor::Entity::find()
        .filter(co_exhibitor::Column::ApplicationId.eq(id))
        .order_by_asc(co_exhibitor::Column::Position)
        .all(db.read())
        .await?;
    let placed = placement::Entity::find()
        .find_also_related(unit::Entity)
        .filter(placement::Column::ApplicationId.eq(id))
        .filter(placement::Column::ReleasedAt.is_null())
        .one(db.read())
        .await?;
    // Whoever may see the application may see the event it is for, also a draft.
    let event = event::by_id(db, &Actor::System, row.event_id).await?;
    let mut detail = of_row(row, event);
    detail.contacts = contacts.into_iter().map(contact).collect();
    detail.contacts.sort_by_key(|contact| ContactPurpose::ALL.into_iter().position(|purpose| purpose == contact.purpose));
    detail.tags = tags.into_iter().map(|tag| (tag.kind, tag.value)).collect();
    detail.co_exhibitors = co_exhibitors.into_iter().map(|co_exhibitor| co_exhibitor.name).collect();
    detail.placement = placed.and_then(|(placement, unit)| Some(placed_on(&placement, &unit?)));
    Ok(detail)
}

fn of_row(row: application::Model, event: EventView) -> ApplicationDetail {
    ApplicationDetail {
        id: row.id,
        event,
        organisation: row.organisation_id,
        slug: row.slug,
        state: row.state,
        revision: row.revision,
        applicant_email: row.applicant_email,
        locale: row.locale,
        legal_name: row.legal_name,
        display_name: row.display_name,
        kind: row.kind,
        street: row.street,
        postcode: row.postcode,
        city: row.city,
        country: row.country,
        vat_id: row.vat_id,
        public_body: row.public_body,
        size_class: row.size_class,
        website: row.website,
        logo: row.logo,
        teaser: Text::new(row.teaser_de, row.teaser_en),
        description: Text::new(row.description_de, row.description_en),
        wish_kind: row.wish_kind,
        wish_note: row.wish_note,
        terms_version: row.terms_version,
        terms_accepted_at: row.terms_accepted_at,
        de_minimis: row.de_minimis,
        double_funding: row.double_funding,
        submitted_at: row.submitted_at,
        waiting_since: row.waiting_since,
        passes_taken: row.passes_taken,
        contacts: Vec::new(),
        tags: Vec::new(),
        co_exhibitors: Vec::new(),
        placement: None,
    }
}

fn contact(row: application_contact::Model) -> Contact {
    Contact { purpose: row.purpose, name: row.name, email: row.email, phone: row.phone }
}

fn placed_on(placement: &placement::Model, unit: &unit::Model) -> Placement {
    Placement {
        unit: unit.id,
        facts: unit_facts(unit),
        state: placement.state,
        offer_expires_at: placement.offer_expires_at,
        offer: offer::state_of(placement),
    }
}
