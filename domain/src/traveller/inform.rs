//! Telling travellers what changed in the programme: exactly those whom it concerns, each once.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{Error, TravellerLetter, TravellerState, entity::traveller, letters::letter_to, links::new_link};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry, ExpectedRevision},
    db::Db,
    event,
    ids::{EventId, TripItemId},
    mail,
    trip::{self, ItemNews, TripItemAction, TripItemField, Untold},
};

/// How many travellers would be told of an item; `None` while there is nothing to tell.
///
/// # Errors
/// `Denied`.
pub async fn how_many_to_tell(db: &Db, actor: &Actor, item: TripItemId) -> Result<Option<u64>, Error> {
    let (event, ..) = trip::item(db, actor, item).await?;
    let id = event.id;
    let Some(untold) = trip::untold(db.read(), event, item).await? else { return Ok(None) };
    Ok(Some(concerned(db.read(), id, &untold).await?.len() as u64))
}

/// Tells the travellers of an item's groups, those it had when they were told last and those it has now, what it is since
/// then; answers how many. Pressing twice tells once.
///
/// # Errors
/// `Denied`, or `Overtaken` by another change of the item: whom it concerns was shown for an older one.
pub async fn inform(db: &Db, actor: &Actor, id: TripItemId, revision: &str) -> Result<u64, Error> {
    let (seen, ..) = trip::item(db, actor, id).await?;
    let seen = &seen;
    db.write(|tx| async move {
        // Nobody changes legs, groups or items meanwhile.
        event::take_turns(&tx, seen.id).await?;
        let event = event::within(&tx, seen.id).await?;
        let Some(untold) = trip::untold(&tx, event, id).await? else { return Ok(0) };
        let zone = untold.event.zone;
        ExpectedRevision::parse(revision).check::<TripItemAction, Error>(&tx, id, untold.item.revision, zone).await?;
        if !trip::settle_told(&tx, &untold.item).await? {
            return Ok(0);
        }
        let concerned = concerned(&tx, untold.event.id, &untold).await?;
        let mut mails = Vec::with_capacity(concerned.len());
        for (row, news) in &concerned {
            let token = new_link(&tx, row.id).await?.as_str().to_owned();
            let (event, item) = (untold.event.facts(), untold.facts.clone());
            let letter = TravellerLetter::TripItemChanged { event, token, news: *news, item };
            mails.push(letter_to(row, &untold.event, &format!("{id}:{}", untold.item.revision), letter));
        }
        mail::enqueue_all(&tx, mails).await?;
        let told = concerned.len() as u64;
        let entry = AuditEntry::of(TripItemAction::Told, id).at(untold.event.id).with(TripItemField::Letters, told);
        audit::record(&tx, actor, entry).await?;
        Ok(told)
    })
    .await
}

/// Those with a place whom it concerns, each with what it is to them.
async fn concerned(db: &impl ConnectionTrait, event: EventId, untold: &Untold) -> Result<Vec<(traveller::Model, ItemNews)>, DbErr> {
    let rows = traveller::Entity::find()
        .filter(traveller::Column::EventId.eq(event))
        .filter(traveller::Column::State.eq(TravellerState::Admitted))
        .filter(traveller::Column::ErasedAt.is_null())
        .order_by_asc(traveller::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| untold.news_for(row.group_id).map(|news| (row, news))).collect())
}
