//! What the public reads of a grant, on the pages of the events that it funds and of the bridge that it belongs to.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{Error, GrantAction, GrantField, entity::funding_grant, service::held};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::Db,
    field::{FieldErrors, Fields, Line, whole},
    ids::GrantId,
    locale::Text,
};

/// The same as typed. Without a text the grantor is named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CreditForm {
    /// `on`, or nothing.
    pub is_public: String,
    pub credit_de: String,
    pub credit_en: String,
    /// Among the grants of an event, from one on.
    pub order: String,
}

struct Parsed {
    is_public: bool,
    credit: Text,
    position: i32,
}

impl CreditForm {
    fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { is_public, credit_de, credit_en, order } = self;
        let mut fields = Fields::new();
        let de = fields.check("credit_de", Line::<200>::parse_optional(credit_de));
        let en = fields.check("credit_en", Line::<200>::parse_optional(credit_en));
        let order = fields.check_optional("order", order, |typed| whole(typed, 1..=99));
        fields.finish(|| {
            let position = order?.and_then(|order| i32::try_from(order).ok()).unwrap_or(1);
            Some(Parsed { is_public: is_public == "on", credit: Text::new(de?, en?), position })
        })
    }
}

/// Decides what the public reads of a grant, unless somebody else changed it since `revision`.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn set_credit(db: &Db, actor: &Actor, id: GrantId, revision: &str, form: &CreditForm) -> Result<(), Error> {
    actor.require_organiser()?;
    let parsed = &form.parse()?;
    db.write(|tx| async move {
        let Parsed { is_public, credit, position } = parsed;
        let old = held(&tx, id).await?;
        ExpectedRevision::parse(revision).check::<GrantAction, Error>(&tx, id, old.revision, clock::home()).await?;
        let row = funding_grant::ActiveModel {
            is_public: Set(*is_public),
            credit_de: Set(credit.de.clone()),
            credit_en: Set(credit.en.clone()),
            position: Set(*position),
            revision: Set(old.revision + 1),
            updated_at: Set(clock::now()),
            ..Default::default()
        };
        funding_grant::Entity::update_many().set(row).filter(funding_grant::Column::Id.eq(id)).exec(&tx).await?;
        let entry = AuditEntry::of(GrantAction::CreditChanged, id)
            .changed(GrantField::IsPublic, old.is_public, *is_public)
            .changed(GrantField::CreditDe, old.credit_de.as_str(), &credit.de)
            .changed(GrantField::CreditEn, old.credit_en.as_str(), &credit.en)
            .changed(GrantField::Order, old.position, *position);
        audit::record(&tx, actor, entry).await?;
        Ok(())
    })
    .await
}
