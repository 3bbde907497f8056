//! Making grants, noting what a new notice says, and removing what funds nothing.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};

use super::{
    Error, GrantAction, GrantField, GrantForm, GrantView, Notice,
    entity::{funding_grant, grant_event, grant_version},
    form::not_listed,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    bridge, clock,
    db::{Db, Tx},
    field::FieldErrors,
    ids::{BridgeId, GrantId},
    locale::{Locale, Text},
};

/// Makes a grant, with the first version of its notice.
///
/// # Errors
/// `Denied`, or `Invalid`.
pub async fn create(db: &Db, actor: &Actor, form: &GrantForm) -> Result<GrantView, Error> {
    actor.require_organiser()?;
    let (notice, bridge) = &form.parse()?;
    db.write(|tx| async move {
        name_of(&tx, *bridge).await?;
        let id = GrantId::new();
        let row = funding_grant::ActiveModel {
            id: Set(id),
            bridge_id: Set(*bridge),
            version: Set(1),
            is_public: Set(false),
            credit_de: Set(String::new()),
            credit_en: Set(String::new()),
            position: Set(1),
            revision: Set(1),
            created_at: Set(clock::now()),
            ..notice.columns()
        };
        funding_grant::Entity::insert(row).exec_without_returning(&tx).await?;
        grant_version::Entity::insert(notice.version(id, 1)).exec_without_returning(&tx).await?;
        let entry = AuditEntry::of(GrantAction::Created, id)
            .with(GrantField::Grantor, notice.grantor.as_str())
            .with(GrantField::Amount, notice.amount_cents);
        audit::record(&tx, actor, entry).await?;
        Ok(GrantView::from(held(&tx, id).await?))
    })
    .await
}

/// Notes what a new notice says, unless somebody else did so since `revision`: the one before stays as a version. The amount
/// is never less than what events have of it, and a later notice never counts from an earlier day.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn change(db: &Db, actor: &Actor, id: GrantId, revision: &str, form: &GrantForm) -> Result<GrantView, Error> {
    actor.require_organiser()?;
    let (notice, bridge) = &form.parse()?;
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        ExpectedRevision::parse(revision).check::<GrantAction, Error>(&tx, id, old.revision, clock::home()).await?;
        check_change(&tx, &old, notice).await?;
        let (before, after) = (name_of(&tx, old.bridge_id).await?, name_of(&tx, *bridge).await?);
        let old_notice = Notice::from(&old);
        if old_notice == *notice && old.bridge_id == *bridge {
            return Ok(GrantView::from(old));
        }
        let mut entry = AuditEntry::of(GrantAction::Changed, id).changed(GrantField::Bridge, before, after);
        let mut version = old.version;
        if old_notice != *notice {
            version += 1;
            grant_version::Entity::insert(notice.version(id, version)).exec_without_returning(&tx).await?;
            entry = notice.differences(&old_notice, entry).with(GrantField::Version, version);
        }
        let row = funding_grant::ActiveModel {
            bridge_id: Set(*bridge),
            version: Set(version),
            revision: Set(old.revision + 1),
            ..notice.columns()
        };
        funding_grant::Entity::update_many().set(row).filter(funding_grant::Column::Id.eq(id)).exec(&tx).await?;
        audit::record(&tx, actor, entry).await?;
        Ok(GrantView::from(held(&tx, id).await?))
    })
    .await
}

/// Takes a grant away that funds no event, with its versions.
///
/// # Errors
/// `Denied`, or `FundsEvents`.
pub async fn remove(db: &Db, actor: &Actor, id: GrantId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        if !assigned(&tx, id).await?.is_empty() {
            return Err(Error::FundsEvents);
        }
        grant_version::Entity::delete_many().filter(grant_version::Column::GrantId.eq(id)).exec(&tx).await?;
        funding_grant::Entity::delete_by_id(id).exec(&tx).await?;
        let entry = AuditEntry::of(GrantAction::Removed, id)
            .with(GrantField::Grantor, old.grantor)
            .with(GrantField::Reference, old.reference)
            .with(GrantField::Amount, old.amount_cents);
        audit::record(&tx, actor, entry).await?;
        Ok(())
    })
    .await
}

/// The grant, which stays as it is until the transaction ends: whoever else changes it, or what events have of it, waits.
pub(super) async fn held(tx: &Tx, id: GrantId) -> Result<funding_grant::Model, Error> {
    let row = funding_grant::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await?;
    row.ok_or(Error::Denied(Denied::NotFound))
}

/// What events have of it. Whoever calls holds the grant.
pub(super) async fn assigned(tx: &Tx, id: GrantId) -> Result<Vec<grant_event::Model>, DbErr> {
    grant_event::Entity::find().filter(grant_event::Column::GrantId.eq(id)).all(tx).await
}

/// The row with what it is searched by.
pub(crate) fn keyed(row: funding_grant::Model) -> funding_grant::Model {
    let search_key = funding_grant::SEARCHED.key_of([&row.grantor, &row.reference, &row.purpose_de, &row.purpose_en]);
    funding_grant::Model { search_key, ..row }
}

async fn check_change(tx: &Tx, old: &funding_grant::Model, notice: &Notice) -> Result<(), Error> {
    let assigned: i64 = assigned(tx, old.id).await?.iter().map(|part| part.amount_cents).sum();
    let mut wrong = FieldErrors::default();
    if notice.amount_cents < assigned {
        let euros = euros(assigned);
        wrong.refuse(
            "amount",
            Text::new(
                format!("Auf Veranstaltungen sind schon {} € verteilt. Nehmen Sie dort zuerst etwas weg.", euros.de),
                format!("Events have €{} of it already. First take some of that away.", euros.en),
            ),
        );
    }
    if notice.counts_from < old.counts_from {
        let problem = Text::new(
            "Der Bescheid davor gilt ab einem späteren Tag. Ein neuer gilt nie früher.",
            "The notice before it counts from a later day. A new one never counts earlier.",
        );
        wrong.refuse("counts_from", problem);
    }
    if wrong.0.is_empty() { Ok(()) } else { Err(Error::Invalid(wrong)) }
}

/// A sum for a sentence: cents are said where there are any, because what is left is typed into a form.
pub(super) fn euros(cents: i64) -> Text {
    let (whole, rest) = (cents / 100, cents % 100);
    let of = |l: Locale, point: &str| if rest == 0 { l.grouped(whole) } else { format!("{}{point}{rest:02}", l.grouped(whole)) };
    Text::new(of(Locale::De, ","), of(Locale::En, "."))
}

/// What the bridge is called, which stays as it is until the transaction ends.
async fn name_of(tx: &Tx, id: Option<BridgeId>) -> Result<String, Error> {
    let Some(id) = id else { return Ok(String::new()) };
    bridge::name_of(tx, id).await?.ok_or_else(|| Error::Invalid(FieldErrors::one("bridge", not_listed())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_in_a_sentence_keeps_its_cents() {
        for (cents, de, en) in
            [(0, "0", "0"), (5, "0,05", "0.05"), (2_655_000, "26.550", "26,550"), (9_999_999_990, "99.999.999,90", "99,999,999.90")]
        {
            assert_eq!(euros(cents), Text::new(de, en));
        }
    }
}
