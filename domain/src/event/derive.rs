//! Instants follow what was meant: when the rules of a zone change, an event's deadlines are derived again.

use chrono::NaiveDateTime;
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, LockType},
};

use super::{Error, EventView, columns::differences, entity};
use crate::{
    actor::{Actor, Denied},
    audit, clock,
    db::{Db, Tx},
    ids::EventId,
    zone::Version,
};

/// Every event whose instants were derived by older rules than these.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn behind_zone_rules(db: &Db, rules: &Version) -> Result<Vec<EventId>, DbErr> {
    let others: Vec<(EventId, String)> = entity::Entity::find()
        .select_only()
        .column(entity::Column::Id)
        .column(entity::Column::ZoneRules)
        .filter(entity::Column::ZoneRules.ne(rules.to_string()))
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(others.into_iter().filter(|(_, by)| is_older(by, rules)).map(|(event, _)| event).collect())
}

/// Derives the deadlines of an event by these rules, and notes that all of its instants follow them: whoever calls sees
/// to the rest in the same transaction. The event is held until then. `None` where newer rules have derived it: it stays.
///
/// # Errors
/// `NotFound`, or a failure of the database.
pub(crate) async fn derive_deadlines(tx: &Tx, event: EventId, rules: &Version) -> Result<Option<EventView>, Error> {
    let old = entity::Entity::find_by_id(event).lock(LockType::NoKeyUpdate).one(tx).await?.ok_or(Denied::NotFound)?;
    match Version::parse(&old.zone_rules) {
        Some(by) if by > *rules => return Ok(None),
        Some(by) if by == *rules => return Ok(Some(old.into())),
        _ => {}
    }
    let (zone, [opens, closes, passes]) = (old.zone(), old.local_times());
    let instant = |local: Option<NaiveDateTime>| local.map(|local| clock::at(zone, local));
    let mut new = entity::Model {
        applications_open_at: instant(opens),
        applications_close_at: instant(closes),
        passes_close_at: instant(passes),
        applications_open_local: opens,
        applications_close_local: closes,
        passes_close_local: passes,
        zone_rules: rules.to_string(),
        ..old.clone()
    };
    let instants = |row: &entity::Model| [row.applications_open_at, row.applications_close_at, row.passes_close_at];
    if instants(&new) != instants(&old) {
        new.revision += 1;
        new.updated_at = clock::now();
        audit::record(tx, &Actor::System, differences(&old, &new)).await?;
    }
    entity::Entity::update_many()
        .col_expr(entity::Column::ApplicationsOpenAt, Expr::value(new.applications_open_at))
        .col_expr(entity::Column::ApplicationsCloseAt, Expr::value(new.applications_close_at))
        .col_expr(entity::Column::PassesCloseAt, Expr::value(new.passes_close_at))
        .col_expr(entity::Column::ApplicationsOpenLocal, Expr::value(opens))
        .col_expr(entity::Column::ApplicationsCloseLocal, Expr::value(closes))
        .col_expr(entity::Column::PassesCloseLocal, Expr::value(passes))
        .col_expr(entity::Column::ZoneRules, Expr::value(new.zone_rules.clone()))
        .col_expr(entity::Column::Revision, Expr::value(new.revision))
        .col_expr(entity::Column::UpdatedAt, Expr::value(new.updated_at))
        .filter(entity::Column::Id.eq(event))
        .exec(tx)
        .await?;
    Ok(Some(new.into()))
}

fn is_older(by: &str, rules: &Version) -> bool {
    Version::parse(by).is_none_or(|by| by < *rules)
}
