//! Bridges and networks, with their partners, and the events that belong to them.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, sea_query::Expr};

use super::{chance::Chance, facts::Facts, insert_all};
use crate::{
    bridge::{
        BridgeState,
        entity::{bridge, bridge_company, bridge_partner},
    },
    db::Tx,
    event,
    ids::{BridgeCompanyId, BridgeId, BridgePartnerId},
};

/// Makes them all, and lets the events that name one refer to it.
pub(super) async fn build(tx: &Tx, chance: &mut Chance, facts: &Facts) -> Result<(), DbErr> {
    for one in &facts.bridge {
        let id = BridgeId::from_uuid(chance.id());
        let row = bridge::Model {
            id,
            slug: one.slug.clone(),
            kind: one.kind,
            name: one.name.clone(),
            purpose_de: one.purpose_de.clone(),
            purpose_en: one.purpose_en.clone(),
            since_year: one.since,
            contact_name: facts.agency.name.clone(),
            contact_email: format!("international@{}.example", facts.agency.city.to_lowercase()),
            contact_phone: String::new(),
            state: BridgeState::Published,
            revision: 1,
            created_at: chance.now,
            updated_at: chance.now,
        };
        insert_all(tx, vec![row]).await?;
        let partners = (1_i32..).zip(&one.partners).map(|(position, partner)| bridge_partner::Model {
            id: BridgePartnerId::from_uuid(chance.id()),
            bridge_id: id,
            position,
            name: partner.name.clone(),
            town: partner.town.clone(),
            web: String::new(),
            agreed_on: partner.agreed_on,
            agreement_de: partner.agreement_de.clone(),
            agreement_en: partner.agreement_en.clone(),
        });
        insert_all(tx, partners.collect()).await?;
        event::entity::Entity::update_many()
            .col_expr(event::entity::Column::BridgeId, Expr::value(id))
            .filter(event::entity::Column::Bridge.eq(one.name.as_str()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Gives the networks their companies.
pub(super) async fn list_companies(tx: &Tx, chance: &mut Chance, facts: &Facts) -> Result<(), DbErr> {
    for one in facts.bridge.iter().filter(|one| !one.companies.is_empty()) {
        let Some(bridge) = bridge::Entity::find().filter(bridge::Column::Slug.eq(one.slug.as_str())).one(tx).await? else { continue };
        let rows = one.companies.iter().map(|company| bridge_company::Model {
            id: BridgeCompanyId::from_uuid(chance.id()),
            bridge_id: bridge.id,
            name: company.name.clone(),
            town: company.town.clone(),
            web: String::new(),
            offers_de: company.offers_de.clone(),
            offers_en: company.offers_en.clone(),
            seeks_de: company.seeks_de.clone(),
            seeks_en: company.seeks_en.clone(),
            created_at: chance.now,
            updated_at: chance.now,
            search_key: bridge_company::SEARCHED.key_of([
                &company.name,
                &company.town,
                &company.offers_de,
                &company.offers_en,
                &company.seeks_de,
                &company.seeks_en,
            ]),
        });
        insert_all(tx, rows.collect()).await?;
    }
    Ok(())
}
