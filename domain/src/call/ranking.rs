//! How entries stand by the sheets that count, for organisers. The arithmetic is in `rules::call`.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder};

use super::{
    CallView, Criterion, EntryState, EntryView, Error, JurorView, SheetState, SheetView, Standing,
    entity::{conflict, entry},
    judging::{sheets, weighted},
    jury, queries,
};
use crate::{
    actor::Actor,
    db::{Db, alphabetical},
    ids::{CallEntryId, JurorId},
};

/// All entries that were handed in, the best first; behind them those with too few sheets, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    pub criteria: Vec<Criterion>,
    pub entries: Vec<RankedEntry>,
}

/// An entry, and what the jury makes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedEntry {
    pub entry: EntryView,
    pub standing: Standing,
    /// Drafts, too; not of those who have something to do with it.
    pub sheets: Vec<SheetView>,
    /// Who has not handed in a sheet.
    pub missing: Vec<JurorView>,
    /// Who has something to do with it.
    pub conflicts: Vec<JurorView>,
}

/// The entries of a call as they stand now.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn ranking(db: &Db, actor: &Actor, call: &CallView) -> Result<Ranking, Error> {
    actor.require_organiser()?;
    let criteria = queries::criteria(db, call.id).await?;
    let rows = entry::Entity::find()
        .filter(entry::Column::CallId.eq(call.id))
        .filter(entry::Column::State.eq(EntryState::HandedIn))
        .order_by(alphabetical(entry::Column::Organisation), Order::Asc)
        .order_by_asc(entry::Column::Id)
        .all(db.read())
        .await?;
    let ids: Vec<CallEntryId> = rows.iter().map(|row| row.id).collect();
    let mut of_entry: HashMap<CallEntryId, Vec<SheetView>> = HashMap::new();
    for (entry, sheet) in sheets(db, call.id, &criteria, &ids).await? {
        of_entry.entry(entry).or_default().push(sheet);
    }
    let biased = conflict::Entity::find().filter(conflict::Column::EntryId.is_in(ids)).all(db.read()).await?;
    let jury = jury::of_call(db, call.id).await?;
    let is_biased = |entry: CallEntryId, juror: JurorId| biased.iter().any(|row| row.entry_id == entry && row.juror_id == juror);
    let mut entries: Vec<RankedEntry> = rows
        .into_iter()
        .map(|row| {
            let sheets = of_entry.remove(&row.id).unwrap_or_default();
            let has_handed_in = |juror: JurorId| sheets.iter().any(|sheet| sheet.juror == juror && sheet.state == SheetState::HandedIn);
            let (conflicts, others): (Vec<_>, Vec<_>) = jury.iter().cloned().partition(|juror| is_biased(row.id, juror.id));
            RankedEntry {
                missing: others.into_iter().filter(|juror| !has_handed_in(juror.id)).collect(),
                conflicts,
                standing: Standing::default(),
                entry: EntryView::from(row),
                sheets,
            }
        })
        .collect();
    let counted: Vec<Vec<Vec<u32>>> = entries.iter().map(|entry| counting(&entry.sheets)).collect();
    let least = usize::try_from(call.least_sheets).unwrap_or(1);
    for (entry, standing) in entries.iter_mut().zip(rules::call::standings(&weighted(&criteria), &counted, least)) {
        entry.standing = standing;
    }
    entries.sort_by_key(|entry| (entry.standing.rank.is_none(), entry.standing.rank));
    Ok(Ranking { criteria, entries })
}

/// The points of the sheets that count: handed in, with all points.
fn counting(sheets: &[SheetView]) -> Vec<Vec<u32>> {
    let whole = |sheet: &SheetView| sheet.points.iter().map(|points| points.and_then(|points| u32::try_from(points).ok())).collect();
    sheets.iter().filter(|sheet| sheet.state == SheetState::HandedIn).filter_map(whole).collect()
}
