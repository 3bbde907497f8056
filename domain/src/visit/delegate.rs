//! Who comes along, and who came. What is known of them is personal: it goes a year after the visit.

use std::collections::HashSet;

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

use super::{
    Error, VisitAction, VisitField, VisitState,
    entity::{visit, visit_delegate},
    handle::found,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    db::{Db, Tx},
    field::{Email, FieldErrors, Line, PersonName, Prose, required, visible},
    ids::{VisitDelegateId, VisitId},
    locale::Text,
};

/// As many as a delegation has at most.
const MOST: usize = 500;

/// One of them, in valid form.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Delegate {
    name: String,
    function: String,
    organisation: String,
    email: String,
}

/// Adds people, one to a line: name; function; organisation; e-mail address, with semicolons or tabs between. All but the
/// name may be missing. Answers how many.
///
/// # Errors
/// `Denied`, `Invalid` with the first line that cannot be read, `NotNow`, `Emptied`, or `Full`.
pub async fn add_delegates(db: &Db, actor: &Actor, id: VisitId, lines: &str) -> Result<usize, Error> {
    actor.require_organiser()?;
    let read = &parse(lines).map_err(|problem| FieldErrors::one("lines", problem))?;
    db.write(|tx| async move {
        open(&tx, id).await?;
        let there = in_order(&tx, id).await?;
        if there.len() + read.len() > MOST {
            return Err(Error::Full(MOST));
        }
        let first = there.last().map_or(0, |last| last.position) + 1;
        let rows = (first..).zip(read).map(|(position, one)| visit_delegate::ActiveModel {
            id: Set(VisitDelegateId::new()),
            visit_id: Set(id),
            position: Set(position),
            name: Set(one.name.clone()),
            function: Set(one.function.clone()),
            organisation: Set(one.organisation.clone()),
            email: Set(one.email.clone()),
            came: Set(false),
        });
        visit_delegate::Entity::insert_many(rows).exec_without_returning(&tx).await?;
        let number = i64::try_from(read.len()).unwrap_or(i64::MAX);
        audit::record(&tx, actor, AuditEntry::of(VisitAction::DelegatesAdded, id).with(VisitField::Number, number)).await?;
        Ok(read.len())
    })
    .await
}

/// Takes somebody off the list, and answers their visit.
///
/// # Errors
/// `Denied`, also when it was done before.
pub async fn remove_delegate(db: &Db, actor: &Actor, id: VisitDelegateId) -> Result<VisitId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = visit_delegate::Entity::find_by_id(id).one(&tx).await?.ok_or(Denied::NotFound)?;
        if visit_delegate::Entity::delete_by_id(id).exec(&tx).await?.rows_affected == 0 {
            return Err(Denied::NotFound.into());
        }
        audit::record(&tx, actor, AuditEntry::of(VisitAction::DelegateRemoved, row.visit_id)).await?;
        Ok(row.visit_id)
    })
    .await
}

/// Notes who came: these are ticked, and those `were` when the list was opened. Whom somebody else has ticked meanwhile, on
/// another phone at the same door, stays so.
///
/// # Errors
/// `Denied`, also for `were` that are no ids, `NotNow`, or `Emptied`.
pub async fn note_attendance(db: &Db, actor: &Actor, id: VisitId, came: &[String], were: &[String]) -> Result<(), Error> {
    actor.require_organiser()?;
    let came: &HashSet<VisitDelegateId> = &came.iter().filter_map(|id| id.parse().ok()).collect();
    let were: Result<HashSet<VisitDelegateId>, Denied> =
        were.iter().map(|id| id.parse::<VisitDelegateId>().map_err(|_| Denied::NotFound)).collect();
    let were = &were?;
    db.write(|tx| async move {
        open(&tx, id).await?;
        let all = in_order(&tx, id).await?;
        let is_here = |row: &visit_delegate::Model| {
            let is_ticked = came.contains(&row.id);
            if is_ticked == were.contains(&row.id) { row.came } else { is_ticked }
        };
        let changed: Vec<_> = all.iter().filter(|row| row.came != is_here(row)).collect();
        for came in [true, false] {
            let ids: Vec<_> = changed.iter().filter(|row| row.came != came).map(|row| row.id).collect();
            if !ids.is_empty() {
                let update = visit_delegate::Entity::update_many().col_expr(visit_delegate::Column::Came, Expr::value(came));
                update.filter(visit_delegate::Column::Id.is_in(ids)).exec(&tx).await?;
            }
        }
        if !changed.is_empty() {
            let number = i64::try_from(all.iter().filter(|row| is_here(row)).count()).unwrap_or(i64::MAX);
            audit::record(&tx, actor, AuditEntry::of(VisitAction::AttendanceNoted, id).with(VisitField::Number, number)).await?;
        }
        Ok(())
    })
    .await
}

/// The visit, if people can be noted for it.
async fn open(tx: &Tx, id: VisitId) -> Result<visit::Model, Error> {
    let row = found(tx, id).await?;
    if !matches!(row.state, VisitState::Accepted | VisitState::Done) {
        return Err(Error::NotNow(row.state));
    }
    if row.emptied_at.is_some() { Err(Error::Emptied) } else { Ok(row) }
}

async fn in_order(tx: &Tx, id: VisitId) -> Result<Vec<visit_delegate::Model>, Error> {
    let rows = visit_delegate::Entity::find().filter(visit_delegate::Column::VisitId.eq(id));
    let rows = rows.order_by_asc(visit_delegate::Column::Position).order_by_asc(visit_delegate::Column::Id);
    Ok(rows.all(tx).await?)
}

fn parse(typed: &str) -> Result<Vec<Delegate>, Text> {
    let typed = Prose::<20_000>::parse(typed)?.into_string();
    let lines = typed.lines().enumerate().filter(|(_, line)| !visible(line).is_empty());
    let mut read = Vec::new();
    for (at, line) in lines {
        read.push(one(line).map_err(|problem| in_line(at + 1, &problem))?);
    }
    if read.is_empty() { Err(required()) } else { Ok(read) }
}

fn one(line: &str) -> Result<Delegate, Text> {
    let mut parts = line.split([';', '\t']).map(str::trim);
    let mut next = || parts.next().unwrap_or_default();
    let (name, function, organisation, email) = (next(), next(), next(), next());
    if parts.any(|rest| !rest.is_empty()) {
        return Err(Text::new("mehr als vier Angaben.", "more than four parts."));
    }
    Ok(Delegate {
        name: PersonName::parse(name)?.as_str().to_owned(),
        function: Line::<120>::parse_optional(function)?,
        organisation: Line::<160>::parse_optional(organisation)?,
        email: if email.is_empty() { String::new() } else { Email::parse(email)?.as_str().to_owned() },
    })
}

fn in_line(number: usize, problem: &Text) -> Text {
    Text::new(format!("Zeile {number}: {}", problem.de), format!("Line {number}: {}", problem.en))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_from_mails_and_from_spreadsheets() {
        let read = parse("Mei Tan; Director; Clean Energy Circle; mei@delegation.example\n\nJun Park\tResearcher\n").expect("read");

        let names: Vec<_> = read.iter().map(|one| [one.name.as_str(), &one.function, &one.organisation, &one.email]).collect();
        assert_eq!(names, [["Mei Tan", "Director", "Clean Energy Circle", "mei@delegation.example"], ["Jun Park", "Researcher", "", ""]]);
    }

    #[test]
    fn the_line_that_cannot_be_read_is_named() {
        for (typed, line) in [("Mei Tan\n; Director", "Line 2: "), ("Mei Tan;;;nowhere", "Line 1: "), ("A B;c;d;;e", "Line 1: ")] {
            let problem = parse(typed).expect_err("refused");
            assert!(problem.en.starts_with(line), "{typed}: {}", problem.en);
        }
        assert_eq!(parse(" \n "), Err(required()));
    }
}
