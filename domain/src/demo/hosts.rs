//! Who runs the fairs together, with somebody who may look in, and what funds them.

use chrono::{Duration, NaiveDate};
use rules::{
    grant::GrantState,
    host::{HostAccess, HostRole},
};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::Deserialize;

use super::{chance::Chance, insert_all};
use crate::{
    account::entity::{account, host_person},
    bridge::entity::bridge,
    db::Tx,
    event::{EventState, entity as event},
    grant::{
        self,
        entity::{funding_grant, grant_event, grant_version},
    },
    host::entity::{host, host_sharing},
    ids::{AccountId, GrantEventId, GrantId, GrantVersionId, HostId, HostPersonId},
    locale::Locale,
};

#[derive(Debug, Deserialize)]
pub(super) struct Facts {
    host: Vec<Host>,
    grant: Vec<Grant>,
}

#[derive(Debug, Deserialize)]
struct Host {
    fair: String,
    role: HostRole,
    name: String,
    town: String,
    web: String,
    /// Hundredths of a percent.
    share: i32,
    text_de: String,
    text_en: String,
    #[serde(default)]
    people: Vec<Person>,
}

#[derive(Debug, Deserialize)]
struct Person {
    name: String,
    email: String,
    access: HostAccess,
}

#[derive(Debug, Deserialize)]
struct Grant {
    #[serde(default)]
    bridge: String,
    grantor: String,
    reference: String,
    cents: i64,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    /// By a second notice.
    prolonged_until: Option<NaiveDate>,
    noticed_on: Option<NaiveDate>,
    state: GrantState,
    purpose_de: String,
    purpose_en: String,
    #[serde(default)]
    credit_de: String,
    #[serde(default)]
    credit_en: String,
    #[serde(default)]
    events: Vec<Part>,
}

#[derive(Debug, Deserialize)]
struct Part {
    fair: String,
    cents: i64,
}

pub(super) fn read_facts() -> Result<Facts, toml::de::Error> {
    toml::from_str(include_str!("../../data/hosts.toml"))
}

/// Gives each edition of a fair its hosts, in their order, and funds what is to come.
pub(super) async fn agree(tx: &Tx, chance: &mut Chance, facts: &Facts) -> Result<(), DbErr> {
    let events = event::Entity::find().order_by_asc(event::Column::Id).all(tx).await?;
    for edition in &events {
        let hosts: Vec<&Host> = facts.host.iter().filter(|host| is_edition_of(edition, &host.fair)).collect();
        for (position, one) in (1_i32..).zip(&hosts) {
            host_of(tx, chance, edition, position, one).await?;
        }
        if !hosts.is_empty() {
            let row = host_sharing::Model { event_id: edition.id, figures: true, applications: true, grants: true };
            insert_all(tx, vec![row]).await?;
        }
    }
    for one in &facts.grant {
        grant_of(tx, chance, &events, one).await?;
    }
    Ok(())
}

fn is_edition_of(event: &event::Model, fair: &str) -> bool {
    event.slug.strip_prefix(fair).and_then(|rest| rest.strip_prefix('-')).is_some_and(|year| year.parse::<i32>().is_ok())
}

async fn host_of(tx: &Tx, chance: &mut Chance, edition: &event::Model, position: i32, one: &Host) -> Result<(), DbErr> {
    let id = HostId::from_uuid(chance.id());
    let row = host::Model {
        id,
        event_id: edition.id,
        position,
        role: one.role,
        name: one.name.clone(),
        town: one.town.clone(),
        web: one.web.clone(),
        text_de: one.text_de.clone(),
        text_en: one.text_en.clone(),
        logo: None,
        share: one.share,
        is_public: true,
        revision: 1,
        created_at: chance.now,
        updated_at: chance.now,
    };
    insert_all(tx, vec![row]).await?;
    for person in &one.people {
        let account_id = person_of(tx, chance, person).await?;
        let row = host_person::Model {
            id: HostPersonId::from_uuid(chance.id()),
            host_id: id,
            event_id: edition.id,
            account_id,
            access: person.access,
            created_at: chance.now,
        };
        insert_all(tx, vec![row]).await?;
    }
    Ok(())
}

/// Their account, made for the first of their hosts.
async fn person_of(tx: &Tx, chance: &mut Chance, person: &Person) -> Result<AccountId, DbErr> {
    let known = account::Entity::find().filter(account::Column::EmailKey.eq(person.email.as_str())).one(tx).await?;
    if let Some(known) = known {
        return Ok(known.id);
    }
    let row = account::Model {
        id: AccountId::from_uuid(chance.id()),
        email: person.email.clone(),
        email_key: person.email.clone(),
        name: person.name.clone(),
        locale: Locale::De,
        created_at: chance.now,
    };
    let id = row.id;
    insert_all(tx, vec![row]).await?;
    Ok(id)
}

async fn grant_of(tx: &Tx, chance: &mut Chance, events: &[event::Model], one: &Grant) -> Result<(), DbErr> {
    let bridge = bridge::Entity::find().filter(bridge::Column::Slug.eq(one.bridge.as_str())).one(tx).await?;
    let (id, today) = (GrantId::from_uuid(chance.id()), chance.now.date_naive());
    let starts_on = one.starts_on.unwrap_or(today - Duration::days(90));
    let ends_on = one.ends_on.unwrap_or(today + Duration::days(275));
    let noticed_on = one.noticed_on.or(Some(starts_on - Duration::days(20)));
    let first = grant_version::Model {
        id: GrantVersionId::from_uuid(chance.id()),
        grant_id: id,
        number: 1,
        counts_from: starts_on,
        grantor: one.grantor.clone(),
        reference: one.reference.clone(),
        amount_cents: one.cents,
        starts_on,
        ends_on,
        purpose_de: one.purpose_de.clone(),
        purpose_en: one.purpose_en.clone(),
        noticed_on,
        state: if one.prolonged_until.is_some() { GrantState::Granted } else { one.state },
        created_at: chance.now,
    };
    let second = one.prolonged_until.map(|until| grant_version::Model {
        id: GrantVersionId::from_uuid(chance.id()),
        number: 2,
        counts_from: ends_on,
        ends_on: until,
        state: one.state,
        ..first.clone()
    });
    let newest = second.as_ref().unwrap_or(&first);
    let row = grant::keyed(funding_grant::Model {
        id,
        bridge_id: bridge.map(|bridge| bridge.id),
        grantor: newest.grantor.clone(),
        reference: newest.reference.clone(),
        amount_cents: newest.amount_cents,
        starts_on: newest.starts_on,
        ends_on: newest.ends_on,
        purpose_de: newest.purpose_de.clone(),
        purpose_en: newest.purpose_en.clone(),
        noticed_on: newest.noticed_on,
        state: newest.state,
        counts_from: newest.counts_from,
        version: newest.number,
        is_public: !one.credit_de.is_empty(),
        credit_de: one.credit_de.clone(),
        credit_en: one.credit_en.clone(),
        position: 1,
        revision: 1,
        created_at: chance.now,
        updated_at: chance.now,
        search_key: String::new(),
    });
    insert_all(tx, vec![row]).await?;
    insert_all(tx, std::iter::once(first).chain(second).collect()).await?;
    let mut parts = Vec::new();
    for part in &one.events {
        let to_come = events.iter().filter(|event| event.state == EventState::Published && is_edition_of(event, &part.fair));
        parts.extend(to_come.map(|event| grant_event::Model {
            id: GrantEventId::from_uuid(chance.id()),
            grant_id: id,
            event_id: event.id,
            amount_cents: part.cents,
        }));
    }
    insert_all(tx, parts).await
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_facts_can_be_read_and_no_fair_costs_more_than_all() {
        let facts = super::read_facts().expect("the data file is valid");

        for fair in ["mipim", "collision", "digital-health-now"] {
            let shares = facts.host.iter().filter(|host| host.fair == fair).map(|host| host.share).sum::<i32>();
            assert_eq!(shares, 10_000, "{fair}");
        }
        assert_eq!(facts.grant.iter().map(|grant| grant.cents).collect::<Vec<_>>(), [2_655_000, 4_000_000]);
    }
}
