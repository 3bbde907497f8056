//! What a notice says: the part of a grant that has versions.

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;

use super::{
    GrantAction, GrantField, GrantState,
    entity::{funding_grant, grant_version},
};
use crate::{
    audit::AuditEntry,
    clock,
    ids::{GrantId, GrantVersionId},
    locale::Text,
};

/// A notice, or an application for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub grantor: String,
    pub reference: String,
    pub amount_cents: i64,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub purpose: Text,
    pub noticed_on: Option<NaiveDate>,
    pub state: GrantState,
    /// The day from which it counts.
    pub counts_from: NaiveDate,
}

impl Notice {
    /// The version of a grant that says this.
    pub(crate) fn version(&self, grant: GrantId, number: i32) -> grant_version::ActiveModel {
        let Self { grantor, reference, amount_cents, starts_on, ends_on, purpose, noticed_on, state, counts_from } = self;
        grant_version::ActiveModel {
            id: Set(GrantVersionId::new()),
            grant_id: Set(grant),
            number: Set(number),
            counts_from: Set(*counts_from),
            grantor: Set(grantor.clone()),
            reference: Set(reference.clone()),
            amount_cents: Set(*amount_cents),
            starts_on: Set(*starts_on),
            ends_on: Set(*ends_on),
            purpose_de: Set(purpose.de.clone()),
            purpose_en: Set(purpose.en.clone()),
            noticed_on: Set(*noticed_on),
            state: Set(*state),
            created_at: Set(clock::now()),
        }
    }

    /// The columns of the grant that say this, with what it is searched by.
    pub(super) fn columns(&self) -> funding_grant::ActiveModel {
        let Self { grantor, reference, amount_cents, starts_on, ends_on, purpose, noticed_on, state, counts_from } = self;
        funding_grant::ActiveModel {
            grantor: Set(grantor.clone()),
            reference: Set(reference.clone()),
            amount_cents: Set(*amount_cents),
            starts_on: Set(*starts_on),
            ends_on: Set(*ends_on),
            purpose_de: Set(purpose.de.clone()),
            purpose_en: Set(purpose.en.clone()),
            noticed_on: Set(*noticed_on),
            state: Set(*state),
            counts_from: Set(*counts_from),
            search_key: Set(funding_grant::SEARCHED.key_of([grantor, reference, &purpose.de, &purpose.en])),
            updated_at: Set(clock::now()),
            ..Default::default()
        }
    }

    pub(super) fn differences(&self, old: &Self, entry: AuditEntry<GrantAction>) -> AuditEntry<GrantAction> {
        let Self { grantor, reference, amount_cents, starts_on, ends_on, purpose, noticed_on, state, counts_from } = self;
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        entry
            .changed(GrantField::Grantor, old.grantor.as_str(), grantor)
            .changed(GrantField::Reference, old.reference.as_str(), reference)
            .changed(GrantField::Amount, old.amount_cents, *amount_cents)
            .changed(GrantField::StartsOn, old.starts_on.to_string(), starts_on.to_string())
            .changed(GrantField::EndsOn, old.ends_on.to_string(), ends_on.to_string())
            .changed(GrantField::PurposeDe, old.purpose.de.as_str(), &purpose.de)
            .changed(GrantField::PurposeEn, old.purpose.en.as_str(), &purpose.en)
            .changed(GrantField::NoticedOn, day(old.noticed_on), day(*noticed_on))
            .changed(GrantField::GrantState, old.state.as_str(), state.as_str())
            .changed(GrantField::CountsFrom, old.counts_from.to_string(), counts_from.to_string())
    }
}

impl From<&funding_grant::Model> for Notice {
    fn from(row: &funding_grant::Model) -> Self {
        Self {
            grantor: row.grantor.clone(),
            reference: row.reference.clone(),
            amount_cents: row.amount_cents,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            purpose: Text::new(row.purpose_de.as_str(), row.purpose_en.as_str()),
            noticed_on: row.noticed_on,
            state: row.state,
            counts_from: row.counts_from,
        }
    }
}
