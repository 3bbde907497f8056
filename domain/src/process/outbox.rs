//! The outbox as an organiser reads it: a letter that tells of a passport is theirs who are named for its trip, and to others as
//! good as not there.

use super::letter::AnyLetter;
use crate::{
    actor::Actor,
    db::Db,
    ids::MailId,
    mail::{self, Error, MailFilter, MailPage, MailView},
    travel_details,
};

/// A page of the outbox, newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn mails(db: &Db, actor: &Actor, filter: &MailFilter) -> Result<MailPage, Error> {
    let trusted = travel_details::readable(db, actor).await?;
    mail::list_trusted(db, actor, filter, &trusted).await
}

/// One mail.
///
/// # Errors
/// `Denied` for whoever is no organiser, or may not know of it, and when there is none.
pub async fn mail(db: &Db, actor: &Actor, mail: MailId) -> Result<MailView<AnyLetter>, Error> {
    let trusted = travel_details::readable(db, actor).await?;
    mail::find_trusted(db, actor, mail, &trusted).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ids::EventId, traveller::TravellerLetterKind};

    #[test]
    fn of_a_passport_that_is_too_short_only_those_know_who_are_trusted_with_its_trip() {
        let (trip, other) = (EventId::new(), EventId::new());
        let papers = TravellerLetterKind::TravelPapers.as_str();

        let trusted: [&[EventId]; 3] = [&[], &[other], &[trip]];
        let known = trusted.map(|trusted| mail::may_know(papers, Some(trip), trusted));

        assert_eq!(known, [false, false, true]);
        assert!(mail::may_know(TravellerLetterKind::TravelAdmitted.as_str(), Some(trip), &[]));
    }
}
