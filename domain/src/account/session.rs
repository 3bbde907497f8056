//! Sessions of signed-in people: the cookie's token in, the actor out.

use chrono::Duration;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait},
};

use super::{
    AccountAction, AccountField, Error, RoleKind, SessionView,
    activity::device_text,
    co_host,
    entity::{account, account_session, role},
};
use crate::{
    actor::{Actor, Denied, Person},
    audit::{self, AuditEntry},
    clock,
    code::{self, Code},
    db::{Db, Tx},
    ids::{AccountId, AccountSessionId, PasskeyId},
};

/// However busy, a session ends after so long.
const LIFE: Duration = Duration::days(7);
/// Without a request it ends sooner.
const IDLE: Duration = Duration::hours(24);
/// `last_seen_at` is written no oftener than this: reading must not mean writing.
const NOTE_EVERY: Duration = Duration::minutes(10);

/// Whose session has to be proved by a passkey, by what the configuration says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PasskeyDemand {
    /// A link is enough for everybody.
    #[default]
    Nobody,
    /// After a link alone an organiser is no organiser yet.
    Organisers,
}

/// The browser that somebody signs in with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Browser<'a> {
    /// What it calls itself.
    pub device: &'a str,
    /// The token of the session that it has, whoever's; empty for none.
    pub session: &'a str,
}

/// A browser that is not signed in.
impl<'a> From<&'a str> for Browser<'a> {
    fn from(device: &'a str) -> Self {
        Self { device, session: "" }
    }
}

/// Begins a session and answers the token for the cookie. The session that the browser had ends: its cookie is overwritten,
/// and whoever kept a copy of the old one shall not be signed in for another week.
pub(super) async fn begin_session(tx: &Tx, account: AccountId, browser: Browser<'_>) -> Result<Code, Error> {
    begin(tx, account, browser, None).await
}

/// The same, proved by a passkey if one is named. Every session that begins stands in the account's history.
pub(super) async fn begin(tx: &Tx, account: AccountId, browser: Browser<'_>, passkey: Option<PasskeyId>) -> Result<Code, Error> {
    if !browser.session.is_empty() {
        end(tx, account_session::Column::TokenHash.eq(code::hash(browser.session))).await?;
    }
    let device = device_text(browser.device);
    let action = if passkey.is_some() { AccountAction::SignedInWithPasskey } else { AccountAction::SignedIn };
    let entry = AuditEntry::of(action, account).with(AccountField::Device, device.as_str());
    audit::record(tx, &oneself(tx, account).await?, entry).await?;
    let token = Code::random();
    let now = clock::now();
    let row = account_session::ActiveModel {
        id: Set(AccountSessionId::new()),
        account_id: Set(account),
        token_hash: Set(token.hash()),
        device: Set(device),
        created_at: Set(now),
        last_seen_at: Set(now),
        expires_at: Set(now + LIFE),
        ended_at: Set(None),
        passkey_id: Set(passkey),
    };
    account_session::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(token)
}

/// Somebody, as history names whoever just signs in: before that they may do nothing.
async fn oneself(tx: &Tx, account: AccountId) -> Result<Actor, Error> {
    let account = account::Entity::find_by_id(account).one(tx).await?.ok_or(Denied::NotFound)?;
    Ok(Actor::Person(Person {
        account: account.id,
        name: account.name,
        email: account.email,
        organiser: false,
        organiser_without_passkey: false,
        staff_of: Vec::new(),
        exhibits_for: Vec::new(),
        hosts_for: Vec::new(),
    }))
}

/// The actor behind a cookie; nobody if the session is unknown, over or idle for too long.
///
/// # Errors
/// A failure of the database.
pub async fn actor(db: &Db, token: &str, demand: PasskeyDemand) -> Result<Actor, Error> {
    let now = clock::now();
    let found = account_session::Entity::find()
        .find_also_related(account::Entity)
        .filter(account_session::Column::TokenHash.eq(code::hash(token)))
        .filter(account_session::Column::EndedAt.is_null())
        .filter(account_session::Column::ExpiresAt.gt(now))
        .filter(account_session::Column::LastSeenAt.gt(now - IDLE))
        .one(db.read())
        .await?;
    let Some((session, Some(account))) = found else { return Ok(Actor::Anonymous) };
    if now - session.last_seen_at > NOTE_EVERY {
        note_seen(db, session.id).await?;
    }
    let counts = demand == PasskeyDemand::Nobody || session.passkey_id.is_some();
    Ok(Actor::Person(person(db, account, counts).await?))
}

/// A person with their roles. That of an organiser may wait for a passkey.
async fn person(db: &Db, account: account::Model, organiser_counts: bool) -> Result<Person, Error> {
    let roles = role::Entity::find().filter(role::Column::AccountId.eq(account.id)).all(db.read()).await?;
    let hosts_for = co_host::hosted_by(db, account.id).await?;
    let scopes = |kind| roles.iter().filter(move |role| role.kind == kind).map(|role| role.scope.as_str());
    let organises = scopes(RoleKind::Organiser).next().is_some();
    Ok(Person {
        account: account.id,
        name: account.name,
        email: account.email,
        organiser: organises && organiser_counts,
        organiser_without_passkey: organises && !organiser_counts,
        staff_of: scopes(RoleKind::Staff).filter_map(|scope| scope.parse().ok()).collect(),
        exhibits_for: scopes(RoleKind::Exhibitor).filter_map(|scope| scope.parse().ok()).collect(),
        hosts_for,
    })
}

async fn note_seen(db: &Db, session: AccountSessionId) -> Result<(), Error> {
    db.write_aside(|tx| async move {
        account_session::Entity::update_many()
            .col_expr(account_session::Column::LastSeenAt, Expr::value(clock::now()))
            .filter(account_session::Column::Id.eq(session))
            .exec(&tx)
            .await
    })
    .await?;
    Ok(())
}

/// The actor's own sessions that have not ended, newest first. `current` is the token of the one that asks.
///
/// # Errors
/// `Denied` for nobody.
pub async fn sessions(db: &Db, actor: &Actor, current: &str) -> Result<Vec<SessionView>, Error> {
    let person = actor.require_person()?;
    let rows = account_session::Entity::find()
        .filter(account_session::Column::AccountId.eq(person.account))
        .filter(account_session::Column::EndedAt.is_null())
        .filter(account_session::Column::ExpiresAt.gt(clock::now()))
        .order_by_desc(account_session::Column::LastSeenAt)
        .all(db.read())
        .await?;
    let current = code::hash(current);
    Ok(rows
        .into_iter()
        .map(|row| SessionView {
            id: row.id,
            device: row.device,
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
            is_current: row.token_hash == current,
        })
        .collect())
}

/// Ends one of the actor's own sessions. Ending one that is over changes nothing.
///
/// # Errors
/// `Denied` for nobody.
pub async fn end_session(db: &Db, actor: &Actor, session: AccountSessionId) -> Result<(), Error> {
    let person = actor.require_person()?;
    let own = &account_session::Column::Id.eq(session).and(account_session::Column::AccountId.eq(person.account));
    db.write(|tx| async move { end(&tx, own.clone()).await }).await.map(|_| ())
}

/// Ends all of the actor's own sessions but `current`, the token of the one that asks.
///
/// # Errors
/// `Denied` for nobody.
pub async fn end_other_sessions(db: &Db, actor: &Actor, current: &str) -> Result<(), Error> {
    let person = actor.require_person()?;
    let others = account_session::Column::AccountId
        .eq(person.account)
        .and(account_session::Column::TokenHash.ne(code::hash(current)))
        .and(account_session::Column::ExpiresAt.gt(clock::now()));
    let others = &others;
    db.write(|tx| async move {
        if end(&tx, others.clone()).await? > 0 {
            audit::record(&tx, actor, AuditEntry::of(AccountAction::SessionsEnded, person.account)).await?;
        }
        Ok(())
    })
    .await
}

/// Signs out: ends the session of this token.
///
/// # Errors
/// A failure of the database.
pub async fn sign_out(db: &Db, token: &str) -> Result<(), Error> {
    let known = &account_session::Column::TokenHash.eq(code::hash(token));
    db.write(|tx| async move { end(&tx, known.clone()).await }).await.map(|_| ())
}

/// Ends what a passkey proved; the session of `current` is only no longer proved by it.
pub(super) async fn end_proved_by(tx: &Tx, passkey: PasskeyId, current: &str) -> Result<(), Error> {
    let proved = account_session::Column::PasskeyId.eq(passkey);
    end(tx, proved.clone().and(account_session::Column::TokenHash.ne(code::hash(current)))).await?;
    account_session::Entity::update_many()
        .col_expr(account_session::Column::PasskeyId, Expr::value(None::<PasskeyId>))
        .filter(proved)
        .exec(tx)
        .await?;
    Ok(())
}

/// Ends those sessions that have not ended; answers how many.
pub(super) async fn end(tx: &Tx, which: sea_orm::sea_query::Expr) -> Result<u64, Error> {
    let ended = account_session::Entity::update_many()
        .col_expr(account_session::Column::EndedAt, Expr::value(clock::now()))
        .filter(which)
        .filter(account_session::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected)
}
