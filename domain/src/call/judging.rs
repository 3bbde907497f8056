//! What a juror sees: their calls alone, what was handed in alone, once the deadline is over; never an entry that they have
//! something to do with, and nobody else's sheets before the meeting.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, sea_query::Query};

use super::{
    CallStanding, CallState, CallView, Criterion, EntryPage, EntryState, Error, SheetState,
    entity::{call, conflict, entry, juror, points, sheet},
    entry as entries, jury,
};
use crate::{
    actor::{Actor, Denied},
    clock,
    db::{Db, Tx, alphabetical},
    ids::{CallCriterionId, CallEntryId, CallId, JurorId, ScoreSheetId},
};

/// A call that one judges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedCall {
    pub call: CallView,
    /// Handed in, without those that one has something to do with; none before the deadline.
    pub entries: usize,
    /// For which one's sheet is not handed in yet.
    pub missing: usize,
}

/// An entry in a juror's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedEntry {
    pub id: CallEntryId,
    pub organisation: String,
    pub country: String,
    /// One has something to do with it.
    pub conflict: bool,
    /// `None`: not begun.
    pub own: Option<SheetState>,
}

/// One's own sheet, to fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnSheet {
    /// 0 before it was saved once.
    pub revision: i64,
    pub state: Option<SheetState>,
    pub points: HashMap<CallCriterionId, i32>,
    pub comment: String,
}

/// A sheet as others read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetView {
    pub juror: JurorId,
    pub name: String,
    pub state: SheetState,
    /// In the order of the criteria.
    pub points: Vec<Option<i32>>,
    pub comment: String,
    /// In hundredths of a percent, where all points are there.
    pub percent: Option<u32>,
}

/// An entry as a juror reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedPage {
    /// Without whom to write to; with a conflict without answers and files.
    pub page: EntryPage,
    pub conflict: bool,
    pub own: OwnSheet,
    /// Everybody's sheets that are handed in, once the meeting is open.
    pub others: Vec<SheetView>,
}

/// The calls that the actor judges, the next deadline first.
///
/// # Errors
/// `Denied` for nobody.
pub async fn judged_calls(db: &Db, actor: &Actor) -> Result<Vec<JudgedCall>, Error> {
    let account = actor.require_person()?.account;
    let jurors = juror::Entity::find().filter(juror::Column::AccountId.eq(account)).all(db.read()).await?;
    let mut calls = Vec::new();
    for juror in jurors {
        let call = call::Entity::find_by_id(juror.call_id).one(db.read()).await?.ok_or(Denied::NotFound)?;
        let listed = entries_for(db, &call, juror.id).await?;
        let to_judge = listed.iter().filter(|entry| !entry.conflict);
        calls.push(JudgedCall {
            entries: to_judge.clone().count(),
            missing: if call.state == CallState::Decided {
                0
            } else {
                to_judge.filter(|entry| entry.own != Some(SheetState::HandedIn)).count()
            },
            call: CallView::from(call),
        });
    }
    calls.sort_by_key(|judged| judged.call.closes_at);
    Ok(calls)
}

/// The call at `slug` and its entries, for somebody of its jury.
///
/// # Errors
/// `Denied` for everybody else.
pub async fn judged(db: &Db, actor: &Actor, slug: &str) -> Result<(CallView, Vec<JudgedEntry>), Error> {
    let (call, juror) = of_jury(db, actor, slug).await?;
    let entries = entries_for(db, &call, juror.id).await?;
    Ok((CallView::from(call), entries))
}

/// An entry to judge.
///
/// # Errors
/// `Denied` for whoever is not in the jury, and for what was not handed in.
pub async fn judged_entry(db: &Db, actor: &Actor, slug: &str, id: CallEntryId) -> Result<JudgedPage, Error> {
    let (call, juror) = of_jury(db, actor, slug).await?;
    let row = entry::Entity::find_by_id(id).filter(entry::Column::CallId.eq(call.id)).one(db.read()).await?.ok_or(Denied::NotFound)?;
    readable_by_jury(&call, &row)?;
    let conflict = conflict::Entity::find_by_id((id, juror.id)).one(db.read()).await?.is_some();
    let mut page = entries::page(db, row).await?;
    page.entry.contact_name.clear();
    page.entry.email.clear();
    if conflict {
        page.answers.clear();
        page.files.clear();
        return Ok(JudgedPage { page, conflict, own: OwnSheet::default(), others: Vec::new() });
    }
    let own = own_sheet(db, id, juror.id).await?;
    let others = if call.meeting_opened_at.is_some() { sheets(db, call.id, &page.criteria, &[id]).await? } else { Vec::new() };
    let others = others.into_iter().map(|(_, sheet)| sheet).filter(|sheet| sheet.state == SheetState::HandedIn).collect();
    Ok(JudgedPage { page, conflict, own, others })
}

/// An entry for organisers, whatever its state; of a draft they see who writes it, and nothing of what is written.
///
/// # Errors
/// `Denied` for everybody else, and where it is not of this call.
pub async fn entry_for_organisers(db: &Db, actor: &Actor, call: CallId, id: CallEntryId) -> Result<EntryPage, Error> {
    actor.require_organiser()?;
    let row = entry::Entity::find_by_id(id).filter(entry::Column::CallId.eq(call)).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let is_draft = row.state == EntryState::Draft;
    let mut page = entries::page(db, row).await?;
    if is_draft {
        page.answers.clear();
        page.files.clear();
    }
    Ok(page)
}

/// Whether somebody may read an entry with its files: a draft nobody but who has its link.
pub(super) async fn may_read(db: &Db, actor: &Actor, row: &entry::Model) -> Result<(), Error> {
    if actor.is_organiser() {
        return if row.state == EntryState::Draft { Err(Denied::NotFound.into()) } else { Ok(()) };
    }
    let juror = juror_on(db.read(), actor, row.call_id).await?;
    let call = call::Entity::find_by_id(row.call_id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    readable_by_jury(&call, row)?;
    match conflict::Entity::find_by_id((row.id, juror.id)).one(db.read()).await? {
        Some(_) => Err(Denied::NotFound.into()),
        None => Ok(()),
    }
}

/// The jury reads what was handed in, once nothing is handed in any more.
pub(super) fn readable_by_jury(call: &call::Model, row: &entry::Model) -> Result<(), Denied> {
    if row.state == EntryState::HandedIn && is_readable(call) { Ok(()) } else { Err(Denied::NotFound) }
}

fn is_readable(call: &call::Model) -> bool {
    matches!(CallView::from(call.clone()).standing(clock::now()), CallStanding::Judged | CallStanding::Decided)
}

/// The actor as a juror of this call, within a transaction.
pub(super) async fn juror_within(tx: &Tx, actor: &Actor, call: CallId) -> Result<juror::Model, Error> {
    juror_on(tx, actor, call).await
}

async fn juror_on(db: &impl ConnectionTrait, actor: &Actor, call: CallId) -> Result<juror::Model, Error> {
    let account = actor.require_person()?.account;
    let found = juror::Entity::find().filter(juror::Column::CallId.eq(call)).filter(juror::Column::AccountId.eq(account));
    found.one(db).await?.ok_or(Error::Denied(Denied::NotFound))
}

/// What is not there, as the actor is to be told.
pub(super) fn hidden(error: Error, actor: &Actor) -> Error {
    match error {
        Error::Denied(_) => actor.refused().into(),
        other => other,
    }
}

async fn of_jury(db: &Db, actor: &Actor, slug: &str) -> Result<(call::Model, juror::Model), Error> {
    actor.require_person()?;
    let call = call::Entity::find().filter(call::Column::Slug.eq(slug)).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let juror = juror_on(db.read(), actor, call.id).await?;
    Ok((call, juror))
}

async fn entries_for(db: &Db, call: &call::Model, juror: JurorId) -> Result<Vec<JudgedEntry>, Error> {
    if !is_readable(call) {
        return Ok(Vec::new());
    }
    let rows = entry::Entity::find()
        .filter(entry::Column::CallId.eq(call.id))
        .filter(entry::Column::State.eq(EntryState::HandedIn))
        .order_by(alphabetical(entry::Column::Organisation), Order::Asc)
        .order_by_asc(entry::Column::Id)
        .all(db.read())
        .await?;
    let own = sheet::Entity::find().filter(sheet::Column::JurorId.eq(juror)).all(db.read()).await?;
    let own: HashMap<CallEntryId, SheetState> = own.into_iter().map(|sheet| (sheet.entry_id, sheet.state)).collect();
    let biased = conflict::Entity::find().filter(conflict::Column::JurorId.eq(juror)).all(db.read()).await?;
    let biased: HashSet<CallEntryId> = biased.into_iter().map(|conflict| conflict.entry_id).collect();
    let view = |row: entry::Model| JudgedEntry {
        conflict: biased.contains(&row.id),
        own: own.get(&row.id).copied(),
        id: row.id,
        organisation: row.organisation,
        country: row.country,
    };
    Ok(rows.into_iter().map(view).collect())
}

async fn own_sheet(db: &Db, id: CallEntryId, juror: JurorId) -> Result<OwnSheet, Error> {
    let found = sheet::Entity::find().filter(sheet::Column::EntryId.eq(id)).filter(sheet::Column::JurorId.eq(juror));
    let Some(row) = found.one(db.read()).await? else { return Ok(OwnSheet::default()) };
    let points = points::Entity::find().filter(points::Column::SheetId.eq(row.id)).all(db.read()).await?;
    Ok(OwnSheet {
        revision: row.revision,
        state: Some(row.state),
        points: points.into_iter().map(|one| (one.criterion_id, one.points)).collect(),
        comment: row.comment,
    })
}

/// The sheets of these entries, with whose they are, by name; without those of jurors who have something to do with an entry.
/// Whoever calls has asked who may read them.
pub(super) async fn sheets(
    db: &Db,
    call: CallId,
    criteria: &[Criterion],
    entries: &[CallEntryId],
) -> Result<Vec<(CallEntryId, SheetView)>, Error> {
    let jury = jury::of_call(db, call).await?;
    let rows = sheet::Entity::find().filter(sheet::Column::EntryId.is_in(entries.iter().copied())).all(db.read()).await?;
    let biased = conflict::Entity::find().filter(conflict::Column::EntryId.is_in(entries.iter().copied())).all(db.read()).await?;
    let biased: HashSet<(CallEntryId, JurorId)> = biased.into_iter().map(|row| (row.entry_id, row.juror_id)).collect();
    // As many sheets as entries times jurors: more than a list of values may be long.
    let of_entries = Query::select()
        .column(sheet::Column::Id)
        .from(sheet::Entity)
        .and_where(sheet::Column::EntryId.is_in(entries.iter().copied()))
        .to_owned();
    let all = points::Entity::find().filter(points::Column::SheetId.in_subquery(of_entries)).all(db.read()).await?;
    let all: HashMap<(ScoreSheetId, CallCriterionId), i32> =
        all.into_iter().map(|one| ((one.sheet_id, one.criterion_id), one.points)).collect();
    let mut found = Vec::new();
    for juror in &jury {
        for row in rows.iter().filter(|row| row.juror_id == juror.id && !biased.contains(&(row.entry_id, row.juror_id))) {
            let points: Vec<_> = criteria.iter().map(|criterion| all.get(&(row.id, criterion.id)).copied()).collect();
            let view = SheetView {
                juror: juror.id,
                name: juror.name.clone(),
                state: row.state,
                percent: percent(criteria, &points),
                points,
                comment: row.comment.clone(),
            };
            found.push((row.entry_id, view));
        }
    }
    Ok(found)
}

/// What a sheet comes to, where all points are there.
fn percent(criteria: &[Criterion], points: &[Option<i32>]) -> Option<u32> {
    let points: Option<Vec<u32>> = points.iter().map(|points| points.and_then(|points| u32::try_from(points).ok())).collect();
    Some(rules::call::percent(&weighted(criteria), &points?))
}

/// The criteria as the rules take them.
pub(super) fn weighted(criteria: &[Criterion]) -> Vec<rules::call::Weighted> {
    let number = |number: i32| u32::try_from(number).unwrap_or_default();
    criteria
        .iter()
        .map(|criterion| rules::call::Weighted { weight: number(criterion.weight), most: number(criterion.most_points) })
        .collect()
}
