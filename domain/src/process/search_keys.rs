//! What lists are searched by, for rows that a release wrote which did not know it.

use sea_orm::DbErr;

use crate::{
    application::entity::application,
    badge,
    bridge::entity::bridge_company,
    call::entity::call,
    db::{Db, search::fill},
    enquiry::entity::enquiry,
    event,
    grant::entity::funding_grant,
    lead, mail,
    masterclass::entity::{session, speaker},
    matchmaking::entity::profile,
    news::entity as news_entry,
    property::entity::property,
    registration::entity::registration,
    roundtable::entity::roundtable_guest,
    talk,
    traveller::entity::traveller,
    visit::entity::visit,
};

/// Makes every row findable by what it says, by the rules of this release. Servers call it before they serve, and now and
/// then: while two releases run side by side, the older one writes rows without.
///
/// # Errors
/// A failure of the database.
pub async fn fill_search_keys(db: &Db) -> Result<(), DbErr> {
    let written = fill::<event::entity::Entity, _>(db, &event::entity::SEARCHED).await?
        + fill::<badge::entity::Entity, _>(db, &badge::entity::SEARCHED).await?
        + fill::<registration::Entity, _>(db, &registration::SEARCHED).await?
        + fill::<application::Entity, _>(db, &application::SEARCHED).await?
        + fill::<lead::entity::Entity, _>(db, &lead::entity::SEARCHED).await?
        + fill::<enquiry::Entity, _>(db, &enquiry::SEARCHED).await?
        + fill::<session::Entity, _>(db, &session::SEARCHED).await?
        + fill::<speaker::Entity, _>(db, &speaker::SEARCHED).await?
        + fill::<mail::entity::Entity, _>(db, &mail::entity::SEARCHED).await?
        + fill::<news_entry::Entity, _>(db, &news_entry::SEARCHED).await?
        + fill::<talk::entity::Entity, _>(db, &talk::entity::SEARCHED).await?
        + fill::<visit::Entity, _>(db, &visit::SEARCHED).await?
        + fill::<bridge_company::Entity, _>(db, &bridge_company::SEARCHED).await?
        + fill::<funding_grant::Entity, _>(db, &funding_grant::SEARCHED).await?
        + fill::<call::Entity, _>(db, &call::SEARCHED).await?
        + fill::<property::Entity, _>(db, &property::SEARCHED).await?
        + fill::<profile::Entity, _>(db, &profile::SEARCHED).await?
        + fill::<traveller::Entity, _>(db, &traveller::SEARCHED).await?
        + fill::<roundtable_guest::Entity, _>(db, &roundtable_guest::SEARCHED).await?;
    if written > 0 {
        tracing::info!(rows = written, "rows can be searched by the rules of this release");
    }
    Ok(())
}
