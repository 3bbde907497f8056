//! Visitors with all that organisers know of them, for a table.

use crate::{
    actor::Actor,
    check_in::{self, Entry},
    db::Db,
    ids::{EventId, RegistrationId},
    masterclass::{self, VisitorSeat},
    registration::{self, ConsentView, Error, VisitorFilter, VisitorRow},
};

/// A visitor in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitorExport {
    pub visitor: VisitorRow,
    /// Those that count.
    pub consents: Vec<ConsentView>,
    /// Seats and places on waiting lists, in the order of the programme.
    pub seats: Vec<VisitorSeat>,
    /// The first first.
    pub entries: Vec<Entry>,
}

/// The next of all visitors that the filter finds, in the order they came: those after `after`. An empty answer is the end.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn visitors(
    db: &Db,
    actor: &Actor,
    event: EventId,
    filter: &VisitorFilter,
    after: Option<RegistrationId>,
) -> Result<Vec<VisitorExport>, Error> {
    let rows = registration::export(db, actor, event, filter, after).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let badges: Vec<_> = rows.iter().map(|row| row.badge).collect();
    let mut consents = registration::consents_that_count(db, &ids).await?;
    let mut seats = masterclass::seats_of_visitors(db, &ids).await?;
    let mut entries = check_in::entries_of(db, event, &badges).await?;
    let whole = |visitor: VisitorRow| VisitorExport {
        consents: consents.remove(&visitor.id).unwrap_or_default(),
        seats: seats.remove(&visitor.id).unwrap_or_default(),
        entries: entries.remove(&visitor.badge).unwrap_or_default(),
        visitor,
    };
    Ok(rows.into_iter().map(whole).collect())
}
