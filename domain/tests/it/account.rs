//! Signing in, sessions, roles.

use domain::{
    account::{self, EVERYWHERE, Error, InvitePerson, Limit, PasskeyDemand, Per, RoleKind},
    actor::{Actor, Denied},
    audit::HistoryEntry,
    ids::OrganisationId,
    locale::Locale,
    process::history_names,
};

use crate::{
    placing::at_once,
    stand::{both, exhibitor, stranger},
};

/// An invitation to organise.
fn nora() -> InvitePerson {
    InvitePerson {
        email: "nora@agency.example".to_owned(),
        kind: RoleKind::Organiser,
        scope: EVERYWHERE.to_owned(),
        scope_name: String::new(),
        locale: Locale::De,
    }
}

both! {
    async fn a_link_signs_in_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let account = organiser.account().expect("an organiser has an account");
        let link = account::sign_in_link(&stand.db, account).await.expect("a link is made");

        let first = account::sign_in(&stand.db, link.as_str(), "phone").await.expect("the link signs in");
        let second = account::sign_in(&stand.db, link.as_str(), "phone").await;

        assert_eq!(account::actor(&stand.db, first.token.as_str(), PasskeyDemand::Nobody).await.expect("known"), organiser);
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

        assert_eq!(account::actor(&stand.db, session.token.as_str(), PasskeyDemand::Nobody).await.expect("answers"), Actor::Anonymous);
    }

    async fn an_unknown_address_gets_no_mail_and_no_hint(stand: Stand) {
        stand.organiser().await;
        let before = stand.count("mail", "kind = 'sign_in'").await;

        account::request_sign_in(&stand.db, "nobody@elsewhere.example", "", &domain::code::Code::random()).await.expect("the same answer");

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

    async fn a_withdrawn_or_replaced_invitation_opens_nothing(stand: Stand) {
        let organiser = stand.organiser().await;
        let open = || account::open_invitations(&stand.db, &organiser, RoleKind::Organiser, EVERYWHERE);
        let first = account::invite(&stand.db, &organiser, &nora()).await.expect("invited");
        let second = account::invite(&stand.db, &organiser, &nora()).await.expect("invited again");

        let replaced = account::accept(&stand.db, first.as_str(), "Nora Neu", "test").await.err();
        let left = open().await.expect("listed");
        let by_stranger = account::withdraw_invitation(&stand.db, &stranger(), left[0].id).await.err();
        account::withdraw_invitation(&stand.db, &organiser, left[0].id).await.expect("withdrawn");
        account::withdraw_invitation(&stand.db, &organiser, left[0].id).await.expect("nothing more to do");
        let withdrawn = account::accept(&stand.db, second.as_str(), "Nora Neu", "test").await.err();

        assert_eq!(left.len(), 1);
        assert!(matches!(replaced, Some(Error::LinkSpent)), "{replaced:?}");
        assert!(matches!(by_stranger, Some(Error::Denied(Denied::NotFound))), "{by_stranger:?}");
        assert!(matches!(withdrawn, Some(Error::LinkSpent)), "{withdrawn:?}");
        assert_eq!(open().await.expect("listed").len(), 0);
        assert_eq!(stand.count("role", "kind = 'organiser'").await, 1);
    }

    async fn the_history_of_a_team_names_who_came_and_went(stand: Stand) {
        let organiser = stand.organiser().await;
        let token = account::invite(&stand.db, &organiser, &nora()).await.expect("invited");
        account::accept(&stand.db, token.as_str(), "Nora Neu", "test").await.expect("accepted");
        let members = account::members(&stand.db, &organiser, RoleKind::Organiser, EVERYWHERE).await.expect("seen");
        let nora = members.into_iter().find(|member| member.name == "Nora Neu").expect("a member");
        account::revoke(&stand.db, &organiser, nora.role).await.expect("removed");

        let entries = account::team_history(&stand.db, &organiser, RoleKind::Organiser, EVERYWHERE).await.expect("told");
        let by_stranger = account::team_history(&stand.db, &stranger(), RoleKind::Organiser, EVERYWHERE).await;
        let names = history_names::names(&stand.db, &entries).await.expect("named");
        let by_organiser = |entry: &HistoryEntry| entry.actor == organiser.person().expect("a person").name;
        let told: Vec<_> = (entries.iter().take(3))
            .map(|entry| {
                let (_, whom) = history_names::about(entry).expect("known");
                (names[&whom].in_(Locale::De), entry.action.as_str(), by_organiser(entry))
            })
            .collect();

        assert_eq!(told, [("Nora Neu", "removed", true), ("Nora Neu", "joined", false), ("nora@agency.example", "invited", true)]);
        assert!(matches!(by_stranger, Err(Error::Denied(Denied::NotFound))), "{by_stranger:?}");
    }

    async fn two_limits_of_one_name_leave_each_other_alone(stand: Stand) {
        let long = Limit { name: "test", per: Per::Address, attempts: 5, window_seconds: 1_000_000_000 };
        let short = Limit { attempts: 500, window_seconds: 100_000_000, ..long };
        let mut passed = 0;
        for _ in 0..80 {
            account::attempt(&stand.db, &short, "192.0.2.1").await.expect("counted").expect("far from it");
            passed += u32::from(account::attempt(&stand.db, &long, "vera@visitor.example").await.expect("counted").is_ok());
        }

        assert_eq!(passed, 5);
    }

    async fn one_account_causes_few_mails_to_one_reader(stand: Stand) {
        let exhibitor = exhibitor(OrganisationId::new());
        let organiser = stand.organiser().await;
        let mut caused = [0, 0, 0];
        for number in 0..300 {
            let others = format!("person-{number}@visitor.example");
            caused[0] += u32::from(account::count_caused_mail(&stand.db, &exhibitor, " Vera@Visitor.example").await.is_ok());
            caused[1] += u32::from(account::count_caused_mail(&stand.db, &exhibitor, &others).await.is_ok());
            caused[2] += u32::from(account::count_caused_mail(&stand.db, &organiser, "vera@visitor.example").await.is_ok());
        }

        assert!(caused[0] <= 5 && caused[0] + caused[1] <= 200 && caused[1] >= 90, "{caused:?}");
        assert_eq!(caused[2], 300);
        let refused = account::count_caused_mail(&stand.db, &exhibitor, "vera@visitor.example").await;
        assert!(matches!(refused, Err(Error::TooMany { seconds: 1..=86_400 })), "{refused:?}");
    }

    async fn attempts_are_limited_for_each_address_by_itself(stand: Stand) {
        let limit = Limit { name: "test", per: Per::Address, attempts: 3, window_seconds: 1_000_000_000 };
        let mut answers = Vec::new();
        for _ in 0..4 {
            answers.push(account::attempt(&stand.db, &limit, "192.0.2.1").await.expect("counted").is_ok());
        }

        let other = account::attempt(&stand.db, &limit, "192.0.2.2").await.expect("counted");

        assert_eq!(answers, [true, true, true, false]);
        assert_eq!(other, Ok(()));
    }

    async fn an_attempt_that_is_taken_back_counts_for_nothing(stand: Stand) {
        let limit = Limit { name: "test", per: Per::Address, attempts: 1, window_seconds: 1_000_000_000 };
        let mut answers = Vec::new();
        for _ in 0..3 {
            answers.push(account::attempt(&stand.db, &limit, "192.0.2.1").await.expect("counted").is_ok());
            account::take_back(&stand.db, &limit, "192.0.2.1").await.expect("taken back");
        }
        account::take_back(&stand.db, &limit, "192.0.2.1").await.expect("there is nothing to take back");
        for _ in 0..2 {
            answers.push(account::attempt(&stand.db, &limit, "192.0.2.1").await.expect("counted").is_ok());
        }

        assert_eq!(answers, [true, true, true, true, false]);
    }

    async fn of_many_attempts_at_once_as_many_pass_as_may(stand: Stand) {
        let limit = Limit { name: "test", per: Per::Address, attempts: 7, window_seconds: 1_000_000_000 };

        let answers = at_once((0..64).map(|_| {
            let db = stand.db.clone();
            async move { account::attempt(&db, &limit, "192.0.2.1").await.expect("counted").is_ok() }
        }))
        .await;

        assert_eq!(answers.into_iter().filter(|passed| *passed).count(), 7);
    }
}
