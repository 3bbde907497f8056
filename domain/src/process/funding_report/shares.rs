//! What each host bears of what was paid.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::ReportShare;
use crate::{db::Db, event::EventView, host::entity::host, ids::EventId, money::Money};

/// All of the costs, in hundredths of a percent.
const WHOLE: i64 = 10_000;

pub(super) async fn shares(db: &Db, events: &[(EventView, Money)], costs: &HashMap<EventId, i64>) -> Result<Vec<ReportShare>, DbErr> {
    let rows = host::Entity::find()
        .filter(host::Column::EventId.is_in(events.iter().map(|(event, _)| event.id)))
        .order_by_asc(host::Column::Position)
        .order_by_asc(host::Column::Id)
        .all(db.read())
        .await?;
    let mut all = Vec::new();
    for (event, _) in events {
        let hosts: Vec<&host::Model> = rows.iter().filter(|host| host.event_id == event.id && host.share > 0).collect();
        let total = costs.get(&event.id).copied().unwrap_or_default();
        if total == 0 {
            continue;
        }
        let (amounts, rest) = split(total, &hosts.iter().map(|host| host.share).collect::<Vec<_>>());
        let agreed: i32 = hosts.iter().map(|host| host.share).sum();
        let share = |(host, cents): (&&host::Model, i64)| ReportShare {
            event: event.name.clone(),
            host: host.name.clone(),
            share: host.share,
            amount: Money::euros(cents),
        };
        all.extend(hosts.iter().zip(amounts).map(share));
        let open = i32::try_from(WHOLE).unwrap_or(i32::MAX) - agreed;
        if open > 0 {
            all.push(ReportShare { event: event.name.clone(), host: String::new(), share: open, amount: Money::euros(rest) });
        }
    }
    Ok(all)
}

/// What each of these shares is of a sum, and what is left of it: together they are the sum, to the cent. Each is cut where
/// the shares up to it end, so that rounding loses nothing; what came back is cut as what was paid is.
fn split(total: i64, shares: &[i32]) -> (Vec<i64>, i64) {
    let (mut until, mut given) = (0_i64, 0_i64);
    let mut parts = Vec::new();
    for share in shares {
        until += i64::from(*share);
        let cut = total.signum() * ((total.abs() * until + WHOLE / 2) / WHOLE);
        parts.push(cut - given);
        given = cut;
    }
    (parts, total - given)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_a_sum_are_the_sum() {
        for (total, shares, expected, rest) in [
            (10_000, &[3334, 3333, 3333][..], vec![3334, 3333, 3333], 0),
            (100, &[3333, 3333, 3334][..], vec![33, 34, 33], 0),
            (999, &[5000, 2500][..], vec![500, 249], 250),
            (1, &[5000, 5000][..], vec![1, 0], 0),
            (2, &[3333, 3333, 3334][..], vec![1, 0, 1], 0),
            // What came back is the mirror of what was paid.
            (-10_000, &[3334, 3333, 3333][..], vec![-3334, -3333, -3333], 0),
            (-100, &[3333, 3333, 3334][..], vec![-33, -34, -33], 0),
            (-999, &[5000, 2500][..], vec![-500, -249], -250),
            (-1, &[5000, 5000][..], vec![-1, 0], 0),
            (0, &[5000, 5000][..], vec![0, 0], 0),
            // As many of the largest receipts as an event may have.
            (30_000_000_000_000, &[1, 9_999][..], vec![3_000_000_000, 29_997_000_000_000], 0),
            (500, &[][..], vec![], 500),
        ] {
            let (parts, left) = split(total, shares);

            assert_eq!((parts.iter().sum::<i64>() + left, parts, left), (total, expected, rest), "{total} {shares:?}");
        }
    }
}
