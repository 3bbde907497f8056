//! Clearing away.

use domain::{account, process::sweep::sweep};
use sea_orm::ConnectionTrait;

use crate::stand::both;

both! {
    async fn what_is_spent_goes_and_what_is_open_stays(stand: Stand) {
        let account = stand.organiser().await.account().expect("an organiser has an account");
        let old = account::sign_in_link(&stand.db, account).await.expect("a link is made");
        let fresh = account::sign_in_link(&stand.db, account).await.expect("a link is made");
        let age = format!("UPDATE sign_in_link SET expires_at = '2020-01-01T00:00:00+00:00' WHERE token_hash = '{}'", old.hash());
        stand.db.for_migrations().execute_unprepared(&age).await.expect("the link is made old");

        sweep(&stand.db).await.expect("swept");

        assert_eq!(stand.fingerprint("sign_in_link", "token_hash").await, [fresh.hash()]);
    }
}
