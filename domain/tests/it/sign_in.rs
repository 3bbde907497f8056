//! Signing in elsewhere than where the mail is read, how long a way in is open, and what it ends and opens.

use domain::{
    account::{self, Browser, CodeRefusal, Error, InvitePerson, PasskeyDemand, RoleKind, ShortCode, limits},
    actor::Actor,
    code::Code,
    field::FieldErrors,
    ids::EventId,
    locale::Locale,
    mail::{self, Delivery, Leased, Letter},
    process::{delivery, letter::AnyLetter, resend::resend},
};

use crate::{
    placing::at_once,
    stand::{Stand, both},
};

/// Somebody with an account who has asked for a way in, the browser they asked in, and the letter.
struct Asked {
    actor: Actor,
    email: String,
    browser: Code,
    letter: Leased<AnyLetter>,
}

impl Asked {
    async fn on(stand: &Stand) -> Self {
        let actor = stand.organiser().await;
        let email = actor.person().expect("a person").email.clone();
        stand.sql("DELETE FROM mail").await.expect("invitations are gone");
        let browser = Code::random();
        account::request_sign_in(&stand.db, &email, "/de/desk/fair", &browser).await.expect("asked");
        let letter = mail::lease::<AnyLetter>(&stand.db, 1).await.expect("leased").pop().expect("one is due");
        Self { actor, email, browser, letter }
    }

    fn link(&self) -> String {
        self.letter.letter.secret().expect("a link")
    }

    fn code(&self) -> String {
        code_of(&self.link())
    }

    async fn arrives(&self, stand: &Stand) {
        delivery::settle(&stand.db, &self.letter, &Delivery::Sent).await.expect("settled");
    }

    async fn types(&self, stand: &Stand, code: &str) -> Result<String, Error> {
        types(stand, &self.browser, code).await
    }
}

fn code_of(link: &str) -> String {
    ShortCode::of_link(&Code::parse(link).expect("a token")).to_string()
}

async fn types(stand: &Stand, browser: &Code, code: &str) -> Result<String, Error> {
    account::sign_in_by_code(&stand.db, browser.as_str(), code, "phone").await.map(|signed_in| signed_in.token.as_str().to_owned())
}

/// A code that is none of these.
fn wrong(right: &str) -> &'static str {
    if right == "0000 0000" { "1111 1111" } else { "0000 0000" }
}

fn refusal(answer: Result<String, Error>) -> Option<CodeRefusal> {
    match answer {
        Err(Error::CodeRefused(refusal)) => Some(refusal),
        Err(error) => panic!("{error:?}"),
        Ok(_) => None,
    }
}

fn invitation(email: &str) -> InvitePerson {
    InvitePerson {
        email: email.to_owned(),
        kind: RoleKind::Staff,
        scope: EventId::new().to_string(),
        scope_name: String::new(),
        locale: Locale::De,
    }
}

both! {
    async fn the_code_signs_in_once_in_the_browser_that_asked(stand: Stand) {
        let asked = Asked::on(&stand).await;
        asked.arrives(&stand).await;

        let elsewhere = types(&stand, &Code::random(), &asked.code()).await;
        let first = account::sign_in_by_code(&stand.db, asked.browser.as_str(), &asked.code(), "phone").await.expect("signed in");
        let again = asked.types(&stand, &asked.code()).await;
        let by_link = account::sign_in(&stand.db, &asked.link(), "laptop").await;

        assert_eq!(refusal(elsewhere), Some(CodeRefusal::NotAsked));
        assert_eq!(first.next, "/de/desk/fair");
        assert_eq!(account::actor(&stand.db, first.token.as_str(), PasskeyDemand::Nobody).await.expect("known"), asked.actor);
        assert_eq!(refusal(again), Some(CodeRefusal::Wrong { tries_left: 3 }));
        assert!(matches!(by_link, Err(Error::LinkSpent)), "either of the two is used once");
    }

    async fn five_wrong_codes_end_the_code_but_not_the_link(stand: Stand) {
        let asked = Asked::on(&stand).await;
        asked.arrives(&stand).await;
        let no_code = asked.types(&stand, "1234").await;

        let mut answers = Vec::new();
        for _ in 0..5 {
            answers.push(refusal(asked.types(&stand, wrong(&asked.code())).await));
        }
        let right = asked.types(&stand, &asked.code()).await;

        assert!(matches!(no_code, Err(Error::Invalid(FieldErrors(fields))) if fields[0].0 == "code"), "what is no code is no try");
        let left = |tries_left| Some(CodeRefusal::Wrong { tries_left });
        assert_eq!(answers, [left(4), left(3), left(2), left(1), Some(CodeRefusal::Spent)]);
        assert_eq!(refusal(right), Some(CodeRefusal::Spent));
        account::sign_in(&stand.db, &asked.link(), "phone").await.expect("nobody is locked out");
    }

    async fn of_many_who_guess_at_once_no_more_get_through_than_there_are_tries(stand: Stand) {
        let asked = Asked::on(&stand).await;
        asked.arrives(&stand).await;
        let guess = wrong(&asked.code());

        let answers = at_once((0..64).map(|_| {
            let (db, browser) = (stand.db.clone(), asked.browser.clone());
            async move { account::sign_in_by_code(&db, browser.as_str(), guess, "race").await.map(|_| String::new()) }
        }))
        .await;

        let compared = answers.into_iter().filter(|answer| matches!(answer, Err(Error::CodeRefused(CodeRefusal::Wrong { .. }))));
        assert_eq!(compared.count(), 4, "the fifth is told that it was the last");
        assert_eq!(stand.count("sign_in_code", "tries = 5").await, 1);
        assert_eq!(stand.count("attempt", "bucket LIKE 'sign_in_code_tries/%' AND count = 5").await, 1);
    }

    async fn of_many_who_type_the_code_at_once_one_gets_in(stand: Stand) {
        let asked = Asked::on(&stand).await;
        asked.arrives(&stand).await;
        let code = asked.code();

        let answers = at_once((0..64).map(|_| {
            let (db, browser, code) = (stand.db.clone(), asked.browser.clone(), code.clone());
            async move { account::sign_in_by_code(&db, browser.as_str(), &code, "race").await.is_ok() }
        }))
        .await;

        assert_eq!(answers.into_iter().filter(|entered| *entered).count(), 1);
        assert_eq!(stand.count("account_session", "device = 'race'").await, 1);
    }

    async fn a_mailbox_is_guessed_at_from_all_browsers_together(stand: Stand) {
        let asked = Asked::on(&stand).await;
        asked.arrives(&stand).await;
        let mut compared = 0;
        for _ in 0..limits::CODE_TRIES.attempts {
            let browser = Code::random();
            account::request_sign_in(&stand.db, &asked.email, "", &browser).await.expect("asked");
            for _ in 0..4 {
                let answer = refusal(types(&stand, &browser, wrong(&asked.code())).await);
                compared += i64::from(matches!(answer, Some(CodeRefusal::Wrong { .. })));
            }
        }

        assert_eq!(compared, limits::CODE_TRIES.attempts);
        assert_eq!(refusal(asked.types(&stand, &asked.code()).await), Some(CodeRefusal::Spent));
        account::sign_in(&stand.db, &asked.link(), "phone").await.expect("nobody is locked out");
    }

    async fn an_address_without_an_account_is_answered_alike(stand: Stand) {
        let asked = Asked::on(&stand).await;
        asked.arrives(&stand).await;
        let stranger = Code::random();
        account::request_sign_in(&stand.db, "nobody@elsewhere.example", "", &stranger).await.expect("asked");

        let mut answers = [Vec::new(), Vec::new()];
        for _ in 0..6 {
            answers[0].push(refusal(asked.types(&stand, wrong(&asked.code())).await));
            answers[1].push(refusal(types(&stand, &stranger, wrong(&asked.code())).await));
        }

        assert_eq!(answers[0], answers[1]);
        assert_eq!(stand.count("sign_in_code", "tries = 5").await, 2);
    }

    async fn a_browser_that_asks_again_may_type_either_code(stand: Stand) {
        let asked = Asked::on(&stand).await;
        asked.arrives(&stand).await;
        account::request_sign_in(&stand.db, &asked.email, "", &asked.browser).await.expect("asked again");
        let second = mail::lease::<AnyLetter>(&stand.db, 1).await.expect("leased").pop().expect("one is due");

        asked.types(&stand, &asked.code()).await.expect("the first code");
        asked.types(&stand, &code_of(&second.letter.secret().expect("a link"))).await.expect("the second code");
    }

    async fn ten_minutes_count_from_when_the_letter_left(stand: Stand) {
        let asked = Asked::on(&stand).await;
        // Twenty minutes in the queue.
        stand.sql("UPDATE sign_in_link SET expires_at = '2999-01-01T00:20:00+00:00'").await.expect("it waits");
        let waiting = account::address_of_link(&stand.db, &asked.link()).await.expect("asked");

        asked.arrives(&stand).await;

        let at = |minutes| (domain::clock::now() + chrono::Duration::minutes(minutes)).to_rfc3339();
        assert_eq!(waiting.as_deref(), Some(asked.email.as_str()));
        assert_eq!(stand.count("sign_in_link", &format!("expires_at BETWEEN '{}' AND '{}'", at(9), at(11))).await, 1);
        account::sign_in(&stand.db, &asked.link(), "phone").await.expect("it is open");
    }

    async fn a_letter_that_leaves_late_makes_no_link_older_than_an_hour(stand: Stand) {
        let asked = Asked::on(&stand).await;
        let soon = domain::clock::now() + chrono::Duration::minutes(3);
        stand.sql(&format!("UPDATE sign_in_link SET expires_at = '{}'", soon.to_rfc3339())).await.expect("57 minutes have passed");
        let before = stand.fingerprint("sign_in_link", "CAST(expires_at AS text)").await;

        asked.arrives(&stand).await;

        assert_eq!(stand.fingerprint("sign_in_link", "CAST(expires_at AS text)").await, before);
    }

    async fn a_letter_that_is_sent_again_brings_a_code_for_the_same_browser(stand: Stand) {
        let asked = Asked::on(&stand).await;
        asked.arrives(&stand).await;
        resend(&stand.db, &asked.actor, asked.letter.id).await.expect("sent again");
        let again = mail::lease::<AnyLetter>(&stand.db, 1).await.expect("leased").pop().expect("one is due");

        asked.types(&stand, &code_of(&again.letter.secret().expect("a link"))).await.expect("the new code");
    }

    async fn signing_in_ends_the_session_that_the_browser_had(stand: Stand) {
        let (olga, oskar) = (stand.organiser().await, stand.organiser().await);
        let link = async |actor: &Actor| account::sign_in_link(&stand.db, actor.account().expect("an account")).await.expect("a link");
        let other = account::sign_in(&stand.db, link(&olga).await.as_str(), "phone").await.expect("signed in");
        let first = account::sign_in(&stand.db, link(&olga).await.as_str(), "laptop").await.expect("signed in");

        let session = Browser { device: "laptop", session: first.token.as_str() };
        let second = account::sign_in(&stand.db, link(&olga).await.as_str(), session).await.expect("signed in again");
        let session = Browser { device: "laptop", session: second.token.as_str() };
        let third = account::sign_in(&stand.db, link(&oskar).await.as_str(), session).await.expect("signed in as somebody else");

        let mut actors = Vec::new();
        for session in [&first, &second, &third, &other] {
            actors.push(account::actor(&stand.db, session.token.as_str(), PasskeyDemand::Nobody).await.expect("answers"));
        }
        assert_eq!(actors, [Actor::Anonymous, Actor::Anonymous, oskar, olga]);
    }

    async fn an_invitation_signs_nobody_in_who_has_an_account(stand: Stand) {
        let olga = stand.organiser().await;
        let oskar = stand.organiser().await;
        let email = olga.person().expect("a person").email.to_uppercase();
        let token = account::invite(&stand.db, &oskar, &invitation(&email)).await.expect("invited");
        let offered = account::open_invitation(&stand.db, token.as_str()).await.expect("asked").expect("it is open");
        let sessions = stand.count("account_session", "1 = 1").await;

        let by_link = account::accept(&stand.db, token.as_str(), "Somebody", "phone").await;
        let by_nobody = account::accept_signed_in(&stand.db, &Actor::Anonymous, token.as_str()).await;
        let by_other = account::accept_signed_in(&stand.db, &oskar, token.as_str()).await;
        let still_open = account::open_invitation(&stand.db, token.as_str()).await.expect("asked");
        account::accept_signed_in(&stand.db, &olga, token.as_str()).await.expect("accepted");

        assert!(account::has_account(&stand.db, &offered).await.expect("asked"));
        assert!(matches!(by_link, Err(Error::AccountExists)), "{by_link:?}");
        assert!(matches!(by_nobody, Err(Error::AccountExists)) && matches!(by_other, Err(Error::AccountExists)));
        assert_eq!(still_open, Some(offered));
        assert_eq!(stand.count("account_session", "1 = 1").await, sessions);
        assert_eq!(stand.count("role", "kind = 'staff'").await, 1);
        let spent = account::accept_signed_in(&stand.db, &olga, token.as_str()).await;
        assert!(matches!(spent, Err(Error::LinkSpent)), "{spent:?}");
    }

    async fn an_account_that_is_made_meanwhile_is_not_taken_over(stand: Stand) {
        let organiser = stand.organiser().await;
        let tokens = [
            account::invite(&stand.db, &organiser, &invitation("neu@team.example")).await.expect("invited"),
            account::invite(&stand.db, &organiser, &invitation("neu@team.example")).await.expect("invited to another event"),
        ];

        let answers = at_once(tokens.into_iter().map(|token| {
            let db = stand.db.clone();
            async move { account::accept(&db, token.as_str(), "Nina Neu", "race").await }
        }))
        .await;

        let refused: Vec<_> = answers.into_iter().filter_map(Result::err).collect();
        assert!(matches!(refused[..], [Error::AccountExists]), "{refused:?}");
        assert_eq!(stand.count("account_session", "device = 'race'").await, 1);
    }
}
