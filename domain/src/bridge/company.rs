//! What companies of a bridge or network offer and seek. Each change is one of the bridge: it goes by the bridge's revision.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
};
use serde::{Deserialize, Serialize};

use super::{
    BridgeAction, BridgeField, Error, MOST_COMPANIES,
    entity::{bridge, bridge_company},
    partner::begun,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    db::{Db, Tx},
    field::{FieldErrors, Fields, Line, Prose, WebAddress},
    ids::{BridgeCompanyId, BridgeId},
    locale::Text,
};

/// A company as typed: its name, and what it offers or seeks in either language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CompanyDetails {
    pub company_name: String,
    pub town: String,
    pub web: String,
    pub offers_de: String,
    pub offers_en: String,
    pub seeks_de: String,
    pub seeks_en: String,
}

pub(super) struct Parsed {
    name: String,
    town: String,
    web: String,
    offers: Text,
    seeks: Text,
}

impl CompanyDetails {
    pub(super) fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { company_name, town, web, offers_de, offers_en, seeks_de, seeks_en } = self;
        let mut fields = Fields::new();
        let name = fields.check("company_name", Line::<160>::parse(company_name));
        let town = fields.check("town", Line::<80>::parse_optional(town));
        let web = fields.check_optional("web", web, WebAddress::parse);
        let mut said = |field: &str, typed: &str| fields.check(field, Prose::<600>::parse(typed)).map(Prose::into_string);
        let (offers_de, offers_en) = (said("offers_de", offers_de), said("offers_en", offers_en));
        let (seeks_de, seeks_en) = (said("seeks_de", seeks_de), said("seeks_en", seeks_en));
        if [&offers_de, &offers_en, &seeks_de, &seeks_en].into_iter().all(|text| text.as_deref() == Some("")) {
            let problem = Text::new(
                "Bitte angeben, was der Betrieb bietet oder was er sucht.",
                "Please say what the company offers, or what it seeks.",
            );
            fields.refuse("offers_de", problem);
        }
        fields.finish(|| {
            Some(Parsed {
                name: name?.into_string(),
                town: town?,
                web: web?.map(WebAddress::into_string).unwrap_or_default(),
                offers: Text::new(offers_de?, offers_en?),
                seeks: Text::new(seeks_de?, seeks_en?),
            })
        })
    }
}

impl Parsed {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Every column: neither a new one nor a new field of the form compiles until it stands here.
    pub(super) fn columns(&self) -> bridge_company::ActiveModel {
        let Self { name, town, web, offers, seeks } = self;
        let search_key = bridge_company::SEARCHED.key_of([name, town, &offers.de, &offers.en, &seeks.de, &seeks.en]);
        bridge_company::ActiveModel {
            name: Set(name.clone()),
            town: Set(town.clone()),
            web: Set(web.clone()),
            offers_de: Set(offers.de.clone()),
            offers_en: Set(offers.en.clone()),
            seeks_de: Set(seeks.de.clone()),
            seeks_en: Set(seeks.en.clone()),
            updated_at: Set(clock::now()),
            search_key: Set(search_key),
            id: NotSet,
            bridge_id: NotSet,
            created_at: NotSet,
        }
    }

    fn differences(&self, old: &bridge_company::Model) -> AuditEntry<BridgeAction> {
        let Self { name, town, web, offers, seeks } = self;
        AuditEntry::of(BridgeAction::CompanyChanged, old.bridge_id)
            .with(BridgeField::Company, old.name.as_str())
            .changed(BridgeField::CompanyName, old.name.as_str(), name)
            .changed(BridgeField::Town, old.town.as_str(), town)
            .changed(BridgeField::Web, old.web.as_str(), web)
            .changed(BridgeField::OffersDe, old.offers_de.as_str(), &offers.de)
            .changed(BridgeField::OffersEn, old.offers_en.as_str(), &offers.en)
            .changed(BridgeField::SeeksDe, old.seeks_de.as_str(), &seeks.de)
            .changed(BridgeField::SeeksEn, old.seeks_en.as_str(), &seeks.en)
    }
}

/// Puts a company into the list, and answers the address of the bridge.
///
/// # Errors
/// `Denied`, `Invalid`, `TooMany`, or `Overtaken`.
pub async fn add_company(db: &Db, actor: &Actor, id: BridgeId, revision: &str, command: &CompanyDetails) -> Result<String, Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let bridge = begun(&tx, id, revision).await?;
        let others = bridge_company::Entity::find().filter(bridge_company::Column::BridgeId.eq(id)).count(&tx).await?;
        if others >= MOST_COMPANIES as u64 {
            return Err(Error::TooMany(MOST_COMPANIES));
        }
        let row = bridge_company::ActiveModel {
            id: Set(BridgeCompanyId::new()),
            bridge_id: Set(id),
            created_at: Set(clock::now()),
            ..parsed.columns()
        };
        bridge_company::Entity::insert(row).exec_without_returning(&tx).await?;
        let entry = AuditEntry::of(BridgeAction::CompanyAdded, id).with(BridgeField::Company, parsed.name.as_str());
        audit::record(&tx, actor, entry).await?;
        Ok(bridge.slug)
    })
    .await
}

/// Changes what is said of a company, and answers the address of the bridge.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn edit_company(
    db: &Db,
    actor: &Actor,
    company: BridgeCompanyId,
    revision: &str,
    command: &CompanyDetails,
) -> Result<String, Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let (bridge, old) = of_company(&tx, company, revision).await?;
        bridge_company::Entity::update_many().set(parsed.columns()).filter(bridge_company::Column::Id.eq(company)).exec(&tx).await?;
        audit::record(&tx, actor, parsed.differences(&old)).await?;
        Ok(bridge.slug)
    })
    .await
}

/// Takes a company out of the list, and answers the address of the bridge.
///
/// # Errors
/// `Denied`, or `Overtaken`.
pub async fn remove_company(db: &Db, actor: &Actor, company: BridgeCompanyId, revision: &str) -> Result<String, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (bridge, old) = of_company(&tx, company, revision).await?;
        bridge_company::Entity::delete_by_id(company).exec(&tx).await?;
        let entry = AuditEntry::of(BridgeAction::CompanyRemoved, bridge.id).with(BridgeField::Company, old.name);
        audit::record(&tx, actor, entry).await?;
        Ok(bridge.slug)
    })
    .await
}

/// The bridge of a company, as [`begun`], and the company.
async fn of_company(tx: &Tx, company: BridgeCompanyId, revision: &str) -> Result<(bridge::Model, bridge_company::Model), Error> {
    let find = || bridge_company::Entity::find_by_id(company).one(tx);
    let bridge = begun(tx, find().await?.ok_or(Denied::NotFound)?.bridge_id, revision).await?;
    // Once more: whoever held the bridge may have changed it.
    let company = find().await?.ok_or(Denied::NotFound)?;
    Ok((bridge, company))
}
