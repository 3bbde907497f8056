//! The terms of participation, version by version: where exhibitors read what they agree to. Once an event was public, a
//! version keeps its text, because somebody may have agreed to it: another text is another version.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};
use serde::{Deserialize, Serialize};

use super::{Error, EventAction, EventField, EventState, EventView, entity as event, policy, queries};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock::{self, Instant},
    db::{Db, Tx},
    field::{FieldErrors, Fields, Line, WebAddress, visible},
    files::{FileKind, Files},
    ids::EventId,
    locale::Text,
    picture::is_pdf,
};

mod entity;

/// A version of the terms, and where it is to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    pub version: String,
    pub text: TermsText,
    pub put_at: Instant,
}

/// Where terms are to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermsText {
    /// A PDF, by its key in the file store.
    File(String),
    /// On another site.
    Address(String),
}

/// A version as typed, with its file or its address.
#[derive(Clone, Debug, Default)]
pub struct NewTerms {
    pub version: String,
    pub address: String,
    /// Empty: there is none.
    pub file: Vec<u8>,
}

/// Puts a version in force: whoever agrees from now on agrees to it. What was agreed before stays what it was.
///
/// # Errors
/// `Denied`; `Invalid` without a text, with two, or where a version has another already; `Picture` when the file is no PDF.
pub async fn put_terms(db: &Db, files: &Files, actor: &Actor, event: EventId, command: NewTerms) -> Result<EventView, Error> {
    policy::may_organise(actor)?;
    let (version, address) = parse(&command)?;
    let text = match address {
        Some(address) => TermsText::Address(address),
        None => {
            is_pdf(&command.file, FileKind::Terms)?;
            TermsText::File(files.keep(FileKind::Terms, command.file).await?)
        }
    };
    let (version, text) = (version.as_str(), &text);
    db.write(|tx| async move {
        queries::take_turns(&tx, event).await?;
        let old = event::Entity::find_by_id(event).one(&tx).await?.ok_or(Denied::NotFound)?;
        write_text(&tx, &old, version, text).await?;
        event::Entity::update_many()
            .col_expr(event::Column::TermsVersion, Expr::value(version))
            .col_expr(event::Column::Revision, Expr::col(event::Column::Revision).add(1))
            .col_expr(event::Column::UpdatedAt, Expr::value(clock::now()))
            .filter(event::Column::Id.eq(event))
            .exec(&tx)
            .await?;
        let entry = AuditEntry::of(EventAction::TermsPut, event).at(event).with(EventField::TermsVersion, version);
        let entry = match text {
            TermsText::File(_) => entry,
            TermsText::Address(address) => entry.with(EventField::TermsAddress, address.as_str()),
        };
        audit::record(&tx, actor, entry).await?;
        Ok(queries::within(&tx, event).await?)
    })
    .await
}

/// Every version of an event's terms that can be read, the newest first. Whoever calls has asked who may see the event.
///
/// # Errors
/// A failure of the database.
pub async fn terms(db: &Db, event: EventId) -> Result<Vec<Terms>, DbErr> {
    let rows = entity::Entity::find().filter(entity::Column::EventId.eq(event)).order_by_desc(entity::Column::PutAt).all(db.read()).await?;
    Ok(rows.into_iter().map(Terms::from).collect())
}

/// One version; `None` if it cannot be read here. Whoever calls has asked who may see the event.
///
/// # Errors
/// A failure of the database.
pub async fn terms_of(db: &Db, event: EventId, version: &str) -> Result<Option<Terms>, DbErr> {
    Ok(entity::Entity::find_by_id((event, version.to_owned())).one(db.read()).await?.map(Terms::from))
}

/// Those of these events whose terms in force can be read.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn with_readable_terms(db: &Db, events: &[EventId]) -> Result<Vec<EventId>, DbErr> {
    let in_force = Query::select()
        .expr(Expr::val(1))
        .from(entity::Entity)
        .and_where(Expr::col((entity::Entity, entity::Column::EventId)).equals((event::Entity, event::Column::Id)))
        .and_where(Expr::col((entity::Entity, entity::Column::Version)).equals((event::Entity, event::Column::TermsVersion)))
        .to_owned();
    let events = event::Entity::find().select_only().column(event::Column::Id).filter(event::Column::Id.is_in(events.iter().copied()));
    events.filter(Expr::exists(in_force)).into_tuple().all(db.read()).await
}

/// The same for a letter, in the transaction of its cause.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn terms_within(tx: &Tx, event: EventId, version: &str) -> Result<Option<Terms>, DbErr> {
    Ok(entity::Entity::find_by_id((event, version.to_owned())).one(tx).await?.map(Terms::from))
}

/// The version in force of an event again, for its next edition.
pub(super) async fn copy_terms(tx: &Tx, from: &event::Model, to: EventId) -> Result<(), DbErr> {
    if let Some(row) = entity::Entity::find_by_id((from.id, from.terms_version.clone())).one(tx).await? {
        insert(tx, entity::Model { event_id: to, ..row }).await?;
    }
    Ok(())
}

/// A version with a kept file, past all rules: for example data.
pub(crate) async fn insert_terms(tx: &Tx, event: EventId, version: &str, key: &str) -> Result<(), DbErr> {
    let row = entity::Model {
        event_id: event,
        version: version.to_owned(),
        file: Some(key.to_owned()),
        address: String::new(),
        put_at: clock::now(),
    };
    insert(tx, row).await
}

/// The keys of all files.
pub(crate) async fn terms_keys(db: &Db) -> Result<Vec<String>, DbErr> {
    let files = entity::Entity::find().filter(entity::Column::File.is_not_null());
    files.select_only().column(entity::Column::File).into_tuple().all(db.read()).await
}

/// The ids of events of which some version is this file.
pub(super) fn with_file(key: &str) -> SelectStatement {
    let ids = entity::Entity::find().select_only().column(entity::Column::EventId).filter(entity::Column::File.eq(key));
    ids.into_query()
}

async fn write_text(tx: &Tx, event: &event::Model, version: &str, text: &TermsText) -> Result<(), Error> {
    let known = entity::Entity::find_by_id((event.id, version.to_owned())).one(tx).await?;
    let (file, address) = match text {
        TermsText::File(key) => (Some(key.clone()), String::new()),
        TermsText::Address(address) => (None, address.clone()),
    };
    let row = entity::Model { event_id: event.id, version: version.to_owned(), file, address, put_at: clock::now() };
    match known {
        None => insert(tx, row).await?,
        Some(known) if (&known.file, &known.address) == (&row.file, &row.address) => {}
        // Nobody but organisers has seen it.
        Some(_) if event.state == EventState::Draft => {
            let row: entity::ActiveModel = row.into();
            entity::Entity::update(row.reset_all()).exec(tx).await?;
        }
        Some(_) => return Err(FieldErrors::one("version", keeps_its_text(version)).into()),
    }
    Ok(())
}

async fn insert(tx: &Tx, row: entity::Model) -> Result<(), DbErr> {
    let row: entity::ActiveModel = row.into();
    entity::Entity::insert(row.reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

fn keeps_its_text(version: &str) -> Text {
    Text::new(
        format!(
            "Die Fassung {version} hat schon einen Text, dem vielleicht jemand zugestimmt hat. Bitte geben Sie der neuen einen anderen Namen."
        ),
        format!("Version {version} has a text already, to which somebody may have agreed. Please give the new one another name."),
    )
}

/// The version, and its address if it has one.
fn parse(command: &NewTerms) -> Result<(String, Option<String>), FieldErrors> {
    let mut fields = Fields::new();
    let version = fields.check("version", Line::<30>::parse(&command.version));
    let address = fields.check_optional("address", &command.address, |typed| WebAddress::parse(typed).map(WebAddress::into_string));
    let (has_file, has_address) = (!command.file.is_empty(), !visible(&command.address).is_empty());
    if has_file && has_address && address.is_some() {
        let both =
            Text::new("Bitte entweder eine Datei oder eine Adresse, nicht beides.", "Please give either a file or an address, not both.");
        fields.refuse("address", both);
    } else if !has_file && !has_address {
        let none = Text::new("Bitte wählen Sie ein PDF, oder nennen Sie eine Adresse.", "Please choose a PDF, or give an address.");
        fields.refuse("terms", none);
    }
    fields.finish(|| Some((version?.into_string(), address?)))
}

impl From<entity::Model> for Terms {
    fn from(row: entity::Model) -> Self {
        let text = row.file.map_or(TermsText::Address(row.address), TermsText::File);
        Self { version: row.version, text, put_at: row.put_at }
    }
}
