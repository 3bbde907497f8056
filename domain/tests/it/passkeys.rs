//! Passkeys: made, shown, lost, and asked of organisers.

use domain::{
    account::{self, Browser, Error, NewPasskey, PasskeyAnswer, PasskeyDemand, PasskeyOptions, RelyingParty, SignedIn},
    actor::{Actor, Denied},
    process::sweep::sweep,
};

use crate::{
    authenticator::Authenticator,
    placing::at_once,
    stand::{Stand, both, stranger},
};

const ORIGIN: &str = "https://stand.example";

fn site() -> RelyingParty {
    RelyingParty::at(ORIGIN, "Agentur").expect("browsers make passkeys here")
}

fn answer(options: &PasskeyOptions, credential: String) -> PasskeyAnswer {
    PasskeyAnswer { ceremony: options.ceremony.to_string(), credential }
}

async fn actor(stand: &Stand, session: &SignedIn, demand: PasskeyDemand) -> Actor {
    account::actor(&stand.db, session.token.as_str(), demand).await.expect("the database answers")
}

async fn by_link(stand: &Stand, who: &Actor) -> SignedIn {
    let link = account::sign_in_link(&stand.db, who.account().expect("an account")).await.expect("a link is made");
    account::sign_in(&stand.db, link.as_str(), "Firefox/140").await.expect("the link signs in")
}

/// Makes a passkey in this session; answers the one that takes its place.
async fn add(stand: &Stand, who: &Actor, device: &mut Authenticator, current: &str) -> Result<SignedIn, Error> {
    let options = account::begin_passkey(&stand.db, &site(), who).await?;
    let new = NewPasskey { name: "Telefon".to_owned(), answer: answer(&options, device.create(&options.options)) };
    account::add_passkey(&stand.db, &site(), who, &new, Browser { device: "Chrome/140", session: current }).await
}

async fn show(stand: &Stand, device: &Authenticator) -> Result<SignedIn, Error> {
    let options = account::begin_passkey_sign_in(&stand.db, &site()).await.expect("asked");
    let answer = answer(&options, device.get(&options.options));
    account::sign_in_with_passkey(&stand.db, &site(), &answer, "Chrome/140", "/de/organise").await
}

/// An organiser with a passkey.
async fn keeper(stand: &Stand) -> (Actor, Authenticator) {
    let (who, mut device) = (stand.organiser().await, Authenticator::new(ORIGIN));
    add(stand, &who, &mut device, "").await.expect("made");
    (who, device)
}

fn actions(history: &[domain::audit::HistoryEntry]) -> Vec<&str> {
    history.iter().map(|entry| entry.action.as_str()).collect()
}

both! {
    async fn a_passkey_signs_in_and_stands_in_the_account(stand: Stand) {
        let (who, device) = keeper(&stand).await;

        let entered = show(&stand, &device).await.expect("it signs in");

        assert_eq!(actor(&stand, &entered, PasskeyDemand::Organisers).await, who);
        assert_eq!((entered.next.as_str(), Some(entered.account)), ("/de/organise", who.account()));
        let listed = account::passkeys(&stand.db, &who).await.expect("listed");
        assert_eq!(listed.iter().map(|passkey| passkey.name.as_str()).collect::<Vec<_>>(), ["Telefon"]);
        assert!(listed[0].last_used_at >= Some(listed[0].created_at));
        let told = account::own_history(&stand.db, &who).await.expect("told");
        assert_eq!(actions(&told), ["signed_in_with_passkey", "signed_in_with_passkey", "passkey_added", "signed_in"]);
        assert_eq!(told[0].said("device").and_then(|said| said.as_str()), Some("Chrome/140"));
    }

    async fn of_many_who_send_one_answer_at_once_one_gets_in(stand: Stand) {
        // It does not count, so that its counter stops nobody.
        let (_, device) = keeper(&stand).await;
        let options = account::begin_passkey_sign_in(&stand.db, &site()).await.expect("asked");
        let sent = answer(&options, device.get(&options.options));

        let answers = at_once((0..32).map(|_| {
            let (db, sent) = (stand.db.clone(), sent.clone());
            async move { account::sign_in_with_passkey(&db, &site(), &sent, "race", "").await }
        }))
        .await;

        let late: Vec<_> = answers.into_iter().filter_map(Result::err).collect();
        assert_eq!(late.len(), 31);
        assert!(late.iter().all(|error| matches!(error, Error::CeremonySpent)), "{late:?}");
        assert_eq!(stand.count("account_session", "device = 'race'").await, 1);
    }

    async fn of_many_who_make_one_passkey_at_once_one_has_it(stand: Stand) {
        let (who, mut device) = (stand.organiser().await, Authenticator::new(ORIGIN));
        let mut sent = Vec::new();
        for _ in 0..8 {
            let options = account::begin_passkey(&stand.db, &site(), &who).await.expect("asked");
            sent.push(NewPasskey { name: "Telefon".to_owned(), answer: answer(&options, device.create(&options.options)) });
        }

        let answers = at_once(sent.into_iter().map(|new| {
            let (db, who) = (stand.db.clone(), who.clone());
            async move { account::add_passkey(&db, &site(), &who, &new, "race").await }
        }))
        .await;

        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert_eq!(stand.count("passkey", "1 = 1").await, 1);
    }

    async fn an_answer_that_does_not_hold_has_used_its_challenge_up(stand: Stand) {
        let (who, mut device) = keeper(&stand).await;
        let options = account::begin_passkey_sign_in(&stand.db, &site()).await.expect("asked");
        let right = answer(&options, device.get(&options.options));
        device.origin = "https://stand.example.evil.example".to_owned();
        let wrong = answer(&options, device.get(&options.options));

        let send = |sent: PasskeyAnswer| {
            let db = stand.db.clone();
            async move { account::sign_in_with_passkey(&db, &site(), &sent, "phone", "").await.err() }
        };
        let (first, second) = (send(wrong).await, send(right).await);

        assert!(matches!(first, Some(Error::PasskeyRefused)), "{first:?}");
        assert!(matches!(second, Some(Error::CeremonySpent)), "{second:?}");
        let told = account::own_history(&stand.db, &who).await.expect("told");
        assert_eq!((told[0].action.as_str(), told[0].actor.as_str()), ("sign_in_failed", "anonymous"));
    }

    async fn an_answer_counts_for_its_own_challenge_in_time_and_from_a_finger(stand: Stand) {
        let (_, mut device) = keeper(&stand).await;
        let old = account::begin_passkey_sign_in(&stand.db, &site()).await.expect("asked");
        let new = account::begin_passkey_sign_in(&stand.db, &site()).await.expect("asked again");
        let send = |sent: PasskeyAnswer| {
            let db = stand.db.clone();
            async move { account::sign_in_with_passkey(&db, &site(), &sent, "phone", "").await.err() }
        };

        let of_another = send(answer(&new, device.get(&old.options))).await;
        stand.sql("UPDATE passkey_ceremony SET expires_at = '2020-01-01T00:00:00+00:00'").await.expect("long ago");
        let late = send(answer(&old, device.get(&old.options))).await;
        device.verifies = false;
        let without_finger = show(&stand, &device).await.err();

        assert!(matches!(of_another, Some(Error::PasskeyRefused)), "{of_another:?}");
        assert!(matches!(late, Some(Error::CeremonySpent)), "{late:?}");
        assert!(matches!(without_finger, Some(Error::PasskeyRefused)), "{without_finger:?}");
    }

    async fn a_copy_that_counts_behind_is_refused(stand: Stand) {
        let (_, mut device) = keeper(&stand).await;
        device.count = 7;
        show(&stand, &device).await.expect("it counts");

        let copied = show(&stand, &device).await.err();
        device.count = 8;
        let sent = {
            let mut sent = Vec::new();
            for _ in 0..8 {
                let options = account::begin_passkey_sign_in(&stand.db, &site()).await.expect("asked");
                sent.push(answer(&options, device.get(&options.options)));
            }
            sent
        };
        let answers = at_once(sent.into_iter().map(|sent| {
            let db = stand.db.clone();
            async move { account::sign_in_with_passkey(&db, &site(), &sent, "race", "").await }
        }))
        .await;

        assert!(matches!(copied, Some(Error::PasskeyRefused)), "{copied:?}");
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    }

    async fn a_removed_passkey_signs_nobody_in_and_what_it_proved_ends(stand: Stand) {
        let (who, device) = keeper(&stand).await;
        let (phone, laptop) = (show(&stand, &device).await.expect("in"), show(&stand, &device).await.expect("in"));
        let beside = by_link(&stand, &who).await;
        let passkey = account::passkeys(&stand.db, &who).await.expect("listed")[0].id;

        let others = account::remove_passkey(&stand.db, &stand.organiser().await, passkey, "").await.err();
        account::remove_passkey(&stand.db, &who, passkey, laptop.token.as_str()).await.expect("removed");

        assert!(matches!(others, Some(Error::Denied(Denied::NotFound))), "{others:?}");
        assert_eq!(actor(&stand, &phone, PasskeyDemand::Nobody).await, Actor::Anonymous);
        assert_eq!(actor(&stand, &beside, PasskeyDemand::Nobody).await, who);
        assert_eq!(actor(&stand, &laptop, PasskeyDemand::Nobody).await, who);
        assert!(!actor(&stand, &laptop, PasskeyDemand::Organisers).await.is_organiser(), "nothing proves it any more");
        let again = show(&stand, &device).await.err();
        assert!(matches!(again, Some(Error::PasskeyRefused)), "{again:?}");
        assert_eq!(account::passkeys(&stand.db, &who).await.expect("listed"), []);
    }

    async fn a_passkey_is_called_what_its_owner_says(stand: Stand) {
        let (who, _) = keeper(&stand).await;
        let passkey = account::passkeys(&stand.db, &who).await.expect("listed")[0].id;

        account::rename_passkey(&stand.db, &who, passkey, " Schlüssel  am Bund ").await.expect("renamed");
        let empty = account::rename_passkey(&stand.db, &who, passkey, " ").await.err();
        let others = account::rename_passkey(&stand.db, &stranger(), passkey, "Meiner").await.err();

        assert_eq!(account::passkeys(&stand.db, &who).await.expect("listed")[0].name, "Schlüssel am Bund");
        assert!(matches!(empty, Some(Error::Invalid(_))), "{empty:?}");
        assert!(matches!(others, Some(Error::Denied(Denied::NotFound))), "{others:?}");
    }

    async fn where_organisers_need_one_a_link_alone_makes_none(stand: Stand) {
        let who = stand.organiser().await;
        let demand = PasskeyDemand::Organisers;
        let first = by_link(&stand, &who).await;
        let waiting = actor(&stand, &first, demand).await;
        let mut device = Authenticator::new(ORIGIN);
        let proved = add(&stand, &waiting, &mut device, first.token.as_str()).await.expect("the first one may be made after a link");

        assert!(!waiting.is_organiser() && waiting.person().expect("a person").organiser_without_passkey);
        assert!(matches!(account::begin_passkey(&stand.db, &site(), &Actor::Anonymous).await, Err(Error::Denied(_))));
        assert_eq!(actor(&stand, &first, demand).await, Actor::Anonymous, "a new session has taken its place");
        assert_eq!(actor(&stand, &proved, demand).await, who);

        let second = by_link(&stand, &who).await;
        let waiting = actor(&stand, &second, demand).await;
        let passkey = account::passkeys(&stand.db, &waiting).await.expect("listed")[0].id;
        let refused = [
            add(&stand, &waiting, &mut Authenticator::new(ORIGIN), "").await.err(),
            account::rename_passkey(&stand.db, &waiting, passkey, "Meiner").await.err(),
            account::remove_passkey(&stand.db, &waiting, passkey, "").await.err(),
        ];
        assert!(!waiting.is_organiser());
        assert!(refused.iter().all(|error| matches!(error, Some(Error::PasskeyNeeded))), "{refused:?}");
        add(&stand, &actor(&stand, &proved, demand).await, &mut Authenticator::new(ORIGIN), "").await.expect("with one, a second one");
    }

    async fn a_passkey_that_was_begun_before_another_came_is_refused(stand: Stand) {
        let who = stand.organiser().await;
        let session = by_link(&stand, &who).await;
        let waiting = actor(&stand, &session, PasskeyDemand::Organisers).await;
        let mut thief = Authenticator::new(ORIGIN);
        let options = account::begin_passkey(&stand.db, &site(), &waiting).await.expect("asked while there was none");
        let new = NewPasskey { name: "Meiner".to_owned(), answer: answer(&options, thief.create(&options.options)) };
        add(&stand, &waiting, &mut Authenticator::new(ORIGIN), "").await.expect("the owner is faster");

        let refused = account::add_passkey(&stand.db, &site(), &waiting, &new, "phone").await.err();

        assert!(matches!(refused, Some(Error::PasskeyNeeded)), "{refused:?}");
    }

    async fn organisers_help_whoever_lost_theirs(stand: Stand) {
        let (who, device) = keeper(&stand).await;
        let session = show(&stand, &device).await.expect("in");
        let lost = who.account().expect("an account");
        let other = stand.organiser().await;

        let by_oneself = account::reset_passkeys(&stand.db, &who, lost).await.err();
        let by_stranger = account::reset_passkeys(&stand.db, &stranger(), lost).await.err();
        account::reset_passkeys(&stand.db, &other, lost).await.expect("reset");

        assert!(matches!(by_oneself, Some(Error::Denied(Denied::NotFound))), "{by_oneself:?}");
        assert!(matches!(by_stranger, Some(Error::Denied(Denied::NotFound))), "{by_stranger:?}");
        assert_eq!(actor(&stand, &session, PasskeyDemand::Nobody).await, Actor::Anonymous);
        assert!(show(&stand, &device).await.is_err());
        let told = account::own_history(&stand.db, &who).await.expect("told");
        assert_eq!((told[0].action.as_str(), told[0].actor.as_str()), ("passkeys_reset", "Olga Organisiert"));
        let session = by_link(&stand, &who).await;
        let waiting = actor(&stand, &session, PasskeyDemand::Organisers).await;
        add(&stand, &waiting, &mut Authenticator::new(ORIGIN), "").await.expect("a new one may be made");
    }

    async fn sessions_are_ended_by_their_owner_and_by_organisers(stand: Stand) {
        let who = stand.organiser().await;
        let (here, there) = (by_link(&stand, &who).await, by_link(&stand, &who).await);
        let demand = PasskeyDemand::Nobody;

        account::end_other_sessions(&stand.db, &who, here.token.as_str()).await.expect("ended");
        let after_others = (actor(&stand, &here, demand).await == who, actor(&stand, &there, demand).await);
        let other = stand.organiser().await;
        let by_stranger = account::end_sessions_of(&stand.db, &stranger(), here.account).await.err();
        let of_nobody = account::end_sessions_of(&stand.db, &other, domain::ids::AccountId::new()).await.err();
        account::end_sessions_of(&stand.db, &other, here.account).await.expect("ended");

        assert_eq!(after_others, (true, Actor::Anonymous));
        assert!(matches!(by_stranger, Some(Error::Denied(Denied::NotFound))), "{by_stranger:?}");
        assert!(matches!(of_nobody, Some(Error::Denied(Denied::NotFound))), "{of_nobody:?}");
        assert_eq!(actor(&stand, &here, demand).await, Actor::Anonymous);
        let told = account::own_history(&stand.db, &who).await.expect("told");
        assert_eq!(actions(&told)[..2], ["sessions_ended", "sessions_ended"]);
    }

    async fn failed_sign_ins_are_noted_so_often_and_old_ones_go(stand: Stand) {
        let (who, mut device) = keeper(&stand).await;
        device.origin = "https://evil.example".to_owned();
        for _ in 0..25 {
            show(&stand, &device).await.expect_err("another site");
        }
        let noted = stand.count("audit", "action = 'sign_in_failed'").await;
        stand.sql("UPDATE audit SET at = '2020-01-01T00:00:00+00:00' WHERE action = 'sign_in_failed' OR subject = 'team'").await.expect("long ago");
        stand.sql("UPDATE passkey_ceremony SET expires_at = '2020-01-01T00:00:00+00:00'").await.expect("long ago");

        sweep(&stand.db).await.expect("swept");

        assert_eq!(noted, 20);
        assert_eq!(stand.count("audit", "action = 'sign_in_failed'").await, 0);
        assert_eq!(stand.count("audit", "subject = 'team'").await, 2, "what happened to the team stays");
        assert_eq!(stand.count("passkey_ceremony", "1 = 1").await, 0);
        assert_eq!(account::passkeys(&stand.db, &who).await.expect("listed").len(), 1);
    }

    async fn whoever_signs_in_takes_along_what_is_kept(stand: Stand) {
        let (who, _) = keeper(&stand).await;
        let export = account::export_own(&stand.db, &who).await.expect("taken along");

        let text = serde_json::to_string(&export).expect("JSON");
        assert_eq!(export.passkeys.iter().map(|passkey| passkey.name.as_str()).collect::<Vec<_>>(), ["Telefon"]);
        assert_eq!(export.sessions.iter().map(|session| session.device.as_str()).collect::<Vec<_>>(), ["test", "Chrome/140"]);
        assert_eq!(export.roles.len(), 1);
        assert_eq!(export.history.len(), 3);
        for secret in stand.fingerprint("account_session", "token_hash").await.into_iter().chain(stand.fingerprint("passkey", "credential").await) {
            assert!(!text.contains(&secret));
        }
        assert!(matches!(account::export_own(&stand.db, &Actor::Anonymous).await, Err(Error::Denied(_))));
    }
}
