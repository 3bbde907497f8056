//! This year's fair out of last year's: texts, levels, units and stages again, on new dates, with nobody on it yet.

use chrono::{Duration, NaiveDate};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{Error, EventState, EventView, entity, policy, service};
use crate::{
    actor::{Actor, Denied},
    audit::{self, Happened},
    booth,
    clock::{self, Instant, Tz},
    db::{Db, Tx},
    field::{Fields, Line, Slug, date, slug_of},
    ids::{EventId, StageId},
    masterclass::entity::stage,
};

/// What is new about the next edition, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NextEdition {
    pub name: String,
    /// Empty: made from the name.
    pub slug: String,
    /// Everything else moves by as many days.
    pub starts_on: String,
}

/// Makes a draft like `event`, on the new dates.
///
/// # Errors
/// `Denied`, or `Invalid`, also where the address is taken.
pub async fn duplicate(db: &Db, actor: &Actor, event: EventId, command: &NextEdition) -> Result<EventView, Error> {
    policy::may_organise(actor)?;
    let mut fields = Fields::new();
    let name = fields.check("name", Line::<80>::parse(&command.name));
    let typed = if command.slug.trim().is_empty() { slug_of(&command.name) } else { command.slug.clone() };
    let slug = fields.check("slug", Slug::parse(&typed));
    let starts_on = fields.check("starts_on", date(&command.starts_on));
    let (name, slug, starts_on) = fields.finish(|| Some((name?, slug?, starts_on?)))?;
    let (name, slug) = (name.as_str(), slug.as_str());
    db.write(|tx| async move {
        let old = entity::Entity::find_by_id(event).one(&tx).await?.ok_or(Denied::NotFound)?;
        let new = next(&old, name, slug, starts_on);
        service::insert(&tx, new.clone()).await?;
        booth::copy(&tx, old.id, new.id).await?;
        copy_stages(&tx, old.id, new.id).await?;
        audit::record(&tx, actor, Happened::new("event", new.id.as_uuid(), "created").at(new.id).with("from", old.name.as_str())).await?;
        Ok(EventView::from(new))
    })
    .await
}

fn next(old: &entity::Model, name: &str, slug: &str, starts_on: NaiveDate) -> entity::Model {
    let by = starts_on - old.starts_on;
    let zone: Tz = old.time_zone.parse().unwrap_or(Tz::UTC);
    let moved = |at: Option<Instant>| at.map(|at| same_wall_clock(zone, at, by));
    let now = clock::now();
    entity::Model {
        id: EventId::new(),
        name: name.to_owned(),
        slug: slug.to_owned(),
        starts_on,
        ends_on: old.ends_on + by,
        applications_open_at: moved(old.applications_open_at),
        applications_close_at: moved(old.applications_close_at),
        passes_close_at: moved(old.passes_close_at),
        state: EventState::Draft,
        revision: 1,
        created_at: now,
        updated_at: now,
        ..old.clone()
    }
}

/// Stages belong to `masterclass`; without their sessions they are only furniture.
async fn copy_stages(tx: &Tx, from: EventId, to: EventId) -> Result<(), DbErr> {
    let stages = stage::Entity::find().filter(stage::Column::EventId.eq(from)).all(tx).await?;
    let copies = stages.into_iter().map(|old| {
        let row: stage::ActiveModel = old.into();
        stage::ActiveModel {
            id: Set(StageId::new()),
            event_id: Set(to),
            revision: Set(1),
            created_at: Set(clock::now()),
            ..row.reset_all()
        }
    });
    let copies: Vec<_> = copies.collect();
    if !copies.is_empty() {
        stage::Entity::insert_many(copies).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Ten in the morning stays ten in the morning, also across a change of the clocks.
fn same_wall_clock(zone: Tz, at: Instant, by: Duration) -> Instant {
    clock::at(zone, at.with_timezone(&zone).naive_local() + by)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_keep_their_wall_clock_time() {
        let berlin = chrono_tz::Europe::Berlin;
        let winter = "2027-01-15T22:59:00Z".parse().expect("a test literal");

        let summer = same_wall_clock(berlin, winter, Duration::days(180));

        assert_eq!(summer.to_rfc3339(), "2027-07-14T21:59:00+00:00");
    }
}
