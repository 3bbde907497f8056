//! Letting people in, once.

use rules::check_in::{DoorDay, door_day, opens};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, TryInsertResult,
    sea_query::{Expr, OnConflict},
};

use super::{
    AdmitPerson, Answer, CheckInPoint, DoorMode, Error, ScanBadge, ScanOutcome, Wearer, counts,
    entity::{admission, scan},
    holder, policy,
};
use crate::{
    actor::{Actor, Denied},
    badge,
    clock::{self, Instant},
    code::scanned,
    db::{Db, Tx},
    event,
    ids::{AccountId, BadgeId, EventId, ScanId, SessionId},
    masterclass::{SessionState, entity::session},
};

/// An undo may fall between finding somebody inside and asking since when; then the door is asked again.
const TRIES: u32 = 4;

/// Answers to a code that was read at a door, and lets its badge in if it may. Asked again with the same scan, it gives
/// the first answer.
///
/// # Errors
/// `Denied` for whoever is not staff of the event, or where there is no such door.
pub async fn scan(db: &Db, actor: &Actor, event: EventId, command: &ScanBadge) -> Result<Answer, Error> {
    let at = begin_scan(db, actor, event, &command.scan, &command.door).await?;
    let codes = &scanned(&command.code);
    let noted = db
        .write(|tx| async move {
            let badge = badge::hold_by_code(&tx, codes).await?;
            decide(&tx, at, badge).await
        })
        .await?;
    answer_of(db, at, noted).await
}

/// Lets somebody in who was found by name. The same rules hold as for a scan.
///
/// # Errors
/// As `scan`.
pub async fn admit(db: &Db, actor: &Actor, event: EventId, command: &AdmitPerson) -> Result<Answer, Error> {
    let at = begin_scan(db, actor, event, &command.scan, &command.door).await?;
    let badge: BadgeId = command.badge.parse().map_err(|_| Denied::NotFound)?;
    let noted = db
        .write(|tx| async move {
            let badge = badge::entity::Entity::find_by_id(badge).lock_shared().one(&tx).await?;
            let badge = badge.filter(|badge| badge.event_id == event).ok_or(Denied::NotFound)?;
            decide(&tx, at, Some(badge)).await
        })
        .await?;
    answer_of(db, at, noted).await
}

/// Who scans what where, and for which day.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub scan: ScanId,
    event: EventId,
    door: CheckInPoint,
    account: AccountId,
    today: DoorDay,
}

pub(super) async fn begin_scan(db: &Db, actor: &Actor, event: EventId, scan: &str, door: &str) -> Result<At, Error> {
    let account = policy::may_scan(actor, event)?;
    let scan = scan.parse().map_err(|_| Denied::NotFound)?;
    let door = door_of(db, event, door).await?;
    Ok(At { scan, event, door, account, today: find_door_day(db, event).await? })
}

/// What the doors of an event are now, by its own clock.
pub(super) async fn find_door_day(db: &Db, event: EventId) -> Result<DoorDay, Error> {
    let event = event::entity::Entity::find_by_id(event).one(db.read()).await?.ok_or(Denied::NotFound)?;
    Ok(door_day(event.starts_on, event.ends_on, clock::local(event.zone(), clock::now())))
}

/// The door that a form named: empty for the entrance, else one of the event's own sessions that takes place.
pub(super) async fn door_of(db: &Db, event: EventId, door: &str) -> Result<CheckInPoint, Error> {
    if door.is_empty() {
        return Ok(CheckInPoint::Entrance(event));
    }
    let session: SessionId = door.parse().map_err(|_| Denied::NotFound)?;
    let row = session::Entity::find_by_id(session).one(db.read()).await?;
    row.filter(|row| row.event_id == event && row.state == SessionState::Published).ok_or(Denied::NotFound)?;
    Ok(CheckInPoint::Session(session))
}

/// Judges and notes in one transaction: whoever is no longer let in when it ends was not let in by it. On PostgreSQL `badge`
/// was read so that it stays as it is until then. `None` if this very scan was answered before.
pub(super) async fn decide(tx: &Tx, at: At, badge: Option<badge::entity::Model>) -> Result<Option<Answer>, Error> {
    let holder = match &badge {
        Some(badge) => Some(holder::held(tx, badge, at.door).await?),
        None => None,
    };
    let outcome = opens(at.event, holder.as_ref());
    // Staff of one event learn nothing about the people of another one, not even from the list of scans.
    let badge = badge.filter(|badge| badge.event_id == at.event && outcome != ScanOutcome::Unknown);
    let noted = note(tx, at, badge.as_ref(), outcome).await?;
    let mode = at.today.mode;
    Ok(noted.map(|(outcome, first_at)| Answer { scan: at.scan, outcome, first_at, person: badge.map(wearer), mode }))
}

async fn answer_of(db: &Db, at: At, noted: Option<Answer>) -> Result<Answer, Error> {
    match noted {
        Some(answer) => Ok(answer),
        None => first_answer(db, at).await,
    }
}

/// Writes the scan and, where the door opens, who is in. `None` if this very scan was answered before.
async fn note(
    tx: &Tx,
    at: At,
    badge: Option<&badge::entity::Model>,
    outcome: ScanOutcome,
) -> Result<Option<(ScanOutcome, Option<Instant>)>, Error> {
    let now = clock::now();
    let row = scan::ActiveModel {
        id: Set(at.scan),
        event_id: Set(at.event),
        door_id: Set(at.door.id()),
        badge_id: Set(badge.map(|badge| badge.id)),
        account_id: Set(at.account),
        outcome: Set(outcome),
        first_at: Set(None),
        scanned_at: Set(now),
        undone_at: Set(None),
        mode: Set(at.today.mode),
    };
    if !is_new(scan::Entity::insert(row).on_conflict_do_nothing_on([scan::Column::Id]).exec_without_returning(tx).await?) {
        return Ok(None);
    }
    let Some(badge) = badge.filter(|_| outcome == ScanOutcome::Welcome) else { return Ok(Some((outcome, None))) };
    let first_at = match at.today.mode {
        DoorMode::Open => let_in(tx, at, badge, now).await?,
        DoorMode::Trial => tried_before(tx, at, badge.id).await?,
        DoorMode::Over => None,
    };
    let Some(first_at) = first_at else { return Ok(Some((outcome, None))) };
    scan::Entity::update_many()
        .col_expr(scan::Column::Outcome, Expr::value(ScanOutcome::AlreadyIn))
        .col_expr(scan::Column::FirstAt, Expr::value(first_at))
        .filter(scan::Column::Id.eq(at.scan))
        .exec(tx)
        .await?;
    Ok(Some((ScanOutcome::AlreadyIn, Some(first_at))))
}

/// Lets somebody in, or answers since when they are.
async fn let_in(tx: &Tx, at: At, badge: &badge::entity::Model, now: Instant) -> Result<Option<Instant>, Error> {
    let entry = admission::Model {
        scan_id: at.scan,
        door_id: at.door.id(),
        badge_id: badge.id,
        event_id: at.event,
        day: at.today.day,
        shard: counts::shard_of(badge.id),
        admitted_at: now,
    };
    for _ in 0..TRIES {
        // Whatever key stands in the way: a test takes it away, to show that nothing else lets only one in.
        let unless_inside = OnConflict::new().do_nothing().to_owned();
        let inserted = admission::Entity::insert(entry.clone().into_active_model().reset_all()).on_conflict(unless_inside);
        if inserted.exec_without_returning(tx).await? > 0 {
            counts::count(tx, &entry, badge.role, 1).await?;
            return Ok(None);
        }
        let first = inside(at.door, at.today).filter(admission::Column::BadgeId.eq(badge.id)).one(tx).await?;
        if let Some(first) = first {
            return Ok(Some(first.admitted_at));
        }
    }
    Err(Error::Db(DbErr::Custom("a door was undone faster than it could be asked".to_owned())))
}

/// Whoever is in at a door: at the entrance on this day, at a session's door ever; during a trial nobody.
pub(super) fn inside(door: CheckInPoint, today: DoorDay) -> sea_orm::Select<admission::Entity> {
    let inside = admission::Entity::find().filter(admission::Column::DoorId.eq(door.id()));
    match door {
        _ if today.mode == DoorMode::Trial => inside.filter(Expr::value(false)),
        CheckInPoint::Entrance(_) => inside.filter(admission::Column::Day.eq(today.day)),
        CheckInPoint::Session(_) => inside,
    }
}

/// When a trial of the same day welcomed this badge at this door: it shows what the day itself would show. It has no key of
/// its own, because nothing comes of a trial.
async fn tried_before(tx: &Tx, at: At, badge: BadgeId) -> Result<Option<Instant>, DbErr> {
    let Some(event) = event::entity::Entity::find_by_id(at.event).one(tx).await? else { return Ok(None) };
    let first = scan::Entity::find()
        .filter(scan::Column::BadgeId.eq(badge))
        .filter(scan::Column::DoorId.eq(at.door.id()))
        .filter(scan::Column::Mode.eq(DoorMode::Trial))
        .filter(scan::Column::Outcome.eq(ScanOutcome::Welcome))
        .filter(scan::Column::UndoneAt.is_null())
        .filter(scan::Column::ScannedAt.gte(clock::at_minute(event.zone(), at.today.day, 0)))
        .filter(scan::Column::Id.ne(at.scan))
        .order_by_asc(scan::Column::ScannedAt)
        .one(tx)
        .await?;
    Ok(first.map(|first| first.scanned_at))
}

pub(super) async fn first_answer(db: &Db, at: At) -> Result<Answer, Error> {
    let row = scan::Entity::find_by_id(at.scan).find_also_related(badge::entity::Entity).one(db.read()).await?;
    // An id that was used at another door is no repeat of this scan.
    let (row, badge) = row.filter(|(row, _)| row.event_id == at.event && row.door_id == at.door.id()).ok_or(Denied::NotFound)?;
    Ok(Answer { scan: row.id, outcome: row.outcome, first_at: row.first_at, person: badge.map(wearer), mode: row.mode })
}

pub(super) fn wearer(badge: badge::entity::Model) -> Wearer {
    Wearer { name: badge.name, organisation: badge.organisation, role: badge.role }
}

fn is_new(inserted: TryInsertResult<u64>) -> bool {
    matches!(inserted, TryInsertResult::Inserted(rows) if rows > 0)
}
