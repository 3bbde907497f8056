//! The table of admission: who applied, how far they are, and where they stand.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use super::{suggest, waiting_list};
use crate::{
    actor::Actor,
    application::{ApplicationState, StepError, entity::application, policy},
    booth::{self, UnitKind, entity::unit},
    clock::{self, Instant},
    db::Db,
    ids::{ApplicationId, EventId, OrganisationId},
    placement::{
        SuggestedUnit,
        entity::placement,
        open_offer,
        own::{PlacedUnit, placed_units},
    },
};

mod neighbours;
mod order;
mod pile;

pub use neighbours::{Neighbours, neighbours};
use order::{SortRow, narrowed};
pub use pile::Pile;

/// Rows on one page.
pub const PAGE: usize = 50;
/// Ids in one query: databases limit how many values a statement may hold.
const CHUNK: usize = 500;

/// What the table shows, as the address says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableQuery {
    /// In name, legal name, town or teaser.
    pub search: String,
    /// `None` shows all but drafts, as far as `pile` does.
    pub state: Option<ApplicationState>,
    pub pile: Option<Pile>,
    /// The kind of unit that is wished for.
    pub wish: Option<UnitKind>,
    /// `name`, `town`, `state` or `submitted`, with `-` in front the other way round; whoever has waited longest comes
    /// first otherwise.
    pub sort: String,
    /// Counted from 1.
    pub page: usize,
}

/// One page of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePage {
    pub rows: Vec<AdmissionRow>,
    pub page: usize,
    pages: usize,
    /// How many rows all pages have.
    pub found: usize,
    /// No application fits what was typed; these come close.
    pub similar: bool,
    /// How many applications of the event are in each state, whatever is searched for.
    pub counts: Vec<(ApplicationState, usize)>,
    /// How many of the pile wish for each kind of unit, whatever else is searched for.
    pub wishes: Vec<(UnitKind, usize)>,
    /// Units that can be given to somebody: stages and screens are for everybody.
    pub units: u64,
    /// Offers whose deadline is within the next 24 hours.
    pub urgent: usize,
}

impl TablePage {
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Applications that were handed in.
    pub fn handed_in(&self) -> usize {
        self.counts.iter().filter(|(state, _)| *state != ApplicationState::Draft).map(|(_, count)| count).sum()
    }

    /// How many applications lie on a pile.
    pub fn on_pile(&self, pile: Pile) -> usize {
        self.counts.iter().filter(|(state, _)| Pile::of(*state) == pile).map(|(_, count)| count).sum()
    }
}

/// One application in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdmissionRow {
    pub id: ApplicationId,
    pub revision: i64,
    pub name: String,
    /// The sort of organisation, as the application holds it.
    pub kind: String,
    pub city: String,
    pub wish_kind: String,
    pub wish_note: String,
    pub state: ApplicationState,
    pub submitted_at: Option<Instant>,
    pub unit: Option<PlacedUnit>,
    /// Counted from 1.
    pub waiting_place: Option<usize>,
    /// At how many other events the organisation was confirmed.
    pub took_part: usize,
    /// What could be offered at once.
    pub suggested: Option<SuggestedUnit>,
}

/// A page of the table. Sorting happens here, because every row is needed for the counts beside the table; what is read for it
/// is six short columns of one event.
///
/// # Errors
/// `Denied` for everybody but organisers.
pub async fn page(db: &Db, actor: &Actor, event: EventId, query: &TableQuery) -> Result<TablePage, StepError> {
    policy::may_admit(actor)?;
    let all = slim(db, event).await?;
    let counts = ApplicationState::ALL.into_iter().map(|state| (state, all.iter().filter(|row| row.state == state).count())).collect();
    let wishes = wishes(&all, query);
    let (found, similar) = narrowed(db, event, all, query).await?;
    let pages = found.len().div_ceil(PAGE).max(1);
    let page = query.page.clamp(1, pages);
    let ids: Vec<_> = found.iter().skip((page - 1) * PAGE).take(PAGE).map(|row| row.id).collect();
    Ok(TablePage {
        rows: rows(db, event, &ids).await?,
        page,
        pages,
        found: found.len(),
        similar,
        counts,
        wishes,
        units: unit::Entity::find().filter(unit::Column::EventId.eq(event)).filter(booth::for_exhibitors()).count(db.read()).await?,
        urgent: urgent(db, event).await?,
    })
}

/// Every application that the query finds, in its order.
pub(super) async fn found_by(db: &Db, event: EventId, query: &TableQuery) -> Result<Vec<ApplicationId>, StepError> {
    let (found, _) = narrowed(db, event, slim(db, event).await?, query).await?;
    Ok(found.iter().map(|row| row.id).collect())
}

fn wishes(all: &[SortRow], query: &TableQuery) -> Vec<(UnitKind, usize)> {
    let of_pile = |row: &&SortRow| query.shows(row.state);
    let count = |kind: UnitKind| all.iter().filter(of_pile).filter(|row| row.wish == Some(kind)).count();
    UnitKind::ALL.into_iter().map(|kind| (kind, count(kind))).filter(|(_, count)| *count > 0).collect()
}

impl TableQuery {
    /// Whether applications in this state belong to what is asked for.
    fn shows(&self, state: ApplicationState) -> bool {
        let is_named = self.state == Some(state) || self.pile == Some(Pile::Drafts);
        self.state.is_none_or(|wanted| wanted == state)
            && self.pile.is_none_or(|pile| Pile::of(state) == pile)
            && (state != ApplicationState::Draft || is_named)
    }
}

async fn slim(db: &Db, event: EventId) -> Result<Vec<SortRow>, StepError> {
    use application::Column as C;
    type Columns = (ApplicationId, String, String, ApplicationState, String, Option<Instant>);
    let rows: Vec<Columns> = application::Entity::find()
        .select_only()
        .columns([C::Id, C::DisplayName, C::City, C::State, C::WishKind, C::SubmittedAt])
        .filter(C::EventId.eq(event))
        .into_tuple()
        .all(db.read())
        .await?;
    let slim =
        |(id, name, city, state, wish, submitted_at): Columns| SortRow { id, name, city, state, wish: wish.parse().ok(), submitted_at };
    Ok(rows.into_iter().map(slim).collect())
}

/// The rows of these applications, in their order.
async fn rows(db: &Db, event: EventId, ids: &[ApplicationId]) -> Result<Vec<AdmissionRow>, StepError> {
    let waiting: HashMap<_, _> =
        waiting_list::of_event(db, &Actor::System, event).await?.into_iter().map(|waiting| (waiting.application, waiting.place)).collect();
    let mut suggested = suggest::among(db, event, None).await?;
    let mut rows = Vec::with_capacity(ids.len());
    for ids in ids.chunks(CHUNK) {
        let found = application::Entity::find().filter(application::Column::Id.is_in(ids.iter().copied())).all(db.read()).await?;
        let placed = placed_units(db, ids).await?;
        let took_part = took_part(db, event, found.iter().filter_map(|row| row.organisation_id).collect()).await?;
        let mut by_id: HashMap<_, _> = found.into_iter().map(|row| (row.id, row)).collect();
        rows.extend(ids.iter().filter_map(|id| by_id.remove(id)).map(|row| AdmissionRow {
            id: row.id,
            revision: row.revision,
            suggested: suggested.remove(&row.id),
            unit: placed.get(&row.id).cloned(),
            waiting_place: waiting.get(&row.id).copied(),
            took_part: row.organisation_id.and_then(|organisation| took_part.get(&organisation).copied()).unwrap_or_default(),
            name: if row.display_name.is_empty() { row.legal_name } else { row.display_name },
            kind: row.kind,
            city: row.city,
            wish_kind: row.wish_kind,
            wish_note: row.wish_note,
            state: row.state,
            submitted_at: row.submitted_at,
        }));
    }
    Ok(rows)
}

/// At how many other events each organisation was confirmed.
pub(super) async fn took_part(
    db: &Db,
    event: EventId,
    organisations: Vec<OrganisationId>,
) -> Result<HashMap<OrganisationId, usize>, StepError> {
    let rows: Vec<Option<OrganisationId>> = application::Entity::find()
        .select_only()
        .column(application::Column::OrganisationId)
        .filter(application::Column::OrganisationId.is_in(organisations))
        .filter(application::Column::State.eq(ApplicationState::Confirmed))
        .filter(application::Column::EventId.ne(event))
        .into_tuple()
        .all(db.read())
        .await?;
    let mut counts = HashMap::new();
    for organisation in rows.into_iter().flatten() {
        *counts.entry(organisation).or_default() += 1;
    }
    Ok(counts)
}

async fn urgent(db: &Db, event: EventId) -> Result<usize, StepError> {
    let now = clock::now();
    let count = placement::Entity::find()
        .filter(placement::Column::EventId.eq(event))
        .filter(open_offer(now))
        .filter(placement::Column::OfferExpiresAt.lte(now + chrono::Duration::hours(24)))
        .count(db.read())
        .await?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}
