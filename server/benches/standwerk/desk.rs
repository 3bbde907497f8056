//! Scans at the entrance.

use domain::{
    check_in::{self, ScanBadge, ScanOutcome},
    clock,
};
use uuid::Uuid;

use crate::{
    bare::{self, Facts, read},
    ground::{self, Ground, Visitor, one, run},
    house::House,
    report::Row,
};

pub fn scans(house: &House) -> anyhow::Result<Vec<Row>> {
    ground::compare(
        house,
        "desk scans",
        async |ground| {
            open_doors(ground).await?;
            Ok(Uuid::nil())
        },
        |ground, visitor| Box::pin(ours(ground, visitor)),
        bare,
        |ground, visitor| Box::pin(theirs(ground, visitor)),
    )
}

/// What a scan leaves behind, and no more: a look at the badge, the scan, who is in, and the count.
fn bare(tx: &rusqlite::Transaction, facts: &Facts, visitor: &Visitor) -> rusqlite::Result<()> {
    read(tx, "SELECT * FROM badge WHERE ticket_code = ?1 OR badge_code = ?1", (&visitor.ticket_code,))?;
    let (scan, shard) = (Uuid::now_v7(), visitor.badge.as_bytes()[15] % 16);
    let sql = "INSERT INTO scan (id, event_id, door_id, badge_id, account_id, outcome, first_at, scanned_at, undone_at, mode) \
               VALUES (?1, ?2, ?2, ?3, ?4, 'welcome', NULL, ?5, NULL, 'open')";
    let account = facts.account.map(|account| account.as_bytes().to_vec());
    bare::run(tx, sql, (scan.as_bytes(), facts.event.as_bytes(), visitor.badge.as_bytes(), account, &facts.now))?;
    let sql = "INSERT INTO admission (scan_id, door_id, badge_id, event_id, day, shard, admitted_at) VALUES (?1, ?2, ?3, ?2, ?4, ?5, ?6)";
    bare::run(tx, sql, (scan.as_bytes(), facts.event.as_bytes(), visitor.badge.as_bytes(), &facts.today, shard, &facts.now))?;
    let sql = "INSERT INTO door_count (door_id, day, role, shard, event_id, people) VALUES (?1, ?2, 'visitor', ?3, ?1, 1) \
               ON CONFLICT (door_id, day, role, shard) DO UPDATE SET people = door_count.people + 1";
    bare::run(tx, sql, (facts.event.as_bytes(), &facts.today, shard))
}

/// Today is a day of the event: before its first one nobody is let in.
pub async fn open_doors(ground: &Ground) -> anyhow::Result<()> {
    let yesterday = clock::now().date_naive() - chrono::Duration::days(1);
    run(&ground.raw, "UPDATE event SET starts_on = $1 WHERE id = $2", [yesterday.into(), ground.event.as_uuid().into()]).await
}

async fn ours(ground: &Ground, visitor: &Visitor) -> anyhow::Result<()> {
    let scan = ScanBadge { scan: Uuid::now_v7().to_string(), door: String::new(), code: visitor.ticket_code.clone() };
    let answer = check_in::scan(&ground.db, &ground.organiser, ground.event, &scan).await?;
    anyhow::ensure!(answer.outcome == ScanOutcome::Welcome, "the door said {:?}", answer.outcome);
    Ok(())
}

/// A scan as the scanner in the browser asks for it: with how many are in by then.
pub async fn counted(ground: &Ground, visitor: &Visitor) -> anyhow::Result<()> {
    ours(ground, visitor).await?;
    let count = check_in::counted(&ground.db, &ground.organiser, ground.event, "").await?;
    anyhow::ensure!(count.inside > 0, "nobody is in");
    Ok(())
}

/// The statements of `check_in::scan`: three reads, then a transaction of three inserts.
async fn theirs(ground: &Ground, visitor: &Visitor) -> anyhow::Result<()> {
    let (code, event) = (visitor.ticket_code.as_str(), ground.event.as_uuid());
    one(&ground.raw, "SELECT * FROM event WHERE id = $1", [event.into()]).await?;
    one(&ground.raw, "SELECT * FROM badge WHERE ticket_code = $1 OR badge_code = $2", [code.into(), code.into()]).await?;
    one(&ground.raw, "SELECT * FROM registration WHERE badge_id = $1", [visitor.badge.into()]).await?;
    let (scan, now) = (Uuid::now_v7(), clock::now());
    let account = ground.organiser.account().map(|account| account.as_uuid());
    let shard = i16::from(visitor.badge.as_bytes()[15] % 16);
    let tx = ground.begin().await?;
    let sql = "INSERT INTO scan (id, event_id, door_id, badge_id, account_id, outcome, first_at, scanned_at, undone_at, mode) \
               VALUES ($1, $2, $3, $4, $5, 'welcome', NULL, $6, NULL, 'open') ON CONFLICT (id) DO NOTHING";
    run(&tx, sql, [scan.into(), event.into(), event.into(), visitor.badge.into(), account.into(), now.into()]).await?;
    let sql = "INSERT INTO admission (scan_id, door_id, badge_id, event_id, day, shard, admitted_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    let today = now.date_naive();
    run(&tx, sql, [scan.into(), event.into(), visitor.badge.into(), event.into(), today.into(), shard.into(), now.into()]).await?;
    let sql = "INSERT INTO door_count (door_id, day, role, shard, event_id, people) VALUES ($1, $2, 'visitor', $3, $4, 1) \
               ON CONFLICT (door_id, day, role, shard) DO UPDATE SET people = door_count.people + 1";
    run(&tx, sql, [event.into(), today.into(), shard.into(), event.into()]).await?;
    tx.commit().await?;
    Ok(())
}
