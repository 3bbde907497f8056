//! Invitations: a link by mail that gives one role to whoever takes it.

use chrono::Duration;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Error, InvitationView, InvitePerson, MemberView, RoleKind, SignedIn,
    entity::{account, invitation, role},
    policy, session, sign_in,
};
use crate::{
    actor::Actor,
    audit::{self, Happened},
    clock,
    code::Code,
    db::{Db, Tx},
    field::PersonName,
    field::{Email, FieldErrors, Fields},
    ids::{AccountId, InvitationId, RoleId},
    locale::Locale,
    mail::{self, Letter, NewMail},
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
        invitation::Entity::insert(row).exec_without_returning(&tx).await?;
        let letter = Letter::Invitation {
            token: token.as_str().to_owned(),
            role: command.kind,
            scope: command.scope_name.clone(),
            invited_by: actor.person().map(|person| person.name.clone()).unwrap_or_default(),
        };
        let mail = NewMail {
            dedupe_key: format!("invitation:{id}"),
            event: None,
            to_name: String::new(),
            to_email: email.as_str().to_owned(),
            locale: command.locale,
            letter,
        };
        mail::enqueue(&tx, mail).await?;
        audit::record(&tx, actor, Happened::new("invitation", id.as_uuid(), "created").with("role", command.kind.as_str())).await?;
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
    Ok(invitation::Entity::find().filter(open(&token)).one(db.read()).await?.map(view))
}

/// Accepts an invitation: the account (made if there is none), the role, and a session at once.
///
/// # Errors
/// `LinkSpent` when the invitation is not open, `Invalid` when the name is none.
pub async fn accept(db: &Db, token: &str, name: &str, device: &str) -> Result<SignedIn, Error> {
    let token = Code::parse(token).ok_or(Error::LinkSpent)?;
    let mut fields = Fields::new();
    let name = fields.check("name", PersonName::parse(name));
    let name = fields.finish(|| name)?;
    let (token, name) = (&token, name.as_str());
    db.write(|tx| async move {
        let taken = invitation::Entity::update_many()
            .col_expr(invitation::Column::AcceptedAt, Expr::value(clock::now()))
            .filter(open(token))
            .exec_with_returning(&tx)
            .await?;
        let invitation = taken.into_iter().next().ok_or(Error::LinkSpent)?;
        let email = Email::parse(&invitation.email).map_err(|_| Error::LinkSpent)?;
        let account = sign_in::find_or_create(&tx, &email, name, invitation.locale).await?;
        give(&tx, account.id, invitation.kind, &invitation.scope).await?;
        audit::record(
            &tx,
            &Actor::System,
            Happened::new("invitation", invitation.id.as_uuid(), "accepted").with("role", invitation.kind.as_str()),
        )
        .await?;
        let token = session::begin(&tx, account.id, device).await?;
        Ok(SignedIn { token, next: String::new() })
    })
    .await
}

/// Makes an account with a role without an invitation, for the command line and for exhibitors whose mail address is
/// proven by the link they came with.
///
/// # Errors
/// A failure of the database.
pub async fn grant(tx: &Tx, email: &Email, name: &str, locale: Locale, kind: RoleKind, scope: &str) -> Result<AccountId, Error> {
    let account = sign_in::find_or_create(tx, email, name, locale).await?;
    give(tx, account.id, kind, scope).await?;
    Ok(account.id)
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
    role::Entity::insert(row).on_conflict_do_nothing_on(unique).exec_without_returning(tx).await?;
    Ok(())
}

/// Who has a role in this scope, by name.
///
/// # Errors
/// `Denied` for whoever may not invite into it.
pub async fn members(db: &Db, actor: &Actor, kind: RoleKind, scope: &str) -> Result<Vec<MemberView>, Error> {
    policy::may_invite(actor, kind, scope)?;
    let rows = role::Entity::find()
        .find_also_related(account::Entity)
        .filter(role::Column::Kind.eq(kind))
        .filter(role::Column::Scope.eq(scope))
        .order_by_asc(account::Column::Name)
        .all(db.read())
        .await?;
    let member = |(role, account): (role::Model, Option<account::Model>)| {
        account.map(|account| MemberView {
            role: role.id,
            account: account.id,
            name: account.name,
            email: account.email,
            since: role.created_at,
        })
    };
    Ok(rows.into_iter().filter_map(member).collect())
}

/// Invitations into this scope that are still open, newest first.
///
/// # Errors
/// `Denied` for whoever may not invite into it.
pub async fn open_invitations(db: &Db, actor: &Actor, kind: RoleKind, scope: &str) -> Result<Vec<InvitationView>, Error> {
    policy::may_invite(actor, kind, scope)?;
    let rows = invitation::Entity::find()
        .filter(invitation::Column::Kind.eq(kind))
        .filter(invitation::Column::Scope.eq(scope))
        .filter(is_open())
        .order_by_desc(invitation::Column::CreatedAt)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(view).collect())
}

/// Takes a role away. The last organiser stays, or nobody could let anyone in.
///
/// # Errors
/// `Denied`, or `LastOrganiser`.
pub async fn revoke(db: &Db, actor: &Actor, role_id: RoleId) -> Result<(), Error> {
    let row = role::Entity::find_by_id(role_id).one(db.read()).await?.ok_or(crate::actor::Denied::NotFound)?;
    policy::may_invite(actor, row.kind, &row.scope)?;
    let row = &row;
    db.write(|tx| async move {
        role::Entity::delete_by_id(role_id).exec(&tx).await?;
        let organisers = role::Entity::find().filter(role::Column::Kind.eq(RoleKind::Organiser)).one(&tx).await?;
        if organisers.is_none() {
            return Err(Error::LastOrganiser);
        }
        audit::record(&tx, actor, Happened::new("role", row.account_id.as_uuid(), "revoked").with("role", row.kind.as_str())).await?;
        Ok(())
    })
    .await
}

fn is_open() -> Expr {
    invitation::Column::AcceptedAt
        .is_null()
        .and(invitation::Column::RevokedAt.is_null())
        .and(invitation::Column::ExpiresAt.gt(clock::now()))
}

fn open(token: &Code) -> Expr {
    invitation::Column::TokenHash.eq(token.hash()).and(is_open())
}

fn view(row: invitation::Model) -> InvitationView {
    InvitationView { id: row.id, email: row.email, kind: row.kind, scope: row.scope, expires_at: row.expires_at }
}
