//! A fair with units and applications, written straight into the tables: what admission starts from.

use chrono::{Duration, NaiveDate};
use domain::{
    actor::Actor,
    application::{ApplicationState, Decision},
    clock::Instant,
    ids::{ApplicationId, EventId, LevelId, OrganisationId, UnitId},
    money::Money,
    placement::offer::{self, Answer, OfferUnit},
    stand_price::{StandPrice, StandTax},
};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Alias, Expr, ExprTrait, Query},
};

use crate::{rows, stand::Stand};

/// Accepts a unit of `rows::unit` for what it costs a company in Germany.
pub const ACCEPT: Answer = Answer::Confirm(Some(StandPrice { net: Money::euros(250_000), tax: StandTax::German }));

/// An event, its organiser and its one level.
pub struct Fair {
    pub event: EventId,
    pub organiser: Actor,
    pub level: LevelId,
}

/// An application and the organisation behind it.
#[derive(Clone, Copy)]
pub struct Applied {
    pub id: ApplicationId,
    pub organisation: OrganisationId,
}

impl Applied {
    pub fn exhibitor(&self) -> Actor {
        crate::stand::exhibitor(self.organisation)
    }
}

impl Stand {
    pub async fn fair(&self) -> Fair {
        let (event, level) = (EventId::new(), LevelId::new());
        let day = NaiveDate::from_ymd_opt(2099, 3, 9).expect("a date");
        let row = rows::event(event).with("starts_on", day).with("ends_on", day + Duration::days(3));
        let row = row.with("contact_name", "Olga").with("contact_email", "stand@agency.example");
        row.with("country", "FR").with("time_zone", "Europe/Paris").with("languages", "en,fr").with("hall", "P-1").insert(self).await;
        rows::level(level, event).insert(self).await;
        Fair { event, organiser: self.organiser().await, level }
    }

    pub async fn unit_with(&self, fair: &Fair, code: &str, pass_quota: i32) -> UnitId {
        let id = UnitId::new();
        rows::unit(id, fair.event, fair.level, code).with("pass_quota", pass_quota).insert(self).await;
        id
    }

    pub async fn unit(&self, fair: &Fair, code: &str) -> UnitId {
        self.unit_with(fair, code, 5).await
    }

    /// An application that was handed in.
    pub async fn applied(&self, fair: &Fair, name: &str) -> Applied {
        self.applied_at(fair.event, OrganisationId::new(), name, ApplicationState::Submitted).await
    }

    pub async fn applied_at(&self, event: EventId, organisation: OrganisationId, name: &str, state: ApplicationState) -> Applied {
        let id = ApplicationId::new();
        if self.count_of("organisation", "id", organisation.as_uuid()).await == 0 {
            rows::organisation(organisation, name).insert(self).await;
        }
        let row = rows::application(id, event, name).with("organisation_id", organisation.as_uuid());
        row.with("access_hash", id.to_string()).with("state", state.as_str()).insert(self).await;
        Applied { id, organisation }
    }

    /// An application whose unit is confirmed.
    pub async fn confirmed(&self, fair: &Fair, name: &str, unit: UnitId) -> Applied {
        let applied = self.applied(fair, name).await;
        offer::make(&self.db, &fair.organiser, &self.offering(applied, unit).await).await.expect("it is offered");
        offer::answer_offer(&self.db, &applied.exhibitor(), applied.id, ACCEPT).await.expect("it is confirmed");
        applied
    }

    /// An application to which a unit is offered.
    pub async fn offered(&self, fair: &Fair, name: &str, unit: UnitId) -> Applied {
        let applied = self.applied(fair, name).await;
        offer::make(&self.db, &fair.organiser, &self.offering(applied, unit).await).await.expect("it is offered");
        applied
    }

    /// The form that offers a unit for a long time.
    pub async fn offering(&self, applied: Applied, unit: UnitId) -> OfferUnit {
        OfferUnit {
            application: applied.id.to_string(),
            revision: self.revision(applied.id).await,
            unit: unit.to_string(),
            expires_at: "2099-01-31T18:00".to_owned(),
        }
    }

    pub async fn decision(&self, applied: Applied, text: &str) -> Decision {
        Decision { application: applied.id.to_string(), revision: self.revision(applied.id).await, text: text.to_owned() }
    }

    pub async fn revision(&self, application: ApplicationId) -> String {
        let query = Query::select()
            .column(Alias::new("revision"))
            .from(Alias::new("application"))
            .and_where(Expr::col(Alias::new("id")).eq(application.as_uuid()))
            .to_owned();
        let row = self.db.read().query_one(&query).await.expect("the query runs").expect("the application is there");
        row.try_get::<i64>("", "revision").expect("a number").to_string()
    }

    /// Moves the deadline of an application's offer.
    pub async fn set_deadline(&self, application: ApplicationId, at: Instant) {
        let update = Query::update()
            .table(Alias::new("placement"))
            .value(Alias::new("offer_expires_at"), at)
            .and_where(Expr::col(Alias::new("application_id")).eq(application.as_uuid()))
            .to_owned();
        self.db.for_migrations().execute(&update).await.expect("the deadline moves");
    }

    /// The secret part of the newest link that an application's offer was mailed with.
    pub async fn offer_token(&self, applied: Applied) -> String {
        let to = Expr::col(Alias::new("to_email")).eq(format!("a{}@exhibitor.example", applied.id));
        self.newest_token(Expr::col(Alias::new("kind")).eq("unit_offered").and(to)).await
    }

    /// The same of the newest letter of a kind.
    pub async fn token_of(&self, kind: &str) -> String {
        self.newest_token(Expr::col(Alias::new("kind")).eq(kind)).await
    }

    async fn newest_token(&self, which: Expr) -> String {
        let query = Query::select()
            .column(Alias::new("letter"))
            .from(Alias::new("mail"))
            .and_where(which)
            .order_by(Alias::new("id"), sea_orm::sea_query::Order::Desc)
            .limit(1)
            .to_owned();
        let row = self.db.read().query_one(&query).await.expect("the query runs").expect("the letter was written");
        let letter: String = row.try_get("", "letter").expect("a text");
        let (_, after) = letter.split_once("\"token\":\"").expect("the letter holds a token");
        after.split('"').next().expect("the token ends").to_owned()
    }

    /// Runs SQL that only a test may.
    pub async fn sql(&self, sql: &str) -> Result<(), sea_orm::DbErr> {
        self.db.for_migrations().execute_unprepared(sql).await.map(|_| ())
    }

    pub async fn count_of(&self, table: &str, column: &str, id: uuid::Uuid) -> i64 {
        let query = Query::select()
            .expr_as(Expr::cust("COUNT(*)"), Alias::new("n"))
            .from(Alias::new(table))
            .and_where(Expr::col(Alias::new(column)).eq(id))
            .to_owned();
        let row = self.db.read().query_one(&query).await.expect("the count runs").expect("a count has a row");
        row.try_get("", "n").expect("a count is a number")
    }
}

/// Runs 64 of them at once and answers what each said.
pub async fn at_once<T: Send + 'static>(work: impl Iterator<Item = impl Future<Output = T> + Send + 'static>) -> Vec<T> {
    let tasks: Vec<_> = work.map(tokio::spawn).collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.expect("no panic"));
    }
    answers
}
