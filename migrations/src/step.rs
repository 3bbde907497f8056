//! All migrations, and the one that runs an SQL file.

use sea_orm_migration::prelude::*;

use crate::{
    bridges_of_events::BridgesOfEvents, entrance_days::EntranceDays, given_entries::GivenEntries, mail_hosts::MailHosts,
    order_of_names::OrderOfNames, sentinel,
};

struct Step {
    name: &'static str,
    sql: &'static str,
}

/// All files in `sql`, and what no SQL can do, in the order of their names: a new one comes last. Never rename or edit what
/// has landed.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    let steps = include!(concat!(env!("OUT_DIR"), "/steps.rs"));
    let mut all: Vec<Box<dyn MigrationTrait>> =
        vec![Box::new(MailHosts), Box::new(EntranceDays), Box::new(GivenEntries), Box::new(OrderOfNames), Box::new(BridgesOfEvents)];
    all.extend(steps.into_iter().map(|step| Box::new(step) as Box<dyn MigrationTrait>));
    all.sort_by(|one, other| one.name().cmp(other.name()));
    all
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(self.sql).await?;
        manager.get_connection().execute_unprepared(sentinel::STILL_ALIVE).await?;
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
