//! Reading calls: everybody what is public, organisers all of it.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};

use super::{
    CallState, CallView, Criterion, EntryState, Error, Outcome, Question, SheetState,
    entity::{answer, call, conflict, criterion, entry, juror, question, sheet},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, HistoryEntry},
    clock::{self, Instant},
    db::{Db, DbErr, Tx, alphabetical},
    ids::{BridgeId, CallEntryId, CallId, CallQuestionId, JurorId},
};

/// More calls than an agency has in ten years.
const LISTED: u64 = 300;

/// What there is to do at a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallWork {
    pub drafts: usize,
    /// Handed in.
    pub entries: usize,
    pub jurors: usize,
    /// Sheets that jurors have still to hand in; who has something to do with an entry owes none for it.
    pub missing_sheets: usize,
    /// Handed in, and not decided.
    pub undecided: usize,
}

/// What the actor may see.
pub(crate) fn visible_to(actor: &Actor) -> Condition {
    if actor.is_organiser() { Condition::all() } else { is_public() }
}

fn is_public() -> Condition {
    Condition::all().add(call::Column::State.ne(CallState::Draft))
}

/// The call at `slug`.
///
/// # Errors
/// `NotFound` when there is none, or none that the actor may see.
pub async fn by_slug(db: &Db, actor: &Actor, slug: &str) -> Result<CallView, Error> {
    let row = call::Entity::find().filter(call::Column::Slug.eq(slug)).filter(visible_to(actor)).one(db.read()).await?;
    Ok(row.map(CallView::from).ok_or(Denied::NotFound)?)
}

/// All public ones, the latest deadline first.
///
/// # Errors
/// A failure of the database.
pub async fn published(db: &Db) -> Result<Vec<CallView>, DbErr> {
    listed(db, is_public()).await
}

/// When anything of any call last changed, also of one that is not public any more.
///
/// # Errors
/// A failure of the database.
pub async fn last_change(db: &Db) -> Result<Instant, DbErr> {
    let newest = call::Entity::find().select_only().column(call::Column::UpdatedAt).order_by_desc(call::Column::UpdatedAt).limit(1);
    Ok(newest.into_tuple().one(db.read()).await?.unwrap_or_default())
}

/// Those that take entries now, the next deadline first.
///
/// # Errors
/// A failure of the database.
pub async fn open_now(db: &Db) -> Result<Vec<CallView>, DbErr> {
    let now = clock::now();
    let open = Condition::all()
        .add(call::Column::State.eq(CallState::Published))
        .add(call::Column::OpensAt.lte(now))
        .add(call::Column::ClosesAt.gte(now));
    let mut calls = listed(db, open).await?;
    calls.reverse();
    Ok(calls)
}

/// Those public ones that belong to a bridge.
///
/// # Errors
/// A failure of the database.
pub async fn of_bridge(db: &Db, bridge: BridgeId) -> Result<Vec<CallView>, DbErr> {
    listed(db, is_public().add(call::Column::BridgeId.eq(bridge))).await
}

async fn listed(db: &Db, which: Condition) -> Result<Vec<CallView>, DbErr> {
    let rows = call::Entity::find().filter(which).order_by_desc(call::Column::ClosesAt).order_by_desc(call::Column::Id).limit(LISTED);
    Ok(rows.all(db.read()).await?.into_iter().map(CallView::from).collect())
}

/// What belongs to a bridge, by title: drafts, too.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn names_of_bridge(tx: &Tx, bridge: BridgeId) -> Result<Vec<String>, DbErr> {
    let rows = call::Entity::find().filter(call::Column::BridgeId.eq(bridge)).order_by_asc(call::Column::TitleDe).all(tx).await?;
    Ok(rows.into_iter().map(|row| row.title_de).collect())
}

/// All calls with what there is to do, the latest deadline first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn for_organisers(db: &Db, actor: &Actor) -> Result<Vec<(CallView, CallWork)>, Error> {
    actor.require_organiser()?;
    with_work(db, Condition::all()).await
}

async fn with_work(db: &Db, which: Condition) -> Result<Vec<(CallView, CallWork)>, Error> {
    let calls = listed(db, which).await?;
    let ids: Vec<CallId> = calls.iter().map(|call| call.id).collect();
    let mut works = works(db, &ids).await?;
    Ok(calls.into_iter().map(|call| (works.remove(&call.id).unwrap_or_default(), call)).map(|(work, call)| (call, work)).collect())
}

/// Calls that wait for their jury or for a decision.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn waiting(db: &Db, actor: &Actor) -> Result<Vec<(CallView, CallWork)>, Error> {
    actor.require_organiser()?;
    // Not what was decided: the board would count all entries of all years.
    let over = Condition::all().add(call::Column::State.eq(CallState::Published)).add(call::Column::ClosesAt.lt(clock::now()));
    let calls = with_work(db, Condition::any().add(call::Column::State.eq(CallState::Closed)).add(over)).await?;
    Ok(calls.into_iter().filter(|(call, work)| call.is_judged() && work.missing_sheets + work.undecided > 0).collect())
}

async fn works(db: &Db, calls: &[CallId]) -> Result<HashMap<CallId, CallWork>, DbErr> {
    let ids = || calls.iter().copied();
    let entries = entry::Entity::find().filter(entry::Column::CallId.is_in(ids())).all(db.read()).await?;
    let jurors = juror::Entity::find().filter(juror::Column::CallId.is_in(ids())).all(db.read()).await?;
    let jury = || jurors.iter().map(|juror| juror.id);
    let settled: HashSet<(CallEntryId, JurorId)> = settled(db, jury().collect()).await?;
    let mut works: HashMap<CallId, CallWork> = HashMap::new();
    for juror in &jurors {
        works.entry(juror.call_id).or_default().jurors += 1;
    }
    for entry in &entries {
        let work = works.entry(entry.call_id).or_default();
        match entry.state {
            EntryState::Draft => work.drafts += 1,
            EntryState::Withdrawn => {}
            EntryState::HandedIn => {
                work.entries += 1;
                work.undecided += usize::from(entry.outcome == Outcome::Open);
                let of_call = jurors.iter().filter(|juror| juror.call_id == entry.call_id);
                work.missing_sheets += of_call.filter(|juror| !settled.contains(&(entry.id, juror.id))).count();
            }
        }
    }
    Ok(works)
}

/// Which jurors owe nothing more for which entries: their sheet is handed in, or they have something to do with it.
pub(super) async fn settled(db: &Db, jury: Vec<JurorId>) -> Result<HashSet<(CallEntryId, JurorId)>, DbErr> {
    let done =
        sheet::Entity::find().filter(sheet::Column::JurorId.is_in(jury.clone())).filter(sheet::Column::State.eq(SheetState::HandedIn));
    let done = done.all(db.read()).await?.into_iter().map(|sheet| (sheet.entry_id, sheet.juror_id));
    let biased = conflict::Entity::find().filter(conflict::Column::JurorId.is_in(jury)).all(db.read()).await?;
    Ok(done.chain(biased.into_iter().map(|conflict| (conflict.entry_id, conflict.juror_id))).collect())
}

/// What entries are judged by. Everybody may know; whoever calls has asked who may see the call.
///
/// # Errors
/// A failure of the database.
pub async fn criteria(db: &Db, call: CallId) -> Result<Vec<Criterion>, DbErr> {
    criteria_on(db.read(), call).await
}

/// What entries answer; as `criteria`.
///
/// # Errors
/// A failure of the database.
pub async fn questions(db: &Db, call: CallId) -> Result<Vec<Question>, DbErr> {
    questions_on(db.read(), call).await
}

pub(super) async fn questions_within(tx: &Tx, call: CallId) -> Result<Vec<Question>, DbErr> {
    questions_on(tx, call).await
}

pub(super) async fn criteria_within(tx: &Tx, call: CallId) -> Result<Vec<Criterion>, DbErr> {
    criteria_on(tx, call).await
}

async fn criteria_on(db: &impl ConnectionTrait, call: CallId) -> Result<Vec<Criterion>, DbErr> {
    let rows = criterion::Entity::find().filter(criterion::Column::CallId.eq(call)).order_by_asc(criterion::Column::Position);
    Ok(rows.all(db).await?.into_iter().map(Criterion::from).collect())
}

async fn questions_on(db: &impl ConnectionTrait, call: CallId) -> Result<Vec<Question>, DbErr> {
    let rows = question::Entity::find().filter(question::Column::CallId.eq(call)).order_by_asc(question::Column::Position);
    Ok(rows.all(db).await?.into_iter().map(Question::from).collect())
}

/// What an entry answered.
pub(super) async fn answers(db: &Db, entry: CallEntryId) -> Result<HashMap<CallQuestionId, String>, DbErr> {
    let rows = answer::Entity::find().filter(answer::Column::EntryId.eq(entry)).all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.question_id, row.answer)).collect())
}

/// Who has won, by name, once that is published.
///
/// # Errors
/// A failure of the database.
pub async fn winners(db: &Db, call: &CallView) -> Result<Vec<String>, DbErr> {
    if call.winners_shown_at.is_none() {
        return Ok(Vec::new());
    }
    let rows = entry::Entity::find()
        .filter(entry::Column::CallId.eq(call.id))
        .filter(entry::Column::Outcome.eq(Outcome::Winner))
        .order_by(alphabetical(entry::Column::Organisation), Order::Asc);
    Ok(rows.all(db.read()).await?.into_iter().map(|row| row.organisation).collect())
}

/// What happened to a call, the newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn history_of(db: &Db, actor: &Actor, id: CallId) -> Result<Vec<HistoryEntry>, Error> {
    actor.require_organiser()?;
    Ok(audit::of_subject(db, id.as_uuid()).await?)
}
