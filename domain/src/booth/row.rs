//! Several units of one kind at once: a row from one place in one direction, numbered on.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};

use super::{
    Error, MOST_LEVELS, MOST_UNITS, Side, UnitDetails,
    entity::unit,
    next_code, policy,
    unit::{claim, insert},
    unit_details::{Parsed, Wanted, unit_code},
};
use crate::{
    actor::Actor,
    db::{Db, Tx},
    field::{FieldErrors, Fields, visible, whole},
    ids::{EventId, UnitId},
    locale::Text,
};

/// Units that one form makes at most.
const MOST_AT_ONCE: i64 = 60;

/// How many units, and where the next one stands; as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RowDetails {
    /// Empty: one.
    pub count: String,
    /// A word of [`Side`]; empty: to the right.
    pub direction: String,
}

impl RowDetails {
    fn parse(&self) -> Result<(usize, Side), FieldErrors> {
        let Self { count, direction } = self;
        let mut fields = Fields::new();
        let count = fields.check_optional("count", count, |typed| whole(typed, 1..=MOST_AT_ONCE));
        let unknown = |_| Text::new("Bitte wählen.", "Please choose.");
        let direction = fields.check_optional("direction", direction, |typed| visible(typed).parse().map_err(unknown));
        fields.finish(|| Some((usize::try_from(count?.unwrap_or(1)).ok()?, direction?.unwrap_or(Side::Right))))
    }
}

/// Puts a row of units on a level: the first as it was typed, each next one beside the one before, with the next code that is
/// not taken. All of them or none.
///
/// # Errors
/// As `add_unit`, of whichever unit of the row.
pub async fn add_units(db: &Db, actor: &Actor, event: EventId, command: &UnitDetails, row: &RowDetails) -> Result<Vec<UnitId>, Error> {
    policy::may_organise(actor)?;
    let (wanted, first) = command.parse();
    let (row, unreadable) = row.parse().map_or_else(|unreadable| (None, unreadable), |row| (Some(row), FieldErrors::default()));
    let (wanted, typed) = (&wanted, &unreadable.beside(first));
    db.write(|tx| async move {
        let units = match (typed, row) {
            (Ok(first), Some((count, direction))) => numbered(&tx, event, first, count, direction).await?,
            _ => Vec::new(),
        };
        // What cannot be read as a whole is compared as far as it can.
        let wanted = if units.is_empty() { vec![wanted.clone()] } else { units.iter().map(Wanted::from).collect() };
        let taken = claim(&tx, event, None, &wanted).await?;
        taken.beside(typed.as_ref().map_err(Clone::clone))?;
        let mut made = Vec::with_capacity(units.len());
        for unit in &units {
            made.push(insert(&tx, actor, event, unit).await?);
        }
        Ok(made)
    })
    .await
}

async fn numbered(tx: &Tx, event: EventId, first: &Parsed, count: usize, direction: Side) -> Result<Vec<Parsed>, Error> {
    let mut wanted = vec![first.clone()];
    if count < 2 {
        return Ok(wanted);
    }
    let codes = unit::Entity::find().filter(unit::Column::EventId.eq(event)).select_only().column(unit::Column::Code);
    let taken: Vec<String> = codes.limit(MOST_LEVELS * MOST_UNITS).into_tuple().all(tx).await?;
    let mut last = first.clone();
    for _ in 1..count {
        let code = next_code(&last.code, |code| taken.iter().any(|other| other == code));
        // With another digit it may be too long for the plan.
        let code = unit_code(&code).map_err(|problem| Error::Invalid(FieldErrors::one("code", problem)))?;
        last = Parsed { code, place: last.place.neighbour(direction), ..last };
        wanted.push(last.clone());
    }
    Ok(wanted)
}
