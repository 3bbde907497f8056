//! Statements that a write has no need of an answer to: they go along with the next one.

use domain::{
    clock,
    db::{DbErr, Tx, is_unique_violation},
};
use sea_orm::{
    ConnectionTrait, QueryTrait, Statement,
    sea_query::{Alias, Expr, InsertStatement, Query},
};
use uuid::Uuid;

use crate::stand::{Stand, both};

/// An entry of history, by its id and what it says.
struct Noted(InsertStatement);

impl QueryTrait for Noted {
    type QueryStatement = InsertStatement;

    fn query(&mut self) -> &mut InsertStatement {
        &mut self.0
    }

    fn as_query(&self) -> &InsertStatement {
        &self.0
    }

    fn into_query(self) -> InsertStatement {
        self.0
    }
}

fn noted(id: Uuid, action: &str) -> Noted {
    let columns = ["id", "at", "actor", "subject", "subject_id", "action", "changes"];
    let values: [Expr; 7] =
        [id.into(), clock::now().into(), "system".into(), "event".into(), Uuid::now_v7().into(), action.into(), "{}".into()];
    let insert = Query::insert().into_table("audit").columns(columns.map(Alias::new)).values_panic(values).to_owned();
    Noted(insert)
}

async fn how_many(stand: &Stand, action: &str) -> i64 {
    stand.count("audit", &format!("action = '{action}'")).await
}

/// By values that are named by their numbers, as statements that somebody wrote by hand have them.
async fn how_many_by_number(tx: &Tx, first: &str, second: &str) -> Result<i64, DbErr> {
    let sql = "SELECT COUNT(*) AS number FROM audit WHERE action = $2 OR action = $1";
    let asked = Statement::from_sql_and_values(tx.get_database_backend(), sql, [first.into(), second.into()]);
    tx.query_one_raw(asked).await?.map_or(Ok(0), |row| row.try_get("", "number"))
}

both! {
    async fn whatever_is_asked_next_sees_it(stand: Stand) {
        stand.db.write(|tx| async move {
            tx.later(&noted(Uuid::now_v7(), "one")).await?;
            tx.later(&noted(Uuid::now_v7(), "two")).await?;
            let changed = tx.execute_unprepared("UPDATE audit SET action = 'one and two' WHERE action IN ('one', 'two')").await?;
            assert_eq!(changed.rows_affected(), 2, "what the last statement changed");
            tx.later(&noted(Uuid::now_v7(), "three")).await?;
            tx.later(&noted(Uuid::now_v7(), "four")).await?;
            assert_eq!(how_many_by_number(&tx, "three", "four").await?, 2, "each value stands where it belongs");
            tx.later(&noted(Uuid::now_v7(), "five")).await?;
            Ok::<_, DbErr>(())
        }).await.expect("written");

        assert_eq!([how_many(&stand, "one and two").await, how_many(&stand, "three").await, how_many(&stand, "five").await], [2, 1, 1]);
    }

    async fn however_many_there_are_all_of_them_are_stored(stand: Stand) {
        stand.db.write(|tx| async move {
            for number in 0..50 {
                tx.later(&noted(Uuid::now_v7(), &format!("number {}", number % 3))).await?;
            }
            Ok::<_, DbErr>(())
        }).await.expect("written");

        assert_eq!([how_many(&stand, "number 0").await, how_many(&stand, "number 1").await, how_many(&stand, "number 2").await], [17, 17, 16]);
    }

    async fn a_write_that_is_refused_takes_it_back(stand: Stand) {
        let refused = stand.db.write(|tx| async move {
            tx.later(&noted(Uuid::now_v7(), "asked for")).await?;
            Err::<(), _>(DbErr::Custom("refused".to_owned()))
        }).await;
        stand.db.write(|tx| async move { tx.later(&noted(Uuid::now_v7(), "next")).await }).await.expect("written");

        assert_eq!(refused, Err(DbErr::Custom("refused".to_owned())));
        assert_eq!([how_many(&stand, "asked for").await, how_many(&stand, "next").await], [0, 1]);
    }

    async fn one_that_fails_fails_the_write_and_harms_nobody(stand: Stand) {
        let id = Uuid::now_v7();
        stand.db.write(|tx| async move { tx.later(&noted(id, "first")).await }).await.expect("written");

        let again = stand.db.write(|tx| async move {
            tx.later(&noted(Uuid::now_v7(), "along with it")).await?;
            tx.later(&noted(id, "again")).await
        }).await;

        let error = again.expect_err("there is one with this id");
        assert!(is_unique_violation(&error), "{error:?}");
        stand.db.write(|tx| async move { tx.later(&noted(Uuid::now_v7(), "next")).await }).await.expect("and writing goes on");
        assert_eq!([how_many(&stand, "along with it").await, how_many(&stand, "again").await, how_many(&stand, "next").await], [0, 0, 1]);
    }
}
