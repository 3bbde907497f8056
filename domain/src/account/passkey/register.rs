//! Making a passkey.

use data_encoding::BASE64URL_NOPAD;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, TryInsertResult};
use serde_json::json;
use webauthn_rs::prelude::{Passkey, PasskeyRegistration, RegisterPublicKeyCredential};

use super::{CeremonyKind, NewPasskey, PasskeyOptions, RelyingParty, ceremony, keep, refused};
use crate::{
    account::{AccountAction, AccountField, Browser, Error, SignedIn, entity::passkey, session},
    actor::{Actor, Person},
    audit::{self, AuditEntry},
    clock,
    db::{Db, Tx},
    field::{Fields, Line},
    ids::PasskeyId,
};

/// More than anybody has devices.
const MOST: usize = 20;

/// Asks the browser to make a passkey for whoever is signed in: one that is found without an address (discoverable), and
/// that asks for a finger, a face or a PIN, so that it is two factors by itself.
///
/// # Errors
/// `Denied` for nobody, `PasskeyNeeded`, `TooManyPasskeys`.
pub async fn begin_passkey(db: &Db, site: &RelyingParty, actor: &Actor) -> Result<PasskeyOptions, Error> {
    let person = actor.require_person()?;
    let there = passkey::Entity::find().filter(passkey::Column::AccountId.eq(person.account)).all(db.read()).await?;
    may_add(person, there.len())?;
    let known = there.iter().filter_map(|row| BASE64URL_NOPAD.decode(row.credential_id.as_bytes()).ok());
    let begun = site.0.start_passkey_registration(person.account.as_uuid(), &person.email, &person.name, Some(known.collect()));
    let (options, state) = begun.map_err(refused)?;
    let mut options = serde_json::to_value(options.public_key).map_err(ceremony::unreadable)?;
    // The library leaves it to the device, and a passkey that signs in without an address has to be kept on it.
    options["authenticatorSelection"]["residentKey"] = json!("required");
    options["authenticatorSelection"]["requireResidentKey"] = json!(true);
    ceremony::open(db, CeremonyKind::Registration, Some(person.account), &state, &options).await
}

/// Takes the new passkey, and begins a session that it has proved in the place of the one that the browser has.
///
/// # Errors
/// `Denied` for nobody, `Invalid` without a name, `CeremonySpent`, `PasskeyRefused`, `PasskeyNeeded`, `TooManyPasskeys`.
pub async fn add_passkey(
    db: &Db,
    site: &RelyingParty,
    actor: &Actor,
    new: &NewPasskey,
    browser: impl Into<Browser<'_>>,
) -> Result<SignedIn, Error> {
    let person = actor.require_person()?;
    let mut fields = Fields::new();
    let name = fields.check("name", Line::<60>::parse(&new.name));
    let name = fields.finish(|| name)?;
    let credential: RegisterPublicKeyCredential = new.answer.read()?;
    let state: PasskeyRegistration = ceremony::take(db, &new.answer.ceremony, CeremonyKind::Registration, Some(person.account)).await?;
    let made = site.0.finish_passkey_registration(&credential, &state).map_err(refused)?;
    let (made, name, browser) = (&made, name.as_str(), browser.into());
    db.write(|tx| async move {
        // Whoever adds or removes one for this account waits here on PostgreSQL, and then counts this one.
        let there = keep::hold(&tx, person.account).await?;
        may_add(person, there)?;
        let id = insert(&tx, person, made, name).await?;
        let entry = AuditEntry::of(AccountAction::PasskeyAdded, person.account).with(AccountField::Passkey, name);
        audit::record(&tx, actor, entry).await?;
        let token = session::begin(&tx, person.account, browser, Some(id)).await?;
        Ok(SignedIn { account: person.account, token, next: String::new() })
    })
    .await
}

/// The first one may be made after a link; with one there, whoever organises has to have shown it. Otherwise the mailbox
/// alone would open everything after all.
fn may_add(person: &Person, there: usize) -> Result<(), Error> {
    keep::may_change(person, there)?;
    if there >= MOST { Err(Error::TooManyPasskeys) } else { Ok(()) }
}

async fn insert(tx: &Tx, person: &Person, made: &Passkey, name: &str) -> Result<PasskeyId, Error> {
    let (id, now) = (PasskeyId::new(), clock::now());
    let row = passkey::ActiveModel {
        id: Set(id),
        account_id: Set(person.account),
        credential_id: Set(BASE64URL_NOPAD.encode(made.cred_id())),
        credential: Set(serde_json::to_string(made).map_err(ceremony::unreadable)?),
        sign_count: Set(0),
        name: Set(name.to_owned()),
        created_at: Set(now),
        last_used_at: Set(Some(now)),
    };
    let inserted =
        passkey::Entity::insert(row).on_conflict_do_nothing_on([passkey::Column::CredentialId]).exec_without_returning(tx).await?;
    match inserted {
        TryInsertResult::Inserted(rows) if rows > 0 => Ok(id),
        _ => Err(refused("this passkey is known already")),
    }
}
