//! The tables of a roundtable, and who does not sit side by side. Each change is one of the roundtable: it goes by its revision.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, TryInsertResult,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};

use super::{
    Error, MOST_RIVALS, MOST_TABLES, NotNow, RoundtableAction, RoundtableField, TableShape,
    answer::move_up,
    details::please_choose,
    entity::{roundtable, roundtable_rival, roundtable_table},
    queries::{rivals_of, tables_in_order},
    seating::clear_table,
    service::{begun, entry},
};
use crate::{
    actor::{Actor, Denied},
    audit,
    db::{Db, Tx},
    field::{FieldErrors, Fields, Line, whole},
    ids::{RoundtableId, RoundtableRivalId, RoundtableTableId},
    locale::Text,
};

/// A table as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableForm {
    pub table_name: String,
    pub seats: String,
    /// A word of [`TableShape`].
    pub shape: String,
}

struct Parsed {
    name: String,
    seats: i32,
    shape: TableShape,
}

impl TableForm {
    fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { table_name, seats, shape } = self;
        let mut fields = Fields::new();
        let name = fields.check("table_name", Line::<60>::parse(table_name));
        let seats = fields.check("seats", whole(seats, 2..=40));
        let shape = fields.check("shape", shape.parse::<TableShape>().map_err(|_| please_choose()));
        fields.finish(|| Some(Parsed { name: name?.into_string(), seats: i32::try_from(seats?).ok()?, shape: shape? }))
    }
}

impl Parsed {
    /// Every column: neither a new one nor a new field of the form compiles until it stands here.
    fn columns(&self) -> roundtable_table::ActiveModel {
        let Self { name, seats, shape } = self;
        roundtable_table::ActiveModel {
            name: Set(name.clone()),
            seats: Set(*seats),
            shape: Set(*shape),
            id: NotSet,
            roundtable_id: NotSet,
            position: NotSet,
        }
    }
}

/// Puts a table behind the others; whoever waits for a seat moves up.
///
/// # Errors
/// `Denied`, `Invalid`, `NotNow`, or `Overtaken`.
pub async fn add_table(db: &Db, actor: &Actor, id: RoundtableId, revision: &str, command: &TableForm) -> Result<(), Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let round = begun(&tx, id, revision).await?;
        let others = tables_in_order(&tx, id).await?;
        if others.len() >= MOST_TABLES {
            return Err(Error::NotNow(NotNow::TooMany(MOST_TABLES)));
        }
        let row = roundtable_table::ActiveModel {
            id: Set(RoundtableTableId::new()),
            roundtable_id: Set(id),
            position: Set(others.last().map_or(0, |last| last.position) + 1),
            ..parsed.columns()
        };
        roundtable_table::Entity::insert(row).exec_without_returning(&tx).await?;
        add_seats(&tx, id, parsed.seats).await?;
        move_up(&tx, id).await?;
        let entry = entry(&round, RoundtableAction::TableAdded).with(RoundtableField::Table, parsed.name.as_str());
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}

/// Changes a table, and answers whose it is. Whoever sat on a chair that is not there any more has none.
///
/// # Errors
/// `Denied`, `Invalid`, `NotNow` where more people have accepted than there would be seats, or `Overtaken`.
pub async fn edit_table(
    db: &Db,
    actor: &Actor,
    table: RoundtableTableId,
    revision: &str,
    command: &TableForm,
) -> Result<RoundtableId, Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let (round, old) = of_table(&tx, table, revision).await?;
        add_seats(&tx, round.id, parsed.seats - old.seats).await?;
        clear_table(&tx, table, parsed.seats).await?;
        move_up(&tx, round.id).await?;
        roundtable_table::Entity::update_many().set(parsed.columns()).filter(roundtable_table::Column::Id.eq(table)).exec(&tx).await?;
        let entry = entry(&round, RoundtableAction::TableChanged).with(RoundtableField::Table, parsed.name.as_str());
        audit::record(&tx, actor, entry).await?;
        Ok(round.id)
    })
    .await
}

/// Takes a table away, and answers whose it was. Whoever sat there has no seat any more.
///
/// # Errors
/// As `edit_table`.
pub async fn remove_table(db: &Db, actor: &Actor, table: RoundtableTableId, revision: &str) -> Result<RoundtableId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (round, old) = of_table(&tx, table, revision).await?;
        add_seats(&tx, round.id, -old.seats).await?;
        clear_table(&tx, table, 0).await?;
        roundtable_table::Entity::delete_by_id(table).exec(&tx).await?;
        let entry = entry(&round, RoundtableAction::TableRemoved).with(RoundtableField::Table, old.name);
        audit::record(&tx, actor, entry).await?;
        Ok(round.id)
    })
    .await
}

/// Says that two organisations do not sit side by side. Saying so twice is saying it once.
///
/// # Errors
/// `Denied`, `Invalid`, `NotNow`, or `Overtaken`.
pub async fn add_rivals(db: &Db, actor: &Actor, id: RoundtableId, revision: &str, one: &str, other: &str) -> Result<(), Error> {
    actor.require_organiser()?;
    let mut fields = Fields::new();
    let (one, other) = (fields.check("one", Line::<120>::parse(one)), fields.check("other", Line::<120>::parse(other)));
    let (one, other) = fields.finish(|| Some((one?.into_string(), other?.into_string())))?;
    let by_key = |name: String| (rules::roundtable::key(&name), name);
    let mut pair = [by_key(one), by_key(other)];
    pair.sort();
    let [(one_key, one), (other_key, other)] = &pair;
    if one_key == other_key {
        let same = Text::new("Das ist zweimal dieselbe Organisation.", "That is the same organisation twice.");
        return Err(FieldErrors::one("other", same).into());
    }
    db.write(|tx| async move {
        let round = begun(&tx, id, revision).await?;
        if rivals_of(&tx, id).await?.len() >= MOST_RIVALS {
            return Err(Error::NotNow(NotNow::TooMany(MOST_RIVALS)));
        }
        let row = roundtable_rival::ActiveModel {
            id: Set(RoundtableRivalId::new()),
            roundtable_id: Set(id),
            one: Set(one.clone()),
            other: Set(other.clone()),
            one_key: Set(one_key.clone()),
            other_key: Set(other_key.clone()),
        };
        let columns = [roundtable_rival::Column::RoundtableId, roundtable_rival::Column::OneKey, roundtable_rival::Column::OtherKey];
        match roundtable_rival::Entity::insert(row).on_conflict_do_nothing_on(columns).exec_without_returning(&tx).await? {
            TryInsertResult::Inserted(rows) if rows > 0 => {
                Ok(audit::record(&tx, actor, entry(&round, RoundtableAction::RivalsAdded)).await?)
            }
            _ => Ok(()),
        }
    })
    .await
}

/// Lets two organisations sit side by side again, and answers at which roundtable.
///
/// # Errors
/// `Denied`, or `Overtaken`.
pub async fn remove_rivals(db: &Db, actor: &Actor, rivals: RoundtableRivalId, revision: &str) -> Result<RoundtableId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = roundtable_rival::Entity::find_by_id(rivals).one(&tx).await?.ok_or(Denied::NotFound)?;
        let round = begun(&tx, row.roundtable_id, revision).await?;
        roundtable_rival::Entity::delete_by_id(rivals).exec(&tx).await?;
        audit::record(&tx, actor, entry(&round, RoundtableAction::RivalsRemoved)).await?;
        Ok(round.id)
    })
    .await
}

/// Counts the chairs: never fewer than people have accepted.
async fn add_seats(tx: &Tx, id: RoundtableId, more: i32) -> Result<(), Error> {
    let total = || Expr::col(roundtable::Column::SeatsTotal).add(more);
    let counted = roundtable::Entity::update_many()
        .col_expr(roundtable::Column::SeatsTotal, total())
        .filter(roundtable::Column::Id.eq(id))
        .filter(total().gte(Expr::col(roundtable::Column::SeatsTaken)))
        .exec(tx)
        .await?;
    if counted.rows_affected == 0 { Err(Error::NotNow(NotNow::SeatsTaken)) } else { Ok(()) }
}

/// The roundtable of a table, as `begun`, and the table.
async fn of_table(tx: &Tx, table: RoundtableTableId, revision: &str) -> Result<(roundtable::Model, roundtable_table::Model), Error> {
    let find = || roundtable_table::Entity::find_by_id(table).one(tx);
    let round = begun(tx, find().await?.ok_or(Denied::NotFound)?.roundtable_id, revision).await?;
    // Once more: whoever held the roundtable may have changed it.
    let table = find().await?.ok_or(Denied::NotFound)?;
    Ok((round, table))
}
