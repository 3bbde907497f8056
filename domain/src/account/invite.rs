//! Invitations: a link by mail that gives one role to whoever reads that mailbox. It signs nobody in who has an account.

use chrono::Duration;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, TryInsertResult,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::{
    AccountLetter, Browser, Error, InvitationView, InvitePerson, RoleKind, SignedIn,
    entity::{account, invitation, role},
    policy, session, sign_in,
    team::{self, TeamChange},
};
use crate::{
    actor::{Actor, Person},
    clock,
    code::Code,
    db::{Db, Tx},
    field::{Email, FieldErrors, Fields, PersonName, address_key},
    ids::{AccountId, InvitationId, RoleId},
    locale::Locale,
    mail::{self, NewMail, Thread},
};

const LIFE: Duration = Duration::days(14);

/// Invites somebody by mail. `scope_name` is how the letter names the event or organisation.
/// Answers the link's secret part, which the command line prints.
///
/// # Errors
/// `Denied`, or `Invalid` when this is no address.
pub async fn invite(db: &Db, actor: &Actor, command: &InvitePerson) -> Result<Code, Error> {
    policy::may_invite(actor, command.kind, &command.scope)?;
    let email = Email::parse(&command.email).map_err(|problem| FieldErrors::one("email", problem))?;
    let email = &email;
    db.write(|tx| async move {
        let (id, token) = (InvitationId::new(), Code::random());
        let now = clock::now();
        let row = invitation::ActiveModel {
            id: Set(id),
            token_hash: Set(token.hash()),
            email: Set(email.as_str().to_owned()),
            email_key: Set(email.key()),
            kind: Set(command.kind),
            scope: Set(command.scope.clone()),
            locale: Set(command.locale),
            invited_by: Set(actor.account()),
            created_at: Set(now),
            expires_at: Set(now + LIFE),
            accepted_at: Set(None),
            revoked_at: Set(None),
        };
        open_alone(&tx, command, &row, &email.key()).await?;
        let letter = AccountLetter::Invitation {
            token: token.as_str().to_owned(),
            role: command.kind,
            scope: command.scope_name.clone(),
            invited_by: actor.person().map(|person| person.name.clone()).unwrap_or_default(),
        };
        let mail = NewMail {
            dedupe_key: format!("invitation:{id}"),
            about: Thread::Invitation(id),
            useful_until: Some(now + LIFE),
            event: None,
            to_name: String::new(),
            to_email: email.as_str().to_owned(),
            locale: command.locale,
            letter,
        };
        mail::enqueue(&tx, mail).await?;
        team::record(&tx, actor, command.kind, &command.scope, TeamChange::Invited(id)).await?;
        Ok(token)
    })
    .await
}

/// What an open invitation offers, for the page that asks to accept; `None` if it was taken, revoked or ran out.
///
/// # Errors
/// A failure of the database.
pub async fn open_invitation(db: &Db, token: &str) -> Result<Option<InvitationView>, Error> {
    let Some(token) = Code::parse(token) else { return Ok(None) };
    Ok(invitation::Entity::find().filter(open_invitation_of(&token)).one(db.read()).await?.map(InvitationView::from))
}

/// Whether somebody has an account with the address of an open invitation: then they sign in before they accept.
///
/// # Errors
/// A failure of the database.
pub async fn has_account(db: &Db, invitation: &InvitationView) -> Result<bool, Error> {
    let key = address_key(&invitation.email);
    Ok(account::Entity::find().filter(account::Column::EmailKey.eq(key)).one(db.read()).await?.is_some())
}

/// Whether an invitation went to the address that somebody is signed in with.
pub fn is_for(invitation: &InvitationView, actor: &Actor) -> bool {
    actor.person().is_some_and(|person| address_key(&person.email) == address_key(&invitation.email))
}

/// Accepts an invitation as somebody who has no account yet: the link proves the mailbox, so that it makes the account, gives
/// the role and begins a session.
///
/// # Errors
/// `LinkSpent` when the invitation is not open, `Invalid` when the name is none, `AccountExists`: a link that is open for
/// fourteen days, and gives one role, must not open whatever else an account may do.
pub async fn accept(db: &Db, token: &str, name: &str, browser: impl Into<Browser<'_>>) -> Result<SignedIn, Error> {
    let token = Code::parse(token).ok_or(Error::LinkSpent)?;
    let mut fields = Fields::new();
    let name = fields.check("name", PersonName::parse(name));
    let name = fields.finish(|| name)?;
    let (token, name, browser) = (&token, name.as_str(), browser.into());
    db.write(|tx| async move {
        let invitation = take(&tx, token).await?;
        let email = Email::parse(&invitation.email).map_err(|_| Error::LinkSpent)?;
        let (account, is_new) = sign_in::find_or_create(&tx, &email, name, invitation.locale).await?;
        if !is_new {
            return Err(Error::AccountExists);
        }
        give(&tx, account.id, invitation.kind, &invitation.scope).await?;
        let token = session::begin_session(&tx, account.id, browser).await?;
        Ok(SignedIn { account: account.id, token, next: String::new() })
    })
    .await
}

/// Accepts an invitation as whoever is signed in with the address that it went to.
///
/// # Errors
/// `LinkSpent` when the invitation is not open, `AccountExists` for everybody else.
pub async fn accept_signed_in(db: &Db, actor: &Actor, token: &str) -> Result<(), Error> {
    let token = &Code::parse(token).ok_or(Error::LinkSpent)?;
    db.write(|tx| async move {
        let invitation = take(&tx, token).await?;
        let own = |person: &&Person| address_key(&person.email) == invitation.email_key;
        let person = actor.person().filter(own).ok_or(Error::AccountExists)?;
        give(&tx, person.account, invitation.kind, &invitation.scope).await
    })
    .await
}

/// Takes an invitation; whoever must not takes that back with an error.
async fn take(tx: &Tx, token: &Code) -> Result<invitation::Model, Error> {
    let taken = invitation::Entity::update_many()
        .col_expr(invitation::Column::AcceptedAt, Expr::value(clock::now()))
        .filter(open_invitation_of(token))
        .exec_with_returning(tx)
        .await?;
    taken.into_iter().next().ok_or(Error::LinkSpent)
}

/// Makes an account with a role without an invitation, for the command line and for exhibitors whose mail address is
/// proven by the link they came with.
///
/// # Errors
/// A failure of the database.
pub async fn grant(tx: &Tx, email: &Email, name: &str, locale: Locale, kind: RoleKind, scope: &str) -> Result<AccountId, Error> {
    let (account, _) = sign_in::find_or_create(tx, email, name, locale).await?;
    give(tx, account.id, kind, scope).await?;
    Ok(account.id)
}

/// The account of this address, made if there is none, without any role: whoever reads the mailbox signs in with it.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn of_address(tx: &Tx, email: &Email, name: &str, locale: Locale) -> Result<AccountId, Error> {
    Ok(sign_in::find_or_create(tx, email, name, locale).await?.0.id)
}

async fn give(tx: &Tx, account: AccountId, kind: RoleKind, scope: &str) -> Result<(), Error> {
    let row = role::ActiveModel {
        id: Set(RoleId::new()),
        account_id: Set(account),
        kind: Set(kind),
        scope: Set(scope.to_owned()),
        created_at: Set(clock::now()),
    };
    let unique = [role::Column::AccountId, role::Column::Kind, role::Column::Scope];
    let given = role::Entity::insert(row).on_conflict_do_nothing_on(unique).exec_without_returning(tx).await?;
    if matches!(given, TryInsertResult::Inserted(rows) if rows > 0) {
        team::record(tx, &Actor::System, kind, scope, TeamChange::Joined(account)).await?;
    }
    Ok(())
}

/// Writes an invitation in the place of what the same person has not answered. A unique index keeps one of them open: if
/// somebody invites the same person in this moment, the insert waits for theirs, which is then replaced as well.
async fn open_alone(tx: &Tx, command: &InvitePerson, row: &invitation::ActiveModel, email_key: &str) -> Result<(), Error> {
    loop {
        replace_unanswered(tx, command, email_key).await?;
        let inserted = invitation::Entity::insert(row.clone())
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .try_insert()
            .exec_without_returning(tx)
            .await?;
        if matches!(inserted, TryInsertResult::Inserted(1)) {
            return Ok(());
        }
    }
}

/// Also those that ran out: the index does not know the time.
async fn replace_unanswered(tx: &Tx, command: &InvitePerson, email_key: &str) -> Result<(), Error> {
    let replaced = invitation::Entity::update_many()
        .col_expr(invitation::Column::RevokedAt, Expr::value(clock::now()))
        .filter(invitation::Column::EmailKey.eq(email_key))
        .filter(invitation::Column::Kind.eq(command.kind))
        .filter(invitation::Column::Scope.eq(&command.scope))
        .filter(invitation::Column::AcceptedAt.is_null())
        .filter(invitation::Column::RevokedAt.is_null())
        .exec_with_returning(tx)
        .await?;
    mail::forget_threads(tx, replaced.into_iter().map(|row| Thread::Invitation(row.id))).await?;
    Ok(())
}

/// A new link for an invitation whose letter is sent again; `None` if it is not open.
pub(crate) async fn new_invitation_link(tx: &Tx, invitation: InvitationId) -> Result<Option<Code>, sea_orm::DbErr> {
    let token = Code::random();
    let renewed = invitation::Entity::update_many()
        .col_expr(invitation::Column::TokenHash, Expr::value(token.hash()))
        .filter(invitation::Column::Id.eq(invitation))
        .filter(team::is_open())
        .exec(tx)
        .await?;
    Ok((renewed.rows_affected > 0).then_some(token))
}

fn open_invitation_of(token: &Code) -> Expr {
    invitation::Column::TokenHash.eq(token.hash()).and(team::is_open())
}
