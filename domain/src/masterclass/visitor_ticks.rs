//! The time of visitors, held in the timetable by the sessions in which they have a seat.

use std::{collections::HashSet, ops::Range};

use super::error::Error;
use crate::{
    db::Tx,
    ids::{RegistrationId, SessionId},
    timetable::{self, Commitment, Holder},
};

/// Claims the ticks of a session for visitors. Who sits elsewhere then gets none of them; answers who has got all.
pub(super) async fn claim_visitor_ticks(
    tx: &Tx,
    id: SessionId,
    visitors: &[RegistrationId],
    ticks: Range<i64>,
) -> Result<HashSet<RegistrationId>, Error> {
    let claimed = timetable::claim(tx, &as_holders(visitors), ticks, Commitment::Session(id)).await?;
    Ok(visitors.iter().copied().filter(|visitor| claimed.contains(&Holder::Registration(*visitor))).collect())
}

/// Lets visitors go from the ticks of a session.
pub(super) async fn release_visitor_ticks(tx: &Tx, id: SessionId, visitors: &[RegistrationId]) -> Result<(), Error> {
    Ok(timetable::release(tx, &as_holders(visitors), Commitment::Session(id)).await?)
}

fn as_holders(visitors: &[RegistrationId]) -> Vec<Holder> {
    visitors.iter().copied().map(Holder::Registration).collect()
}
