//! Roundtables for which it is time to invite the next.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Error, GuestState,
    entity::{roundtable, roundtable_guest},
};
use crate::{actor::Actor, clock, db::Db, ids::RoundtableId};

/// More than anybody holds at once.
const MOST: u64 = 200;

/// What waits, and where it waits first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoundtablesWaiting {
    /// To come, with free seats: everybody who was invited has answered, and others could be.
    pub exhausted: u64,
    pub first: Option<RoundtableId>,
}

/// What waits.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn waiting(db: &Db, actor: &Actor) -> Result<RoundtablesWaiting, Error> {
    actor.require_organiser()?;
    let with_seats: Vec<RoundtableId> = roundtable::Entity::find()
        .filter(roundtable::Column::CancelledAt.is_null())
        .filter(roundtable::Column::StartsAt.gt(clock::now()))
        .filter(Expr::col(roundtable::Column::SeatsTaken).lt(Expr::col(roundtable::Column::SeatsTotal)))
        .order_by_asc(roundtable::Column::StartsAt)
        .order_by_asc(roundtable::Column::Id)
        .limit(MOST)
        .select_only()
        .column(roundtable::Column::Id)
        .into_tuple()
        .all(db.read())
        .await?;
    let guests: Vec<(RoundtableId, GuestState)> = roundtable_guest::Entity::find()
        .filter(roundtable_guest::Column::RoundtableId.is_in(with_seats.iter().copied()))
        .select_only()
        .columns([roundtable_guest::Column::RoundtableId, roundtable_guest::Column::State])
        .distinct()
        .into_tuple()
        .all(db.read())
        .await?;
    let mut states: HashMap<RoundtableId, Vec<GuestState>> = HashMap::new();
    for (round, state) in guests {
        states.entry(round).or_default().push(state);
    }
    let exhausted: Vec<RoundtableId> =
        with_seats.into_iter().filter(|round| states.get(round).is_some_and(|met| is_exhausted(met))).collect();
    Ok(RoundtablesWaiting { exhausted: u64::try_from(exhausted.len()).unwrap_or(u64::MAX), first: exhausted.first().copied() })
}

/// Somebody was invited, nobody of them is silent, and somebody is left.
fn is_exhausted(met: &[GuestState]) -> bool {
    let has = |state: GuestState| met.contains(&state);
    let was_invited = met.iter().any(|state| *state != GuestState::Planned);
    was_invited && has(GuestState::Planned) && !has(GuestState::Invited)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_are_invited_once_nobody_is_waited_for_and_somebody_is_left() {
        use GuestState as G;
        for (met, exhausted) in [
            (vec![G::Planned], false),
            (vec![G::Planned, G::Accepted, G::Invited], false),
            (vec![G::Planned, G::Accepted, G::Declined], true),
            (vec![G::Accepted, G::NoAnswer], false),
        ] {
            assert_eq!(is_exhausted(&met), exhausted, "{met:?}");
        }
    }
}
