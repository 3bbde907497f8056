//! Applying with an address that nobody has proven: a draft, and nothing more.

use domain::{
    actor::{Actor, Denied},
    application::{
        ApplicationAccess, ApplicationForm, ApplicationState, ApplyError, Content, HandedIn, by_token, hand_in, own_draft, save_draft,
        start, submit, to_change,
    },
    event::EventView,
    locale::Locale,
    process::leaving::withdraw_application,
};

use crate::{
    applying::{close_window, complete_form, draft, open_event, signed_in_as},
    placing::at_once,
    stand::{Stand, both},
};

use super::{MAIL, fields, mailed_token, with};

/// The link that a browser gets which has proven nothing.
async fn begun(stand: &Stand, event: &EventView) -> String {
    let token = start(&stand.db, &Actor::Anonymous, &event.slug, MAIL, Locale::De).await.expect("begun");
    token.as_str().to_owned()
}

/// What acts in the name of a mailbox.
async fn acts(stand: &Stand) -> [i64; 4] {
    [
        stand.count("account", &format!("email_key = '{MAIL}'")).await,
        stand.count("organisation", "1 = 1").await,
        stand.count("role", "kind = 'exhibitor'").await,
        stand.count("application", "state <> 'draft'").await,
    ]
}

both! {
    async fn handing_in_waits_for_the_click_in_the_mail(stand: Stand) {
        let event = open_event(&stand).await;
        let token = begun(&stand, &event).await;
        let shown = ApplicationAccess::Link(&token);

        let missing = submit(&stand.db, shown, &with(&event, |form| form.city.clear())).await;
        let complete = with(&event, |form| form.revision = "2".to_owned());
        let answer = submit(&stand.db, shown, &complete).await.expect("kept");
        let waiting = by_token(&stand.db, &token).await.expect("a draft yet");
        let before = acts(&stand).await;
        let by_the_same_browser = hand_in(&stand.db, shown).await;
        let mailed = mailed_token(&stand, "application_to_prove").await;
        hand_in(&stand.db, ApplicationAccess::Link(&mailed)).await.expect("handed in");

        assert_eq!(fields(missing.expect_err("refused")), ["city"]);
        assert_eq!(answer, HandedIn::ToProve);
        assert_eq!((waiting.state, waiting.is_proven, waiting.submitted_at), (ApplicationState::Draft, false, None));
        assert_eq!((waiting.content.display_name.as_str(), before), ("Essen Digital", [0, 0, 0, 0]));
        assert!(matches!(by_the_same_browser, Err(ApplyError::NotProven)), "{by_the_same_browser:?}");
        let application = by_token(&stand.db, &mailed).await.expect("handed in");
        assert_eq!((application.state, application.is_proven), (ApplicationState::Submitted, true));
        assert_eq!((application.submitted_at, application.content), (waiting.handed_in_at, waiting.content), "it counts from the pressing");
        assert_eq!(acts(&stand).await, [1, 1, 1, 1]);
        assert_eq!(stand.count("mail", "kind = 'application_submitted'").await, 1);
        let again = hand_in(&stand.db, ApplicationAccess::Link(&mailed)).await;
        assert!(matches!(again, Err(ApplyError::NotNow(ApplicationState::Submitted))), "{again:?}");
    }

    async fn a_stranger_neither_joins_nor_renames_the_organisation_of_an_address(stand: Stand) {
        let (last, next) = (open_event(&stand).await, open_event(&stand).await);
        let (_, token) = draft(&stand, &last, MAIL).await;
        submit(&stand.db, ApplicationAccess::Link(&token), &complete_form(&last, "Essen Digital")).await.expect("handed in");
        let before = stand.fingerprint("organisation", "display_name").await;
        let token = begun(&stand, &next).await;
        let form = with(&next, |form| form.display_name = "Taken over".to_owned());

        let answer = submit(&stand.db, ApplicationAccess::Link(&token), &form).await.expect("kept");

        assert_eq!(answer, HandedIn::ToProve);
        assert_eq!(stand.fingerprint("organisation", "display_name").await, before);
        assert_eq!(acts(&stand).await, [1, 1, 1, 1]);
    }

    async fn beginning_tells_nobody_whether_an_address_has_applied(stand: Stand) {
        let (last, next) = (open_event(&stand).await, open_event(&stand).await);
        let (_, token) = draft(&stand, &last, MAIL).await;
        submit(&stand.db, ApplicationAccess::Link(&token), &complete_form(&last, "Essen Digital")).await.expect("handed in");

        let known = begun(&stand, &next).await;
        let unknown = start(&stand.db, &Actor::Anonymous, &next.slug, "b@applicant.example", Locale::De).await.expect("begun");

        for (token, email) in [(known.as_str(), MAIL), (unknown.as_str(), "b@applicant.example")] {
            let seen = by_token(&stand.db, token).await.expect("a draft");
            assert_eq!((seen.content, seen.logo, seen.is_proven, seen.revision), (Content::begun(email), None, false, 1));
        }
    }

    async fn what_is_written_by_the_mail_is_nothing_for_the_browser_that_began_it(stand: Stand) {
        let event = open_event(&stand).await;
        let token = begun(&stand, &event).await;
        let (shown, mailed) = (ApplicationAccess::Link(&token), mailed_token(&stand, "application_draft").await);
        save_draft(&stand.db, shown, &with(&event, |form| form.city = "Bochum".to_owned())).await.expect("a draft is kept");
        let by_mail = by_token(&stand.db, &mailed).await.expect("the same draft");
        let still = by_token(&stand.db, &token).await.map(|seen| seen.content.city);

        let form = with(&event, |form| form.revision = "2".to_owned());
        save_draft(&stand.db, ApplicationAccess::Link(&mailed), &form).await.expect("gone on with");

        assert_eq!((by_mail.content.city.as_str(), by_mail.is_proven), ("Bochum", true));
        assert_eq!(still.expect("looking by the mail ends nothing"), "Bochum");
        let form = ApplicationForm { revision: "3".to_owned(), ..form };
        for answer in [
            by_token(&stand.db, &token).await.map(|_| ()),
            save_draft(&stand.db, shown, &form).await,
            submit(&stand.db, shown, &form).await.map(|_| ()),
            withdraw_application(&stand.db, shown).await,
        ] {
            assert!(matches!(answer, Err(ApplyError::DraftMoved)), "{answer:?}");
        }
        assert_eq!(by_token(&stand.db, &mailed).await.expect("there").content.city, "Essen");
    }

    async fn whoever_is_signed_in_with_the_address_takes_no_extra_step(stand: Stand) {
        let event = open_event(&stand).await;
        let token = begun(&stand, &event).await;
        let anna = signed_in_as("Anna@applicant.example");

        let own = own_draft(&stand.db, &anna, &token).await.expect("asked").expect("it is hers");
        let others = own_draft(&stand.db, &signed_in_as("b@applicant.example"), &token).await.expect("asked");
        let answer = submit(&stand.db, ApplicationAccess::Portal(&anna, own), &complete_form(&event, "Essen Digital")).await.expect("handed in");

        assert_eq!((answer, others), (HandedIn::Done, None));
        assert_eq!(acts(&stand).await, [1, 1, 1, 1]);
        assert_eq!(stand.count("mail", "kind = 'application_to_prove'").await, 0);
    }

    async fn the_pressing_counts_for_two_days_also_when_the_window_closes(stand: Stand) {
        let event = open_event(&stand).await;
        let mut links = Vec::new();
        for _ in 0..2 {
            let token = begun(&stand, &event).await;
            submit(&stand.db, ApplicationAccess::Link(&token), &complete_form(&event, "Essen Digital")).await.expect("kept");
            links.push(mailed_token(&stand, "application_to_prove").await);
        }
        close_window(&stand, &event).await;

        hand_in(&stand.db, ApplicationAccess::Link(&links[0])).await.expect("in time");
        stand.sql("UPDATE application SET handed_in_at = '2020-01-01T00:00:00+00:00' WHERE state = 'draft'").await.expect("long ago");
        let late = hand_in(&stand.db, ApplicationAccess::Link(&links[1])).await;

        assert!(matches!(late, Err(ApplyError::WindowClosed(_))), "{late:?}");
        assert_eq!(stand.count("application", "state = 'submitted'").await, 1);
    }

    async fn what_was_taken_out_since_is_asked_for_again(stand: Stand) {
        let event = open_event(&stand).await;
        let token = begun(&stand, &event).await;
        submit(&stand.db, ApplicationAccess::Link(&token), &complete_form(&event, "Essen Digital")).await.expect("kept");
        let emptied = with(&event, |form| { form.revision = "2".to_owned(); form.city.clear(); });
        save_draft(&stand.db, ApplicationAccess::Link(&token), &emptied).await.expect("saved");
        let mailed = mailed_token(&stand, "application_to_prove").await;

        let refused = hand_in(&stand.db, ApplicationAccess::Link(&mailed)).await;

        assert_eq!(fields(refused.expect_err("refused")), ["city"]);
        assert_eq!(acts(&stand).await, [0, 0, 0, 0]);
    }

    async fn nobody_fills_a_strangers_mailbox(stand: Stand) {
        let event = open_event(&stand).await;
        let mut answers = Vec::new();
        for _ in 0..12 {
            answers.push(start(&stand.db, &Actor::Anonymous, &event.slug, "Anna@Applicant.example", Locale::De).await.is_ok());
        }
        let by_herself = start(&stand.db, &signed_in_as(MAIL), &event.slug, MAIL, Locale::De).await;

        assert_eq!(answers.into_iter().filter(|begun| *begun).count(), 8);
        assert!(by_herself.is_ok(), "her own asking is not counted");
    }

    async fn of_many_clicks_at_once_one_hands_in(stand: Stand) {
        let event = open_event(&stand).await;
        let token = begun(&stand, &event).await;
        submit(&stand.db, ApplicationAccess::Link(&token), &complete_form(&event, "Essen Digital")).await.expect("kept");
        let mailed = mailed_token(&stand, "application_to_prove").await;

        let answers = at_once((0..32).map(|_| {
            let (db, mailed) = (stand.db.clone(), mailed.clone());
            async move { hand_in(&db, ApplicationAccess::Link(&mailed)).await.is_ok() }
        }))
        .await;

        assert_eq!(answers.into_iter().filter(|done| *done).count(), 1);
        assert_eq!(acts(&stand).await, [1, 1, 1, 1]);
        assert_eq!(stand.count("mail", "kind = 'application_submitted'").await, 1);
    }

    async fn a_link_of_the_release_before_proves_nothing(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = draft(&stand, &event, MAIL).await;
        // As the migration finds them: the browser was shown what was mailed.
        stand.sql("UPDATE application SET draft_hash = access_hash, proven_at = NULL").await.expect("an old draft");

        let answer = submit(&stand.db, ApplicationAccess::Link(&token), &complete_form(&event, "Essen Digital")).await.expect("kept");
        let mailed = mailed_token(&stand, "application_to_prove").await;
        hand_in(&stand.db, ApplicationAccess::Link(&mailed)).await.expect("handed in");

        assert_eq!(answer, HandedIn::ToProve);
        assert_eq!(by_token(&stand.db, &mailed).await.expect("there").id, id);
        let stranger = to_change(&stand.db, ApplicationAccess::Portal(&signed_in_as("b@applicant.example"), id)).await;
        assert!(matches!(stranger, Err(ApplyError::Denied(Denied::NotFound))));
    }

    async fn whoever_began_a_draft_may_give_it_up(stand: Stand) {
        let event = open_event(&stand).await;
        let token = begun(&stand, &event).await;

        withdraw_application(&stand.db, ApplicationAccess::Link(&token)).await.expect("given up");

        assert_eq!(by_token(&stand.db, &token).await.expect("it says so").state, ApplicationState::Withdrawn);
        assert_eq!(acts(&stand).await, [0, 0, 0, 1], "nothing else has happened");
    }
}
