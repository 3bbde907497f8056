//! Making, changing, publishing and archiving events.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, TryInsertResult,
    sea_query::{Expr, ExprTrait, SelectStatement},
};

use super::{Error, EventAction, EventDetails, EventField, EventState, EventView, details::Parsed, entity, policy, queries};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    db::{Db, Tx, is_unique_violation},
    field::FieldErrors,
    ids::EventId,
    locale::Text,
};

/// Makes a draft that nobody but organisers sees.
///
/// # Errors
/// `Denied`, or `Invalid` with every wrong field, also where the address is taken.
pub async fn create(db: &Db, actor: &Actor, command: &EventDetails) -> Result<EventView, Error> {
    policy::may_organise(actor)?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let row = row(parsed, None);
        insert(&tx, row.clone()).await?;
        audit::record(&tx, actor, AuditEntry::of(EventAction::Created, row.id).at(row.id).with(EventField::Name, row.name.as_str()))
            .await?;
        Ok(EventView::from(row))
    })
    .await
}

/// Changes an event, unless somebody else did so since `revision`. The address of a published event stays: it stands
/// in mails and on posters.
///
/// # Errors
/// `Denied`, `Invalid`, or `Stale` with who changed what.
pub async fn edit(db: &Db, actor: &Actor, event: EventId, revision: &str, command: &EventDetails) -> Result<EventView, Error> {
    policy::may_organise(actor)?;
    let parsed = &command.parse()?;
    let revision: i64 = revision.trim().parse().unwrap_or(0);
    let changed = db
        .write(|tx| async move {
            let old = entity::Entity::find_by_id(event).one(&tx).await?.ok_or(Denied::NotFound)?;
            if old.state != EventState::Draft && old.slug != parsed.slug {
                return Err(Error::Invalid(address_stays()));
            }
            let new = row(parsed, Some(&old));
            let taken = entity::Entity::update_many()
                .set(changes(&new))
                .col_expr(entity::Column::Revision, Expr::col(entity::Column::Revision).add(1))
                .filter(entity::Column::Id.eq(event))
                .filter(entity::Column::Revision.eq(revision))
                .exec(&tx)
                .await?;
            if taken.rows_affected == 0 {
                return Err(Error::Stale(audit::since::<EventAction>(&tx, event, old.revision - revision).await?));
            }
            audit::record(&tx, actor, differences(&old, &new)).await?;
            Ok(EventView { revision: revision + 1, ..EventView::from(new) })
        })
        .await;
    changed.map_err(|error| match error {
        Error::Db(error) if is_unique_violation(&error) => Error::Invalid(address_taken()),
        other => other,
    })
}

/// Shows the event to everybody; an archived one comes back.
///
/// # Errors
/// `Denied`. A published event stays as it is.
pub async fn publish(db: &Db, actor: &Actor, event: EventId) -> Result<(), Error> {
    go_to(db, actor, event, EventState::Published, EventAction::Published, None).await
}

/// Puts a published event among the past ones.
///
/// # Errors
/// `Denied`, or `NotFrom` for a draft.
pub async fn archive(db: &Db, actor: &Actor, event: EventId) -> Result<(), Error> {
    go_to(db, actor, event, EventState::Archived, EventAction::Archived, None).await
}

/// Takes a published event out of sight, unless `in_the_way` finds a row: whoever applied would lose sight of it.
///
/// # Errors
/// `Denied`, `HasApplications`, or `NotFrom` for an archived event.
pub(crate) async fn back_to_draft_unless(db: &Db, actor: &Actor, event: EventId, in_the_way: SelectStatement) -> Result<(), Error> {
    go_to(db, actor, event, EventState::Draft, EventAction::TakenBack, Some(in_the_way)).await
}

async fn go_to(
    db: &Db,
    actor: &Actor,
    event: EventId,
    next: EventState,
    action: EventAction,
    in_the_way: Option<SelectStatement>,
) -> Result<(), Error> {
    policy::may_organise(actor)?;
    let in_the_way = &in_the_way;
    db.write(|tx| async move {
        let from = EventState::ALL.into_iter().filter(|state| state.leads_to(next));
        let mut step = entity::Entity::update_many()
            .col_expr(entity::Column::State, Expr::value(next))
            .col_expr(entity::Column::Revision, Expr::col(entity::Column::Revision).add(1))
            .col_expr(entity::Column::UpdatedAt, Expr::value(clock::now()))
            .filter(entity::Column::Id.eq(event))
            .filter(entity::Column::State.is_in(from));
        if let Some(in_the_way) = in_the_way {
            // Whoever is applying in this moment has written it by then, or finds a draft.
            queries::take_turns(&tx, event).await?;
            step = step.filter(Expr::exists(in_the_way.clone()).not());
        }
        if step.exec(&tx).await?.rows_affected == 0 {
            return unchanged(&tx, event, next).await;
        }
        audit::record(&tx, actor, AuditEntry::of(action, event).at(event)).await?;
        Ok(())
    })
    .await
}

/// Why a step changed no row: done before, not possible from here, or in the way of applicants.
async fn unchanged(tx: &Tx, event: EventId, next: EventState) -> Result<(), Error> {
    let row = entity::Entity::find_by_id(event).one(tx).await?.ok_or(Denied::NotFound)?;
    match row.state {
        state if state == next => Ok(()),
        state if state.leads_to(next) => Err(Error::HasApplications),
        state => Err(Error::NotFrom(state)),
    }
}

/// Writes a new event, or says that its address is taken.
pub(super) async fn insert(tx: &Tx, row: entity::Model) -> Result<(), Error> {
    let row: entity::ActiveModel = row.into();
    let row = row.reset_all();
    match entity::Entity::insert(row).on_conflict_do_nothing_on([entity::Column::Slug]).exec_without_returning(tx).await? {
        TryInsertResult::Inserted(rows) if rows > 0 => Ok(()),
        _ => Err(Error::Invalid(address_taken())),
    }
}

fn address_taken() -> FieldErrors {
    FieldErrors::one("slug", Text::new("Diese Adresse hat schon eine andere Veranstaltung.", "Another event has this address already."))
}

fn address_stays() -> FieldErrors {
    let problem = Text::new(
        "Die Adresse steht schon in E-Mails und auf Einladungen: Nach der Veröffentlichung bleibt sie, wie sie ist.",
        "The address is in e-mails and on invitations already: after publication it stays as it is.",
    );
    FieldErrors::one("slug", problem)
}

/// The row of a parsed form: a new draft, or the `old` event with its own id, state and picture.
fn row(parsed: &Parsed, old: Option<&entity::Model>) -> entity::Model {
    let Parsed {
        slug,
        name,
        kind,
        theme,
        city,
        country,
        venue,
        zone,
        starts_on,
        ends_on,
        opens_minute,
        closes_minute,
        languages,
        bridge,
        hall,
        booth_number,
        booth_role,
        hosted_by,
        brand,
        description,
        accent,
        applications_open_at,
        applications_close_at,
        passes_close_at,
        terms_version,
        contact_name,
        contact_email,
    } = parsed;
    let now = clock::now();
    entity::Model {
        id: old.map_or_else(EventId::new, |old| old.id),
        slug: slug.clone(),
        name: name.clone(),
        kind: *kind,
        theme_de: theme.de.clone(),
        theme_en: theme.en.clone(),
        city: city.clone(),
        country: country.clone(),
        venue: venue.clone(),
        time_zone: zone.name().to_owned(),
        starts_on: *starts_on,
        ends_on: *ends_on,
        opens_minute: *opens_minute,
        closes_minute: *closes_minute,
        languages: languages.clone(),
        bridge: bridge.clone(),
        hall: hall.clone(),
        booth_number: booth_number.clone(),
        booth_role: *booth_role,
        hosted_by: hosted_by.clone(),
        brand: brand.clone(),
        description_de: description.de.clone(),
        description_en: description.en.clone(),
        picture: old.and_then(|old| old.picture.clone()),
        picture_alt_de: old.map(|old| old.picture_alt_de.clone()).unwrap_or_default(),
        picture_alt_en: old.map(|old| old.picture_alt_en.clone()).unwrap_or_default(),
        accent: accent.as_str().to_owned(),
        applications_open_at: *applications_open_at,
        applications_close_at: *applications_close_at,
        passes_close_at: *passes_close_at,
        terms_version: terms_version.clone(),
        contact_name: contact_name.clone(),
        contact_email: contact_email.clone(),
        state: old.map_or(EventState::Draft, |old| old.state),
        revision: old.map_or(1, |old| old.revision),
        created_at: old.map_or(now, |old| old.created_at),
        updated_at: now,
    }
}

/// What an edit writes: all but the id, the state, the picture and the revision.
fn changes(new: &entity::Model) -> entity::ActiveModel {
    let all: entity::ActiveModel = new.clone().into();
    let mut all = all.reset_all();
    all.id.take();
    all.state.take();
    all.picture.take();
    all.picture_alt_de.take();
    all.picture_alt_en.take();
    all.revision.take();
    all.created_at.take();
    all
}

fn differences(old: &entity::Model, new: &entity::Model) -> AuditEntry<EventAction> {
    let entity::Model {
        id,
        slug,
        name,
        kind,
        theme_de,
        theme_en,
        city,
        country,
        venue,
        time_zone,
        starts_on,
        ends_on,
        opens_minute,
        closes_minute,
        languages,
        bridge,
        hall,
        booth_number,
        booth_role,
        hosted_by,
        brand,
        description_de,
        description_en,
        accent,
        applications_open_at,
        applications_close_at,
        passes_close_at,
        terms_version,
        contact_name,
        contact_email,
        // The picture tells its own changes; the rest is not typed.
        picture: _,
        picture_alt_de: _,
        picture_alt_en: _,
        state: _,
        revision: _,
        created_at: _,
        updated_at: _,
    } = old;
    let time = |at: Option<clock::Instant>| at.map(|at| at.to_rfc3339()).unwrap_or_default();
    let day = |day: chrono::NaiveDate| day.to_string();
    AuditEntry::of(EventAction::Changed, *id)
        .at(*id)
        .changed(EventField::Slug, slug.as_str(), &new.slug)
        .changed(EventField::Name, name.as_str(), &new.name)
        .changed(EventField::Kind, kind.as_str(), new.kind.as_str())
        .changed(EventField::ThemeDe, theme_de.as_str(), &new.theme_de)
        .changed(EventField::ThemeEn, theme_en.as_str(), &new.theme_en)
        .changed(EventField::City, city.as_str(), &new.city)
        .changed(EventField::Country, country.as_str(), &new.country)
        .changed(EventField::Venue, venue.as_str(), &new.venue)
        .changed(EventField::TimeZone, time_zone.as_str(), &new.time_zone)
        .changed(EventField::StartsOn, day(*starts_on), day(new.starts_on))
        .changed(EventField::EndsOn, day(*ends_on), day(new.ends_on))
        .changed(EventField::Opens, *opens_minute, new.opens_minute)
        .changed(EventField::Closes, *closes_minute, new.closes_minute)
        .changed(EventField::Languages, languages.as_str(), &new.languages)
        .changed(EventField::Bridge, bridge.as_str(), &new.bridge)
        .changed(EventField::Hall, hall.as_str(), &new.hall)
        .changed(EventField::BoothNumber, booth_number.as_str(), &new.booth_number)
        .changed(EventField::BoothRole, booth_role.as_str(), new.booth_role.as_str())
        .changed(EventField::HostedBy, hosted_by.as_str(), &new.hosted_by)
        .changed(EventField::Brand, brand.as_str(), &new.brand)
        .changed(EventField::DescriptionDe, description_de.as_str(), &new.description_de)
        .changed(EventField::DescriptionEn, description_en.as_str(), &new.description_en)
        .changed(EventField::Accent, accent.as_str(), &new.accent)
        .changed(EventField::ApplicationsOpenAt, time(*applications_open_at), time(new.applications_open_at))
        .changed(EventField::ApplicationsCloseAt, time(*applications_close_at), time(new.applications_close_at))
        .changed(EventField::PassesCloseAt, time(*passes_close_at), time(new.passes_close_at))
        .changed(EventField::TermsVersion, terms_version.as_str(), &new.terms_version)
        .changed(EventField::ContactName, contact_name.as_str(), &new.contact_name)
        .changed(EventField::ContactEmail, contact_email.as_str(), &new.contact_email)
}
