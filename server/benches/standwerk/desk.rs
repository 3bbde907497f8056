//! Scans at the entrance.

use domain::{
    check_in::{self, ScanBadge, ScanOutcome},
    clock,
};
use uuid::Uuid;

use crate::{
    ground::{self, Ground, Visitor, one, run},
    house::House,
    report::Row,
};

pub fn scans(house: &House) -> anyhow::Result<Vec<Row>> {
    ground::compare(
        house,
        "desk scans",
        async |_| Ok(()),
        |ground, visitor| Box::pin(ours(ground, visitor)),
        |ground, visitor| Box::pin(theirs(ground, visitor)),
    )
}

async fn ours(ground: &Ground, visitor: &Visitor) -> anyhow::Result<()> {
    let scan = ScanBadge { scan: Uuid::now_v7().to_string(), door: String::new(), code: visitor.ticket_code.clone() };
    let answer = check_in::scan(&ground.db, &ground.organiser, ground.event, &scan).await?;
    anyhow::ensure!(answer.outcome == ScanOutcome::Welcome, "the door said {:?}", answer.outcome);
    Ok(())
}

/// The statements of `check_in::scan`: two reads, then a transaction of two inserts.
async fn theirs(ground: &Ground, visitor: &Visitor) -> anyhow::Result<()> {
    let code = visitor.ticket_code.as_str();
    one(&ground.raw, "SELECT * FROM badge WHERE ticket_code = $1 OR badge_code = $2", [code.into(), code.into()]).await?;
    one(&ground.raw, "SELECT * FROM registration WHERE badge_id = $1", [visitor.badge.into()]).await?;
    let (scan, event, now) = (Uuid::now_v7(), ground.event.as_uuid(), clock::now());
    let account = ground.organiser.account().map(|account| account.as_uuid());
    let tx = ground.begin().await?;
    let sql = "INSERT INTO scan (id, event_id, door_id, badge_id, account_id, outcome, first_at, scanned_at, undone_at) \
               VALUES ($1, $2, $3, $4, $5, 'welcome', NULL, $6, NULL) ON CONFLICT (id) DO NOTHING";
    run(&tx, sql, [scan.into(), event.into(), event.into(), visitor.badge.into(), account.into(), now.into()]).await?;
    let sql =
        "INSERT INTO admission (door_id, badge_id, event_id, scan_id, admitted_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    run(&tx, sql, [event.into(), visitor.badge.into(), event.into(), scan.into(), now.into()]).await?;
    tx.commit().await?;
    Ok(())
}
