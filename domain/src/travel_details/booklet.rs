//! Who travels, for those who receive the delegation: only whoever agreed to stand there.

use super::{Error, look::all_admitted, trip};
use crate::{actor::Actor, db::Db, event::EventView, ids::EventId};

/// A traveller as the booklet shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookletEntry {
    pub name: String,
    pub function: String,
    pub organisation: String,
    pub town: String,
    pub offers: String,
    pub seeks: String,
    /// Key in the file store.
    pub photo: Option<String>,
}

/// Everybody with a place on the trip who agreed to it, by family name.
///
/// # Errors
/// `Denied` for whoever is no organiser, and where the event is no trip.
pub async fn booklet(db: &Db, actor: &Actor, event: EventId) -> Result<(EventView, Vec<BookletEntry>), Error> {
    let trip = trip::for_organiser(db, actor, event).await?;
    let agreed = all_admitted(db, event).await?.into_iter().filter(|row| row.booklet_consent_at.is_some());
    let entries = agreed.map(|row| BookletEntry {
        name: row.name,
        function: row.job_title,
        organisation: row.organisation,
        town: row.town,
        offers: row.offers,
        seeks: row.seeks,
        photo: row.photo,
    });
    Ok((trip.event, entries.collect()))
}

/// Name and organisation of everybody with a place on the trip, by family name: for their badges.
///
/// # Errors
/// As `booklet`.
pub async fn fellow_travellers(db: &Db, actor: &Actor, event: EventId) -> Result<(EventView, Vec<(String, String)>), Error> {
    let trip = trip::for_organiser(db, actor, event).await?;
    let rows = all_admitted(db, event).await?;
    Ok((trip.event, rows.into_iter().map(|row| (row.name, row.organisation)).collect()))
}
