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
    let names = Names { legal_name: &content.legal_name, display_name: &content.display_name, kind: content.kind, city: &content.city };
    match known {
        Some(id) => organisation::rename(tx, id, &names).await,
        None => organisation::make(tx, &names).await,
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
