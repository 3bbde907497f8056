//! Signing in with a passkey: it says itself whose it is.

use data_encoding::BASE64URL_NOPAD;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, sea_query::Expr};
use webauthn_rs::prelude::{DiscoverableAuthentication, Passkey, PublicKeyCredential};

use super::{CeremonyKind, PasskeyAnswer, PasskeyOptions, RelyingParty, ceremony, refused};
use crate::{
    account::{Browser, Error, SignedIn, activity, entity::passkey, session, sign_in::is_own_path},
    clock,
    db::{Db, Tx},
};

/// Asks the browser for any passkey of this site.
///
/// # Errors
/// A failure of the database.
pub async fn begin_passkey_sign_in(db: &Db, site: &RelyingParty) -> Result<PasskeyOptions, Error> {
    let (options, state) = site.0.start_discoverable_authentication().map_err(refused)?;
    let options = serde_json::to_value(options.public_key).map_err(ceremony::unreadable)?;
    ceremony::open(db, CeremonyKind::SignIn, None, &state, &options).await
}

/// Takes the answer of a passkey and begins a session in the place of the one that the browser has.
/// `next` is the path to go to; anything but a path of this site is dropped.
///
/// # Errors
/// `CeremonySpent`, or `PasskeyRefused` when the passkey is unknown here or its answer does not hold.
pub async fn sign_in_with_passkey(
    db: &Db,
    site: &RelyingParty,
    answer: &PasskeyAnswer,
    browser: impl Into<Browser<'_>>,
    next: &str,
) -> Result<SignedIn, Error> {
    let browser = browser.into();
    let credential: PublicKeyCredential = answer.read()?;
    let state: DiscoverableAuthentication = ceremony::take(db, &answer.ceremony, CeremonyKind::SignIn, None).await?;
    let (owner, credential_id) = site.0.identify_discoverable_authentication(&credential).map_err(refused)?;
    let known = passkey::Entity::find()
        .filter(passkey::Column::CredentialId.eq(BASE64URL_NOPAD.encode(credential_id)))
        .filter(passkey::Column::AccountId.eq(owner))
        .one(db.read())
        .await?;
    let known = known.ok_or_else(|| refused("this passkey is not known"))?;
    let mut kept: Passkey = serde_json::from_str(&known.credential).map_err(ceremony::unreadable)?;
    let proof = match site.0.finish_discoverable_authentication_v2(&credential, state, &kept) {
        Ok(proof) => proof,
        Err(error) => {
            activity::note_failed_sign_in(db, known.account_id, browser.device).await?;
            return Err(refused(error));
        }
    };
    kept.update_credential(&proof);
    let kept = serde_json::to_string(&kept).map_err(ceremony::unreadable)?;
    let (known, kept, count) = (&known, &kept, i64::from(proof.counter()));
    db.write(|tx| async move {
        count_up(&tx, known, kept, count).await?;
        let token = session::begin(&tx, known.account_id, browser, Some(known.id)).await?;
        let next = if is_own_path(next) { next.to_owned() } else { String::new() };
        Ok(SignedIn { account: known.account_id, token, next })
    })
    .await
}

/// A counter that does not grow is a copied passkey; one that stays at zero is a passkey that does not count. Of two
/// answers at once with the same count one is too late, and a passkey that was removed meanwhile is not there.
async fn count_up(tx: &Tx, known: &passkey::Model, kept: &str, count: i64) -> Result<(), Error> {
    let grows = Condition::any().add(passkey::Column::SignCount.lt(count));
    let grows = if count == 0 { grows.add(passkey::Column::SignCount.eq(0)) } else { grows };
    let counted = passkey::Entity::update_many()
        .col_expr(passkey::Column::SignCount, Expr::value(count))
        .col_expr(passkey::Column::Credential, Expr::value(kept))
        .col_expr(passkey::Column::LastUsedAt, Expr::value(clock::now()))
        .filter(passkey::Column::Id.eq(known.id))
        .filter(grows)
        .exec(tx)
        .await?;
    if counted.rows_affected == 1 { Ok(()) } else { Err(refused("it is gone, or its counter does not grow")) }
}
