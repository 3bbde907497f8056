//! Mail addresses whose host was kept in letters get it in ASCII, as it goes over the wire (RFC 5890): from now on both
//! spellings are one person, and whoever registered with letters is found by either. No SQL can do this.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, Statement, Value},
};

use crate::sentinel;

/// Tables, the column of the address, that of its key, and within what a key is unique (empty: everywhere).
const ADDRESSES: [(&str, &str, &str, &str); 9] = [
    ("account", "email", "email_key", ""),
    ("invitation", "email", "email_key", "id"),
    ("application", "applicant_email", "applicant_key", "id"),
    ("application_contact", "email", "", ""),
    ("booth_staff", "email", "email_key", "event_id"),
    ("registration", "email", "email_key", "event_id"),
    ("lead", "email", "", ""),
    ("event", "contact_email", "", ""),
    ("mail", "to_email", "", ""),
];

pub(crate) struct MailHosts;

impl MigrationName for MailHosts {
    fn name(&self) -> &'static str {
        "m0023_mail_hosts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for MailHosts {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        for (table, address, key, within) in ADDRESSES {
            // More bytes than letters: something in it is not ASCII.
            let select = format!("SELECT id, {address} AS address FROM {table} WHERE octet_length({address}) > length({address})");
            let backend = connection.get_database_backend();
            for row in connection.query_all_raw(Statement::from_string(backend, select)).await? {
                let id: sea_orm_migration::sea_orm::prelude::Uuid = row.try_get("", "id")?;
                let kept: String = row.try_get("", "address")?;
                let Some(ascii) = with_ascii_host(&kept) else { continue };
                let update = format!("UPDATE {table} SET {address} = $1 WHERE id = $2");
                let values = [Value::from(ascii.clone()), Value::from(id)];
                connection.execute_raw(Statement::from_sql_and_values(backend, update, values)).await?;
                if key.is_empty() {
                    continue;
                }
                // Where both spellings are there already, the one in ASCII is the person, and the other keeps its old key.
                let same = if within.is_empty() { String::new() } else { format!("AND other.{within} = {table}.{within}") };
                let update = format!(
                    "UPDATE {table} SET {key} = $1 WHERE id = $2 \
                     AND NOT EXISTS (SELECT 1 FROM {table} other WHERE other.{key} = $3 AND other.id <> {table}.id {same})"
                );
                let new = ascii.to_lowercase();
                let values = [Value::from(new.clone()), Value::from(id), Value::from(new)];
                connection.execute_raw(Statement::from_sql_and_values(backend, update, values)).await?;
            }
        }
        connection.execute_unprepared(sentinel::STILL_ALIVE).await?;
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn with_ascii_host(address: &str) -> Option<String> {
    let (local, host) = address.rsplit_once('@')?;
    let host = idna::domain_to_ascii_strict(host).ok()?;
    Some(format!("{local}@{host}"))
}
