//! Many at once, on accounts.

use domain::{
    account::{self, EVERYWHERE, Error, InvitePerson, RoleKind},
    actor::Actor,
    locale::Locale,
};

use crate::{
    meanwhile::while_writing,
    placing::at_once,
    stand::{Stand, both},
};

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
            async move { account::request_sign_in(&db, &email, "", &domain::code::Code::random()).await.expect("the same answer") }
        }))
        .await;

        assert_eq!(stand.count("sign_in_link", "1 = 1").await, 3);
        assert_eq!(stand.count("mail", "kind = 'sign_in'").await, 3);
    }

    async fn the_last_organiser_stays_while_the_other_one_goes(stand: Stand) {
        let (olga, oskar) = (stand.organiser().await, stand.organiser().await);
        let members = account::members(&stand.db, &olga, RoleKind::Organiser, EVERYWHERE).await.expect("seen");
        let role = members.iter().find(|member| Some(member.account) == oskar.account()).expect("Oskar organises").role;
        let (db, by) = (stand.db.clone(), olga.clone());
        let revoking = async move { account::revoke(&db, &by, role).await };

        let email = &olga.person().expect("a person").email;
        let olga_goes = format!("DELETE FROM role WHERE account_id = (SELECT id FROM account WHERE email = '{email}')");
        let answers = while_writing(&stand, &olga_goes, vec![revoking]).await;

        assert!(matches!(answers[..], [Err(Error::LastOrganiser)]), "{answers:?}");
        assert_eq!(stand.count("role", "kind = 'organiser'").await, 1);
    }

    async fn links_that_are_being_written_count(stand: Stand) {
        let organiser = stand.organiser().await;
        let email = organiser.person().expect("a person").email.clone();
        for _ in 0..3 {
            account::request_sign_in(&stand.db, &email, "", &domain::code::Code::random()).await.expect("three may be open");
        }
        stand.sql("UPDATE sign_in_link SET created_at = '2020-01-01T00:00:00+00:00'").await.expect("long ago");
        let asking = (0..6).map(|_| {
            let (db, email) = (stand.db.clone(), email.clone());
            async move { account::request_sign_in(&db, &email, "", &domain::code::Code::random()).await }
        });

        // As whoever asks for a link does: first the account is held, then there are three that are new.
        let written = "UPDATE account SET locale = locale; UPDATE sign_in_link SET created_at = expires_at";
        let answers = while_writing(&stand, written, asking.collect()).await;

        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
        assert_eq!(stand.count("sign_in_link", "1 = 1").await, 3);
        assert_eq!(stand.count("mail", "kind = 'sign_in'").await, 3);
    }
    async fn of_many_invitations_of_one_person_at_once_one_stays_open(stand: Stand) {
        let organiser = stand.organiser().await;
        account::invite(&stand.db, &organiser, &invitation()).await.expect("the first one");
        stand.sql("UPDATE invitation SET expires_at = created_at WHERE accepted_at IS NULL").await.expect("it runs out, and is in nobody's way");

        at_once((0..32).map(|_| {
            let (db, organiser) = (stand.db.clone(), organiser.clone());
            async move { account::invite(&db, &organiser, &invitation()).await.expect("invited") }
        }))
        .await;

        assert_eq!(stand.count("invitation", "accepted_at IS NULL AND revoked_at IS NULL").await, 1);
        assert_eq!(stand.count("invitation", "email_key = 'neu@team.example'").await, 33, "each of them was made, and then replaced");
        assert_eq!(stand.count("mail", "kind = 'invitation' AND to_email = 'neu@team.example'").await, 33);
    }

    async fn an_invitation_that_is_being_written_is_replaced(stand: Stand) {
        let organiser = stand.organiser().await;

        assert_eq!(invited_while_one_opens(&stand, &organiser).await, 1);
    }

    async fn without_the_index_an_invitation_that_is_being_written_stays_open(stand: Stand) {
        let organiser = stand.organiser().await;
        stand.sql("DROP INDEX invitation_open").await.expect("the guard is taken away");

        // SQLite has one writer: there nobody invites in the same moment.
        let open = if stand.db.is_sqlite() { 1 } else { 2 };
        assert_eq!(invited_while_one_opens(&stand, &organiser).await, open);
    }
}

fn invitation() -> InvitePerson {
    InvitePerson {
        email: "neu@team.example".to_owned(),
        kind: RoleKind::Organiser,
        scope: EVERYWHERE.to_owned(),
        scope_name: String::new(),
        locale: Locale::De,
    }
}

/// Invites somebody while another invitation of theirs is written; answers how many are open then.
async fn invited_while_one_opens(stand: &Stand, organiser: &Actor) -> i64 {
    account::invite(&stand.db, organiser, &invitation()).await.expect("invited");
    stand.sql("UPDATE invitation SET revoked_at = created_at WHERE accepted_at IS NULL").await.expect("revoked");
    let (db, by) = (stand.db.clone(), organiser.clone());
    let inviting = async move { account::invite(&db, &by, &invitation()).await };

    let answers = while_writing(stand, "UPDATE invitation SET revoked_at = NULL WHERE accepted_at IS NULL", vec![inviting]).await;

    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    stand.count("invitation", "accepted_at IS NULL AND revoked_at IS NULL").await
}
