//! Signing in by a link in a mail, or by the short code beside it: for ten minutes after the letter left, one use, taken by
//! a POST (mail scanners follow links).

use chrono::Duration;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, TryInsertResult,
    sea_query::{Expr, ExprTrait, LockType, Query, SelectStatement},
};

use super::{
    AccountLetter, Browser, Error, SignedIn, activity,
    entity::{account, sign_in_link},
    limits::SIGN_IN_LETTERS,
    session, short_code,
};
use crate::{
    clock,
    code::Code,
    db::{Db, Tx},
    field::{Email, FieldErrors},
    ids::{AccountId, SignInLinkId},
    locale::Locale,
    mail::{self, NewMail, Thread},
};

/// From the moment at which the mail server takes the letter: what waits in a queue is not spent by waiting.
const LIFE: Duration = Duration::minutes(10);
/// From asking, whenever the letter leaves.
pub(super) const AT_MOST: Duration = Duration::hours(1);

/// Sends a link with a short code to `email` if somebody has an account with it. Whether that is so is not told: the answer
/// is the same. The code is good in the browser that keeps `asking`. `next` is the path to go to afterwards; anything but a
/// path of this site is dropped.
///
/// # Errors
/// `Invalid` when this is no address.
pub async fn request_sign_in(db: &Db, email: &str, next: &str, asking: &Code) -> Result<(), Error> {
    let email = Email::parse(email).map_err(|problem| FieldErrors::one("email", problem))?;
    let mailbox = &email.key();
    let account = account::Entity::find().filter(account::Column::EmailKey.eq(mailbox.as_str())).one(db.read()).await?;
    let account = &account;
    db.write(|tx| async move {
        let link = match account {
            Some(account) => write_to(&tx, account, next).await?,
            None => None,
        };
        short_code::note_asking(&tx, asking, mailbox, link.as_ref().map(|(id, token)| (*id, token))).await?;
        Ok(())
    })
    .await
}

/// Writes the letter; `None` if the mailbox has enough of them.
async fn write_to(tx: &Tx, account: &account::Model, next: &str) -> Result<Option<(SignInLinkId, Code)>, Error> {
    // Whoever asks for the same mailbox waits here on PostgreSQL, and then counts this link. SQLite has one writer anyway.
    account::Entity::find_by_id(account.id).lock(LockType::NoKeyUpdate).one(tx).await?;
    let recent = sign_in_link::Entity::find()
        .filter(sign_in_link::Column::AccountId.eq(account.id))
        .filter(sign_in_link::Column::CreatedAt.gt(clock::now() - Duration::seconds(SIGN_IN_LETTERS.window_seconds)))
        .count(tx)
        .await?;
    if i64::try_from(recent).unwrap_or(i64::MAX) >= SIGN_IN_LETTERS.attempts {
        return Ok(None);
    }
    let (id, token) = insert_link(tx, account.id, next, AT_MOST).await?;
    let letter = NewMail {
        dedupe_key: format!("sign_in:{id}"),
        about: Thread::Account(account.id),
        // Later its reader would not have ten minutes any more.
        useful_until: Some(clock::now() + AT_MOST - LIFE),
        event: None,
        to_name: account.name.clone(),
        to_email: account.email.clone(),
        locale: account.locale,
        letter: AccountLetter::SignIn { token: token.as_str().to_owned() },
    };
    mail::enqueue(tx, letter).await?;
    Ok(Some((id, token)))
}

/// The letter with this link has left: its time begins.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn link_has_left(tx: &Tx, token: &str) -> Result<(), DbErr> {
    let Some(token) = Code::parse(token) else { return Ok(()) };
    let until = clock::now() + LIFE;
    sign_in_link::Entity::update_many()
        .col_expr(sign_in_link::Column::ExpiresAt, Expr::value(until))
        .filter(sign_in_link::Column::TokenHash.eq(token.hash()))
        .filter(sign_in_link::Column::ExpiresAt.gt(until))
        .exec(tx)
        .await?;
    Ok(())
}

/// A link for somebody who has an account, for the command line to print.
///
/// # Errors
/// A failure of the database.
pub async fn sign_in_link(db: &Db, account: AccountId) -> Result<Code, Error> {
    db.write(|tx| async move { Ok(insert_link(&tx, account, "", LIFE).await?.1) }).await
}

/// A link for somebody whose letter is sent again.
pub(crate) async fn new_link(tx: &Tx, account: AccountId) -> Result<Code, DbErr> {
    let (id, token) = insert_link(tx, account, "", AT_MOST).await?;
    short_code::follow_link(tx, account, id, &token).await?;
    Ok(token)
}

/// The address that a link would sign in, for the page that asks to confirm; `None` if it was used, is too old or never was.
///
/// # Errors
/// A failure of the database.
pub async fn address_of_link(db: &Db, token: &str) -> Result<Option<String>, Error> {
    let Some(token) = Code::parse(token) else { return Ok(None) };
    let found = sign_in_link::Entity::find().find_also_related(account::Entity).filter(open_link(&token)).one(db.read()).await?;
    Ok(found.and_then(|(_, account)| Some(account?.email)))
}

/// Takes a link and begins a session.
///
/// # Errors
/// `LinkSpent` when the link was used, is too old or never was.
pub async fn sign_in(db: &Db, token: &str, browser: impl Into<Browser<'_>>) -> Result<SignedIn, Error> {
    let token = Code::parse(token).ok_or(Error::LinkSpent)?;
    let (token, browser) = (&token, browser.into());
    let signed_in = db.write(|tx| async move { take_link(&tx, open_link(token), browser).await?.ok_or(Error::LinkSpent) }).await;
    if matches!(signed_in, Err(Error::LinkSpent)) {
        note_spent(db, token, browser.device).await?;
    }
    signed_in
}

/// Somebody has a link that was used or is too old: whoever it was sent to reads that in the history of their account.
async fn note_spent(db: &Db, token: &Code, device: &str) -> Result<(), Error> {
    let known = sign_in_link::Entity::find().filter(sign_in_link::Column::TokenHash.eq(token.hash())).one(db.read()).await?;
    match known {
        Some(link) => activity::note_failed_sign_in(db, link.account_id, device).await,
        None => Ok(()),
    }
}

/// The same for whoever has the code beside it.
pub(super) async fn take_link_by_id(tx: &Tx, link: SignInLinkId, browser: Browser<'_>) -> Result<Option<SignedIn>, Error> {
    take_link(tx, sign_in_link::Column::Id.eq(link).and(is_open()), browser).await
}

async fn take_link(tx: &Tx, which: Expr, browser: Browser<'_>) -> Result<Option<SignedIn>, Error> {
    let taken = sign_in_link::Entity::update_many()
        .col_expr(sign_in_link::Column::UsedAt, Expr::value(clock::now()))
        .filter(which)
        .exec_with_returning(tx)
        .await?;
    let Some(link) = taken.into_iter().next() else { return Ok(None) };
    let token = session::begin_session(tx, link.account_id, browser).await?;
    Ok(Some(SignedIn { account: link.account_id, token, next: link.next }))
}

async fn insert_link(tx: &Tx, account: AccountId, next: &str, life: Duration) -> Result<(SignInLinkId, Code), DbErr> {
    let (id, token) = (SignInLinkId::new(), Code::random());
    let now = clock::now();
    let row = sign_in_link::ActiveModel {
        id: Set(id),
        account_id: Set(account),
        token_hash: Set(token.hash()),
        next: Set(if is_own_path(next) { next.to_owned() } else { String::new() }),
        created_at: Set(now),
        expires_at: Set(now + life),
        used_at: Set(None),
    };
    sign_in_link::Entity::insert(row).exec_without_returning(tx).await?;
    Ok((id, token))
}

/// All links of an account, for a condition.
pub(super) fn links_of(account: AccountId) -> SelectStatement {
    Query::select()
        .column(sign_in_link::Column::Id)
        .from(sign_in_link::Entity)
        .and_where(sign_in_link::Column::AccountId.eq(account))
        .to_owned()
}

fn open_link(token: &Code) -> Expr {
    sign_in_link::Column::TokenHash.eq(token.hash()).and(is_open())
}

fn is_open() -> Expr {
    sign_in_link::Column::UsedAt.is_null().and(sign_in_link::Column::ExpiresAt.gt(clock::now()))
}

/// A path of this site, and nothing that a browser would take for another one.
pub fn is_own_path(path: &str) -> bool {
    path.len() <= 500
        && path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.chars().all(|c| c.is_ascii_graphic())
}

/// The account of this address, and whether it was made because there was none.
pub(super) async fn find_or_create(tx: &Tx, email: &Email, name: &str, locale: Locale) -> Result<(account::Model, bool), Error> {
    let row = account::ActiveModel {
        id: Set(AccountId::new()),
        email: Set(email.as_str().to_owned()),
        email_key: Set(email.key()),
        name: Set(name.to_owned()),
        locale: Set(locale),
        created_at: Set(clock::now()),
    };
    let made = account::Entity::insert(row).on_conflict_do_nothing_on([account::Column::EmailKey]).exec_without_returning(tx).await?;
    let found = account::Entity::find().filter(account::Column::EmailKey.eq(email.key())).one(tx).await?;
    let found = found.ok_or(Error::Db(DbErr::RecordNotFound("account".to_owned())))?;
    Ok((found, matches!(made, TryInsertResult::Inserted(rows) if rows > 0)))
}

#[cfg(test)]
mod tests {
    use super::is_own_path;

    #[test]
    fn only_paths_of_this_site_are_followed() {
        assert!(is_own_path("/de/organise?sort=name"));
        for path in ["", "https://evil.example", "//evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x", "de"] {
            assert!(!is_own_path(path), "{path}");
        }
    }
}
