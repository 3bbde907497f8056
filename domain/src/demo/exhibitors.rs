//! Organisations with their applications, placements and booth staff.

use std::collections::HashSet;

use chrono::{Duration, NaiveDateTime};
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    chance::Chance,
    facts::{self, Exhibitor},
    history, insert_all,
    plan::Place,
    staff::{self, person},
    towns::postcode_of,
};
use crate::{
    application::{
        ApplicationState, ContactPurpose, Content, Declaration, TagKind, columns,
        entity::{application, application_contact, application_tag},
    },
    audit::entity::audit,
    badge::entity as badge,
    booth::UnitKind,
    booth_staff::entity::booth_staff,
    clock::Instant,
    db::Tx,
    event,
    field::slug_of,
    ids::{ApplicationContactId, ApplicationId, EventId, OrganisationId, PlacementId},
    locale::{Locale, Text},
    organisation::{SizeClass, entity::organisation},
    placement::{PlacementState, entity::placement},
};

/// One application to be made.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub exhibitor: Exhibitor,
    pub state: ApplicationState,
    pub stand: Option<Stand>,
}

/// Where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stand {
    place: Place,
    state: PlacementState,
    expires_at: Option<Instant>,
    /// The same by the event's clock.
    expires_local: Option<NaiveDateTime>,
}

/// An application that was made.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub name: String,
    pub organisation: OrganisationId,
    pub application: ApplicationId,
    pub confirmed: bool,
}

impl Stand {
    pub fn confirmed(place: Place) -> Self {
        Self { place, state: PlacementState::Confirmed, expires_at: None, expires_local: None }
    }

    pub fn held(place: Place) -> Self {
        Self { place, state: PlacementState::Held, expires_at: None, expires_local: None }
    }

    pub fn offered(place: Place, until: Instant, local: NaiveDateTime) -> Self {
        Self { place, state: PlacementState::Offered, expires_at: Some(until), expires_local: Some(local) }
    }
}

#[derive(Default)]
struct Rows {
    /// What submitted applications agreed to.
    terms_version: String,
    organisations: Vec<organisation::Model>,
    applications: Vec<application::ActiveModel>,
    contacts: Vec<application_contact::Model>,
    tags: Vec<application_tag::Model>,
    placements: Vec<placement::Model>,
    badges: Vec<badge::Model>,
    staff: Vec<booth_staff::Model>,
    history: Vec<audit::Model>,
}

/// Writes applications in the states that `entries` name.
pub(super) async fn enter(tx: &Tx, chance: &mut Chance, event: EventId, entries: &[Entry]) -> Result<Vec<Made>, DbErr> {
    let terms = event::entity::Entity::find_by_id(event).one(tx).await?.map(|row| row.terms_version);
    let mut rows = Rows { terms_version: terms.unwrap_or_default(), ..Rows::default() };
    let mut made = Vec::with_capacity(entries.len());
    let known = known_organisations(tx, entries).await?;
    for entry in entries {
        let slug = slug_of(&entry.exhibitor.name);
        let organisation = match known.iter().find(|(known, _)| *known == slug) {
            Some((_, id)) => *id,
            None => rows.found(chance, entry, slug.clone()),
        };
        let application = rows.apply(chance, event, organisation, entry, slug);
        let confirmed = entry.state == ApplicationState::Confirmed;
        made.push(Made { name: entry.exhibitor.name.clone(), organisation, application, confirmed });
    }
    rows.insert(tx).await?;
    Ok(made)
}

async fn known_organisations(tx: &Tx, entries: &[Entry]) -> Result<Vec<(String, OrganisationId)>, DbErr> {
    if entries.len() > 100 {
        return Ok(Vec::new());
    }
    let slugs: HashSet<_> = entries.iter().map(|entry| slug_of(&entry.exhibitor.name)).collect();
    let rows = organisation::Entity::find().filter(organisation::Column::Slug.is_in(slugs)).all(tx).await?;
    Ok(rows.into_iter().map(|row| (row.slug, row.id)).collect())
}

impl Rows {
    fn found(&mut self, chance: &mut Chance, entry: &Entry, slug: String) -> OrganisationId {
        let id = OrganisationId::from_uuid(chance.id());
        self.organisations.push(organisation::Model {
            id,
            slug,
            legal_name: entry.exhibitor.name.clone(),
            display_name: entry.exhibitor.name.clone(),
            kind: entry.exhibitor.kind.clone(),
            city: entry.exhibitor.city.clone(),
            created_at: chance.now,
            updated_at: chance.now,
        });
        id
    }

    fn apply(
        &mut self,
        chance: &mut Chance,
        event_id: EventId,
        organisation: OrganisationId,
        entry: &Entry,
        slug: String,
    ) -> ApplicationId {
        let id = ApplicationId::from_uuid(chance.id());
        let Entry { exhibitor, state, stand } = entry;
        let email = format!("messe@{slug}.example");
        let age = Duration::hours(24 + i64::try_from(chance.below(600)).unwrap_or(0));
        let at = chance.now - age;
        let submitted = *state != ApplicationState::Draft;
        let staff = if *state == ApplicationState::Confirmed { stand.map_or(0, |stand| stand.place.pass_quota.min(2)) } else { 0 };
        let public_body = matches!(exhibitor.kind.as_str(), "municipality" | "university");
        let (what_de, what_en) = facts::in_short(&exhibitor.kind);
        let teaser = |text: &str, what: &str| if text.is_empty() { format!("{what} in {}", exhibitor.city) } else { text.to_owned() };
        let access_hash = chance.code().hash();
        let content = Content {
            legal_name: exhibitor.name.clone(),
            display_name: exhibitor.name.clone(),
            kind: exhibitor.kind.parse().ok(),
            street: format!("Musterstraße {}", 1 + chance.below(90)),
            postcode: postcode_of(&exhibitor.city).to_owned(),
            city: exhibitor.city.clone(),
            country: "DE".to_owned(),
            public_body,
            // Nothing is invented about organisations that exist.
            size_class: Some(if exhibitor.kind == "start_up" {
                *chance.one(&[SizeClass::Micro, SizeClass::Small])
            } else {
                SizeClass::Large
            }),
            website: format!("https://www.{slug}.example/"),
            teaser: Text::new(teaser(&exhibitor.teaser_de, what_de), teaser(&exhibitor.teaser_en, what_en)),
            wish_kind: Some(*chance.one(&[UnitKind::Counter, UnitKind::Pod, UnitKind::Lounge, UnitKind::Stele])),
            terms_version: if submitted { self.terms_version.clone() } else { String::new() },
            de_minimis: if submitted { Declaration::made() } else { Declaration::default() },
            double_funding: if submitted { Declaration::made() } else { Declaration::default() },
            ..Content::default()
        };
        self.applications.push(application::ActiveModel {
            id: Set(id),
            event_id: Set(event_id),
            organisation_id: Set(submitted.then_some(organisation)),
            slug: Set(slug.clone()),
            state: Set(*state),
            access_hash: Set(access_hash),
            applicant_key: Set(email.clone()),
            applicant_email: Set(email.clone()),
            locale: Set(Locale::De),
            logo: Set(None),
            waiting_since: Set((*state == ApplicationState::WaitingList).then_some(at)),
            passes_taken: Set(staff),
            revision: Set(1),
            submitted_at: Set(submitted.then_some(at)),
            created_at: Set(at),
            updated_at: Set(at),
            ..columns(&content, submitted.then_some(at))
        });
        self.history.extend(history::entries_of(chance, event_id, id, *state, at));
        self.contact(chance, id, &email);
        self.tags(chance, id);
        if let Some(stand) = stand {
            self.place(chance, event_id, id, *stand);
        }
        for number in 0..staff {
            let (badge, person) = staff::named(chance, event_id, id, &exhibitor.name, &slug, number);
            self.badges.push(badge);
            self.staff.push(person);
        }
        id
    }

    fn contact(&mut self, chance: &mut Chance, application_id: ApplicationId, email: &str) {
        self.contacts.push(application_contact::Model {
            id: ApplicationContactId::from_uuid(chance.id()),
            application_id,
            purpose: ContactPurpose::Decision,
            name: person(chance),
            email: email.to_owned(),
            phone: String::new(),
        });
    }

    fn tags(&mut self, chance: &mut Chance, application_id: ApplicationId) {
        for (kind, words) in [(TagKind::Topic, TOPICS), (TagKind::Offer, OFFERS), (TagKind::Seek, SEEKS)] {
            let first = chance.below(words.len());
            for step in 0..=chance.below(2) {
                let value = words[(first + step) % words.len()].to_owned();
                self.tags.push(application_tag::Model { application_id, kind, value });
            }
        }
    }

    fn place(&mut self, chance: &mut Chance, event_id: EventId, application_id: ApplicationId, stand: Stand) {
        self.placements.push(placement::Model {
            id: PlacementId::from_uuid(chance.id()),
            event_id,
            unit_id: stand.place.unit,
            application_id,
            state: stand.state,
            answer_hash: stand.expires_at.map(|_| chance.code().hash()),
            offer_expires_at: stand.expires_at,
            offer_expires_local: stand.expires_local,
            created_at: chance.now,
            updated_at: chance.now,
            released_at: None,
        });
    }

    async fn insert(self, tx: &Tx) -> Result<(), DbErr> {
        insert_all(tx, self.organisations).await?;
        insert_all(tx, self.applications).await?;
        insert_all(tx, self.contacts).await?;
        insert_all(tx, self.tags).await?;
        insert_all(tx, self.placements).await?;
        insert_all(tx, self.badges).await?;
        insert_all(tx, self.staff).await?;
        insert_all(tx, self.history).await
    }
}

const TOPICS: &[&str] = &["real_estate", "hydrogen", "mobility", "digital_health", "circular_economy", "logistics", "energy", "research"];
const OFFERS: &[&str] = &["sites", "technology", "research", "funding"];
const SEEKS: &[&str] = &["investors", "customers", "partners", "talent"];
