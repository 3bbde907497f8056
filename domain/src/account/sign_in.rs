//! Signing in by a link in a mail: ten minutes, one use, taken by a POST (mail scanners follow links).

use chrono::Duration;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};

use super::{
    AccountLetter, Error, SignedIn, activity,
    entity::{account, sign_in_link},
    session,
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

const LIFE: Duration = Duration::minutes(10);
/// No mailbox gets more links than this within their life.
const LINKS_AT_ONCE: u64 = 3;

/// Sends a link to `email` if somebody has an account with it. Whether that is so is not told: the answer is the same.
/// `next` is the path to go to afterwards; anything but a path of this site is dropped.
///
/// # Errors
/// `Invalid` when this is no address.
pub async fn request_sign_in(db: &Db, email: &str, next: &str) -> Result<(), Error> {
    let email = Email::parse(email).map_err(|problem| FieldErrors::one("email", problem))?;
    let Some(account) = account::Entity::find().filter(account::Column::EmailKey.eq(email.key())).one(db.read()).await? else {
        return Ok(());
    };
    let account = &account;
    db.write(|tx| async move {
        // Whoever asks for the same mailbox waits here on PostgreSQL, and then counts this link. SQLite has one writer anyway.
        account::Entity::find_by_id(account.id).lock(LockType::NoKeyUpdate).one(&tx).await?;
        let recent = sign_in_link::Entity::find()
            .filter(sign_in_link::Column::AccountId.eq(account.id))
            .filter(sign_in_link::Column::CreatedAt.gt(clock::now() - LIFE))
            .count(&tx)
            .await?;
        if recent >= LINKS_AT_ONCE {
            return Ok(());
        }
        let (id, token) = write_link(&tx, account.id, next).await?;
        let letter = NewMail {
            dedupe_key: format!("sign_in:{id}"),
            about: Thread::Account(account.id),
            useful_until: Some(clock::now() + LIFE),
            event: None,
            to_name: account.name.clone(),
            to_email: account.email.clone(),
            locale: account.locale,
            letter: AccountLetter::SignIn { token: token.as_str().to_owned() },
        };
        mail::enqueue(&tx, letter).await?;
        Ok(())
    })
    .await
}

/// A link for somebody who has an account, for the command line to print.
///
/// # Errors
/// A failure of the database.
pub async fn sign_in_link(db: &Db, account: AccountId) -> Result<Code, Error> {
    db.write(|tx| async move { write_link(&tx, account, "").await.map(|(_, token)| token) }).await
}

/// A link for somebody whose letter is sent again.
pub(crate) async fn new_link(tx: &Tx, account: AccountId) -> Result<Code, sea_orm::DbErr> {
    insert_link(tx, account, "").await.map(|(_, token)| token)
}

/// Whether a link would still sign in, for the page that asks to confirm.
///
/// # Errors
/// A failure of the database.
pub async fn is_link_open(db: &Db, token: &str) -> Result<bool, Error> {
    let Some(token) = Code::parse(token) else { return Ok(false) };
    let open = sign_in_link::Entity::find().filter(open_link(&token)).count(db.read()).await?;
    Ok(open == 1)
}

/// Takes a link and begins a session.
///
/// # Errors
/// `LinkSpent` when the link was used, is too old or never was.
pub async fn sign_in(db: &Db, token: &str, device: &str) -> Result<SignedIn, Error> {
    let token = Code::parse(token).ok_or(Error::LinkSpent)?;
    let token = &token;
    let signed_in = db
        .write(|tx| async move {
            let taken = sign_in_link::Entity::update_many()
                .col_expr(sign_in_link::Column::UsedAt, Expr::value(clock::now()))
                .filter(open_link(token))
                .exec_with_returning(&tx)
                .await?;
            let link = taken.into_iter().next().ok_or(Error::LinkSpent)?;
            let token = session::begin_session(&tx, link.account_id, device).await?;
            Ok(SignedIn { account: link.account_id, token, next: link.next })
        })
        .await;
    if matches!(signed_in, Err(Error::LinkSpent)) {
        note_spent(db, token, device).await?;
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

async fn write_link(tx: &Tx, account: AccountId, next: &str) -> Result<(SignInLinkId, Code), Error> {
    Ok(insert_link(tx, account, next).await?)
}

async fn insert_link(tx: &Tx, account: AccountId, next: &str) -> Result<(SignInLinkId, Code), sea_orm::DbErr> {
    let (id, token) = (SignInLinkId::new(), Code::random());
    let now = clock::now();
    let row = sign_in_link::ActiveModel {
        id: Set(id),
        account_id: Set(account),
        token_hash: Set(token.hash()),
        next: Set(if is_own_path(next) { next.to_owned() } else { String::new() }),
        created_at: Set(now),
        expires_at: Set(now + LIFE),
        used_at: Set(None),
    };
    sign_in_link::Entity::insert(row).exec_without_returning(tx).await?;
    Ok((id, token))
}

fn open_link(token: &Code) -> Expr {
    sign_in_link::Column::TokenHash
        .eq(token.hash())
        .and(sign_in_link::Column::UsedAt.is_null())
        .and(sign_in_link::Column::ExpiresAt.gt(clock::now()))
}

/// A path of this site, and nothing that a browser would take for another one.
pub fn is_own_path(path: &str) -> bool {
    path.len() <= 500
        && path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.chars().all(|c| c.is_ascii_graphic())
}

/// The account of this address, made if there is none.
pub(super) async fn find_or_create(tx: &Tx, email: &Email, name: &str, locale: Locale) -> Result<account::Model, Error> {
    let row = account::ActiveModel {
        id: Set(AccountId::new()),
        email: Set(email.as_str().to_owned()),
        email_key: Set(email.key()),
        name: Set(name.to_owned()),
        locale: Set(locale),
        created_at: Set(clock::now()),
    };
    account::Entity::insert(row).on_conflict_do_nothing_on([account::Column::EmailKey]).exec_without_returning(tx).await?;
    let found = account::Entity::find().filter(account::Column::EmailKey.eq(email.key())).one(tx).await?;
    found.ok_or(Error::Db(sea_orm::DbErr::RecordNotFound("account".to_owned())))
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
