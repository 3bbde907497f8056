//! What releases without a ledger put into people's calendars, as the letters that left tell: from now on it is changed and
//! taken back under the ids that it has there. What a letter said is not kept here, so that whatever comes next counts as
//! new. No SQL can do this: ids are made of hashes, and letters are JSON.

use std::fmt::Write;

use sea_orm_migration::{
    prelude::*,
    sea_orm::{
        ConnectionTrait, Statement, Value,
        prelude::{ChronoDate, Uuid},
    },
};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use crate::sentinel;

/// No fair lasts longer.
const LONGEST: usize = 31;
/// Letters that are read at a time.
const BATCH: usize = 200;

pub(crate) struct GivenEntries;

impl MigrationName for GivenEntries {
    fn name(&self) -> &'static str {
        "m0036_given_entries"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for GivenEntries {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let kinds = "'ticket', 'staff_badge', 'seat_booked', 'seat_promoted', 'session_changed'";
        let mut last = Uuid::nil();
        loop {
            let letters =
                format!("SELECT id, letter FROM mail WHERE state = 'sent' AND kind IN ({kinds}) AND id > $1 ORDER BY id LIMIT {BATCH}");
            let rows = ask(connection, &letters, [last.into()]).await?;
            for row in &rows {
                last = row.try_get("", "id")?;
                let letter: String = row.try_get("", "letter")?;
                if let Ok(letter) = serde_json::from_str(&letter) {
                    note(connection, &letter).await?;
                }
            }
            connection.execute_unprepared(sentinel::STILL_ALIVE).await?;
            if rows.len() < BATCH {
                return Ok(());
            }
        }
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Notes what one letter gave.
async fn note(connection: &SchemaManagerConnection<'_>, letter: &Json) -> Result<(), DbErr> {
    let Some(ticket_code) = letter["ticket_code"].as_str() else { return Ok(()) };
    let badge = "SELECT badge.id, event.revision FROM badge JOIN event ON event.id = badge.event_id WHERE badge.ticket_code = $1";
    let Some(row) = ask(connection, badge, [ticket_code.into()]).await?.pop() else { return Ok(()) };
    let (badge, event_revision): (Uuid, i64) = (row.try_get("", "id")?, row.try_get("", "revision")?);
    if let Some(session) = letter["session"]["id"].as_str().and_then(|id| id.parse::<Uuid>().ok()) {
        // Who gave the seat back was sent a cancellation then.
        let booked = "SELECT session.revision FROM session JOIN seat ON seat.session_id = session.id \
                      JOIN registration ON registration.id = seat.registration_id \
                      WHERE session.id = $1 AND registration.badge_id = $2 AND seat.state = 'booked'";
        if let Some(row) = ask(connection, booked, [session.into(), badge.into()]).await?.pop() {
            let session = session.as_hyphenated();
            write(connection, badge, &format!("session:{session}"), &format!("{session}@"), row.try_get("", "revision")?).await?;
        }
        return Ok(());
    }
    let day = |name: &str| letter["event"][name].as_str().and_then(|day| day.parse::<ChronoDate>().ok());
    let (Some(first), Some(last)) = (day("starts_on"), day("ends_on")) else { return Ok(()) };
    let id = hash(ticket_code);
    for day in first.iter_days().take_while(|day| *day <= last).take(LONGEST) {
        // Downloads were numbered by the event's revision, letters by 0.
        write(connection, badge, &format!("day:{day}"), &format!("ticket-{id}-{day}@"), event_revision).await?;
    }
    Ok(())
}

/// The host behind the id comes with the first start, which knows it.
async fn write(connection: &SchemaManagerConnection<'_>, badge: Uuid, thing: &str, uid: &str, sequence: i64) -> Result<(), DbErr> {
    let insert = "INSERT INTO calendar_entry (holder, thing, uid, sequence, says, is_cancelled, changed_at) \
                  VALUES ($1, $2, $3, $4, '', false, '2026-01-01T00:00:00+00:00') ON CONFLICT DO NOTHING";
    let values = [badge.into(), thing.into(), uid.into(), sequence.into()];
    connection.execute_raw(Statement::from_sql_and_values(connection.get_database_backend(), insert, values)).await?;
    Ok(())
}

async fn ask<const N: usize>(
    connection: &SchemaManagerConnection<'_>,
    sql: &str,
    values: [Value; N],
) -> Result<Vec<sea_orm_migration::sea_orm::QueryResult>, DbErr> {
    connection.query_all_raw(Statement::from_sql_and_values(connection.get_database_backend(), sql, values)).await
}

/// The first half of a code's SHA-256 in hex.
fn hash(code: &str) -> String {
    Sha256::digest(code.as_bytes()).iter().take(16).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
