//! Booth staff: passes up to the quota, each with a badge and its mail.

use chrono::Duration;
use domain::{booth_staff::NamePerson, clock, ids::UnitId};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Alias, Expr, Query},
};

use crate::{
    placing::{Applied, Fair},
    stand::Stand,
};

mod correcting;
mod naming;
mod quota;

const NAMED: &str = "removed_at IS NULL";

fn somebody(name: &str) -> NamePerson {
    NamePerson {
        name: name.to_owned(),
        email: format!("{}@exhibitor.example", name.to_lowercase()),
        job_title: "Vertrieb".to_owned(),
        phone: "+49 201 123456".to_owned(),
        locale: "de".to_owned(),
        shares_email: true,
        shares_phone: false,
    }
}

async fn on_stand(stand: &Stand, quota: i32) -> (Fair, UnitId, Applied) {
    let fair = stand.fair().await;
    let unit = stand.unit_with(&fair, "A1", quota).await;
    let applied = stand.confirmed(&fair, "Bochum", unit).await;
    (fair, unit, applied)
}

async fn close_passes(stand: &Stand, fair: &Fair) {
    let update = Query::update()
        .table(Alias::new("event"))
        .value(Alias::new("passes_close_at"), clock::now() - Duration::minutes(1))
        .and_where(sea_orm::sea_query::ExprTrait::eq(Expr::col(Alias::new("id")), fair.event.as_uuid()))
        .to_owned();
    stand.db.for_migrations().execute(&update).await.expect("the deadline passes");
}
