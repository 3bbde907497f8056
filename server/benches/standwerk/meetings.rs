//! Requests for a meeting with one whom everybody wants to meet.

use std::sync::OnceLock;

use anyhow::Context;
use domain::{clock, code::Code, ids::ProfileId, matchmaking};
use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

use crate::{
    bare::{self, Facts, read},
    ground::{self, Ground, Visitor, one, run},
    house::House,
    report::Row,
};

/// Whom everybody asks; an id of their own, the same on both databases.
static WANTED: OnceLock<Uuid> = OnceLock::new();
/// As long as a letter about a request is.
const LETTER: usize = 600;
const MESSAGE: &str = "Wir bauen Speicher für Wasserstoff und würden Ihnen gern unsere Anlage in Bochum zeigen.";

pub fn requests(house: &House) -> anyhow::Result<Vec<Row>> {
    ground::compare(
        house,
        "meeting requests",
        async |ground| {
            open_meetings(ground).await?;
            Ok(wanted())
        },
        |ground, visitor| Box::pin(ours(ground, visitor)),
        bare,
        |ground, visitor| Box::pin(theirs(ground, visitor)),
    )
}

/// What a request leaves behind, and no more: a look at who asks and at who is asked, one of the quota, the request, the letter
/// with its link.
fn bare(tx: &rusqlite::Transaction, facts: &Facts, visitor: &Visitor) -> rusqlite::Result<()> {
    let (meeting, me, wanted) = (Uuid::now_v7(), visitor.registration.as_uuid(), facts.wanted);
    let opens = Code::parse(&visitor.ticket_code).map(|code| code.hash()).unwrap_or_default();
    let sql = "SELECT profile.* FROM profile_link JOIN profile ON profile.id = profile_link.profile_id WHERE profile_link.hash = ?1";
    read(tx, sql, (opens,))?;
    read(tx, "SELECT * FROM profile WHERE id = ?1 AND consent_at IS NOT NULL", (wanted.as_bytes(),))?;
    let sql =
        "UPDATE profile SET requests_open = requests_open + 1 WHERE id = ?1 AND consent_at IS NOT NULL AND requests_open < request_quota";
    bare::run(tx, sql, (me.as_bytes(),))?;
    let (low, high) = (me.min(wanted), me.max(wanted));
    let sql = "INSERT INTO meeting (id, matchmaking_id, asker_id, asked_id, low_id, high_id, state, is_planned, message, slot_id, seat_id, \
               proposed_slot_id, proposed_by, link, asker_rating, asked_rating, asker_absent, asked_absent, requested_at, updated_at, revision) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'requested', 0, ?7, NULL, NULL, NULL, ?3, '', NULL, NULL, 0, 0, ?8, ?8, 1)";
    bare::run(
        tx,
        sql,
        (
            meeting.as_bytes(),
            facts.event.as_bytes(),
            me.as_bytes(),
            wanted.as_bytes(),
            low.as_bytes(),
            high.as_bytes(),
            MESSAGE,
            &facts.now,
        ),
    )?;
    let sql = "INSERT INTO profile_link (hash, profile_id, created_at) VALUES (?1, ?2, ?3)";
    bare::run(tx, sql, (Code::random().hash(), wanted.as_bytes(), &facts.now))?;
    let sql = "INSERT INTO mail (id, dedupe_key, message_id, event_id, kind, to_name, to_email, locale, letter, state, attempts, due_at, \
               last_error, created_at) VALUES (?1, ?2, ?3, ?4, 'meeting_news', 'Wanda', 'wanda@person.example', 'de', ?5, 'waiting', 0, ?6, '', ?6)";
    let (id, letter) = (Uuid::now_v7(), "x".repeat(LETTER));
    let key = format!("meeting_requested:{meeting}:1:{wanted}");
    bare::run(tx, sql, (id.as_bytes(), key, id.to_string(), facts.event.as_bytes(), letter, &facts.now))
}

fn wanted() -> Uuid {
    *WANTED.get_or_init(Uuid::now_v7)
}

/// Meetings of the event, under its own id, in which every visitor takes part, and the one whom all of them ask. What opens a
/// visitor's page is the code of their ticket.
async fn open_meetings(ground: &Ground) -> anyhow::Result<()> {
    let (event, now) = (ground.event.as_uuid(), clock::now());
    let tx = ground.begin().await?;
    let sql = "INSERT INTO matchmaking (id, event_id, title_de, title_en, intro_de, intro_en, slot_minutes, walking_minutes, request_quota, \
               is_online, takes_wishes, state, revision, created_at, updated_at) \
               VALUES ($1, $2, 'Gespräche', 'Meetings', '', '', 20, 5, 10, $3, $4, 'open', 1, $5, $6)";
    run(&tx, sql, [event.into(), event.into(), false.into(), false.into(), now.into(), now.into()]).await?;
    take_part(&tx, event, wanted()).await?;
    for visitor in &ground.visitors {
        let id = visitor.registration.as_uuid();
        take_part(&tx, event, id).await?;
        let code = Code::parse(&visitor.ticket_code).context("a ticket's code is one")?;
        let sql = "INSERT INTO profile_link (hash, profile_id, created_at) VALUES ($1, $2, $3)";
        run(&tx, sql, [code.hash().into(), id.into(), now.into()]).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Somebody who is shown to others and may ask for ten meetings.
async fn take_part(tx: &impl ConnectionTrait, round: Uuid, id: Uuid) -> anyhow::Result<()> {
    let sql = "INSERT INTO profile (id, matchmaking_id, kind, name, organisation, job_title, email, person_key, locale, offers, seeks, about, \
               offer_topics, seek_topics, offer_words, seek_words, proven_at, consent_at, is_matched, requests_open, request_quota, \
               revision, created_at) VALUES ($1, $2, 'visitor', 'Wanda Wunsch', 'Haus', '', $3, $4, 'de', 'Speicher', 'Elektrolyseure', '', \
               'hydrogen', 'energy', 'speicher', 'elektrolyseure', $5, $6, $7, 0, 10, 1, $8)";
    let (mailbox, now) = (format!("{id}@person.example"), clock::now());
    let values: [Value; 8] =
        [id.into(), round.into(), mailbox.clone().into(), mailbox.into(), now.into(), now.into(), true.into(), now.into()];
    run(tx, sql, values).await
}

async fn ours(ground: &Ground, visitor: &Visitor) -> anyhow::Result<()> {
    matchmaking::ask(&ground.db, &visitor.ticket_code, ProfileId::from_uuid(wanted()), MESSAGE, "").await?;
    Ok(())
}

/// The statements of `matchmaking::ask`: four reads, then a transaction of four statements.
async fn theirs(ground: &Ground, visitor: &Visitor) -> anyhow::Result<()> {
    let (event, me, wanted, meeting, now) =
        (ground.event.as_uuid(), visitor.registration.as_uuid(), wanted(), Uuid::now_v7(), clock::now());
    let code = Code::parse(&visitor.ticket_code).context("a ticket's code is one")?;
    let sql = "SELECT profile_link.*, profile.* FROM profile_link LEFT JOIN profile ON profile.id = profile_link.profile_id \
               WHERE profile_link.hash = $1";
    one(&ground.raw, sql, [code.hash().into()]).await?;
    one(&ground.raw, "SELECT * FROM matchmaking WHERE id = $1", [event.into()]).await?;
    one(&ground.raw, "SELECT * FROM profile WHERE id = $1", [wanted.into()]).await?;
    one(&ground.raw, "SELECT * FROM event WHERE id = $1", [event.into()]).await?;
    let tx = ground.begin().await?;
    let sql = "UPDATE profile SET requests_open = requests_open + 1 WHERE id = $1 AND consent_at IS NOT NULL AND requests_open < request_quota \
               AND EXISTS (SELECT 1 FROM matchmaking WHERE id = $2 AND state = 'open') \
               AND EXISTS (SELECT 1 FROM profile AS asked WHERE asked.id = $3 AND asked.consent_at IS NOT NULL)";
    run(&tx, sql, [me.into(), event.into(), wanted.into()]).await?;
    let sql = "INSERT INTO meeting (id, matchmaking_id, asker_id, asked_id, low_id, high_id, state, is_planned, message, slot_id, seat_id, \
               proposed_slot_id, proposed_by, link, asker_rating, asked_rating, asker_absent, asked_absent, requested_at, updated_at, revision) \
               VALUES ($1, $2, $3, $4, $5, $6, 'requested', $7, $8, NULL, NULL, NULL, $9, '', NULL, NULL, $10, $11, $12, $13, 1)";
    let values: [Value; 13] = [
        meeting.into(),
        event.into(),
        me.into(),
        wanted.into(),
        me.min(wanted).into(),
        me.max(wanted).into(),
        false.into(),
        MESSAGE.into(),
        me.into(),
        false.into(),
        false.into(),
        now.into(),
        now.into(),
    ];
    run(&tx, sql, values).await?;
    let sql = "INSERT INTO profile_link (hash, profile_id, created_at) VALUES ($1, $2, $3)";
    run(&tx, sql, [Code::random().hash().into(), wanted.into(), now.into()]).await?;
    let sql = "INSERT INTO mail (id, dedupe_key, message_id, event_id, kind, to_name, to_email, locale, letter, state, attempts, due_at, \
               lease_until, last_error, created_at, sent_at) VALUES ($1, $2, $3, $4, 'meeting_news', 'Wanda', 'wanda@person.example', 'de', $5, \
               'waiting', 0, $6, NULL, '', $7, NULL) ON CONFLICT (dedupe_key) DO NOTHING";
    let values: [Value; 7] = [
        Uuid::now_v7().into(),
        format!("meeting_requested:{meeting}:1:{wanted}").into(),
        Uuid::now_v7().to_string().into(),
        event.into(),
        "x".repeat(LETTER).into(),
        now.into(),
        now.into(),
    ];
    run(&tx, sql, values).await?;
    tx.commit().await?;
    Ok(())
}
