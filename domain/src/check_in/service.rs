//! Letting people in, once, and taking it back.

use rules::check_in::opens;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter, TryInsertResult,
    sea_query::{Expr, OnConflict},
};

use super::{
    AdmitPerson, Answer, CheckInPoint, Error, ScanAction, ScanBadge, ScanOutcome, Wearer,
    entity::{admission, scan},
    holder, policy,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    badge,
    clock::{self, Instant},
    code::scanned,
    db::{Db, Tx},
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
            let badge = badge::find_by_code(&tx, codes).await?;
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
            let badge = badge::entity::Entity::find_by_id(badge).one(&tx).await?;
            let badge = badge.filter(|badge| badge.event_id == event).ok_or(Denied::NotFound)?;
            decide(&tx, at, Some(badge)).await
        })
        .await?;
    answer_of(db, at, noted).await
}

/// Takes back that a scan let somebody in. Doing it twice changes nothing.
///
/// # Errors
/// `Denied` for whoever is not staff of the event, `NothingToUndo` for a scan that let nobody in.
pub async fn undo(db: &Db, actor: &Actor, scan: ScanId) -> Result<EventId, Error> {
    let row = scan::Entity::find_by_id(scan).one(db.read()).await?.ok_or(actor.refused())?;
    policy::may_check_in(actor, row.event_id)?;
    if row.outcome != ScanOutcome::Welcome {
        return Err(Error::NothingToUndo);
    }
    db.write(|tx| async move {
        let undone = scan::Entity::update_many()
            .col_expr(scan::Column::UndoneAt, Expr::value(clock::now()))
            .filter(scan::Column::Id.eq(scan))
            .filter(scan::Column::UndoneAt.is_null())
            .exec(&tx)
            .await?;
        if undone.rows_affected == 1 {
            admission::Entity::delete_many().filter(admission::Column::ScanId.eq(scan)).exec(&tx).await?;
            audit::record(&tx, actor, AuditEntry::of(ScanAction::Undone, scan).at(row.event_id)).await?;
        }
        Ok::<_, Error>(())
    })
    .await?;
    Ok(row.event_id)
}

/// Who scans what where.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub scan: ScanId,
    event: EventId,
    door: CheckInPoint,
    account: AccountId,
}

pub(super) async fn begin_scan(db: &Db, actor: &Actor, event: EventId, scan: &str, door: &str) -> Result<At, Error> {
    let account = policy::may_scan(actor, event)?;
    let scan = scan.parse().map_err(|_| Denied::NotFound)?;
    let door = door_of(db, event, door).await?;
    Ok(At { scan, event, door, account })
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

/// Judges and notes in one transaction: whoever is no longer let in when it ends was not let in by it. `None` if this very
/// scan was answered before.
pub(super) async fn decide(tx: &Tx, at: At, badge: Option<badge::entity::Model>) -> Result<Option<Answer>, Error> {
    let (badge, holder) = match badge {
        Some(badge) => holder::held(tx, badge.id, at.door).await?.unzip(),
        None => (None, None),
    };
    let outcome = opens(at.event, holder.as_ref());
    // Staff of one event learn nothing about the people of another one, not even from the list of scans.
    let badge = badge.filter(|badge| badge.event_id == at.event && outcome != ScanOutcome::Unknown);
    let noted = note(tx, at, badge.as_ref(), outcome).await?;
    Ok(noted.map(|(outcome, first_at)| Answer { scan: at.scan, outcome, first_at, person: badge.map(wearer) }))
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
    };
    if !is_new(scan::Entity::insert(row).on_conflict_do_nothing_on([scan::Column::Id]).exec_without_returning(tx).await?) {
        return Ok(None);
    }
    let Some(badge) = badge.filter(|_| outcome == ScanOutcome::Welcome) else { return Ok(Some((outcome, None))) };
    for _ in 0..TRIES {
        let entry = admission::ActiveModel {
            door_id: Set(at.door.id()),
            badge_id: Set(badge.id),
            event_id: Set(at.event),
            scan_id: Set(at.scan),
            admitted_at: Set(now),
        };
        // Whatever key stands in the way: a test takes it away, to show that nothing else lets only one in.
        let unless_inside = OnConflict::new().do_nothing().to_owned();
        if admission::Entity::insert(entry).on_conflict(unless_inside).exec_without_returning(tx).await? > 0 {
            return Ok(Some((ScanOutcome::Welcome, None)));
        }
        if let Some(first) = admission::Entity::find_by_id((at.door.id(), badge.id)).one(tx).await? {
            scan::Entity::update_many()
                .col_expr(scan::Column::Outcome, Expr::value(ScanOutcome::AlreadyIn))
                .col_expr(scan::Column::FirstAt, Expr::value(first.admitted_at))
                .filter(scan::Column::Id.eq(at.scan))
                .exec(tx)
                .await?;
            return Ok(Some((ScanOutcome::AlreadyIn, Some(first.admitted_at))));
        }
    }
    Err(Error::Db(DbErr::Custom("a door was undone faster than it could be asked".to_owned())))
}

pub(super) async fn first_answer(db: &Db, at: At) -> Result<Answer, Error> {
    let row = scan::Entity::find_by_id(at.scan).find_also_related(badge::entity::Entity).one(db.read()).await?;
    // An id that was used at another door is no repeat of this scan.
    let (row, badge) = row.filter(|(row, _)| row.event_id == at.event && row.door_id == at.door.id()).ok_or(Denied::NotFound)?;
    Ok(Answer { scan: row.id, outcome: row.outcome, first_at: row.first_at, person: badge.map(wearer) })
}

pub(super) fn wearer(badge: badge::entity::Model) -> Wearer {
    Wearer { name: badge.name, organisation: badge.organisation, role: badge.role }
}

fn is_new(inserted: TryInsertResult<u64>) -> bool {
    matches!(inserted, TryInsertResult::Inserted(rows) if rows > 0)
}
