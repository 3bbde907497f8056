//! One's own applications and where they stand: the exhibitor's side.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, Condition, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};

use super::{OfferState, PlacementState, entity::placement, live_placement};
use crate::{
    actor::{Actor, Person},
    application::{ApplicationState, ApplicationView, Content, StepError, entity::application, policy, view},
    booth::{UnitFacts, entity::unit},
    clock::{self, Instant},
    db::{Db, alphabetical},
    event::{self, EventView},
    field::address_key,
    ids::{ApplicationId, LevelId, OrganisationId, UnitId},
    organisation::entity::organisation,
    stand_price::{StandCustomer, StandPrice, StandTax},
};

/// More applications than any organisation writes.
const LONGEST: u64 = 200;

/// One of one's own applications.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnApplication {
    pub id: ApplicationId,
    /// None for a draft.
    pub organisation: Option<OrganisationId>,
    pub name: String,
    pub event: EventView,
    pub state: ApplicationState,
    pub unit: Option<PlacedUnit>,
}

/// An organisation that the actor acts for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnOrganisation {
    pub id: OrganisationId,
    pub name: String,
}

/// An application and where it stands.
#[derive(Clone)]
pub struct PlacementView {
    pub application: ApplicationView,
    pub event: EventView,
    pub placement: Option<Placement>,
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

/// Where an application stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedUnit {
    pub code: String,
    pub state: PlacementState,
    pub offer_expires_at: Option<Instant>,
    /// The deadline has passed, whether or not the worker was there.
    pub is_expired: bool,
}

impl PlacementView {
    /// What to call it by: a draft may not have a display name yet.
    pub fn name(&self) -> &str {
        let content = &self.application.content;
        [&content.display_name, &content.legal_name].into_iter().find(|name| !name.is_empty()).unwrap_or(&self.application.applicant_email)
    }

    /// The unit that waits for its answer.
    pub fn open_offer(&self) -> Option<&Placement> {
        self.placement.as_ref().filter(|placement| placement.offer == OfferState::Open)
    }

    /// What a unit costs this applicant.
    pub fn price(&self, facts: &UnitFacts) -> StandPrice {
        let Content { country, vat_id, public_body, .. } = &self.application.content;
        let customer = StandCustomer { country, has_vat_id: !vat_id.is_empty(), public_body: *public_body };
        StandPrice { net: facts.price(), tax: StandTax::of(&self.event.country, customer) }
    }

    /// The unit that is theirs.
    pub fn confirmed(&self) -> Option<&Placement> {
        self.placement.as_ref().filter(|placement| placement.state == PlacementState::Confirmed)
    }
}

/// The applications of the actor's organisations, and the actor's drafts, the newest event first.
///
/// # Errors
/// `Denied` unless somebody is signed in.
pub async fn applications(db: &Db, actor: &Actor) -> Result<Vec<OwnApplication>, StepError> {
    let person = actor.require_person()?;
    let rows = application::Entity::find()
        .find_also_related(event::entity::Entity)
        .filter(own(person))
        .order_by_desc(event::entity::Column::StartsOn)
        .order_by(alphabetical(application::Column::DisplayName), Order::Asc)
        .limit(LONGEST)
        .all(db.read())
        .await?;
    let ids: Vec<_> = rows.iter().map(|(row, _)| row.id).collect();
    let mut placed = placed_units(db, &ids).await?;
    let own = |(row, event): (application::Model, Option<event::entity::Model>)| {
        let unit = placed.remove(&row.id);
        let name = [row.display_name, row.legal_name].into_iter().find(|name| !name.is_empty()).unwrap_or(row.applicant_email);
        Some(OwnApplication { unit, id: row.id, organisation: row.organisation_id, name, event: event?.into(), state: row.state })
    };
    Ok(rows.into_iter().filter_map(own).collect())
}

/// What their organisations handed in, and the drafts that they began with their own address.
fn own(person: &Person) -> Condition {
    let of_organisation = Condition::all()
        .add(application::Column::OrganisationId.is_in(person.exhibits_for.iter().copied()))
        .add(application::Column::State.ne(ApplicationState::Draft));
    let begun = Condition::all()
        .add(application::Column::OrganisationId.is_null())
        .add(application::Column::State.eq(ApplicationState::Draft))
        .add(application::Column::ApplicantKey.eq(address_key(&person.email)));
    Condition::any().add(of_organisation).add(begun)
}

/// The organisations that the actor acts for, by name.
///
/// # Errors
/// `Denied` unless somebody is signed in.
pub async fn organisations(db: &Db, actor: &Actor) -> Result<Vec<OwnOrganisation>, StepError> {
    let person = actor.require_person()?;
    let rows = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(person.exhibits_for.iter().copied()))
        .order_by(alphabetical(organisation::Column::DisplayName), Order::Asc)
        .limit(LONGEST)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(|row| OwnOrganisation { id: row.id, name: row.display_name }).collect())
}

/// The application, for the exhibitor itself and for organisers.
///
/// # Errors
/// `Denied` for everybody else.
pub async fn application(db: &Db, actor: &Actor, application: ApplicationId) -> Result<PlacementView, StepError> {
    let row = application::Entity::find_by_id(application).one(db.read()).await?.ok_or_else(|| actor.refused())?;
    policy::may_act_for(actor, row.id, row.organisation_id)?;
    placed(db, row).await
}

pub(crate) async fn placed(db: &Db, row: application::Model) -> Result<PlacementView, StepError> {
    let found = placement::Entity::find()
        .find_also_related(unit::Entity)
        .filter(placement::Column::ApplicationId.eq(row.id))
        .filter(live_placement())
        .one(db.read())
        .await?;
    // Whoever may see the application may see the event it is for, also a draft.
    let event = event::by_id(db, &Actor::System, row.event_id).await?;
    let application = view(db.read(), row).await?;
    Ok(PlacementView { application, event, placement: found.and_then(|(placement, unit)| Some(on_unit(&placement, &unit?))) })
}

fn on_unit(placement: &placement::Model, unit: &unit::Model) -> Placement {
    Placement {
        unit: unit.id,
        facts: unit.facts(),
        state: placement.state,
        offer_expires_at: placement.offer_expires_at,
        offer: placement.offer_state(clock::now()),
    }
}

/// The unit that each of these applications has, and its level.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn placements(db: &Db, ids: &[ApplicationId]) -> Result<HashMap<ApplicationId, (Placement, LevelId)>, StepError> {
    let found = placement::Entity::find()
        .find_also_related(unit::Entity)
        .filter(placement::Column::ApplicationId.is_in(ids.iter().copied()))
        .filter(live_placement())
        .all(db.read())
        .await?;
    let placed = |(placement, unit): (placement::Model, Option<unit::Model>)| {
        let unit = unit?;
        Some((placement.application_id, (on_unit(&placement, &unit), unit.level_id)))
    };
    Ok(found.into_iter().filter_map(placed).collect())
}

/// Where each of these applications stands.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn placed_units(db: &Db, ids: &[ApplicationId]) -> Result<HashMap<ApplicationId, PlacedUnit>, StepError> {
    let found = placement::Entity::find()
        .find_also_related(unit::Entity)
        .filter(placement::Column::ApplicationId.is_in(ids.iter().copied()))
        .filter(live_placement())
        .all(db.read())
        .await?;
    let now = clock::now();
    let placed = |(placement, unit): (placement::Model, Option<unit::Model>)| {
        let is_expired = placement.has_run_out(now);
        let unit = PlacedUnit { code: unit?.code, state: placement.state, offer_expires_at: placement.offer_expires_at, is_expired };
        Some((placement.application_id, unit))
    };
    Ok(found.into_iter().filter_map(placed).collect())
}
