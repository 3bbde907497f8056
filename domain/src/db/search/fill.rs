//! Keys of rows that have none yet, or one by older rules.

use rules::field::composed;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QueryResult, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Func},
};
use uuid::Uuid;

use super::{Searched, words::RULES};
use crate::db::Db;

/// Rows of one transaction.
const BATCH: u64 = 500;

/// Writes the key of every row whose key is not by the rules of this release, and takes out of the texts what nobody sees,
/// as forms do today; answers how many rows it wrote. Any number of servers may do so at once, and again.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn fill<E: EntityTrait, const N: usize>(db: &Db, by: &Searched<E::Column, N>) -> Result<usize, DbErr> {
    let mut written = 0;
    let mut last: Option<Uuid> = None;
    loop {
        let first_sign = Func::cust("substr").args([Expr::col(by.key), Expr::value(1), Expr::value(1)]);
        let mut rows = E::find().filter(Expr::expr(first_sign).ne(RULES.to_string()));
        if let Some(last) = last {
            rows = rows.filter(by.id.gt(last));
        }
        let rows = rows.select_only().column(by.id).column(by.key).columns(by.texts).order_by_asc(by.id).limit(BATCH);
        let rows = db.read().query_all_raw(rows.build(db.read().get_database_backend())).await?;
        let rows = &rows.iter().map(Kept::read).collect::<Result<Vec<Kept<N>>, DbErr>>()?;
        let Some(end) = rows.last() else { return Ok(written) };
        last = Some(end.id);
        let stale: &Vec<_> = &rows.iter().map(|row| (row, row.cleaned(by))).filter(|(row, new)| *row != new).collect();
        if stale.is_empty() {
            continue;
        }
        db.write_aside(|tx| async move {
            for (row, new) in stale {
                row.replace::<E>(&tx, by, new).await?;
            }
            Ok::<_, DbErr>(())
        })
        .await?;
        written += stale.len();
    }
}

/// A row's key and texts.
#[derive(Clone, PartialEq, Eq)]
struct Kept<const N: usize> {
    id: Uuid,
    key: String,
    texts: [String; N],
}

impl<const N: usize> Kept<N> {
    fn read(row: &QueryResult) -> Result<Self, DbErr> {
        let texts = (0..N).map(|at| row.try_get_by_index(at + 2)).collect::<Result<Vec<String>, DbErr>>()?;
        let texts = texts.try_into().unwrap_or_else(|_| unreachable!("as many as were asked for"));
        Ok(Self { id: row.try_get_by_index(0)?, key: row.try_get_by_index(1)?, texts })
    }

    fn cleaned<C>(&self, by: &Searched<C, N>) -> Self {
        let texts = self.texts.each_ref().map(|text| cleaned(text));
        Self { id: self.id, key: by.key_of(texts.each_ref().map(String::as_str)), texts }
    }

    /// Unless somebody has written the row meanwhile.
    async fn replace<E: EntityTrait>(&self, tx: &impl ConnectionTrait, by: &Searched<E::Column, N>, new: &Self) -> Result<(), DbErr> {
        let mut update = E::update_many().col_expr(by.key, Expr::value(&*new.key)).filter(by.id.eq(self.id));
        update = update.filter(by.key.eq(&*self.key));
        for ((column, old), new) in by.texts.iter().zip(&self.texts).zip(&new.texts) {
            update = update.filter(column.eq(&**old));
            if old != new {
                update = update.col_expr(*column, Expr::value(&**new));
            }
        }
        update.exec(tx).await?;
        Ok(())
    }
}

/// As a line or prose is parsed today.
fn cleaned(text: &str) -> String {
    let seen = composed(text);
    if seen.contains('\n') { seen } else { seen.split([' ', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ") }
}
