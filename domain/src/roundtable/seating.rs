//! Who sits where: by hand, by a proposal, and back to how it was before the last one.

use std::{fmt, str::FromStr, sync::Arc};

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};

use super::{
    Error, GuestState, GuestView, NotNow, RivalView, Round, RoundtableAction, RoundtableField, RoundtableView, Seat, Seating, TableView,
    entity::{roundtable, roundtable_guest, roundtable_table},
    queries::{guests_in_order, rivals_of, tables_in_order},
    service::{begun, entry},
};
use crate::{
    actor::{Actor, Denied},
    audit,
    db::{Db, Tx},
    ids::{RoundtableGuestId, RoundtableId, RoundtableTableId},
};

/// A chair, as forms name it: `{table}:{chair}`, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeatRef {
    pub table: RoundtableTableId,
    pub chair: usize,
}

impl fmt::Display for SeatRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.table, self.chair)
    }
}

impl FromStr for SeatRef {
    type Err = Denied;

    fn from_str(text: &str) -> Result<Self, Denied> {
        let parts = text.split_once(':').and_then(|(table, chair)| Some((table.parse().ok()?, chair.parse().ok()?)));
        let (table, chair) = parts.ok_or(Denied::NotFound)?;
        Ok(Self { table, chair })
    }
}

/// How somebody sat before a proposal.
#[derive(Serialize, Deserialize)]
struct Sat {
    guest: RoundtableGuestId,
    table: RoundtableTableId,
    chair: usize,
    pinned: bool,
}

/// What the rules look at, and where everybody sits now: `sitters` are those who have accepted, in any order, which is that of
/// the answer.
pub fn round_of(view: &RoundtableView, tables: &[TableView], rivals: &[RivalView], sitters: &[GuestView]) -> (Round, Seating) {
    let seat = |guest: &GuestView| {
        let (of, chair) = guest.seat?;
        let table = tables.iter().position(|table| table.id == of)?;
        Some(Seat { table, chair })
    };
    let sitter = |guest: &GuestView| rules::roundtable::Sitter {
        organisation: guest.organisation.clone(),
        sector: guest.sector.clone(),
        is_town: guest.is_town,
    };
    let round = Round {
        tables: tables.iter().map(|table| rules::roundtable::Table { seats: table.seats, shape: table.shape }).collect(),
        sitters: sitters.iter().map(sitter).collect(),
        most_of_sector: usize::try_from(view.most_of_sector).unwrap_or_default(),
        town_per_table: view.town_per_table,
        rivals: rivals.iter().map(|pair| (pair.one.clone(), pair.other.clone())).collect(),
    };
    (round, sitters.iter().map(seat).collect())
}

/// Puts somebody on a chair, or nobody where `guest` is empty. Whoever sat there takes the chair that becomes free by it, if one
/// does. Proposals leave whoever is `pinned` where they are.
///
/// # Errors
/// `Denied`, also for a chair that is not there; `NotNow` for whoever has not accepted; `Overtaken`.
pub async fn seat_guest(
    db: &Db,
    actor: &Actor,
    id: RoundtableId,
    revision: &str,
    seat: &str,
    guest: &str,
    pinned: bool,
) -> Result<(), Error> {
    actor.require_organiser()?;
    let seat: SeatRef = seat.parse()?;
    let chosen: Option<RoundtableGuestId> = if guest.is_empty() { None } else { Some(guest.parse().map_err(|_| Denied::NotFound)?) };
    db.write(|tx| async move {
        let round = begun(&tx, id, revision).await?;
        let table = table_of(&tx, id, seat).await?;
        let people = guests_in_order(&tx, id).await?;
        let chair = i32::try_from(seat.chair).map_err(|_| Denied::NotFound)?;
        let before = people.iter().find(|guest| guest.table_id == Some(seat.table) && guest.seat == Some(chair));
        let next = match chosen {
            None => None,
            Some(chosen) => Some(people.iter().find(|guest| guest.id == chosen).ok_or(Denied::NotFound)?),
        };
        if next.is_some_and(|next| next.state != GuestState::Accepted) {
            return Err(Error::NotNow(NotNow::NotAccepted));
        }
        // All chairs first become free that are given anew.
        for one in before.into_iter().chain(next) {
            put(&tx, one.id, None, false).await?;
        }
        if let Some(next) = next {
            put(&tx, next.id, Some((seat.table, chair)), pinned).await?;
            let left = next.table_id.zip(next.seat).filter(|left| *left != (seat.table, chair));
            if let (Some(before), Some(left)) = (before.filter(|before| before.id != next.id), left) {
                put(&tx, before.id, Some(left), before.pinned).await?;
            }
        }
        remember(&tx, id, String::new()).await?;
        let entry = entry(&round, RoundtableAction::SeatChanged).with(RoundtableField::Table, table.name);
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}

/// All that a proposal goes by.
#[derive(PartialEq)]
struct Basis {
    tables: Vec<TableView>,
    /// Who has accepted.
    sitters: Vec<GuestView>,
    round: Round,
    /// Where those sit who stay there.
    pinned: Seating,
    seed: u64,
}

impl Basis {
    async fn of(db: &impl ConnectionTrait, row: &roundtable::Model) -> Result<Self, Error> {
        let tables: Vec<TableView> = tables_in_order(db, row.id).await?.into_iter().map(TableView::from).collect();
        let rivals: Vec<RivalView> = rivals_of(db, row.id).await?.into_iter().map(RivalView::from).collect();
        let people = guests_in_order(db, row.id).await?;
        let sitters: Vec<GuestView> = people.into_iter().filter(|guest| guest.state == GuestState::Accepted).map(GuestView::from).collect();
        if sitters.is_empty() || tables.is_empty() {
            return Err(Error::NotNow(NotNow::NotAccepted));
        }
        let (round, now) = round_of(&RoundtableView::from(row.clone()), &tables, &rivals, &sitters);
        let pinned: Seating = sitters.iter().zip(&now).map(|(guest, seat)| seat.filter(|_| guest.pinned)).collect();
        Ok(Self { tables, sitters, round, pinned, seed: row.revision.unsigned_abs() })
    }

    fn seating(&self) -> Seating {
        rules::roundtable::propose(&self.round, &self.pinned, self.seed)
    }
}

/// Seats everybody who has accepted as the rules would have it; whoever is pinned stays. The same revision of the same roundtable
/// is proposed the same.
///
/// # Errors
/// `Denied`, `NotNow` where nobody has accepted, or `Overtaken`.
pub async fn propose_seats(db: &Db, actor: &Actor, id: RoundtableId, revision: &str) -> Result<(), Error> {
    actor.require_organiser()?;
    let row = roundtable::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let foreseen = Arc::new(Basis::of(db.read(), &row).await?);
    // It may take seconds where many people have rules that cannot be kept: nobody else's writes wait for it.
    let thought_about = foreseen.clone();
    let work = tokio::task::spawn_blocking(move || thought_about.seating());
    let seating = work.await.map_err(|error| DbErr::Custom(error.to_string()))?;
    let (foreseen, seating) = (foreseen.as_ref(), &seating);
    db.write(|tx| async move {
        let row = begun(&tx, id, revision).await?;
        let basis = Basis::of(&tx, &row).await?;
        // Anew only where somebody accepted or cancelled meanwhile.
        let seating = if basis == *foreseen { seating.clone() } else { basis.seating() };
        let Basis { tables, sitters, .. } = basis;
        let sat = sitters.iter().filter_map(|guest| {
            let (table, chair) = guest.seat?;
            Some(Sat { guest: guest.id, table, chair, pinned: guest.pinned })
        });
        let sat = serde_json::to_string(&sat.collect::<Vec<_>>()).map_err(|error| DbErr::Json(error.to_string()))?;
        clear_all(&tx, id).await?;
        for (guest, seat) in sitters.iter().zip(&seating) {
            let Some(Seat { table, chair }) = *seat else { continue };
            let chair = i32::try_from(chair).map_err(|_| Denied::NotFound)?;
            put(&tx, guest.id, Some((tables[table].id, chair)), guest.pinned && pinned_there(guest, tables[table].id)).await?;
        }
        remember(&tx, id, sat).await?;
        Ok(audit::record(&tx, actor, entry(&row, RoundtableAction::SeatsProposed)).await?)
    })
    .await
}

/// Whoever was pinned at a table that is not there any more is pinned nowhere.
fn pinned_there(guest: &GuestView, table: RoundtableTableId) -> bool {
    guest.seat.is_some_and(|(of, _)| of == table)
}

/// Seats everybody as they sat before the last proposal, as far as they still come and the chairs are there.
///
/// # Errors
/// `Denied`, `NotNow` where there is none to undo, or `Overtaken`.
pub async fn undo_proposal(db: &Db, actor: &Actor, id: RoundtableId, revision: &str) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = begun(&tx, id, revision).await?;
        if row.previous_seating.is_empty() {
            return Err(Error::NotNow(NotNow::NothingToUndo));
        }
        let sat: Vec<Sat> = serde_json::from_str(&row.previous_seating).map_err(|error| DbErr::Json(error.to_string()))?;
        let tables: Vec<TableView> = tables_in_order(&tx, id).await?.into_iter().map(TableView::from).collect();
        let people = guests_in_order(&tx, id).await?;
        clear_all(&tx, id).await?;
        for Sat { guest, table, chair, pinned } in sat {
            let comes = people.iter().any(|one| one.id == guest && one.state == GuestState::Accepted);
            let is_there = tables.iter().any(|one| one.id == table && chair < one.seats);
            if let (true, true, Ok(chair)) = (comes, is_there, i32::try_from(chair)) {
                put(&tx, guest, Some((table, chair)), pinned).await?;
            }
        }
        remember(&tx, id, String::new()).await?;
        Ok(audit::record(&tx, actor, entry(&row, RoundtableAction::ProposalUndone)).await?)
    })
    .await
}

/// Frees the chairs of a table from this one on.
///
/// # Errors
/// A failure of the database.
pub(super) async fn clear_table(tx: &Tx, table: RoundtableTableId, from: i32) -> Result<(), DbErr> {
    unseat(tx, roundtable_guest::Column::TableId.eq(table).and(roundtable_guest::Column::Seat.gte(from))).await
}

/// Frees the chair of somebody who does not come.
///
/// # Errors
/// A failure of the database.
pub(super) async fn clear_chair(tx: &Tx, guest: RoundtableGuestId) -> Result<(), DbErr> {
    unseat(tx, roundtable_guest::Column::Id.eq(guest)).await
}

async fn clear_all(tx: &Tx, id: RoundtableId) -> Result<(), DbErr> {
    unseat(tx, roundtable_guest::Column::RoundtableId.eq(id)).await
}

async fn unseat(tx: &Tx, which: Expr) -> Result<(), DbErr> {
    roundtable_guest::Entity::update_many()
        .col_expr(roundtable_guest::Column::TableId, Expr::value(None::<RoundtableTableId>))
        .col_expr(roundtable_guest::Column::Seat, Expr::value(None::<i32>))
        .col_expr(roundtable_guest::Column::Pinned, Expr::value(false))
        .filter(which)
        .exec(tx)
        .await?;
    Ok(())
}

async fn put(tx: &Tx, guest: RoundtableGuestId, place: Option<(RoundtableTableId, i32)>, pinned: bool) -> Result<(), DbErr> {
    let (table, seat) = place.unzip();
    roundtable_guest::Entity::update_many()
        .col_expr(roundtable_guest::Column::TableId, Expr::value(table))
        .col_expr(roundtable_guest::Column::Seat, Expr::value(seat))
        .col_expr(roundtable_guest::Column::Pinned, Expr::value(pinned))
        .filter(roundtable_guest::Column::Id.eq(guest))
        .exec(tx)
        .await?;
    Ok(())
}

/// Keeps how everybody sat before a proposal, or that there is none to undo.
async fn remember(tx: &Tx, id: RoundtableId, sat: String) -> Result<(), DbErr> {
    roundtable::Entity::update_many()
        .col_expr(roundtable::Column::PreviousSeating, Expr::value(sat))
        .filter(roundtable::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// The table of a chair that this roundtable has.
async fn table_of(tx: &Tx, id: RoundtableId, seat: SeatRef) -> Result<roundtable_table::Model, Error> {
    let table = roundtable_table::Entity::find_by_id(seat.table).one(tx).await?;
    let table = table.filter(|table| table.roundtable_id == id && usize::try_from(table.seats).is_ok_and(|seats| seat.chair < seats));
    table.ok_or(Error::Denied(Denied::NotFound))
}
