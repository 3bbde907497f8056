//! Many at once, on accounts.

use domain::account::{self, EVERYWHERE, Error, RoleKind};

use crate::{placing::at_once, stand::both};

both! {
    async fn organisers_who_revoke_each_other_at_once_leave_one(stand: Stand) {
        let mut organisers = Vec::new();
        for _ in 0..12 {
            organisers.push(stand.organiser().await);
        }
        let members = account::members(&stand.db, &organisers[0], RoleKind::Organiser, EVERYWHERE).await.expect("seen");

        let answers = at_once(members.iter().map(|member| {
            let next = (organisers.iter().position(|actor| actor.account() == Some(member.account)).expect("one of them") + 1) % 12;
            let (db, by, role) = (stand.db.clone(), organisers[next].clone(), member.role);
            async move { account::revoke(&db, &by, role).await }
        }))
        .await;

        let refused: Vec<_> = answers.into_iter().filter_map(Result::err).collect();
        assert!(matches!(refused[..], [Error::LastOrganiser]), "{refused:?}");
        assert_eq!(stand.count("role", "kind = 'organiser'").await, 1);
    }

    async fn of_many_who_ask_at_once_for_a_mailbox_three_links_come(stand: Stand) {
        let organiser = stand.organiser().await;
        let email = organiser.person().expect("a person").email.clone();

        at_once((0..64).map(|_| {
            let (db, email) = (stand.db.clone(), email.clone());
            async move { account::request_sign_in(&db, &email, "").await.expect("the same answer") }
        }))
        .await;

        assert_eq!(stand.count("sign_in_link", "1 = 1").await, 3);
        assert_eq!(stand.count("mail", "kind = 'sign_in'").await, 3);
    }
}
