//! A juror's score sheet: saved as a draft, handed in, and changed until the call is decided.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, TryInsertResult,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};

use super::{
    CallAction, CallState, Criterion, Error, SheetState,
    entity::{conflict, points, sheet},
    entry::lock_entry,
    judging, queries,
    service::{not_now, shared},
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    clock,
    db::{Db, Tx},
    field::{FieldErrors, Fields, Prose, visible, whole},
    ids::{CallCriterionId, CallEntryId, JurorId, ScoreSheetId},
    locale::Text,
};

/// What a field of points is called, before the id of its criterion.
const POINTS: &str = "points_";

/// A sheet as typed: the points as `points_` and the id of the criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetForm {
    #[serde(default)]
    pub comment: String,
    #[serde(flatten)]
    pub points: BTreeMap<String, String>,
}

struct Parsed {
    comment: String,
    points: Vec<(CallCriterionId, i32)>,
}

/// What the field of a criterion's points is called.
pub fn points_field(criterion: CallCriterionId) -> String {
    format!("{POINTS}{criterion}")
}

impl SheetForm {
    /// With `whole_sheet` no points may be missing.
    fn parse(&self, criteria: &[Criterion], whole_sheet: bool) -> Result<Parsed, FieldErrors> {
        let mut fields = Fields::new();
        let comment = fields.check("comment", Prose::<4000>::parse(&self.comment));
        let mut points = Vec::new();
        for criterion in criteria {
            let name = points_field(criterion.id);
            let typed = self.points.get(&name).map(String::as_str).unwrap_or_default();
            if visible(typed).is_empty() && !whole_sheet {
                continue;
            }
            let given = fields.check(&name, whole(typed, 0..=i64::from(criterion.most_points)));
            points.extend(given.and_then(|given| i32::try_from(given).ok()).map(|given| (criterion.id, given)));
        }
        fields.finish(|| Some(Parsed { comment: comment?.into_string(), points }))
    }
}

/// Saves a sheet; with `hand_in` it counts from then on, without it does not. `revision` is of the form, 0 for a new one.
///
/// # Errors
/// `Denied` for whoever is not in the jury and for what the jury does not read, `Invalid`, or `NotNow` for whoever has
/// something to do with the entry, once the call is decided, and for what was saved in another window meanwhile.
pub async fn save_sheet(db: &Db, actor: &Actor, entry: CallEntryId, revision: &str, form: &SheetForm, hand_in: bool) -> Result<(), Error> {
    actor.require_person()?;
    db.write(|tx| async move {
        let row = lock_entry(&tx, entry).await?;
        let juror = judging::juror_within(&tx, actor, row.call_id).await?;
        let call = shared(&tx, row.call_id).await?;
        judging::readable_by_jury(&call, &row)?;
        if call.state == CallState::Decided {
            return Err(not_now("Über diesen Aufruf ist schon entschieden.", "This call was decided already."));
        }
        if conflict::Entity::find_by_id((entry, juror.id)).one(&tx).await?.is_some() {
            return Err(not_now(
                "Bei dieser Einreichung ist für Sie Befangenheit vermerkt.",
                "A conflict of interest is noted for you with this entry.",
            ));
        }
        let criteria = queries::criteria_within(&tx, call.id).await?;
        let parsed = form.parse(&criteria, hand_in)?;
        let id = write(&tx, entry, juror.id, revision, &parsed, hand_in).await?;
        write_points(&tx, id, &parsed.points).await?;
        if hand_in {
            audit::record(&tx, actor, AuditEntry::of(CallAction::SheetHandedIn, call.id)).await?;
        }
        Ok(())
    })
    .await
}

async fn write(tx: &Tx, entry: CallEntryId, juror: JurorId, revision: &str, parsed: &Parsed, hand_in: bool) -> Result<ScoreSheetId, Error> {
    let revision: i64 = revision.trim().parse().unwrap_or_default();
    let columns = sheet::ActiveModel {
        state: Set(if hand_in { SheetState::HandedIn } else { SheetState::Draft }),
        comment: Set(parsed.comment.clone()),
        updated_at: Set(clock::now()),
        handed_in_at: Set(hand_in.then(clock::now)),
        ..Default::default()
    };
    if revision == 0 {
        let id = ScoreSheetId::new();
        let row = sheet::ActiveModel { id: Set(id), entry_id: Set(entry), juror_id: Set(juror), revision: Set(1), ..columns };
        let unique = [sheet::Column::EntryId, sheet::Column::JurorId];
        let made = sheet::Entity::insert(row).on_conflict_do_nothing_on(unique).exec_without_returning(tx).await?;
        return match made {
            TryInsertResult::Inserted(rows) if rows > 0 => Ok(id),
            _ => Err(overtaken()),
        };
    }
    let update = sheet::Entity::update_many()
        .set(columns)
        .col_expr(sheet::Column::Revision, Expr::col(sheet::Column::Revision).add(1))
        .filter(sheet::Column::EntryId.eq(entry))
        .filter(sheet::Column::JurorId.eq(juror))
        .filter(sheet::Column::Revision.eq(revision));
    let written = update.exec_with_returning(tx).await?;
    written.into_iter().next().map(|row| row.id).ok_or_else(overtaken)
}

async fn write_points(tx: &Tx, id: ScoreSheetId, given: &[(CallCriterionId, i32)]) -> Result<(), Error> {
    points::Entity::delete_many().filter(points::Column::SheetId.eq(id)).exec(tx).await?;
    let rows: Vec<_> = given
        .iter()
        .map(|(criterion, given)| points::ActiveModel { sheet_id: Set(id), criterion_id: Set(*criterion), points: Set(*given) })
        .collect();
    if !rows.is_empty() {
        points::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn overtaken() -> Error {
    Error::NotNow(Text::new(
        "In einem anderen Fenster wurde inzwischen etwas gespeichert. Bitte laden Sie die Seite neu.",
        "Something was saved in another window meanwhile. Please reload the page.",
    ))
}
