//! What organisers decide about an application, and how a place is given back.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};

use super::{
    Error, TravellerAction, TravellerField, TravellerLetter, TravellerState,
    cost::cancelling,
    entity::traveller,
    letters::{send, tell_organisers},
    links::new_link,
    terms::{claim_place, release_place, terms_within},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    choice::choice,
    clock,
    db::Tx,
    event::{self, EventView},
    ids::{EventId, TravellerId},
    locale::Text,
    notice::NoticeKind,
};

choice! {
    /// What organisers can decide about an application.
    pub enum Decision {
        Admit = "admit",
        Wait = "wait",
        Reject = "reject",
        /// Back to an open application.
        TakeBack = "take_back",
        /// Gives a place back for somebody who phones.
        Cancel = "cancel",
    }
}

impl Decision {
    /// Where it leads from this state; `None`: nowhere.
    pub fn leads(self, from: TravellerState) -> Option<TravellerState> {
        use TravellerState as S;
        match (self, from) {
            (Self::Admit, S::Applied | S::Waiting) => Some(S::Admitted),
            (Self::Wait, S::Applied) => Some(S::Waiting),
            (Self::Reject, S::Applied | S::Waiting) => Some(S::Rejected),
            (Self::TakeBack, S::Admitted | S::Waiting | S::Rejected) => Some(S::Applied),
            (Self::Cancel, S::Admitted) => Some(S::Cancelled),
            _ => None,
        }
    }
}

/// Decides about an application, unless somebody else did something with it since `revision`; its traveller gets a letter.
/// Answers the event. Nobody moves up by themselves when a place becomes free: organisers choose, because a delegation is
/// composed, and a place has a price. Whoever calls gives back what else hangs on a place (`process::travelling`).
///
/// # Errors
/// `Denied`, `NotFrom`, `Full` when all places are given, or `Overtaken`.
pub(crate) async fn decide(tx: &Tx, actor: &Actor, id: TravellerId, revision: &str, decision: Decision) -> Result<EventView, Error> {
    actor.require_organiser()?;
    let (event, row) = held(tx, id).await?;
    ExpectedRevision::parse(revision).check::<TravellerAction, Error>(tx, id, row.revision, event.zone).await?;
    let to = decision.leads(row.state).ok_or(Error::NotFrom(row.state))?;
    if to == TravellerState::Cancelled {
        cancel(tx, actor, &event, &row, true).await?;
        return Ok(event);
    }
    move_place(tx, event.id, row.state, to).await?;
    let now = clock::now();
    let change = traveller::ActiveModel {
        state: Set(to),
        decided_at: Set((to != TravellerState::Applied).then_some(now)),
        admitted_at: Set((to == TravellerState::Admitted).then_some(now)),
        revision: Set(row.revision + 1),
        ..Default::default()
    };
    traveller::Entity::update_many().set(change).filter(traveller::Column::Id.eq(id)).exec(tx).await?;
    audit::record(tx, actor, AuditEntry::of(action(to), id).at(event.id)).await?;
    tell(tx, &event, &row, to).await?;
    Ok(event)
}

/// The traveller with their trip, held until the transaction ends. Whoever has not opened their link yet is nobody to
/// organisers.
pub(super) async fn held(tx: &Tx, id: TravellerId) -> Result<(EventView, traveller::Model), Error> {
    let row = traveller::Entity::find_by_id(id)
        .filter(traveller::Column::ErasedAt.is_null())
        .filter(traveller::Column::ProvenAt.is_not_null())
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?
        .ok_or(Denied::NotFound)?;
    let event = event::within(tx, row.event_id).await?;
    Ok((event, row))
}

/// Takes a place for whoever gets one, and gives back that of whoever loses it.
async fn move_place(tx: &Tx, event: EventId, from: TravellerState, to: TravellerState) -> Result<(), Error> {
    match (from, to) {
        (TravellerState::Admitted, _) => Ok(release_place(tx, event).await?),
        (_, TravellerState::Admitted) => {
            if claim_place(tx, event).await? {
                Ok(())
            } else {
                Err(Error::Full)
            }
        }
        _ => Ok(()),
    }
}

/// Gives the place of somebody back who has one, for what that costs today; whoever calls holds the row.
pub(super) async fn cancel(tx: &Tx, actor: &Actor, event: &EventView, row: &traveller::Model, by_organisers: bool) -> Result<(), Error> {
    let terms = terms_within(tx, event.id).await?;
    // Read once: the cost is that of the moment that is kept.
    let now = clock::now();
    let (cost, _) = cancelling(row, terms.as_ref(), event.zone, now);
    release_place(tx, event.id).await?;
    let change = traveller::ActiveModel {
        state: Set(TravellerState::Cancelled),
        cancelled_at: Set(Some(now)),
        cancellation_cents: Set(Some(cost)),
        revision: Set(row.revision + 1),
        ..Default::default()
    };
    traveller::Entity::update_many().set(change).filter(traveller::Column::Id.eq(row.id)).exec(tx).await?;
    let entry = AuditEntry::of(TravellerAction::Cancelled, row.id).at(event.id).with(TravellerField::Cancellation, cost);
    audit::record(tx, actor, entry).await?;
    if !by_organisers {
        let name = Text::new("Jemand hat den Platz storniert", "somebody cancelled their place");
        tell_organisers(tx, NoticeKind::TravellerCancelled, row, name).await?;
    }
    let letter = TravellerLetter::TravelCancelled { event: event.facts(), cancellation_cents: cost, by_organisers };
    Ok(send(tx, row, event, &(row.revision + 1).to_string(), letter).await?)
}

fn action(to: TravellerState) -> TravellerAction {
    match to {
        TravellerState::Applied => TravellerAction::Reopened,
        TravellerState::Waiting => TravellerAction::PutOnWaitingList,
        TravellerState::Admitted => TravellerAction::Admitted,
        TravellerState::Rejected => TravellerAction::Rejected,
        TravellerState::Withdrawn => TravellerAction::Withdrawn,
        TravellerState::Cancelled => TravellerAction::Cancelled,
    }
}

async fn tell(tx: &Tx, event: &EventView, row: &traveller::Model, to: TravellerState) -> Result<(), Error> {
    let facts = event.facts();
    let letter = match to {
        TravellerState::Rejected => TravellerLetter::TravelRejected { event: facts },
        TravellerState::Applied | TravellerState::Waiting | TravellerState::Admitted => {
            let token = new_link(tx, row.id).await?.as_str().to_owned();
            match to {
                TravellerState::Admitted => {
                    TravellerLetter::TravelAdmitted { event: facts, token, contribution_cents: row.contribution_cents }
                }
                TravellerState::Waiting => TravellerLetter::TravelWaiting { event: facts, token },
                _ => TravellerLetter::TravelReopened { event: facts, token },
            }
        }
        // Told where they happen.
        TravellerState::Withdrawn | TravellerState::Cancelled => return Ok(()),
    };
    Ok(send(tx, row, event, &(row.revision + 1).to_string(), letter).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_these_decisions_are_possible() {
        let all = TravellerState::ALL.into_iter().flat_map(|from| Decision::ALL.map(|decision| (from, decision)));

        let possible: Vec<_> = all.filter(|(from, decision)| decision.leads(*from).is_some()).collect();

        use Decision::{Admit, Cancel, Reject, TakeBack, Wait};
        use TravellerState::{Admitted, Applied, Rejected, Waiting};
        assert_eq!(
            possible,
            [
                (Applied, Admit),
                (Applied, Wait),
                (Applied, Reject),
                (Waiting, Admit),
                (Waiting, Reject),
                (Waiting, TakeBack),
                (Admitted, TakeBack),
                (Admitted, Cancel),
                (Rejected, TakeBack),
            ]
        );
    }
}
