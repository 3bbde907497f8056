//! Reading properties. What is not published is there for organisers, and for the team of its exhibitor.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select, sea_query::SelectStatement,
};

use super::{
    Error, PropertyFileView, PropertyView, Publication,
    entity::{property, property_file},
    policy,
};
use crate::{
    actor::{Actor, Denied},
    application::{ApplicationState, entity::application},
    audit::{self, HistoryEntry},
    clock::Instant,
    db::{Db, alphabetical, compare_names},
    ids::{ApplicationId, EventId, OrganisationId, PropertyId},
    organisation::entity::organisation,
};

/// On one page: of an exhibitor, of an event, side by side.
const MOST: u64 = 60;
/// More than anybody writes by hand; there is no way to see the others.
const OWN: u64 = 1_000;
/// Search engines take no more than 50,000 addresses, of which each property has two.
const LISTED: u64 = 10_000;
/// More exhibitors than anybody chooses from.
const HOLDERS: u64 = 2_000;

/// An exhibitor that a property can belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub id: OrganisationId,
    pub name: String,
}

/// The property at `slug`.
///
/// # Errors
/// `NotFound` when there is none, or none that the actor may see.
pub async fn by_slug(db: &Db, actor: &Actor, slug: &str) -> Result<PropertyView, Error> {
    let row = property::Entity::find().filter(property::Column::Slug.eq(slug)).filter(visible_to(actor)).one(db.read()).await?;
    one(db, row).await
}

/// A property to work on.
///
/// # Errors
/// `Denied` for whoever may not write it, and when there is none.
pub async fn property(db: &Db, actor: &Actor, id: PropertyId) -> Result<PropertyView, Error> {
    policy::may_write_some(actor)?;
    let row = property::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    policy::may_write(actor, row.organisation_id)?;
    one(db, Some(row)).await
}

/// What happened to a property, the newest first.
///
/// # Errors
/// `Denied` for whoever may not write it, and when there is none.
pub async fn history_of(db: &Db, actor: &Actor, id: PropertyId) -> Result<Vec<HistoryEntry>, Error> {
    let seen = property(db, actor, id).await?;
    Ok(audit::of_subject(db, seen.id.as_uuid()).await?)
}

/// All that belong to the organisations of the actor, by title.
///
/// # Errors
/// `Denied` for whoever is not signed in.
pub async fn own(db: &Db, actor: &Actor) -> Result<Vec<PropertyView>, Error> {
    let person = actor.require_person()?;
    let rows = property::Entity::find().filter(property::Column::OrganisationId.is_in(person.exhibits_for.iter().copied()));
    let rows = by_title(rows).limit(OWN).all(db.read()).await?;
    Ok(views(db, rows).await?)
}

/// The exhibitors that the actor may give a property to, by name.
///
/// # Errors
/// `Denied` for whoever writes no properties.
pub async fn holders(db: &Db, actor: &Actor) -> Result<Vec<Holder>, Error> {
    policy::may_write_some(actor)?;
    let mut rows = organisation::Entity::find();
    if let Some(person) = actor.person().filter(|_| !actor.is_organiser()) {
        rows = rows.filter(organisation::Column::Id.is_in(person.exhibits_for.iter().copied()));
    }
    let rows = rows.order_by(alphabetical(organisation::Column::DisplayName), Order::Asc).limit(HOLDERS).all(db.read()).await?;
    Ok(rows.into_iter().map(|row| Holder { id: row.id, name: row.display_name }).collect())
}

/// What everybody may see of an exhibitor, by title; a moment old at most (`Db::kept`).
///
/// # Errors
/// A failure of the database.
pub async fn of_exhibitor(db: &Db, exhibitor: ApplicationId) -> Result<Vec<PropertyView>, DbErr> {
    let of = application::Entity::find()
        .select_only()
        .column(application::Column::OrganisationId)
        .filter(application::Column::Id.eq(exhibitor))
        .filter(application::Column::OrganisationId.is_not_null());
    kept(db, "properties of an exhibitor", exhibitor, of.into_query()).await
}

/// What everybody may see of all that exhibit at an event, by title.
///
/// # Errors
/// A failure of the database.
pub async fn of_event(db: &Db, event: EventId) -> Result<Vec<PropertyView>, DbErr> {
    let of = application::Entity::find()
        .select_only()
        .column(application::Column::OrganisationId)
        .filter(application::Column::EventId.eq(event))
        .filter(application::Column::State.eq(ApplicationState::Confirmed))
        .filter(application::Column::OrganisationId.is_not_null());
    kept(db, "properties of an event", event, of.into_query()).await
}

async fn kept(db: &Db, what: &'static str, of: impl ToString, organisations: SelectStatement) -> Result<Vec<PropertyView>, DbErr> {
    let load = || {
        let (db, organisations) = (db.clone(), organisations.clone());
        async move {
            let rows = property::Entity::find()
                .filter(property::Column::Publication.eq(Publication::Published))
                .filter(property::Column::OrganisationId.in_subquery(organisations));
            read(&db, by_title(rows)).await
        }
    };
    let found = db.kept(what, of, load).await?;
    Ok((*found).clone())
}

/// Those of these addresses that everybody may see, in their order.
///
/// # Errors
/// A failure of the database.
pub async fn chosen(db: &Db, slugs: &[String]) -> Result<Vec<PropertyView>, DbErr> {
    let slugs: Vec<&str> = slugs.iter().take(MOST as usize).map(String::as_str).collect();
    if slugs.is_empty() {
        return Ok(Vec::new());
    }
    let rows = property::Entity::find()
        .filter(property::Column::Publication.eq(Publication::Published))
        .filter(property::Column::Slug.is_in(slugs.iter().copied()));
    let mut found = views(db, rows.all(db.read()).await?).await?;
    found.sort_by_key(|property| slugs.iter().position(|slug| *slug == property.slug));
    Ok(found)
}

/// The towns in which something is, for everybody, by name.
///
/// # Errors
/// A failure of the database.
pub async fn towns(db: &Db) -> Result<Vec<String>, DbErr> {
    let rows = property::Entity::find().filter(property::Column::Publication.eq(Publication::Published));
    let rows = rows.select_only().column(property::Column::Town).distinct();
    let mut towns: Vec<String> = rows.into_tuple().all(db.read()).await?;
    towns.sort_by(|one, other| compare_names(one, other));
    Ok(towns)
}

/// The addresses of what everybody may see, and when each changed, for the sitemap.
///
/// # Errors
/// A failure of the database.
pub async fn public_pages(db: &Db) -> Result<Vec<(String, Instant)>, DbErr> {
    let rows = property::Entity::find().filter(property::Column::Publication.eq(Publication::Published));
    let rows = rows.select_only().columns([property::Column::Slug, property::Column::UpdatedAt]);
    rows.order_by_asc(property::Column::Slug).limit(LISTED).into_tuple().all(db.read()).await
}

/// What the actor may see.
pub(crate) fn visible_to(actor: &Actor) -> Condition {
    if actor.is_organiser() {
        return Condition::all();
    }
    let public = Condition::any().add(property::Column::Publication.eq(Publication::Published));
    match actor.person() {
        Some(person) => public.add(property::Column::OrganisationId.is_in(person.exhibits_for.iter().copied())),
        None => public,
    }
}

fn by_title(rows: Select<property::Entity>) -> Select<property::Entity> {
    rows.order_by(alphabetical(property::Column::TitleDe), Order::Asc).order_by_asc(property::Column::Id)
}

async fn read(db: &Db, rows: Select<property::Entity>) -> Result<Vec<PropertyView>, DbErr> {
    let rows = rows.limit(MOST).all(db.read()).await?;
    views(db, rows).await
}

async fn one(db: &Db, row: Option<property::Model>) -> Result<PropertyView, Error> {
    let found = views(db, row.into_iter().collect()).await?;
    found.into_iter().next().ok_or(Error::Denied(Denied::NotFound))
}

/// Rows with the names of their exhibitors and their files.
pub(super) async fn views(db: &Db, rows: Vec<property::Model>) -> Result<Vec<PropertyView>, DbErr> {
    let organisations: Vec<OrganisationId> = rows.iter().filter_map(|row| row.organisation_id).collect();
    let mut names = HashMap::new();
    if !organisations.is_empty() {
        let found = organisation::Entity::find().filter(organisation::Column::Id.is_in(organisations)).all(db.read()).await?;
        names.extend(found.into_iter().map(|row| (row.id, row.display_name)));
    }
    let mut files: HashMap<PropertyId, Vec<PropertyFileView>> = HashMap::new();
    if !rows.is_empty() {
        let of_them = property_file::Entity::find()
            .filter(property_file::Column::PropertyId.is_in(rows.iter().map(|row| row.id)))
            .order_by_asc(property_file::Column::CreatedAt)
            .order_by_asc(property_file::Column::Id);
        for row in of_them.all(db.read()).await? {
            files.entry(row.property_id).or_default().push(PropertyFileView::from(row));
        }
    }
    let view = |row: property::Model| {
        let name = row.organisation_id.and_then(|id| names.get(&id).cloned());
        let files = files.remove(&row.id).unwrap_or_default();
        PropertyView::of(row, name, files)
    };
    Ok(rows.into_iter().map(view).collect())
}
