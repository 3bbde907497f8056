//! The organisation behind applications: made with its first submission, found again by those of later years.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, TryInsertResult};

use super::{
    Content,
    entity::{application, organisation},
};
use crate::{
    clock,
    code::Code,
    db::Tx,
    field::slug_of,
    ids::{ApplicationId, EventId, OrganisationId},
};

/// How many earlier applications of one person are looked through.
const LOOK_BACK: u64 = 50;

/// An organisation's id, and its part of the address.
pub(super) struct Found {
    pub id: OrganisationId,
    pub slug: String,
}

/// The organisation that `content` is about: the one for which the same person applied before under the same legal name
/// or VAT id, else a new one. The name alone proves nothing, nor does a VAT id: both are public.
///
/// # Errors
/// A failure of the database.
pub(super) async fn find_or_make(tx: &Tx, row: &application::Model, content: &Content) -> Result<Found, DbErr> {
    let known = match row.organisation_id {
        Some(id) => Some(id),
        None => earlier(tx, row, content).await?,
    };
    let now = clock::now();
    let Some(id) = known else { return make(tx, content).await };
    let changed = organisation::ActiveModel {
        legal_name: Set(content.legal_name.clone()),
        display_name: Set(content.display_name.clone()),
        kind: Set(content.kind.map(|kind| kind.to_string()).unwrap_or_default()),
        city: Set(content.city.clone()),
        updated_at: Set(now),
        ..Default::default()
    };
    organisation::Entity::update_many().set(changed).filter(organisation::Column::Id.eq(id)).exec(tx).await?;
    let row = organisation::Entity::find_by_id(id).one(tx).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("organisation".to_owned()))?;
    Ok(Found { id, slug: row.slug })
}

async fn earlier(tx: &Tx, row: &application::Model, content: &Content) -> Result<Option<OrganisationId>, DbErr> {
    let rows = application::Entity::find()
        .filter(application::Column::ApplicantKey.eq(row.applicant_key.as_str()))
        .filter(application::Column::OrganisationId.is_not_null())
        .filter(application::Column::Id.ne(row.id))
        .order_by_desc(application::Column::SubmittedAt)
        .limit(LOOK_BACK)
        .all(tx)
        .await?;
    let same = |row: &application::Model| {
        let vat = !content.vat_id.is_empty() && row.vat_id == content.vat_id;
        vat || row.legal_name.to_lowercase() == content.legal_name.to_lowercase()
    };
    Ok(rows.into_iter().find(same).and_then(|row| row.organisation_id))
}

async fn make(tx: &Tx, content: &Content) -> Result<Found, DbErr> {
    let now = clock::now();
    let wanted = slug_of(&content.display_name);
    for attempt in 0..4 {
        let slug = if attempt == 0 { wanted.clone() } else { with_suffix(&wanted) };
        let id = OrganisationId::new();
        let row = organisation::ActiveModel {
            id: Set(id),
            slug: Set(slug.clone()),
            legal_name: Set(content.legal_name.clone()),
            display_name: Set(content.display_name.clone()),
            kind: Set(content.kind.map(|kind| kind.to_string()).unwrap_or_default()),
            city: Set(content.city.clone()),
            created_at: Set(now),
            updated_at: Set(now),
        };
        let inserted =
            organisation::Entity::insert(row).on_conflict_do_nothing_on([organisation::Column::Slug]).exec_without_returning(tx).await?;
        if matches!(inserted, TryInsertResult::Inserted(rows) if rows > 0) {
            return Ok(Found { id, slug });
        }
    }
    Err(DbErr::Custom("no address was free for an organisation".to_owned()))
}

/// The part of the address under which this application shows at its event: the organisation's own, unless another
/// application of the same organisation has it there.
///
/// # Errors
/// A failure of the database.
pub(super) async fn slug_at(tx: &Tx, event: EventId, application: ApplicationId, wanted: &str) -> Result<String, DbErr> {
    let taken = application::Entity::find()
        .filter(application::Column::EventId.eq(event))
        .filter(application::Column::Slug.eq(wanted))
        .filter(application::Column::Id.ne(application))
        .one(tx)
        .await?;
    Ok(if taken.is_none() { wanted.to_owned() } else { with_suffix(wanted) })
}

fn with_suffix(slug: &str) -> String {
    let head: String = slug.chars().take(50).collect();
    format!("{}-{}", head.trim_end_matches('-'), Code::random().as_str()[..5].to_lowercase())
}
