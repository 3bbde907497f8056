//! Whom a bridge links us with. Each change is one of the bridge: it goes by the bridge's revision.

use chrono::NaiveDate;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};

use super::{
    BridgeAction, BridgeField, Error, MOST_PARTNERS,
    entity::{bridge, bridge_partner},
    service,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx},
    field::{FieldErrors, Fields, Line, Prose, WebAddress, date},
    ids::{BridgeId, BridgePartnerId},
    locale::Text,
};

/// A partner as typed; all but the name may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PartnerDetails {
    pub partner_name: String,
    pub town: String,
    pub web: String,
    /// The day on which an agreement was signed.
    pub agreed_on: String,
    pub agreement_de: String,
    pub agreement_en: String,
}

struct Parsed {
    name: String,
    town: String,
    web: String,
    agreed_on: Option<NaiveDate>,
    agreement: Text,
}

impl PartnerDetails {
    fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { partner_name, town, web, agreed_on, agreement_de, agreement_en } = self;
        let mut fields = Fields::new();
        let name = fields.check("partner_name", Line::<160>::parse(partner_name));
        let town = fields.check("town", Line::<80>::parse_optional(town));
        let web = fields.check_optional("web", web, WebAddress::parse);
        let agreed_on = fields.check_optional("agreed_on", agreed_on, date);
        let de = fields.check("agreement_de", Prose::<1000>::parse(agreement_de));
        let en = fields.check("agreement_en", Prose::<1000>::parse(agreement_en));
        fields.finish(|| {
            Some(Parsed {
                name: name?.into_string(),
                town: town?,
                web: web?.map(WebAddress::into_string).unwrap_or_default(),
                agreed_on: agreed_on?,
                agreement: Text::new(de?.into_string(), en?.into_string()),
            })
        })
    }
}

impl Parsed {
    /// Every column: neither a new one nor a new field of the form compiles until it stands here.
    fn columns(&self) -> bridge_partner::ActiveModel {
        let Self { name, town, web, agreed_on, agreement } = self;
        bridge_partner::ActiveModel {
            name: Set(name.clone()),
            town: Set(town.clone()),
            web: Set(web.clone()),
            agreed_on: Set(*agreed_on),
            agreement_de: Set(agreement.de.clone()),
            agreement_en: Set(agreement.en.clone()),
            id: NotSet,
            bridge_id: NotSet,
            position: NotSet,
        }
    }

    fn differences(&self, old: &bridge_partner::Model) -> AuditEntry<BridgeAction> {
        let Self { name, town, web, agreed_on, agreement } = self;
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        AuditEntry::of(BridgeAction::PartnerChanged, old.bridge_id)
            .with(BridgeField::Partner, old.name.as_str())
            .changed(BridgeField::PartnerName, old.name.as_str(), name)
            .changed(BridgeField::Town, old.town.as_str(), town)
            .changed(BridgeField::Web, old.web.as_str(), web)
            .changed(BridgeField::AgreedOn, day(old.agreed_on), day(*agreed_on))
            .changed(BridgeField::AgreementDe, old.agreement_de.as_str(), &agreement.de)
            .changed(BridgeField::AgreementEn, old.agreement_en.as_str(), &agreement.en)
    }
}

/// Puts a partner behind the others, and answers the address of the bridge.
///
/// # Errors
/// `Denied`, `Invalid`, `TooMany`, or `Overtaken`.
pub async fn add_partner(db: &Db, actor: &Actor, id: BridgeId, revision: &str, command: &PartnerDetails) -> Result<String, Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let bridge = begun(&tx, id, revision).await?;
        let others = in_order(&tx, id).await?;
        if others.len() >= MOST_PARTNERS {
            return Err(Error::TooMany(MOST_PARTNERS));
        }
        let row = bridge_partner::ActiveModel {
            id: Set(BridgePartnerId::new()),
            bridge_id: Set(id),
            position: Set(others.last().map_or(0, |last| last.position) + 1),
            ..parsed.columns()
        };
        bridge_partner::Entity::insert(row).exec_without_returning(&tx).await?;
        let entry = AuditEntry::of(BridgeAction::PartnerAdded, id).with(BridgeField::Partner, parsed.name.as_str());
        audit::record(&tx, actor, entry).await?;
        Ok(bridge.slug)
    })
    .await
}

/// Changes what is said of a partner, and answers the address of the bridge.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn edit_partner(
    db: &Db,
    actor: &Actor,
    partner: BridgePartnerId,
    revision: &str,
    command: &PartnerDetails,
) -> Result<String, Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let (bridge, old) = of_partner(&tx, partner, revision).await?;
        bridge_partner::Entity::update_many().set(parsed.columns()).filter(bridge_partner::Column::Id.eq(partner)).exec(&tx).await?;
        audit::record(&tx, actor, parsed.differences(&old)).await?;
        Ok(bridge.slug)
    })
    .await
}

/// Puts a partner before the one above it, and answers the address of the bridge. The first one stays where it is.
///
/// # Errors
/// `Denied`, or `Overtaken`.
pub async fn move_partner_up(db: &Db, actor: &Actor, partner: BridgePartnerId, revision: &str) -> Result<String, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (bridge, moved) = of_partner(&tx, partner, revision).await?;
        let mut order = in_order(&tx, bridge.id).await?;
        if let Some(at) = order.iter().position(|other| other.id == partner).filter(|at| *at > 0) {
            order.swap(at - 1, at);
        }
        for (position, row) in (1_i32..).zip(&order).filter(|(position, row)| row.position != *position) {
            bridge_partner::Entity::update_many()
                .col_expr(bridge_partner::Column::Position, Expr::value(position))
                .filter(bridge_partner::Column::Id.eq(row.id))
                .exec(&tx)
                .await?;
        }
        let entry = AuditEntry::of(BridgeAction::PartnerMoved, bridge.id).with(BridgeField::Partner, moved.name);
        audit::record(&tx, actor, entry).await?;
        Ok(bridge.slug)
    })
    .await
}

/// Takes a partner away, and answers the address of the bridge.
///
/// # Errors
/// `Denied`, or `Overtaken`.
pub async fn remove_partner(db: &Db, actor: &Actor, partner: BridgePartnerId, revision: &str) -> Result<String, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (bridge, old) = of_partner(&tx, partner, revision).await?;
        bridge_partner::Entity::delete_by_id(partner).exec(&tx).await?;
        let entry = AuditEntry::of(BridgeAction::PartnerRemoved, bridge.id).with(BridgeField::Partner, old.name);
        audit::record(&tx, actor, entry).await?;
        Ok(bridge.slug)
    })
    .await
}

/// The bridge of a partner, as [`begun`], and the partner.
async fn of_partner(tx: &Tx, partner: BridgePartnerId, revision: &str) -> Result<(bridge::Model, bridge_partner::Model), Error> {
    let find = || bridge_partner::Entity::find_by_id(partner).one(tx);
    let bridge = begun(tx, find().await?.ok_or(Denied::NotFound)?.bridge_id, revision).await?;
    // Once more: whoever held the bridge may have changed it.
    let partner = find().await?.ok_or(Denied::NotFound)?;
    Ok((bridge, partner))
}

/// Holds a bridge, and gives it its next revision, unless somebody else did so since `revision`.
pub(super) async fn begun(tx: &Tx, id: BridgeId, revision: &str) -> Result<bridge::Model, Error> {
    let bridge = service::lock(tx, id).await?;
    ExpectedRevision::parse(revision).check::<BridgeAction, Error>(tx, id, bridge.revision, clock::home()).await?;
    bridge::Entity::update_many()
        .col_expr(bridge::Column::Revision, Expr::col(bridge::Column::Revision).add(1))
        .col_expr(bridge::Column::UpdatedAt, Expr::value(clock::now()))
        .filter(bridge::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(bridge)
}

async fn in_order(tx: &Tx, id: BridgeId) -> Result<Vec<bridge_partner::Model>, DbErr> {
    bridge_partner::Entity::find()
        .filter(bridge_partner::Column::BridgeId.eq(id))
        .order_by_asc(bridge_partner::Column::Position)
        .order_by_asc(bridge_partner::Column::Id)
        .all(tx)
        .await
}
