//! Which organisation an application is of, and under which address it shows at its event.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Content, entity::application};
use crate::{
    db::Tx,
    ids::{ApplicationId, EventId, OrganisationId},
    organisation::{self, Found, Names, with_suffix},
};

/// How many earlier applications of one person are looked through.
const LOOK_BACK: u64 = 50;

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
    match known {
        Some(id) => organisation::rename(tx, id, &names(content)).await,
        None => organisation::make(tx, &names(content)).await,
    }
}

fn names(content: &Content) -> Names<'_> {
    let Content { legal_name, display_name, kind, city, .. } = content;
    Names { legal_name, display_name, kind: *kind, city }
}

/// Writes what the organisation of an application that was handed in is called now, if that is something else than before.
///
/// # Errors
/// A failure of the database.
pub(super) async fn rename(tx: &Tx, row: &application::Model, before: &Content, after: &Content) -> Result<(), DbErr> {
    match row.organisation_id {
        Some(id) if names(before) != names(after) => organisation::rename(tx, id, &names(after)).await.map(|_| ()),
        _ => Ok(()),
    }
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
