//! Who moves up when somebody does not come: whoever was planned for it, or whom they named themselves.

use rules::roundtable::{Expected, succession};
use sea_orm::EntityTrait;

use super::{
    Error, GuestState, GuestView, RoundtableAction,
    entity::roundtable_guest,
    guest::{self, held},
    invite::{invite, may_be_replaced, takes_answers},
    queries::{self, guests_in_order},
    service::entry,
};
use crate::{
    actor::{Actor, Denied},
    audit,
    db::Db,
    field::Email,
    ids::{RoundtableGuestId, RoundtableId},
    mail,
};

/// Somebody who does not come, and who could be invited instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub gone: GuestView,
    pub next: GuestView,
}

/// Who could be invited in whose place: the next of the same sector in a later wave, or the next at all; as many as there are seats
/// that nobody may still take.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is no such roundtable.
pub async fn proposals(db: &Db, actor: &Actor, id: RoundtableId) -> Result<Vec<Proposal>, Error> {
    let round = queries::roundtable(db, actor, id).await?;
    let people: Vec<GuestView> = guests_in_order(db.read(), id).await?.into_iter().map(GuestView::from).collect();
    let may_come = |guest: &&GuestView| matches!(guest.state, GuestState::Invited | GuestState::Accepted | GuestState::Waiting);
    let taken = people.iter().filter(may_come).count();
    let gaps = usize::try_from(round.seats_total).unwrap_or_default().saturating_sub(taken);
    let is_replaced = |guest: &GuestView| people.iter().any(|other| other.replaces == Some(guest.id));
    let mut gone: Vec<&GuestView> = people.iter().filter(|guest| guest.state.leaves_a_gap() && !is_replaced(guest)).collect();
    gone.sort_by_key(|guest| guest.answered_at);
    let planned: Vec<&GuestView> = people.iter().filter(|guest| guest.state == GuestState::Planned).collect();
    let expected = |list: &[&GuestView]| {
        list.iter().map(|guest| Expected { id: guest.id, sector: guest.sector.clone(), wave: guest.wave }).collect::<Vec<_>>()
    };
    let pairs = succession(&expected(&gone), &expected(&planned));
    let find = |id: RoundtableGuestId| people.iter().find(|guest| guest.id == id).cloned();
    let pairs = pairs.into_iter().take(gaps).filter_map(|(gone, next)| Some(Proposal { gone: find(gone)?, next: find(next)? }));
    Ok(pairs.collect())
}

/// Writes down and invites whom somebody named in their own place, for the same organisation, and answers to which roundtable.
///
/// # Errors
/// `Denied`, also where nobody was named; `Invalid` where that mailbox is on the list; `NotNow`.
pub async fn invite_named(db: &Db, actor: &Actor, gone: RoundtableGuestId) -> Result<RoundtableId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (round, _) = held(&tx, gone).await?;
        takes_answers(&round)?;
        let gone = may_be_replaced(&tx, round.id, gone).await?;
        let email = Email::parse(&gone.substitute_email).map_err(|_| Denied::NotFound)?;
        let named = guest::Parsed {
            name: gone.substitute_name,
            email,
            organisation: gone.organisation,
            job_title: String::new(),
            sector: gone.sector,
            is_town: gone.is_town,
            locale: gone.locale,
            wave: gone.wave,
            position: None,
        };
        let id = guest::insert(&tx, &round, &named, Some(gone.id)).await?;
        let row = roundtable_guest::Entity::find_by_id(id).one(&tx).await?.ok_or(Denied::NotFound)?;
        let letter = invite(&tx, &round, &row, Some(gone.id)).await?;
        mail::enqueue(&tx, letter).await?;
        audit::record(&tx, actor, entry(&round, RoundtableAction::SubstituteInvited)).await?;
        Ok(round.id)
    })
    .await
}
