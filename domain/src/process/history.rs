//! The history of an event, for its organisers to search: what happened to which thing, by whom and when. History itself
//! names nobody: a search for a name finds those who have it now, and what happened to them.

use std::collections::HashMap;

use chrono::{Days, Duration, NaiveDate};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{ExprTrait, SelectStatement},
};
use uuid::Uuid;

use super::history_names::{self, Whose};
use crate::{
    actor::Actor,
    application::entity::application,
    audit::{self, AuditEntry, HistoryEntry, Subject, entity::audit as entries},
    badge::entity as badge,
    booth::entity::{level, unit},
    booth_staff::entity::booth_staff,
    check_in::entity::scan,
    clock,
    db::{
        Db,
        search::{texts_hold, typed_words},
    },
    event::{Error, EventAction, EventView, policy},
    ids::AuditId,
    locale::Text,
    mail::entity as mail,
    masterclass::entity::{seat, session, stage},
    registration::entity::registration,
};

const PER_PAGE: u64 = 50;
/// Rows that an export reads at once.
const PER_BATCH: u64 = 500;

/// Which entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryQuery {
    /// In what the things are called, whose they are, and who did it.
    pub search: String,
    /// What happened to things of this kind.
    pub subject: Option<Subject>,
    /// The account that did it, or what is known of who else did: `applicant`, `visitor`. Empty: anybody.
    pub by: String,
    /// The first day, by the event's clock.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Without what happened by itself: a sweep writes a line for each thing, among which what people did is not seen.
    pub people_only: bool,
    /// Counted from 1; what is beyond the last shows the last.
    pub page: u64,
}

impl HistoryQuery {
    /// Whether it leaves anything out that somebody did.
    pub fn narrows(&self) -> bool {
        let Self { search, subject, by, from, until, people_only: _, page: _ } = self;
        !search.is_empty() || subject.is_some() || !by.is_empty() || from.is_some() || until.is_some()
    }
}

/// A page of history.
#[derive(Clone, Debug)]
pub struct HistoryPage {
    pub told: HistoryTold,
    pub total: u64,
    /// How many more there are that happened by themselves.
    pub left_out: u64,
    pub page: u64,
    pub pages: u64,
    /// Everybody who did something at this event: what `HistoryQuery::by` takes, and who that is.
    pub actors: Vec<(String, String)>,
}

/// Entries, and what they are about.
#[derive(Clone, Debug, Default)]
pub struct HistoryTold {
    pub entries: Vec<HistoryEntry>,
    /// What the things are called, by `history_names::about`.
    pub names: HashMap<Uuid, Text>,
    /// Of whom they are, by the id of the entry's subject.
    pub whose: HashMap<Uuid, Whose>,
}

/// The history of an event, the newest first, 50 a page.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn history(db: &Db, actor: &Actor, event: &EventView, query: &HistoryQuery) -> Result<HistoryPage, Error> {
    policy::may_organise(actor)?;
    let actors = actors(db, event).await?;
    let mut found = matching(db, event, query).await?;
    let mut left_out = 0;
    if query.people_only {
        let by_itself = || Condition::all().add(entries::Column::AccountId.is_null()).add(entries::Column::Actor.eq(audit::BY_ITSELF));
        left_out = found.clone().filter(by_itself()).count(db.read()).await?;
        found = found.filter(by_itself().not());
    }
    let total = found.clone().count(db.read()).await?;
    let pages = Ord::max(total.div_ceil(PER_PAGE), 1);
    let page = query.page.clamp(1, pages);
    let rows = newest_first(found).limit(PER_PAGE).offset((page - 1) * PER_PAGE).all(db.read()).await?;
    let actors = actors.into_iter().map(|((by, _), name)| (by, name)).collect();
    Ok(HistoryPage { told: told(db, rows).await?, total, left_out, page, pages, actors })
}

/// The next entries that the query finds, for a table to export, the newest first: those before `before`. An empty answer
/// is the end. What happened by itself is among them, whatever the list on screen leaves out.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn export(
    db: &Db,
    actor: &Actor,
    event: &EventView,
    query: &HistoryQuery,
    before: Option<AuditId>,
) -> Result<HistoryTold, Error> {
    policy::may_organise(actor)?;
    let mut found = matching(db, event, query).await?;
    if let Some(before) = before {
        found = found.filter(entries::Column::Id.lt(before));
    }
    let rows = found.order_by_desc(entries::Column::Id).limit(PER_BATCH).all(db.read()).await?;
    Ok(told(db, rows).await?)
}

/// Notes that somebody takes the history away, before they get it: once an hour for each of them, however often they do.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn note_export(db: &Db, actor: &Actor, event: &EventView) -> Result<(), Error> {
    policy::may_organise(actor)?;
    db.write(|tx| async move {
        let since = clock::now() - Duration::hours(1);
        if audit::count_since(&tx, EventAction::HistoryExported, event.id, actor.account(), since).await? > 0 {
            return Ok(());
        }
        audit::record(&tx, actor, AuditEntry::of(EventAction::HistoryExported, event.id).at(event.id)).await
    })
    .await?;
    Ok(())
}

async fn told(db: &Db, rows: Vec<entries::Model>) -> Result<HistoryTold, DbErr> {
    let entries: Vec<_> = rows.into_iter().map(audit::entry).collect();
    let names = history_names::names(db, &entries).await?;
    let whose = history_names::whose(db, &entries).await?;
    Ok(HistoryTold { entries, names, whose })
}

fn newest_first(found: Select<entries::Entity>) -> Select<entries::Entity> {
    found.order_by_desc(entries::Column::At).order_by_desc(entries::Column::Id)
}

/// Everybody who did something: by which word they are looked for, under which names they did it, and the last of these.
type Actors = Vec<((String, Vec<String>), String)>;

async fn actors(db: &Db, event: &EventView) -> Result<Actors, DbErr> {
    let rows: Vec<(Option<Uuid>, String)> = entries::Entity::find()
        .select_only()
        .column(entries::Column::AccountId)
        .column(entries::Column::Actor)
        .distinct()
        .filter(entries::Column::EventId.eq(event.id))
        .order_by_asc(entries::Column::Actor)
        .into_tuple()
        .all(db.read())
        .await?;
    let mut actors: Actors = Vec::new();
    for (account, name) in rows {
        let by = account.map_or_else(|| name.clone(), |account| account.to_string());
        match actors.iter_mut().find(|((known, _), _)| *known == by) {
            Some(((_, names), last)) => {
                names.push(name.clone());
                *last = name;
            }
            None => actors.push(((by, vec![name.clone()]), name)),
        }
    }
    Ok(actors)
}

async fn matching(db: &Db, event: &EventView, query: &HistoryQuery) -> Result<Select<entries::Entity>, DbErr> {
    let mut found = entries::Entity::find().filter(entries::Column::EventId.eq(event.id));
    if let Some(subject) = query.subject {
        found = found.filter(entries::Column::Subject.eq(subject));
    }
    if !query.by.is_empty() {
        found = found.filter(match query.by.parse::<Uuid>() {
            Ok(account) => entries::Column::AccountId.eq(account),
            Err(_) => entries::Column::AccountId.is_null().and(entries::Column::Actor.eq(query.by.as_str())),
        });
    }
    if let Some(from) = query.from {
        found = found.filter(entries::Column::At.gte(clock::at_minute(event.zone, from, 0)));
    }
    if let Some(after) = query.until.and_then(|until| until.checked_add_days(Days::new(1))) {
        found = found.filter(entries::Column::At.lt(clock::at_minute(event.zone, after, 0)));
    }
    let words = typed_words(&query.search);
    if words.is_empty() {
        return Ok(found);
    }
    let called = Called::of(db, event).await?;
    Ok(words.iter().fold(found, |found, word| found.filter(called.hold(db, event, word))))
}

/// What there is few enough of at an event to be looked through here, with its names.
struct Called {
    actors: Actors,
    things: Vec<(Uuid, String, String)>,
    sessions: Vec<(Uuid, String, String)>,
}

impl Called {
    async fn of(db: &Db, event: &EventView) -> Result<Self, DbErr> {
        let sessions = session::Entity::find()
            .select_only()
            .columns([session::Column::Id, session::Column::TitleDe, session::Column::TitleEn])
            .filter(session::Column::EventId.eq(event.id))
            .into_tuple::<(Uuid, String, String)>();
        let stages = stage::Entity::find()
            .select_only()
            .columns([stage::Column::Id, stage::Column::NameDe, stage::Column::NameEn])
            .filter(stage::Column::EventId.eq(event.id))
            .into_tuple::<(Uuid, String, String)>();
        let levels = level::Entity::find()
            .select_only()
            .columns([level::Column::Id, level::Column::NameDe, level::Column::NameEn])
            .filter(level::Column::EventId.eq(event.id))
            .into_tuple::<(Uuid, String, String)>();
        let units = unit::Entity::find()
            .select_only()
            .columns([unit::Column::Id, unit::Column::Code, unit::Column::Code])
            .filter(unit::Column::EventId.eq(event.id))
            .into_tuple::<(Uuid, String, String)>();
        let mut things = stages.all(db.read()).await?;
        things.extend(levels.all(db.read()).await?);
        things.extend(units.all(db.read()).await?);
        Ok(Self { actors: actors(db, event).await?, things, sessions: sessions.all(db.read()).await? })
    }

    /// Whether a folded word occurs in what an entry is about, of whom it is, or who did it.
    fn hold(&self, db: &Db, event: &EventView, word: &str) -> Condition {
        let id = entries::Column::SubjectId;
        let by = self.actors.iter().flat_map(|((_, names), _)| names).filter(|name| texts_hold([name.as_str()], word));
        let sessions = held(&self.sessions, word);
        let things: Vec<_> = held(&self.things, word).into_iter().chain(sessions.iter().copied()).collect();
        let visitors = || {
            let found = registration::Entity::find().select_only().column(registration::Column::Id);
            let found = found.filter(registration::Column::EventId.eq(event.id)).filter(registration::SEARCHED.holds(db, word));
            found.into_query()
        };
        let badges = || {
            let found = badge::Entity::find().select_only().column(badge::Column::Id);
            found.filter(badge::Column::EventId.eq(event.id)).filter(badge::SEARCHED.holds(db, word)).into_query()
        };
        let seats = seat::Entity::find().select_only().column(seat::Column::Id).filter(
            Condition::any().add(seat::Column::SessionId.is_in(sessions)).add(seat::Column::RegistrationId.in_subquery(visitors())),
        );
        let applications = application::Entity::find().select_only().column(application::Column::Id);
        let applications = applications.filter(application::Column::EventId.eq(event.id)).filter(application::SEARCHED.holds(db, word));
        let mails = mail::Entity::find().select_only().column(mail::Column::Id);
        let mails = mails.filter(mail::Column::EventId.eq(event.id)).filter(mail::SEARCHED.holds(db, word));
        Condition::any()
            .add(entries::Column::Actor.is_in(by.cloned()))
            .add(id.is_in(things))
            .add(id.in_subquery(visitors()))
            .add(id.in_subquery(badges()))
            .add(id.in_subquery(seats.into_query()))
            .add(id.in_subquery(applications.into_query()))
            .add(id.in_subquery(mails.into_query()))
            .add(id.in_subquery(wearing::<booth_staff::Entity>(booth_staff::Column::Id, booth_staff::Column::BadgeId, badges())))
            .add(id.in_subquery(wearing::<scan::Entity>(scan::Column::Id, scan::Column::BadgeId, badges())))
    }
}

/// The rows of a table whose badge is one of these.
fn wearing<E: EntityTrait>(id: E::Column, badge: E::Column, badges: SelectStatement) -> SelectStatement {
    E::find().select_only().column(id).filter(badge.in_subquery(badges)).into_query()
}

fn held(things: &[(Uuid, String, String)], word: &str) -> Vec<Uuid> {
    things.iter().filter(|(_, de, en)| texts_hold([de.as_str(), en.as_str()], word)).map(|(id, ..)| *id).collect()
}
