//! Signing in, sessions, roles.

use domain::{
    account::{self, EVERYWHERE, Error, Limit, RoleKind},
    actor::{Actor, Denied},
};

use crate::stand::{both, stranger};

both! {
    async fn a_link_signs_in_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let account = organiser.account().expect("an organiser has an account");
        let link = account::sign_in_link(&stand.db, account).await.expect("a link is made");

        let first = account::sign_in(&stand.db, link.as_str(), "phone").await.expect("the link signs in");
        let second = account::sign_in(&stand.db, link.as_str(), "phone").await;

        assert_eq!(account::actor(&stand.db, first.token.as_str()).await.expect("known"), organiser);
        assert!(matches!(second, Err(Error::LinkSpent)));
    }

    async fn of_many_who_take_a_link_at_once_one_gets_in(stand: Stand) {
        let account = stand.organiser().await.account().expect("an organiser has an account");
        let link = account::sign_in_link(&stand.db, account).await.expect("a link is made");
        let tries = (0..64).map(|_| {
            let (db, link) = (stand.db.clone(), link.clone());
            tokio::spawn(async move { account::sign_in(&db, link.as_str(), "race").await.is_ok() })
        });

        let mut entered = 0;
        for attempt in tries.collect::<Vec<_>>() {
            entered += u32::from(attempt.await.expect("no panic"));
        }

        assert_eq!(entered, 1);
        assert_eq!(stand.count("account_session", "device = 'race'").await, 1);
    }

    async fn signing_out_ends_the_session(stand: Stand) {
        let account = stand.organiser().await.account().expect("an organiser has an account");
        let link = account::sign_in_link(&stand.db, account).await.expect("a link is made");
        let session = account::sign_in(&stand.db, link.as_str(), "phone").await.expect("the link signs in");

        account::sign_out(&stand.db, session.token.as_str()).await.expect("signed out");

        assert_eq!(account::actor(&stand.db, session.token.as_str()).await.expect("answers"), Actor::Anonymous);
    }

    async fn an_unknown_address_gets_no_mail_and_no_hint(stand: Stand) {
        stand.organiser().await;
        let before = stand.count("mail", "kind = 'sign_in'").await;

        account::request_sign_in(&stand.db, "nobody@elsewhere.example", "").await.expect("the same answer");

        assert_eq!(stand.count("mail", "kind = 'sign_in'").await, before);
    }

    async fn only_organisers_see_and_invite_organisers(stand: Stand) {
        let organiser = stand.organiser().await;

        let seen = account::members(&stand.db, &organiser, RoleKind::Organiser, EVERYWHERE).await.expect("seen");
        let by_stranger = account::members(&stand.db, &stranger(), RoleKind::Organiser, EVERYWHERE).await;
        let by_nobody = account::members(&stand.db, &Actor::Anonymous, RoleKind::Organiser, EVERYWHERE).await;

        assert_eq!(seen.len(), 1);
        assert!(matches!(by_stranger, Err(Error::Denied(Denied::NotFound))));
        assert!(matches!(by_nobody, Err(Error::Denied(Denied::SignInRequired))));
    }

    async fn the_last_organiser_stays(stand: Stand) {
        let organiser = stand.organiser().await;
        let members = account::members(&stand.db, &organiser, RoleKind::Organiser, EVERYWHERE).await.expect("seen");

        let refused = account::revoke(&stand.db, &organiser, members[0].role).await;

        assert!(matches!(refused, Err(Error::LastOrganiser)));
        assert_eq!(stand.count("role", "kind = 'organiser'").await, 1);
    }

    async fn attempts_are_limited_for_each_address_by_itself(stand: Stand) {
        let limit = Limit { attempts: 3, window_seconds: 1_000_000_000 };
        let mut answers = Vec::new();
        for _ in 0..4 {
            answers.push(account::attempt(&stand.db, "test", "192.0.2.1", limit).await.expect("counted").is_ok());
        }

        let other = account::attempt(&stand.db, "test", "192.0.2.2", limit).await.expect("counted");

        assert_eq!(answers, [true, true, true, false]);
        assert_eq!(other, Ok(()));
    }
}
