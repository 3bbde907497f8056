//! What staff see at a door.

use std::collections::HashMap;

use futures::try_join;
use sea_orm::{ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};

use super::{
    Answer, DoorMode, DoorStatus, DoorView, Error, LAST_SCANS, MOST_COUNTED, MOST_PEOPLE, PeopleFound, PersonAtDoor, ScanLine,
    counts::count_at,
    entity::{admission, scan},
    policy,
    service::{door_of, find_door_day, inside, wearer},
};
use crate::{
    actor::{Actor, Denied},
    badge,
    db::{
        Db, filed,
        search::{texts_hold, typed_words},
    },
    event::{self, EventState, EventView},
    ids::{BadgeId, EventId, RegistrationId, ScanId},
    locale::Text,
    masterclass::{SessionState, entity::session},
    registration,
};

/// A scan and its answer, as the page shows it after a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    pub answer: Answer,
    pub undone: bool,
    /// Whose badge it is, to print it; `None` for whoever may only scan, and where nobody was found.
    pub badge: Option<BadgeId>,
    /// The same of a visitor, to correct what it says.
    pub registration: Option<RegistrationId>,
}

/// What a door answered to a scan of this event.
///
/// # Errors
/// `Denied` for whoever is not staff of the event, and where there is no such scan.
pub async fn answer_to_scan(db: &Db, actor: &Actor, event: EventId, scan: ScanId) -> Result<Answered, Error> {
    policy::may_check_in(actor, event)?;
    let row = scan::Entity::find_by_id(scan).find_also_related(badge::entity::Entity).one(db.read()).await?;
    let (row, badge) = row.filter(|(row, _)| row.event_id == event).ok_or(Denied::NotFound)?;
    let printed = row.badge_id.filter(|_| policy::may_see_people(actor, event).is_ok());
    let registration = registration::of_badges(db, printed).await?.into_values().next();
    let answer = Answer { scan: row.id, outcome: row.outcome, first_at: row.first_at, person: badge.map(wearer), mode: row.mode };
    Ok(Answered { answer, undone: row.undone_at.is_some(), badge: printed, registration })
}

/// The events at whose doors the actor works, the next ones first; the last 50 at most. Drafts have no doors yet.
///
/// # Errors
/// A failure of the database.
pub async fn desks(db: &Db, actor: &Actor) -> Result<Vec<EventView>, Error> {
    let mut found = event::entity::Entity::find().filter(event::entity::Column::State.eq(EventState::Published));
    if !actor.is_organiser() {
        found = found.filter(event::entity::Column::Id.is_in(actor.person().map(|person| person.staff_of.clone()).unwrap_or_default()));
    }
    let rows = found.order_by_desc(event::entity::Column::EndsOn).limit(50).all(db.read()).await?;
    let (mut coming, over): (Vec<_>, Vec<_>) = rows.into_iter().map(EventView::from).partition(|event| !event.is_over());
    coming.reverse();
    Ok(coming.into_iter().chain(over).collect())
}

/// The doors of an event besides its entrance: sessions that take place, in their order.
///
/// # Errors
/// `Denied` for whoever is not staff of the event.
pub async fn doors(db: &Db, actor: &Actor, event: EventId) -> Result<Vec<DoorView>, Error> {
    policy::may_see_people(actor, event)?;
    let rows = session::Entity::find()
        .filter(session::Column::EventId.eq(event))
        .filter(session::Column::State.eq(SessionState::Published))
        .order_by_asc(session::Column::StartsAt)
        .limit(500)
        .all(db.read())
        .await?;
    let view = |row: session::Model| DoorView { session: row.id, title: Text::new(row.title_de, row.title_en), starts_at: row.starts_at };
    Ok(rows.into_iter().map(view).collect())
}

/// How many are in at a door, how many may come, and its last scans. `door` is as in a scan. Once the door is open, its
/// trials are no longer shown.
///
/// # Errors
/// As `scan`.
pub async fn status(db: &Db, actor: &Actor, event: EventId, door: &str) -> Result<DoorStatus, Error> {
    policy::may_see_people(actor, event)?;
    let door = door_of(db, event, door).await?;
    let count = count_at(db, event, door).await?;
    let mut scans = scan::Entity::find().find_also_related(badge::entity::Entity).filter(scan::Column::DoorId.eq(door.id()));
    if count.mode != DoorMode::Trial {
        scans = scans.filter(scan::Column::Mode.ne(DoorMode::Trial));
    }
    let rows = scans.order_by_desc(scan::Column::ScannedAt).order_by_desc(scan::Column::Id).limit(LAST_SCANS).all(db.read()).await?;
    let line = |(row, badge): (scan::Model, Option<badge::entity::Model>)| ScanLine {
        scan: row.id,
        at: row.scanned_at,
        outcome: row.outcome,
        undone: row.undone_at.is_some(),
        person: badge.map(wearer),
        mode: row.mode,
    };
    Ok(DoorStatus { count, last: rows.into_iter().map(line).collect() })
}

/// People of an event whose name or organisation holds what was `typed` or comes close, or whose code it is, and whether
/// they are in at this door: by name, those first whose own name it is.
///
/// # Errors
/// As `scan`.
pub async fn people(db: &Db, actor: &Actor, event: EventId, door: &str, typed: &str) -> Result<PeopleFound, Error> {
    policy::may_see_people(actor, event)?;
    let door = door_of(db, event, door).await?;
    if typed.trim().chars().count() < 2 {
        return Ok(PeopleFound::default());
    }
    let (Fitting { badges: found, total, similar }, today) = try_join!(fitting(db, event, typed), find_door_day(db, event))?;
    let badges = || found.iter().map(|badge| badge.id);
    let inside = inside(door, today).filter(admission::Column::BadgeId.is_in(badges())).all(db.read());
    let (inside, visitors) = try_join!(inside, registration::of_badges(db, badges()))?;
    let inside: HashMap<_, _> = inside.into_iter().map(|row| (row.badge_id, row.admitted_at)).collect();
    let person = |badge: badge::entity::Model| PersonAtDoor {
        badge: badge.id,
        registration: visitors.get(&badge.id).copied(),
        inside_since: inside.get(&badge.id).copied(),
        person: wearer(badge),
    };
    Ok(PeopleFound { people: found.into_iter().map(person).collect(), total, similar })
}

/// Who fits what was typed.
struct Fitting {
    /// The first [`MOST_PEOPLE`].
    badges: Vec<badge::entity::Model>,
    /// Up to [`MOST_COUNTED`].
    total: u64,
    similar: bool,
}

/// One look for all who fit, which takes no more of them than is compared; whole rows are read of those who are shown.
async fn fitting(db: &Db, event: EventId, typed: &str) -> Result<Fitting, Error> {
    use badge::entity::Column;
    let narrowed = badge::found_by(db, comes(event), typed).await?;
    let by_name = narrowed.rows.order_by(filed(db, Column::Name), Order::Asc);
    let names = by_name.select_only().columns([Column::Id, Column::Name]).limit(MOST_COUNTED);
    let mut names: Vec<(BadgeId, String)> = names.into_tuple().all(db.read()).await?;
    let (total, words) = (names.len() as u64, typed_words(typed));
    // Whoever is called so stands before all who work for somebody called so.
    names.sort_by_cached_key(|(_, name)| !words.iter().all(|word| texts_hold([name.as_str()], word)));
    names.truncate(MOST_PEOPLE);
    let rows = comes(event).filter(Column::Id.is_in(names.iter().map(|(id, _)| *id))).all(db.read()).await?;
    let mut rows: HashMap<_, _> = rows.into_iter().map(|badge| (badge.id, badge)).collect();
    Ok(Fitting { badges: names.iter().filter_map(|(id, _)| rows.remove(id)).collect(), total, similar: narrowed.similar })
}

/// Badges of an event whose owners come.
pub(super) fn comes(event: EventId) -> sea_orm::Select<badge::entity::Entity> {
    badge::entity::Entity::find().filter(badge::entity::Column::EventId.eq(event)).filter(badge::is_valid())
}
