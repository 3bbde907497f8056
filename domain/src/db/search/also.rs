//! Rows that something else than their own words finds as well, such as the topic that an exhibitor chose.

use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::{Fitting, Narrowed, Searched, every_word, fitting, narrowed, words};
use crate::db::Db;

/// What is left of a list.
pub(crate) struct NarrowedAlso<E: EntityTrait> {
    pub rows: Select<E>,
    /// No row has every word, and none is found otherwise; these come close.
    pub similar: bool,
    /// Those of the rows that only come close, beside others that are found otherwise. To be shown behind them.
    pub close: Vec<Uuid>,
}

/// The rows that hold every word of `typed`, or that `also` finds. Where none holds every word, those that come close stand
/// beside what `also` finds: whoever mistypes a name may have typed the name of a topic.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn narrowed_also<E: EntityTrait, const N: usize>(
    db: &Db,
    rows: Select<E>,
    by: &Searched<E::Column, N>,
    typed: &str,
    also: Option<Condition>,
) -> Result<NarrowedAlso<E>, DbErr> {
    let words = words::typed(typed);
    let Some(also) = also.filter(|_| !words.is_empty()) else {
        let Narrowed { rows, similar } = narrowed(db, rows, by, typed, None).await?;
        return Ok(NarrowedAlso { rows, similar, close: Vec::new() });
    };
    let (fits, mut close) = match fitting(db, rows.clone(), by, &words).await? {
        Fitting::Every => (every_word(db, by, &words), Vec::new()),
        Fitting::These(exact) => (Condition::all().add(by.id.is_in(exact)), Vec::new()),
        Fitting::Close(close) => (Condition::all().add(by.id.is_in(close.clone())), close),
    };
    let named: Vec<Uuid> = if close.is_empty() {
        Vec::new()
    } else {
        rows.clone().filter(also.clone()).select_only().column(by.id).into_tuple().all(db.read()).await?
    };
    let similar = !close.is_empty() && named.is_empty();
    close.retain(|id| !similar && !named.contains(id));
    Ok(NarrowedAlso { rows: rows.filter(Condition::any().add(fits).add(also)), similar, close })
}
