//! Who belongs to which group, and who of it gets a letter.

use domain::{
    application::ApplicationState,
    clock,
    ids::{ApplicationId, OrganisationId},
    locale::Locale,
    mailing::{self, Audience, LeftOutReason, MailingForm, Placeholder},
};

use super::fixture::{addresses, deliver, draft, german, previewed, said, sent, visitor};
use crate::{
    guests::{self, booth_staff, seat, session},
    rows::{self, execute_sql},
    stand::{Stand, both},
};

/// How many letters a group gets.
async fn count(stand: &Stand, fair: &crate::placing::Fair, audience: &str) -> usize {
    let (id, _) = draft(stand, &fair.organiser, fair.event, &german(audience, "Ab acht.")).await;
    previewed(stand, &fair.organiser, fair.event, id, 1).await.recipients
}

both! {
    async fn applicants_are_grouped_by_the_state_of_their_application(stand: Stand) {
        let fair = stand.fair().await;
        use ApplicationState as S;
        let states = [
            S::Draft, S::Submitted, S::InReview, S::NeedsInformation, S::WaitingList, S::Offered, S::Confirmed, S::Rejected, S::Withdrawn,
            S::Cancelled,
        ];
        for state in states {
            let row = rows::application(ApplicationId::new(), fair.event, state.as_str()).with("state", state.as_str());
            let row = if state == S::WaitingList { row.with("waiting_since", clock::now()) } else { row };
            row.with("access_hash", state.as_str()).insert(&stand).await;
        }

        let mut found = Vec::new();
        for audience in ["drafts", "undecided", "waiting_list", "offered", "exhibitors", "rejected", "booth_staff", "visitors", "desk_team"] {
            found.push((audience, count(&stand, &fair, audience).await));
        }

        let expected = [
            ("drafts", 1), ("undecided", 3), ("waiting_list", 1), ("offered", 1), ("exhibitors", 1), ("rejected", 1), ("booth_staff", 0),
            ("visitors", 0), ("desk_team", 0),
        ];
        assert_eq!(found, expected);
        let counted = mailing::groups(&stand.db, &fair.organiser, fair.event).await.expect("groups");
        let counted: Vec<_> = counted.into_iter().map(|group| (group.audience.to_string(), group.people as usize)).collect();
        for (audience, number) in expected {
            assert!(counted.contains(&(audience.to_owned(), number)), "{audience}: {counted:?}");
        }
    }

    async fn exhibitors_are_found_by_their_level_and_their_kind_of_unit(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        stand.confirmed(&fair, "Bochum", unit).await;
        stand.applied_at(fair.event, OrganisationId::new(), "Essen", ApplicationState::Confirmed).await;

        let found = [
            count(&stand, &fair, "exhibitors").await,
            count(&stand, &fair, &format!("exhibitors_on:{}", fair.level)).await,
            count(&stand, &fair, "exhibitors_with:counter").await,
            count(&stand, &fair, "exhibitors_with:pod").await,
        ];

        assert_eq!(found, [2, 1, 1, 0]);
    }

    async fn a_session_has_those_with_a_seat_and_those_who_wait(stand: Stand) {
        let fair = stand.fair().await;
        let session = session(&stand, fair.event).await;
        for (name, state) in [("Anna", "booked"), ("Bert", "waiting"), ("Cleo", "waiting"), ("Dora", "cancelled")] {
            let visitor = visitor(&stand, fair.event, name, &format!("{name}@visitor.example"), Locale::De).await;
            seat(&stand, session, &visitor, state).await;
        }

        let found = [
            count(&stand, &fair, "visitors").await,
            count(&stand, &fair, &format!("seat_holders:{session}")).await,
            count(&stand, &fair, &format!("seat_queue:{session}")).await,
        ];

        assert_eq!(found, [4, 1, 2]);
        let groups = mailing::groups(&stand.db, &fair.organiser, fair.event).await.expect("groups");
        let queue = groups.iter().find(|group| group.audience == Audience::SeatQueue(session)).expect("somebody waits");
        assert_eq!((queue.name.de.as_str(), queue.people), ("KI", 2));
    }

    async fn people_on_stands_and_at_the_doors_are_groups_too(stand: Stand) {
        let fair = stand.fair().await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        booth_staff(&stand, fair.event, exhibitor.application, false, false).await;
        let (id, _) = draft(&stand, &fair.organiser, fair.event, &german("booth_staff", "{organisation}, {standplatz}")).await;

        let found = previewed(&stand, &fair.organiser, fair.event, id, 1).await;

        let shown = found.shown.expect("one letter");
        assert_eq!((shown.name.as_str(), shown.email.as_str()), ("Emil Aussteller", "emil@ruhr-ki.example"));
        let empty: Vec<_> = found.empty.into_iter().map(|empty| (empty.placeholder, empty.people, empty.names)).collect();
        assert_eq!(empty, [(Placeholder::Unit, 1, vec!["Emil Aussteller".to_owned()])]);
    }

    async fn who_gets_none_is_told_with_the_reason(stand: Stand) {
        let fair = stand.fair().await;
        visitor(&stand, fair.event, "Anna", "anna@visitor.example", Locale::De).await;
        visitor(&stand, fair.event, "Bert", "", Locale::De).await;
        guests::visitor_in(&stand, fair.event, "Cleo", "cancelled").await;
        guests::visitor_in(&stand, fair.event, "Dora", "pending").await;
        let (id, _) = draft(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;

        let found = previewed(&stand, &fair.organiser, fair.event, id, 1).await;

        assert_eq!(found.recipients, 1);
        let left_out: Vec<_> = found.left_out.into_iter().map(|left_out| (left_out.reason, left_out.names)).collect();
        assert_eq!(left_out, [(LeftOutReason::Cancelled, vec!["Cleo".to_owned()]), (LeftOutReason::NoMailbox, vec!["Bert".to_owned()])]);
    }

    async fn two_who_share_a_mailbox_get_one_letter_unless_it_differs(stand: Stand) {
        let fair = stand.fair().await;
        for name in ["Anna", "Bert"] {
            visitor(&stand, fair.event, name, "both@visitor.example", Locale::De).await;
        }

        sent(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;
        let once = deliver(&stand).await;
        sent(&stand, &fair.organiser, fair.event, &german("visitors", "Liebe Person namens {name}")).await;
        let twice = deliver(&stand).await;

        assert_eq!(addresses(&once), ["both@visitor.example"]);
        assert_eq!(stand.count("mail", "kind = 'visitor_mailing' AND to_name = ''").await, 1, "whoever reads it first is not called by the other's name");
        let mut names: Vec<_> = twice.iter().map(|(_, letter)| said(letter).1).collect();
        names.sort();
        assert_eq!(names, ["Anna", "Bert"]);
    }

    async fn everybody_reads_their_language_or_the_one_that_there_is(stand: Stand) {
        let fair = stand.fair().await;
        visitor(&stand, fair.event, "Anna", "anna@visitor.example", Locale::De).await;
        visitor(&stand, fair.event, "Ben", "ben@visitor.example", Locale::En).await;
        let both = MailingForm { subject_en: "Set-up".to_owned(), body_en: "From eight.".to_owned(), ..german("visitors", "Ab acht.") };

        sent(&stand, &fair.organiser, fair.event, &both).await;
        let in_both = deliver(&stand).await;
        sent(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;
        let in_one = deliver(&stand).await;

        let subjects = |letters: &[(String, mailing::MailingLetter)]| letters.iter().map(|(_, letter)| said(letter).0).collect::<Vec<_>>();
        assert_eq!(subjects(&in_both), ["Aufbau", "Set-up"]);
        assert_eq!(subjects(&in_one), ["Aufbau", "Aufbau"]);
        assert_eq!(stand.count("mail", "kind = 'visitor_mailing' AND locale = 'de'").await, 3, "the frame is in the language of the text");
    }

    async fn a_group_of_another_event_is_none(stand: Stand) {
        let (fair, other) = (stand.fair().await, stand.fair().await);
        let session = session(&stand, other.event).await;

        let begun = mailing::begin(&stand.db, &fair.organiser, fair.event, &format!("seat_holders:{session}"), "about_event").await;

        assert!(matches!(begun, Err(mailing::Error::Denied(_))), "{begun:?}");
        execute_sql(&stand, "DELETE FROM mailing").await;
    }
}
