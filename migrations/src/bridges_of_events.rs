//! Each name that events gave their Innovation Bridge becomes a bridge, which they refer to from now on: public where one of
//! its events was. SQL can make no addresses of names.

use std::collections::BTreeSet;

use sea_orm_migration::{
    prelude::*,
    sea_orm::{
        ConnectionTrait, Statement, Value,
        prelude::{ChronoDateTimeUtc, Uuid},
    },
};
use sha2::{Digest, Sha256};

use crate::sentinel;

const NAMES: &str = "SELECT bridge, MIN(created_at) AS begun, MAX(CASE WHEN state = 'draft' THEN 0 ELSE 1 END) AS shown \
    FROM event WHERE bridge <> '' AND bridge_id IS NULL GROUP BY bridge ORDER BY bridge";

const INSERT: &str = "INSERT INTO bridge (id, slug, kind, name, purpose_de, purpose_en, contact_name, contact_email, contact_phone, \
    state, revision, created_at, updated_at) VALUES ($1, $2, 'bridge', $3, '', '', '', '', '', $4, 1, $5, $6)";

pub(crate) struct BridgesOfEvents;

impl MigrationName for BridgesOfEvents {
    fn name(&self) -> &'static str {
        "m0058_bridges_of_events"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for BridgesOfEvents {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let backend = connection.get_database_backend();
        let slugs = connection.query_all_raw(Statement::from_string(backend, "SELECT slug FROM bridge")).await?;
        let mut taken = slugs.iter().map(|row| row.try_get("", "slug")).collect::<Result<BTreeSet<String>, DbErr>>()?;
        for row in connection.query_all_raw(Statement::from_string(backend, NAMES)).await? {
            let name: String = row.try_get("", "bridge")?;
            let begun: ChronoDateTimeUtc = row.try_get("", "begun")?;
            let shown: i32 = row.try_get("", "shown")?;
            let (id, slug) = (id(&name, begun.timestamp_millis()), free_slug(&name, &taken));
            let state = if shown > 0 { "published" } else { "draft" };
            let values: [Value; 6] = [id.into(), slug.clone().into(), name.clone().into(), state.into(), begun.into(), begun.into()];
            connection.execute_raw(Statement::from_sql_and_values(backend, INSERT, values)).await?;
            let update = "UPDATE event SET bridge_id = $1 WHERE bridge = $2 AND bridge_id IS NULL";
            let values: [Value; 2] = [id.into(), name.into()];
            connection.execute_raw(Statement::from_sql_and_values(backend, update, values)).await?;
            taken.insert(slug);
        }
        connection.execute_unprepared(sentinel::STILL_ALIVE).await?;
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A UUIDv7 of the time at which the first of its events was made, and of the name.
fn id(name: &str, millis: i64) -> Uuid {
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&Sha256::digest(name.as_bytes())[..16]);
    bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    Uuid::from_bytes(bytes)
}

/// The address of a name, with a number behind it where another one has it.
fn free_slug(name: &str, taken: &BTreeSet<String>) -> String {
    let slug = slug(name);
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    std::iter::once(slug.clone()).chain(numbered).find(|free| !taken.contains(free)).unwrap_or(slug)
}

/// Lower-case letters, digits and single hyphens, 3 to 50.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(50);
    let slug = slug.trim_end_matches('-');
    if slug.len() < 3 { format!("bridge-{slug}").trim_end_matches('-').to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_has_an_address_of_its_own() {
        let taken = BTreeSet::from(["innovation-bridge-israel".to_owned()]);

        assert_eq!(free_slug("Innovation Bridge Israel", &BTreeSet::new()), "innovation-bridge-israel");
        assert_eq!(free_slug("Innovation-Bridge  ISRAEL!", &taken), "innovation-bridge-israel-2");
        assert_eq!([slug("Hafenbrücke"), slug("以色列"), slug("É")], ["hafenbruecke", "bridge", "bridge"]);
        assert_eq!(slug(&"ä".repeat(80)).len(), 50);
    }

    #[test]
    fn an_id_is_of_its_time() {
        let (one, other) = (id("Israel", 1_700_000_000_000), id("China", 1_700_000_000_000));

        assert_ne!(one, other);
        assert_eq!((one.get_version_num(), one.as_bytes()[..6].to_vec()), (7, other.as_bytes()[..6].to_vec()));
        assert!(id("Israel", 1_700_000_000_001) > one);
    }
}
