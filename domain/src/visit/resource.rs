//! Rooms and interpreters.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::LockType,
};
use serde::{Deserialize, Serialize};

use super::{
    Error, ResourceAction, ResourceField, ResourceKind, ResourceView,
    details::please_choose,
    entity::{visit_item, visit_resource},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx},
    field::{FieldErrors, Fields, Line, visible, whole},
    ids::VisitResourceId,
    locale::Text,
};

/// More nobody chooses from.
const MOST: u64 = 500;

/// A room or an interpreter as typed; all but kind and name may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ResourceDetails {
    /// A word of [`ResourceKind`].
    pub kind: String,
    pub name: String,
    pub detail: String,
    /// Of a room alone.
    pub capacity: String,
}

struct Parsed {
    kind: ResourceKind,
    name: String,
    detail: String,
    capacity: Option<i32>,
}

impl ResourceDetails {
    fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { kind, name, detail, capacity } = self;
        let mut fields = Fields::new();
        let kind = fields.check("kind", kind.parse::<ResourceKind>().map_err(|_| please_choose()));
        let name = fields.check("name", Line::<80>::parse(name));
        let detail = fields.check("detail", Line::<200>::parse_optional(detail));
        if kind == Some(ResourceKind::Interpreter) && !visible(capacity).is_empty() {
            fields.refuse("capacity", Text::new("Plätze hat nur ein Raum.", "Only a room has places."));
        }
        let capacity = fields.check_optional("capacity", capacity, |typed| whole(typed, 1..=100_000));
        fields.finish(|| {
            let capacity = capacity?.and_then(|number| i32::try_from(number).ok());
            Some(Parsed { kind: kind?, name: name?.into_string(), detail: detail?, capacity })
        })
    }
}

impl Parsed {
    /// Every column: neither a new one nor a new field of the form compiles until it stands here.
    fn columns(&self) -> visit_resource::ActiveModel {
        let Self { kind, name, detail, capacity } = self;
        visit_resource::ActiveModel {
            kind: Set(*kind),
            name: Set(name.clone()),
            detail: Set(detail.clone()),
            capacity: Set(*capacity),
            id: NotSet,
            revision: NotSet,
            created_at: NotSet,
        }
    }
}

/// All of them, rooms before interpreters, by name.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn resources(db: &Db, actor: &Actor) -> Result<Vec<ResourceView>, Error> {
    actor.require_organiser()?;
    let rows = visit_resource::Entity::find()
        .order_by_desc(visit_resource::Column::Kind)
        .order_by_asc(visit_resource::Column::Name)
        .order_by_asc(visit_resource::Column::Id)
        .limit(MOST)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(ResourceView::from).collect())
}

/// Adds a room or an interpreter.
///
/// # Errors
/// `Denied`, or `Invalid`.
pub async fn add_resource(db: &Db, actor: &Actor, command: &ResourceDetails) -> Result<(), Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let id = VisitResourceId::new();
        let row = visit_resource::ActiveModel { id: Set(id), revision: Set(1), created_at: Set(clock::now()), ..parsed.columns() };
        visit_resource::Entity::insert(row).exec_without_returning(&tx).await?;
        let entry = AuditEntry::of(ResourceAction::Added, id).with(ResourceField::Name, parsed.name.as_str());
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}

/// Changes what is said of one; a room stays a room.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn edit_resource(
    db: &Db,
    actor: &Actor,
    id: VisitResourceId,
    expected: ExpectedRevision,
    command: &ResourceDetails,
) -> Result<(), Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        expected.check::<ResourceAction, Error>(&tx, id, old.revision, clock::home()).await?;
        if parsed.kind != old.kind {
            return Err(FieldErrors::one("kind", please_choose()).into());
        }
        let row = visit_resource::ActiveModel { revision: Set(old.revision + 1), ..parsed.columns() };
        visit_resource::Entity::update_many().set(row).filter(visit_resource::Column::Id.eq(id)).exec(&tx).await?;
        let entry = AuditEntry::of(ResourceAction::Changed, id)
            .changed(ResourceField::Name, old.name.as_str(), &parsed.name)
            .changed(ResourceField::Detail, old.detail.as_str(), &parsed.detail)
            .changed(ResourceField::Capacity, old.capacity, parsed.capacity);
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}

/// Takes one away that no item has.
///
/// # Errors
/// `Denied`, or `InUse` with which items have it.
pub async fn remove_resource(db: &Db, actor: &Actor, id: VisitResourceId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = held(&tx, id).await?;
        let has = Condition::any().add(visit_item::Column::RoomId.eq(id)).add(visit_item::Column::InterpreterId.eq(id));
        let items = visit_item::Entity::find().filter(has).order_by_desc(visit_item::Column::StartsAt).limit(20).all(&tx).await?;
        if !items.is_empty() {
            return Err(Error::InUse(items.into_iter().map(|item| item.title).collect()));
        }
        visit_resource::Entity::delete_by_id(id).exec(&tx).await?;
        let entry = AuditEntry::of(ResourceAction::Removed, id).with(ResourceField::Name, row.name);
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}

/// The row, held until the transaction ends: whoever plans with it waits, and then finds none.
async fn held(tx: &Tx, id: VisitResourceId) -> Result<visit_resource::Model, Error> {
    let row = visit_resource::Entity::find_by_id(id).lock(LockType::Update).one(tx).await?;
    row.ok_or(Error::Denied(Denied::NotFound))
}
