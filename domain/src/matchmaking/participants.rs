//! Who takes part: for organisers all of them, for each other those who are shown.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select, sea_query::Expr};

use super::{
    Error, MatchmakingAction, ProfileKind, WishKind,
    entity::{
        matchmaking,
        plan::wish,
        profile::{self, SEARCHED},
    },
    history::entry,
    link::opened,
};
use crate::{
    actor::{Actor, Denied},
    audit,
    choice::choice,
    clock::Instant,
    db::{
        Db, alphabetical, filed,
        search::{self, Narrowed},
    },
    ids::{MatchmakingId, ProfileId},
};

/// People on a page of the list.
const PER_PAGE: u64 = 50;
/// More than anybody has in one round; a bound all the same.
const MOST: u64 = 5000;

/// Somebody who takes part, as organisers see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    pub id: ProfileId,
    pub kind: ProfileKind,
    pub name: String,
    pub organisation: String,
    pub job_title: String,
    pub email: String,
    pub offers: String,
    pub seeks: String,
    pub is_proven: bool,
    pub is_shown: bool,
    pub created_at: Instant,
}

/// A page of a list of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipantPage<T> {
    pub people: Vec<T>,
    /// On all pages.
    pub total: u64,
    /// Nothing fits what was typed; these come close.
    pub similar: bool,
    pub page: u64,
    pub pages: u64,
}

/// Somebody who is shown to others, and whether one wants to meet them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WishedPerson {
    pub id: ProfileId,
    pub kind: ProfileKind,
    pub name: String,
    pub organisation: String,
    pub job_title: String,
    pub offers: String,
    pub seeks: String,
    pub about: String,
    pub wish: Option<WishKind>,
}

choice! {
    /// What the organisers' list is sorted by.
    pub enum ParticipantSort {
        Name = "name",
        Organisation = "organisation",
        Kind = "kind",
        Since = "since",
    }
}

/// Which of those who take part, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParticipantFilter {
    pub search: String,
    /// By name if none is given.
    pub sort: Option<ParticipantSort>,
    pub descending: bool,
    /// Counted from 1; 0 is all of them, for a table.
    pub page: u64,
}

/// Everybody who takes part.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn participants(
    db: &Db,
    actor: &Actor,
    id: MatchmakingId,
    filter: &ParticipantFilter,
) -> Result<ParticipantPage<Participant>, Error> {
    actor.require_organiser()?;
    let all = profile::Entity::find().filter(profile::Column::MatchmakingId.eq(id));
    let column = match filter.sort {
        Some(ParticipantSort::Name) | None => filed(db, profile::Column::Name),
        Some(ParticipantSort::Organisation) => alphabetical(profile::Column::Organisation),
        Some(ParticipantSort::Kind) => profile::Column::Kind.into_expr(),
        Some(ParticipantSort::Since) => profile::Column::CreatedAt.into_expr(),
    };
    let order = if filter.descending { Order::Desc } else { Order::Asc };
    let found = paged(db, all, &filter.search, filter.page, (column, order)).await?;
    Ok(found.map(|row| Participant {
        id: row.id,
        kind: row.kind,
        name: row.name,
        organisation: row.organisation,
        job_title: row.job_title,
        email: row.email,
        offers: row.offers,
        seeks: row.seeks,
        is_proven: row.proven_at.is_some(),
        is_shown: row.consent_at.is_some(),
        created_at: row.created_at,
    }))
}

/// Those others who are shown, by name, with what the holder of the link wishes. Nobody for whoever is not shown: who sees
/// others is seen by them.
///
/// # Errors
/// `NoSuchLink`, or `NotShown`.
pub async fn others(db: &Db, token: &str, search: &str, page: u64) -> Result<ParticipantPage<WishedPerson>, Error> {
    let (me, round) = opened(db.read(), token).await?;
    if me.consent_at.is_none() {
        return Err(Error::NotShown);
    }
    let shown = profile::Entity::find()
        .filter(profile::Column::MatchmakingId.eq(round.id))
        .filter(profile::Column::ConsentAt.is_not_null())
        .filter(profile::Column::Id.ne(me.id));
    let found = paged(db, shown, search, page.max(1), (filed(db, profile::Column::Name), Order::Asc)).await?;
    let ids = found.people.iter().map(|row| row.id);
    let wishes =
        wish::Entity::find().filter(wish::Column::ProfileId.eq(me.id)).filter(wish::Column::OtherId.is_in(ids)).all(db.read()).await?;
    let wishes: HashMap<ProfileId, WishKind> = wishes.into_iter().map(|row| (row.other_id, row.wish)).collect();
    Ok(found.map(|row| WishedPerson {
        wish: wishes.get(&row.id).copied(),
        id: row.id,
        kind: row.kind,
        name: row.name,
        organisation: row.organisation,
        job_title: row.job_title,
        offers: row.offers,
        seeks: row.seeks,
        about: row.about,
    }))
}

impl<T> ParticipantPage<T> {
    fn map<U>(self, as_shown: impl FnMut(T) -> U) -> ParticipantPage<U> {
        let Self { people, total, similar, page, pages } = self;
        ParticipantPage { people: people.into_iter().map(as_shown).collect(), total, similar, page, pages }
    }
}

async fn paged(
    db: &Db,
    rows: Select<profile::Entity>,
    search: &str,
    page: u64,
    (column, order): (Expr, Order),
) -> Result<ParticipantPage<profile::Model>, Error> {
    let Narrowed { rows, similar } = search::narrowed(db, rows, &SEARCHED, search, None).await?;
    let total = rows.clone().count(db.read()).await?;
    let pages = total.div_ceil(PER_PAGE).max(1);
    let rows = rows.order_by(column, order).order_by_asc(profile::Column::Id);
    let rows = match page {
        0 => rows.limit(MOST),
        page => rows.limit(PER_PAGE).offset((page.min(pages) - 1) * PER_PAGE),
    };
    Ok(ParticipantPage { people: rows.all(db.read()).await?, total, similar, page: page.clamp(1, pages), pages })
}

/// Notes in history that the list was taken along.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn note_participants_export(db: &Db, actor: &Actor, id: MatchmakingId) -> Result<(), Error> {
    note_export(db, actor, id, MatchmakingAction::ParticipantsExported).await
}

pub(super) async fn note_export(db: &Db, actor: &Actor, id: MatchmakingId, action: MatchmakingAction) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let round = matchmaking::Entity::find_by_id(id).one(&tx).await?.ok_or(Denied::NotFound)?;
        Ok(audit::record(&tx, actor, entry(action, &round)).await?)
    })
    .await
}
