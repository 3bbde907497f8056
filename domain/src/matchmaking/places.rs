//! Tables and lounges for meetings.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::{Deserialize, Serialize};

use super::{
    Error, MOST_PLACES, MatchmakingAction, MatchmakingField, MeetingState,
    entity::{
        meeting,
        times::{meeting_place, meeting_seat},
    },
    history::entry,
    service::lock,
};
use crate::{
    actor::{Actor, Denied},
    audit,
    db::Db,
    field::{Fields, Line, whole},
    ids::{MatchmakingId, MeetingPlaceId, MeetingSeatId},
};

/// A place, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceDetails {
    pub name_de: String,
    pub name_en: String,
    /// How many meetings at once, 1 to 60.
    pub capacity: String,
}

/// Puts a place behind the others.
///
/// # Errors
/// `Denied`, `Invalid`, or `TooMany`.
pub async fn add_place(db: &Db, actor: &Actor, id: MatchmakingId, command: &PlaceDetails) -> Result<(), Error> {
    actor.require_organiser()?;
    let PlaceDetails { name_de, name_en, capacity } = command;
    let mut fields = Fields::new();
    let de = fields.check("name_de", Line::<60>::parse(name_de));
    let en = fields.check("name_en", Line::<60>::parse(name_en));
    let capacity = fields.check("capacity", whole(capacity, 1..=60));
    let (de, en, capacity) = &fields.finish(|| Some((de?.into_string(), en?.into_string(), i32::try_from(capacity?).ok()?)))?;
    db.write(|tx| async move {
        let round = lock(&tx, id).await?;
        let others: Vec<i32> = meeting_place::Entity::find()
            .select_only()
            .column(meeting_place::Column::Position)
            .filter(meeting_place::Column::MatchmakingId.eq(id))
            .order_by_asc(meeting_place::Column::Position)
            .into_tuple()
            .all(&tx)
            .await?;
        if others.len() >= MOST_PLACES {
            return Err(Error::TooMany(MOST_PLACES));
        }
        let (place, position) = (MeetingPlaceId::new(), others.last().map_or(1, |last| last + 1));
        let row = meeting_place::ActiveModel {
            id: Set(place),
            matchmaking_id: Set(id),
            position: Set(position),
            name_de: Set(de.clone()),
            name_en: Set(en.clone()),
            capacity: Set(*capacity),
        };
        meeting_place::Entity::insert(row).exec_without_returning(&tx).await?;
        let seats = (1..=*capacity).map(|number| meeting_seat::ActiveModel {
            id: Set(MeetingSeatId::new()),
            place_id: Set(place),
            matchmaking_id: Set(id),
            position: Set(position),
            number: Set(number),
        });
        meeting_seat::Entity::insert_many(seats).exec_without_returning(&tx).await?;
        let noted = entry(MatchmakingAction::PlaceAdded, &round);
        let noted = noted.with(MatchmakingField::Place, de.as_str()).with(MatchmakingField::Count, *capacity);
        Ok(audit::record(&tx, actor, noted).await?)
    })
    .await
}

/// Takes a place away where no meeting takes place.
///
/// # Errors
/// `Denied`, or `HasMeetings`.
pub async fn remove_place(db: &Db, actor: &Actor, place: MeetingPlaceId) -> Result<MatchmakingId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = meeting_place::Entity::find_by_id(place).one(&tx).await?.ok_or(Denied::NotFound)?;
        let round = lock(&tx, row.matchmaking_id).await?;
        let seats = meeting_seat::Entity::find()
            .select_only()
            .column(meeting_seat::Column::Id)
            .filter(meeting_seat::Column::PlaceId.eq(place))
            .into_query();
        let held = meeting::Entity::find()
            .filter(meeting::Column::SeatId.in_subquery(seats))
            .filter(meeting::Column::State.eq(MeetingState::Accepted))
            .count(&tx)
            .await?;
        if held > 0 {
            return Err(Error::HasMeetings);
        }
        meeting_place::Entity::delete_by_id(place).exec(&tx).await?;
        let noted = entry(MatchmakingAction::PlaceRemoved, &round);
        audit::record(&tx, actor, noted.with(MatchmakingField::Place, row.name_de)).await?;
        Ok(round.id)
    })
    .await
}
