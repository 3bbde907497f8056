//! This year's fair out of last year's: texts, levels, units, stages and hosts again, on new dates, with nobody on it yet.

use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    booth,
    db::Db,
    event::{self, Error, EventAction, EventField, EventView, policy},
    field::{FieldErrors, Fields, Line, Slug, date, slug_of},
    host,
    ids::EventId,
    masterclass,
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
    let taken = match &slug {
        Some(slug) => event::address_of_another(db.read(), slug.as_str()).await?,
        None => FieldErrors::default(),
    };
    let (name, slug, starts_on) = taken.beside(fields.finish(|| Some((name?, slug?, starts_on?))))?;
    let (name, slug) = (name.as_str(), slug.as_str());
    db.write(|tx| async move {
        let (old, new) = event::copy(&tx, event, name, slug, starts_on).await?;
        booth::copy(&tx, old.id, new.id).await?;
        masterclass::copy_stages(&tx, old.id, new.id).await?;
        host::copy(&tx, old.id, new.id).await?;
        audit::record(&tx, actor, AuditEntry::of(EventAction::Created, new.id).at(new.id).with(EventField::From, old.name)).await?;
        Ok(new)
    })
    .await
}
