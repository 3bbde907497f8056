//! What happened to an account, for its owner to see: sign-ins, failed ones, and what changed of the ways in.

use chrono::Duration;
use sea_orm::DbErr;

use super::{AccountAction, AccountField, Error};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry, HistoryEntry, Subject},
    clock::{self, Instant},
    db::{Db, Tx},
    ids::AccountId,
};

/// So many failed sign-ins of an account are noted in a day; more say nothing new.
const FAILED_A_DAY: u64 = 20;
/// So long sign-ins stay in the history.
const KEPT: Duration = Duration::days(180);

/// What happened to the actor's own account, newest first.
///
/// # Errors
/// `Denied` for nobody.
pub async fn own_history(db: &Db, actor: &Actor) -> Result<Vec<HistoryEntry>, Error> {
    Ok(audit::of_account(db, actor.require_person()?.account).await?)
}

/// Notes that somebody tried to get into an account and failed. Nobody knows who it was.
pub(super) async fn note_failed_sign_in(db: &Db, account: AccountId, device: &str) -> Result<(), Error> {
    let device = &device_text(device);
    // The form that failed is not taken by this.
    db.write_aside(|tx| async move {
        let since = clock::now() - Duration::days(1);
        if audit::count_since(&tx, AccountAction::SignInFailed, account, None, since).await? >= FAILED_A_DAY {
            return Ok(());
        }
        let entry = AuditEntry::of(AccountAction::SignInFailed, account).with(AccountField::Device, device.as_str());
        audit::record(&tx, &Actor::Anonymous, entry).await
    })
    .await?;
    Ok(())
}

/// Forgets what has grown old.
pub(super) async fn forget_old(tx: &Tx) -> Result<(), DbErr> {
    let before: Instant = clock::now() - KEPT;
    audit::forget(tx, Subject::Account, before).await
}

/// What a browser calls itself, as long as anybody would read it.
pub(super) fn device_text(device: &str) -> String {
    device.chars().filter(|c| !c.is_control()).take(200).collect()
}
