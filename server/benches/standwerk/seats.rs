//! Seats of one session that everybody wants.

use std::sync::OnceLock;

use chrono::Duration;
use domain::{actor::Actor, clock, ids::SessionId, masterclass};
use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

use crate::{
    bare::{self, Facts, read},
    ground::{self, Ground, Visitor, one, run},
    house::House,
    report::Row,
};

/// The contested session; an id of its own, the same on both databases.
static SESSION: OnceLock<Uuid> = OnceLock::new();
/// As long as a letter about a seat is.
const LETTER: usize = 700;

pub fn bookings(house: &House) -> anyhow::Result<Vec<Row>> {
    ground::compare(
        house,
        "seat bookings",
        async |ground| {
            hold_session(ground).await?;
            Ok(session())
        },
        |ground, visitor| Box::pin(ours(ground, visitor)),
        bare,
        |ground, visitor| Box::pin(theirs(ground, visitor)),
    )
}

/// What a booking leaves behind, and no more: a look at who books, the seat, its time, the letter, the history.
fn bare(tx: &rusqlite::Transaction, facts: &Facts, visitor: &Visitor) -> rusqlite::Result<()> {
    let (seat, registration) = (Uuid::now_v7(), visitor.registration.as_uuid());
    read(tx, "SELECT * FROM registration WHERE id = ?1 AND state = 'confirmed' AND erased_at IS NULL", (registration.as_bytes(),))?;
    let sql = "UPDATE session SET seats_taken = seats_taken + 1 WHERE id = ?1 AND state = 'published' AND starts_at > ?2 \
               AND seats_taken < seat_limit";
    bare::run(tx, sql, (facts.wanted.as_bytes(), &facts.now))?;
    let sql = "INSERT INTO seat (id, session_id, registration_id, state, queued_at, updated_at) VALUES (?1, ?2, ?3, 'booked', ?4, ?4)";
    bare::run(tx, sql, (seat.as_bytes(), facts.wanted.as_bytes(), registration.as_bytes(), &facts.now))?;
    let sql = "INSERT INTO timetable (holder_id, tick, commitment_id) VALUES (?1, 0, ?2), (?1, 1, ?2), (?1, 2, ?2), (?1, 3, ?2), \
               (?1, 4, ?2), (?1, 5, ?2)";
    bare::run(tx, sql, (registration.as_bytes(), facts.wanted.as_bytes()))?;
    let sql = "INSERT INTO mail (id, dedupe_key, message_id, event_id, kind, to_name, to_email, locale, letter, state, attempts, due_at, \
               last_error, created_at) VALUES (?1, ?2, ?3, ?4, 'seat_booked', 'Vera', 'vera@visitor.example', 'de', ?5, 'waiting', 0, ?6, '', ?6)";
    let (id, letter) = (Uuid::now_v7(), "x".repeat(LETTER));
    bare::run(tx, sql, (id.as_bytes(), format!("seat_booked:{seat}"), id.to_string(), facts.event.as_bytes(), letter, &facts.now))?;
    let sql = "INSERT INTO audit (id, at, actor, account_id, event_id, subject, subject_id, action, changes) \
               VALUES (?1, ?2, 'visitor', NULL, ?3, 'seat', ?4, 'booked', '{}')";
    bare::run(tx, sql, (Uuid::now_v7().as_bytes(), &facts.now, facts.event.as_bytes(), seat.as_bytes()))
}

fn session() -> Uuid {
    *SESSION.get_or_init(Uuid::now_v7)
}

/// A session with room for all, at a time when nobody sits elsewhere.
async fn hold_session(ground: &Ground) -> anyhow::Result<()> {
    let starts = clock::now() + Duration::days(120);
    let sql = "INSERT INTO session (id, event_id, stage_id, host_application_id, kind, title_de, title_en, abstract_de, abstract_en, language, \
               starts_at, ends_at, seat_limit, seats_taken, state, revision, created_at, updated_at) \
               SELECT $1, event_id, stage_id, host_application_id, kind, title_de, title_en, abstract_de, abstract_en, language, \
               $2, $3, 1000000, 0, 'published', 1, created_at, updated_at FROM session WHERE event_id = $4 ORDER BY id LIMIT 1";
    let ends = starts + Duration::minutes(25);
    run(&ground.raw, sql, [session().into(), starts.into(), ends.into(), ground.event.as_uuid().into()]).await
}

async fn ours(ground: &Ground, visitor: &Visitor) -> anyhow::Result<()> {
    let actor = Actor::TicketHolder(visitor.registration);
    masterclass::book(&ground.db, &actor, SessionId::from_uuid(session())).await?;
    Ok(())
}

/// The statements of `masterclass::book`: three reads, a transaction of eight statements, a read.
async fn theirs(ground: &Ground, visitor: &Visitor) -> anyhow::Result<()> {
    let (id, event, registration, seat, now) =
        (session(), ground.event.as_uuid(), visitor.registration.as_uuid(), Uuid::now_v7(), clock::now());
    one(&ground.raw, "SELECT * FROM session WHERE id = $1", [id.into()]).await?;
    one(&ground.raw, "SELECT * FROM registration WHERE id = $1", [registration.into()]).await?;
    one(&ground.raw, "SELECT * FROM event WHERE id = $1", [event.into()]).await?;
    let tx = ground.begin().await?;
    let lock = if tx.get_database_backend() == sea_orm::DatabaseBackend::Postgres { " FOR SHARE" } else { "" };
    let sql = format!("SELECT id FROM registration WHERE id = $1 AND state = 'confirmed' AND erased_at IS NULL{lock}");
    one(&tx, &sql, [registration.into()]).await?;
    let sql = "UPDATE session SET seats_taken = seats_taken + 1 WHERE id = $1 AND state = 'published' AND starts_at > $2 \
               AND seats_taken < seat_limit RETURNING *";
    one(&tx, sql, [id.into(), now.into()]).await?;
    let sql = "INSERT INTO seat (id, session_id, registration_id, state, queued_at, updated_at) VALUES ($1, $2, $3, 'booked', $4, $5) \
               ON CONFLICT (session_id, registration_id) DO NOTHING";
    run(&tx, sql, [seat.into(), id.into(), registration.into(), now.into(), now.into()]).await?;
    take_ticks(&tx, registration, id).await?;
    let sql = "SELECT seat.id, registration.name, registration.email, registration.locale, badge.ticket_code FROM seat \
               JOIN registration ON registration.id = seat.registration_id JOIN badge ON badge.id = registration.badge_id \
               WHERE seat.id = $1 AND registration.erased_at IS NULL";
    let holder = one(&tx, sql, [seat.into()]).await?;
    one(&tx, "SELECT session.*, stage.* FROM session LEFT JOIN stage ON stage.id = session.stage_id WHERE session.id = $1", [id.into()])
        .await?;
    let sql = "INSERT INTO mail (id, dedupe_key, message_id, event_id, kind, to_name, to_email, locale, letter, state, attempts, due_at, \
               lease_until, last_error, created_at, sent_at) VALUES ($1, $2, $3, $4, 'seat_booked', $5, $6, $7, $8, 'waiting', 0, $9, NULL, '', $10, NULL) \
               ON CONFLICT (dedupe_key) DO NOTHING";
    let (name, email, locale): (String, String, String) =
        (holder.try_get("", "name")?, holder.try_get("", "email")?, holder.try_get("", "locale")?);
    let values: [Value; 10] = [
        Uuid::now_v7().into(),
        format!("seat_booked:{seat}").into(),
        Uuid::now_v7().to_string().into(),
        event.into(),
        name.into(),
        email.into(),
        locale.into(),
        "x".repeat(LETTER).into(),
        now.into(),
        now.into(),
    ];
    run(&tx, sql, values).await?;
    let sql = "INSERT INTO audit (id, at, actor, account_id, event_id, subject, subject_id, action, changes) \
               VALUES ($1, $2, 'visitor', NULL, $3, 'seat', $4, 'booked', $5)";
    run(&tx, sql, [Uuid::now_v7().into(), now.into(), event.into(), seat.into(), format!("{{\"session\":\"{id}\"}}").into()]).await?;
    tx.commit().await?;
    let sql = "SELECT * FROM seat WHERE registration_id = $1 AND state <> 'cancelled' AND session_id = $2 ORDER BY id";
    one(&ground.raw, sql, [registration.into(), id.into()]).await?;
    Ok(())
}

/// Twenty-five minutes are five or six ticks of five, depending on when they begin.
async fn take_ticks(tx: &impl ConnectionTrait, registration: Uuid, id: Uuid) -> anyhow::Result<()> {
    let rows: Vec<String> = (0..6).map(|row| format!("(${}, ${}, ${})", row * 3 + 1, row * 3 + 2, row * 3 + 3)).collect();
    let sql = format!(
        "INSERT INTO timetable (holder_id, tick, commitment_id) VALUES {} ON CONFLICT (holder_id, tick) DO NOTHING",
        rows.join(", ")
    );
    let values = (0..6_i64).flat_map(|tick| [Value::from(registration), Value::from(tick), Value::from(id)]);
    run(tx, &sql, values.collect::<Vec<_>>()).await
}
