//! What somebody types is kept; what cannot leave like this is said.

use domain::mailing::{self, Error, Kept, MailingForm};

use super::fixture::{deliver, draft, german, previewed};
use crate::stand::{both, stranger};

both! {
    async fn a_draft_saves_itself_and_tells_who_was_faster(stand: Stand) {
        let fair = stand.fair().await;
        let (id, revision) = draft(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;
        let other = german("visitors", "Ab neun.");

        let again = mailing::keep(&stand.db, &fair.organiser, id, "1", &german("visitors", "Ab acht.")).await.expect("the same again");
        let late = mailing::keep(&stand.db, &fair.organiser, id, "1", &other).await.expect("answers");
        let known = mailing::keep(&stand.db, &fair.organiser, id, &revision, &other).await.expect("kept");

        assert_eq!(again, Kept::Saved { revision: 2 });
        assert!(matches!(late, Kept::Newer { revision: 2, ref overtaken } if overtaken.by == "Olga Organisiert"), "{late:?}");
        assert_eq!(known, Kept::Saved { revision: 3 });
    }

    async fn what_cannot_be_filled_in_does_not_leave(stand: Stand) {
        let fair = stand.fair().await;
        stand.applied(&fair, "Bochum").await;
        let (id, revision) = draft(&stand, &fair.organiser, fair.event, &german("undecided", "Hallo {vorname}, {standplatz}")).await;

        let sent = mailing::send(&stand.db, &fair.organiser, id, &revision).await;
        let planned = mailing::plan(&stand.db, &fair.organiser, id, &revision, "2020-01-01T09:00").await;
        let tested = mailing::send_test(&stand.db, &fair.organiser, id, 1).await.map(|_| ());

        for refused in [sent, planned, tested] {
            let Err(Error::Invalid(fields)) = refused else { panic!("{refused:?}") };
            let problem = "{vorname} {unit} cannot be filled in here. Possible are: {name} {event} {organisation} {application}";
            assert_eq!(fields.0.iter().map(|(field, text)| (field.as_str(), text.en.as_str())).collect::<Vec<_>>(), [("body_de", problem)]);
        }
        assert_eq!(previewed(&stand, &fair.organiser, fair.event, id, 1).await.problems.0.len(), 1);
        assert_eq!(stand.count("mail", "1 = 1").await, stand.count("mail", "kind = 'invitation'").await);
    }

    async fn a_test_goes_to_its_author_alone(stand: Stand) {
        let fair = stand.fair().await;
        stand.applied(&fair, "Bochum").await;
        let form = MailingForm { subject_en: "Set-up".to_owned(), body_en: "From eight.".to_owned(), ..german("undecided", "Ab acht, {organisation}.") };
        let (id, _) = draft(&stand, &fair.organiser, fair.event, &form).await;

        let to = mailing::send_test(&stand.db, &fair.organiser, id, 1).await.expect("sent");

        let author = fair.organiser.person().expect("a person").email.clone();
        assert_eq!(to, author);
        let letters = deliver(&stand).await;
        assert_eq!(letters.iter().map(|(to, _)| to.clone()).collect::<Vec<_>>(), [author.clone(), author]);
        assert_eq!(stand.count("mail", "kind = 'test_mailing' AND letter LIKE '%Bochum%'").await, 2);
        assert_eq!(stand.count("mailing", "state = 'draft'").await, 1);
    }

    async fn too_many_tests_are_refused(stand: Stand) {
        let fair = stand.fair().await;
        let (id, _) = draft(&stand, &fair.organiser, fair.event, &german("undecided", "Ab acht.")).await;
        let mut refused = None;
        for _ in 0..=domain::account::limits::MAILING_TESTS.attempts {
            refused = mailing::send_test(&stand.db, &fair.organiser, id, 1).await.err();
        }

        assert!(matches!(refused, Some(Error::TooMany { .. })), "{refused:?}");
    }

    async fn a_copy_is_a_draft_of_its_own(stand: Stand) {
        let fair = stand.fair().await;
        let (id, _) = draft(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;

        let copy = mailing::copy(&stand.db, &fair.organiser, id).await.expect("copied");
        mailing::discard(&stand.db, &fair.organiser, id).await.expect("discarded");

        let left = mailing::mailings(&stand.db, &fair.organiser, fair.event).await.expect("listed");
        assert_eq!(left.iter().map(|mailing| (mailing.id, mailing.texts.de.body.as_str())).collect::<Vec<_>>(), [(copy, "Ab acht.")]);
    }

    async fn only_organisers_write_to_groups(stand: Stand) {
        let fair = stand.fair().await;
        let (id, revision) = draft(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;
        let (db, other, form) = (&stand.db, &stranger(), &german("visitors", "Ab neun."));

        let answers = [
            mailing::begin(db, other, fair.event, "visitors", "news").await.map(|_| ()),
            mailing::keep(db, other, id, &revision, form).await.map(|_| ()),
            mailing::copy(db, other, id).await.map(|_| ()),
            mailing::discard(db, other, id).await.map(|_| ()),
            mailing::send(db, other, id, &revision).await,
            mailing::plan(db, other, id, &revision, "2020-01-01T09:00").await,
            mailing::call_off(db, other, id).await.map(|_| ()),
            mailing::send_test(db, other, id, 1).await.map(|_| ()),
            mailing::mailing(db, other, id).await.map(|_| ()),
            mailing::mailings(db, other, fair.event).await.map(|_| ()),
            mailing::groups(db, other, fair.event).await.map(|_| ()),
        ];

        for answer in answers {
            assert!(matches!(answer, Err(Error::Denied(_))), "{answer:?}");
        }
    }
}
