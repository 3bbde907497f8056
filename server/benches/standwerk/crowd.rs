//! What a scan costs where 35,000 visit, beside one where 1,000 do.

use std::{
    cell::RefCell,
    time::{Duration, Instant},
};

use domain::{clock, demo::Scale};
use futures::{StreamExt, stream::FuturesUnordered};
use sea_orm::Value;

use crate::{
    desk::{counted, open_doors},
    ground::{Ground, one, run},
    house::House,
    report::{Bar, Row},
    rival::{TURNS, by_turns, quantile},
};

const FEW: Scale = Scale { slug: "wenige", name: "Wenige", exhibitors: 30, visitors: 1_000, stages: 1, sessions: 8 };
const MANY: Scale = Scale { slug: "viele", name: "Viele", exhibitors: 30, visitors: 35_000, stages: 1, sessions: 8 };
const PER_TURN: usize = 60;
/// Scans that come every twenty milliseconds: fifty a second.
const EVERY: Duration = Duration::from_millis(20);
const PACED: usize = 250;

pub fn scans(house: &House) -> anyhow::Result<Vec<Row>> {
    let bars = (Bar::AtMost(1.5), Bar::AtMost(150.0));
    let mut rows = Vec::new();
    let grounds = house.runtime.block_on(async {
        let on_postgres = match (Ground::postgres(FEW).await?, Ground::postgres(MANY).await?) {
            (Some(few), Some(many)) => Some((few, many)),
            _ => None,
        };
        anyhow::Ok([Some((Ground::sqlite(FEW).await?, Ground::sqlite(MANY).await?)), on_postgres])
    })?;
    for grounds in grounds {
        let Some((few, many)) = grounds else {
            for (what, unit, bar) in [("desk scan, 35,000 over 1,000", "", bars.0), ("desk scan, 50/s, p99", "ms", bars.1)] {
                rows.push(Row::not_measured(format!("{what}, PostgreSQL"), unit, bar, "TEST_POSTGRES_URL is not set"));
            }
            continue;
        };
        for (ground, fresh) in [(&few, TURNS * PER_TURN), (&many, TURNS * PER_TURN + PACED)] {
            house.runtime.block_on(async {
                open_doors(ground).await?;
                let_in_all_but(ground, fresh).await
            })?;
        }
        let turns = |ground: &Ground| -> Vec<_> { ground.visitors[..TURNS * PER_TURN].chunks(PER_TURN).map(<[_]>::to_vec).collect() };
        let (of_few, of_many) = (RefCell::new(turns(&few)), RefCell::new(turns(&many)));
        let rate = |ground: &Ground, turns: &RefCell<Vec<Vec<_>>>| {
            let visitors = turns.borrow_mut().pop().unwrap_or_default();
            house.runtime.block_on(ground.rate(&visitors, 1, |ground, visitor| Box::pin(counted(ground, visitor))))
        };
        let (at_few, at_many) = by_turns(|| rate(&few, &of_few), || rate(&many, &of_many))?;
        let detail = format!("{:.2} ms against {:.2} ms, with the count of who is in", 1000.0 / at_many, 1000.0 / at_few);
        rows.push(Row::new(format!("desk scan, 35,000 over 1,000, {}", many.name), at_few / at_many, "", bars.0, detail));
        let slowest = house.runtime.block_on(paced(&many))?;
        rows.push(Row::new(
            format!("desk scan, 50/s, p99, {}", many.name),
            slowest,
            "ms",
            bars.1,
            format!("{PACED} scans at 35,000 visitors"),
        ));
        for ground in [few, many] {
            house.runtime.block_on(ground.leave())?;
        }
    }
    Ok(rows)
}

/// Milliseconds within which 99 of 100 scans are answered, when they come fifty a second, whether or not the ones before are
/// answered.
async fn paced(ground: &Ground) -> anyhow::Result<f64> {
    let mut pace = tokio::time::interval(EVERY);
    let mut begun = FuturesUnordered::new();
    let mut took = Vec::new();
    for visitor in &ground.visitors[TURNS * PER_TURN..TURNS * PER_TURN + PACED] {
        loop {
            tokio::select! {
                _ = pace.tick() => break,
                Some(done) = begun.next(), if !begun.is_empty() => took.push(done?),
            }
        }
        begun.push(async move {
            let began = Instant::now();
            counted(ground, visitor).await?;
            anyhow::Ok(began.elapsed().as_secs_f64() * 1000.0)
        });
    }
    while let Some(done) = begun.next().await {
        took.push(done?);
    }
    Ok(quantile(took, 0.99))
}

/// As late on a busy day: all visitors are in but for the first `fresh`.
async fn let_in_all_but(ground: &Ground, fresh: usize) -> anyhow::Result<()> {
    anyhow::ensure!(ground.visitors.len() > fresh, "{} visitors are too few, {fresh} are needed", ground.visitors.len());
    let (event, now) = (ground.event.as_uuid(), clock::now());
    let account = ground.organiser.account().map(|account| account.as_uuid());
    for some in ground.visitors[fresh..].chunks(1_000) {
        let places: Vec<_> = (0..some.len()).map(|place| format!("${}", place + 4)).collect();
        let badges = some.iter().map(|visitor| Value::from(visitor.badge));
        let sql = format!(
            "INSERT INTO scan (id, event_id, door_id, badge_id, account_id, outcome, scanned_at, mode) \
             SELECT id, event_id, event_id, id, $1, 'welcome', $2, 'open' FROM badge WHERE event_id = $3 AND id IN ({})",
            places.join(", ")
        );
        run(&ground.raw, &sql, [account.into(), now.into(), event.into()].into_iter().chain(badges)).await?;
    }
    let zone: String = one(&ground.raw, "SELECT time_zone FROM event WHERE id = $1", [event.into()]).await?.try_get("", "time_zone")?;
    let today = clock::local(clock::zone(&zone), now).date();
    let sql = "INSERT INTO admission (scan_id, door_id, badge_id, event_id, day, shard, admitted_at) \
               SELECT id, event_id, badge_id, event_id, $1, 0, scanned_at FROM scan WHERE event_id = $2";
    run(&ground.raw, sql, [today.into(), event.into()]).await?;
    let sql = "INSERT INTO door_count (door_id, day, role, shard, event_id, people) \
               SELECT door_id, day, 'visitor', 0, event_id, COUNT(*) FROM admission WHERE event_id = $1 GROUP BY door_id, day, event_id";
    run(&ground.raw, sql, [event.into()]).await
}
