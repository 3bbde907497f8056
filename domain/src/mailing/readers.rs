//! Who belongs to a group at this moment, with everything that a letter to them may fill in.

use std::collections::{HashMap, HashSet};

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    RelationTrait,
};
use uuid::Uuid;

use super::{Audience, Placeholder, RecipientKind};
use crate::{
    account::{
        RoleKind,
        entity::{account, role},
    },
    application::{
        ContactPurpose,
        entity::{application, application_contact},
    },
    badge,
    booth::entity::unit,
    booth_staff,
    field::address_key,
    ids::{AccountId, ApplicationId, EventId, RegistrationId, SessionId},
    locale::{Locale, Text},
    masterclass::{
        SeatState,
        entity::{seat, session},
    },
    placement::{entity::placement, live_placement},
    registration::{
        ConsentPurpose, RegistrationState,
        entity::{consent, registration},
    },
};

/// One of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reader {
    pub kind: RecipientKind,
    pub id: Uuid,
    pub name: String,
    /// Empty for whoever has no mailbox.
    pub email: String,
    pub locale: Locale,
    pub organisation: String,
    pub unit: String,
    pub session: Text,
    pub ticket_code: String,
    pub application: Option<ApplicationId>,
    /// To news.
    pub consents: bool,
    pub is_cancelled: bool,
}

impl Reader {
    /// What stands in place of a placeholder, or what tells links apart; empty where there is nothing.
    pub fn value(&self, placeholder: Placeholder, locale: Locale) -> String {
        match placeholder {
            Placeholder::Name => self.name.clone(),
            Placeholder::Organisation => self.organisation.clone(),
            // Everybody's.
            Placeholder::Event => "event".to_owned(),
            Placeholder::Unit => self.unit.clone(),
            Placeholder::Session => self.session.in_(locale).to_owned(),
            Placeholder::Ticket => self.ticket_code.clone(),
            Placeholder::Application => self.application.map(|id| id.to_string()).unwrap_or_default(),
        }
    }

    pub fn mailbox(&self) -> String {
        address_key(&self.email)
    }

    /// Of whom a test tells while there is nobody.
    pub fn example() -> Self {
        Self::nobody(RecipientKind::Account, Uuid::nil())
    }

    fn nobody(kind: RecipientKind, id: Uuid) -> Self {
        Self {
            kind,
            id,
            name: String::new(),
            email: String::new(),
            locale: Locale::De,
            organisation: String::new(),
            unit: String::new(),
            session: Text::default(),
            ticket_code: String::new(),
            application: None,
            consents: false,
            is_cancelled: false,
        }
    }
}

/// Everybody of a group, in the order in which they came to the event; of some of them, if `only` names those.
pub(super) async fn readers(
    db: &impl ConnectionTrait,
    event: EventId,
    audience: Audience,
    only: Option<&[Uuid]>,
) -> Result<Vec<Reader>, DbErr> {
    match audience {
        Audience::Visitors => visitors(db, event, None, only).await,
        Audience::SeatHolders(session) => visitors(db, event, Some((session, SeatState::Booked)), only).await,
        Audience::SeatQueue(session) => visitors(db, event, Some((session, SeatState::Waiting)), only).await,
        Audience::BoothStaff => staff(db, event, only).await,
        Audience::DeskTeam => desk_team(db, event, only).await,
        Audience::Drafts
        | Audience::Undecided
        | Audience::WaitingList
        | Audience::Offered
        | Audience::Rejected
        | Audience::Exhibitors
        | Audience::ExhibitorsOn(_)
        | Audience::ExhibitorsWith(_) => applicants(db, event, audience, only).await,
    }
}

#[derive(FromQueryResult)]
struct VisitorRow {
    id: RegistrationId,
    name: String,
    email: String,
    organisation: String,
    locale: Locale,
    state: RegistrationState,
    ticket_code: String,
}

async fn visitors(
    db: &impl ConnectionTrait,
    event: EventId,
    of_session: Option<(SessionId, SeatState)>,
    only: Option<&[Uuid]>,
) -> Result<Vec<Reader>, DbErr> {
    use registration::Column;
    let mut rows = registration::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name, Column::Email, Column::Organisation, Column::Locale, Column::State])
        .column_as(badge::entity::Column::TicketCode, "ticket_code")
        .join(JoinType::InnerJoin, registration::Relation::Badge.def())
        .filter(Column::EventId.eq(event))
        .filter(Column::State.is_in([RegistrationState::Confirmed, RegistrationState::Cancelled]))
        .filter(Column::ErasedAt.is_null())
        .order_by_asc(Column::Id);
    if let Some((session, state)) = of_session {
        let seats = seat::Entity::find().select_only().column(seat::Column::RegistrationId);
        let seats = seats.filter(seat::Column::SessionId.eq(session)).filter(seat::Column::State.eq(state));
        rows = rows.filter(Column::Id.in_subquery(seats.into_query()));
    }
    if let Some(only) = only {
        // Held: whoever erases one of them waits, and then finds the letter.
        rows = rows.filter(Column::Id.is_in(only.iter().copied())).lock_shared();
    }
    let title = match of_session {
        Some((session, _)) => session_title(db, session).await?,
        None => Text::default(),
    };
    let consenting = consenting(db, event).await?;
    let reader = |row: VisitorRow| {
        let VisitorRow { id, name, email, organisation, locale, state, ticket_code } = row;
        let (consents, is_cancelled) = (consenting.contains(&id), state == RegistrationState::Cancelled);
        let nobody = Reader::nobody(RecipientKind::Registration, id.as_uuid());
        Reader { name, email, organisation, locale, ticket_code, consents, is_cancelled, session: title.clone(), ..nobody }
    };
    Ok(rows.into_model::<VisitorRow>().all(db).await?.into_iter().map(reader).collect())
}

async fn session_title(db: &impl ConnectionTrait, id: SessionId) -> Result<Text, DbErr> {
    let row = session::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(|row| Text::new(row.title_de, row.title_en)).unwrap_or_default())
}

/// The visitors of an event who consent to news.
async fn consenting(db: &impl ConnectionTrait, event: EventId) -> Result<HashSet<RegistrationId>, DbErr> {
    let rows: Vec<RegistrationId> = consent::Entity::find()
        .select_only()
        .column(consent::Column::RegistrationId)
        .join(JoinType::InnerJoin, consent::Relation::Registration.def())
        .filter(registration::Column::EventId.eq(event))
        .filter(consent::Column::Purpose.eq(ConsentPurpose::EventNews))
        .filter(consent::Column::WithdrawnAt.is_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Of each exhibitor the unit that it has, or that is offered to it.
async fn units(db: &impl ConnectionTrait, event: EventId) -> Result<HashMap<ApplicationId, unit::Model>, DbErr> {
    let rows = placement::Entity::find()
        .find_also_related(unit::Entity)
        .filter(placement::Column::EventId.eq(event))
        .filter(live_placement())
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(placement, unit)| Some((placement.application_id, unit?))).collect())
}

/// By the name of the one who decides, as all letters about an application.
async fn applicants(db: &impl ConnectionTrait, event: EventId, audience: Audience, only: Option<&[Uuid]>) -> Result<Vec<Reader>, DbErr> {
    use application::Column;
    let mut rows = application::Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(Column::State.is_in(audience.states().iter().copied()))
        .order_by_asc(Column::Id);
    if let Some(only) = only {
        rows = rows.filter(Column::Id.is_in(only.iter().copied()));
    }
    let named = application_contact::Entity::find()
        .select_only()
        .columns([application_contact::Column::ApplicationId, application_contact::Column::Name])
        .join(JoinType::InnerJoin, application_contact::Relation::Application.def())
        .filter(Column::EventId.eq(event))
        .filter(application_contact::Column::Purpose.eq(ContactPurpose::Decision));
    let mut named: HashMap<ApplicationId, String> = named.into_tuple().all(db).await?.into_iter().collect();
    let units = units(db, event).await?;
    let is_one = |id: ApplicationId| match audience {
        Audience::ExhibitorsOn(level) => units.get(&id).is_some_and(|unit| unit.level_id == level),
        Audience::ExhibitorsWith(kind) => units.get(&id).is_some_and(|unit| unit.kind == kind),
        _ => true,
    };
    let rows = rows.all(db).await?.into_iter().filter(|row| is_one(row.id));
    let readers = rows.map(|row| Reader {
        name: named.remove(&row.id).unwrap_or_default(),
        email: row.applicant_email,
        locale: row.locale,
        organisation: row.display_name,
        unit: units.get(&row.id).map(|unit| unit.code.clone()).unwrap_or_default(),
        application: Some(row.id),
        ..Reader::nobody(RecipientKind::Application, row.id.as_uuid())
    });
    Ok(readers.collect())
}

async fn staff(db: &impl ConnectionTrait, event: EventId, only: Option<&[Uuid]>) -> Result<Vec<Reader>, DbErr> {
    let units = units(db, event).await?;
    let people = booth_staff::staff_of_event(db, event).await?.into_iter();
    let people = people.filter(|person| only.is_none_or(|only| only.contains(&person.id.as_uuid())));
    let readers = people.map(|person| Reader {
        name: person.name,
        email: person.email,
        locale: person.locale,
        organisation: person.organisation,
        unit: units.get(&person.application).map(|unit| unit.code.clone()).unwrap_or_default(),
        ..Reader::nobody(RecipientKind::BoothStaff, person.id.as_uuid())
    });
    Ok(readers.collect())
}

async fn desk_team(db: &impl ConnectionTrait, event: EventId, only: Option<&[Uuid]>) -> Result<Vec<Reader>, DbErr> {
    let rows = role::Entity::find()
        .find_also_related(account::Entity)
        .filter(role::Column::Kind.eq(RoleKind::Staff))
        .filter(role::Column::Scope.eq(event.to_string()))
        .order_by_asc(role::Column::AccountId)
        .all(db)
        .await?;
    let is_one = |id: AccountId| only.is_none_or(|only| only.contains(&id.as_uuid()));
    let accounts = rows.into_iter().filter_map(|(_, account)| account).filter(|account| is_one(account.id));
    let readers = accounts.map(|account| Reader {
        name: account.name,
        email: account.email,
        locale: account.locale,
        ..Reader::nobody(RecipientKind::Account, account.id.as_uuid())
    });
    Ok(readers.collect())
}
