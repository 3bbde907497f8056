//! A letter leaves at its time, by the event's clock, unless it is called off.

use chrono::Duration;
use domain::{
    actor::Actor,
    clock,
    field::local_time,
    locale::Locale,
    mailing::{self, CalledOff, Error, MailingState},
    process::event_editing,
};

use super::fixture::{addresses, deliver, draft, event_of, german, visitor};
use crate::{event_change::fixture::as_it_is, rows::execute_sql, stand::both};

/// In a month, as a form sends it.
fn soon(time: &str) -> String {
    format!("{}T{time}", (clock::now() + Duration::days(30)).date_naive())
}

fn refused(answer: Result<(), Error>) -> Vec<(String, String)> {
    match answer {
        Err(Error::Invalid(fields)) => fields.0.into_iter().map(|(field, problem)| (field, problem.en)).collect(),
        other => panic!("{other:?}"),
    }
}

both! {
    async fn it_leaves_at_its_time_to_who_belongs_to_the_group_then(stand: Stand) {
        let fair = stand.fair().await;
        let (id, revision) = draft(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;
        mailing::plan(&stand.db, &fair.organiser, id, &revision, &soon("09:00")).await.expect("planned");
        let early = deliver(&stand).await;
        visitor(&stand, fair.event, "Anna", "anna@visitor.example", Locale::De).await;
        execute_sql(&stand, "UPDATE mailing SET send_at = created_at").await;

        let due = deliver(&stand).await;

        assert_eq!(early, vec![]);
        assert_eq!(addresses(&due), ["anna@visitor.example"], "who came after it was planned");
    }

    async fn called_off_it_is_a_draft_again(stand: Stand) {
        let fair = stand.fair().await;
        visitor(&stand, fair.event, "Anna", "anna@visitor.example", Locale::De).await;
        let (id, revision) = draft(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;
        mailing::plan(&stand.db, &fair.organiser, id, &revision, &soon("09:00")).await.expect("planned");

        let twice = mailing::plan(&stand.db, &fair.organiser, id, &revision, &soon("10:00")).await;
        let off = mailing::call_off(&stand.db, &fair.organiser, id).await.expect("called off");
        let again = mailing::call_off(&stand.db, &fair.organiser, id).await;

        assert!(matches!(twice, Err(Error::NotNow(MailingState::Planned))), "{twice:?}");
        assert_eq!(off, CalledOff::Draft);
        assert!(matches!(again, Err(Error::NotNow(MailingState::Draft))), "{again:?}");
        assert_eq!(deliver(&stand).await, vec![]);
        let mailing = mailing::mailing(&stand.db, &fair.organiser, id).await.expect("there");
        assert_eq!((mailing.state, mailing.send_at, mailing.revision), (MailingState::Draft, None, 4));
    }

    async fn a_time_that_no_clock_shows_or_that_is_past_is_refused(stand: Stand) {
        let fair = stand.fair().await;
        let (id, revision) = draft(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;
        let plan = async |at: &str| refused(mailing::plan(&stand.db, &fair.organiser, id, &revision, at).await);

        let skipped = plan("2027-03-28T02:30").await;
        let past = plan("2020-01-01T09:00").await;
        let far = plan("2999-01-01T09:00").await;
        let none = plan("tomorrow").await;

        let at = |problem: &str| vec![("at".to_owned(), problem.to_owned())];
        assert_eq!(skipped, at("There is no 02:30 on 28 March 2027: clocks in the time zone Paris jump from 02:00 to 03:00."));
        assert_eq!(past, at("The time must lie in the future."));
        assert_eq!(far, at("Nothing can be planned so far ahead."));
        assert_eq!(none, at("Please give date and time."));
    }

    async fn the_time_follows_the_zone_of_the_event(stand: Stand) {
        let fair = stand.fair().await;
        let (id, revision) = draft(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;
        mailing::plan(&stand.db, &fair.organiser, id, &revision, &soon("09:00")).await.expect("planned");
        let event = event_of(&stand, fair.event).await;
        let command = domain::event::EventDetails { time_zone: "America/Toronto".to_owned(), country: "CA".to_owned(), ..as_it_is(&event) };

        event_editing::edit(&stand.db, &Actor::System, fair.event, "1", &command).await.expect("moved");

        let local = local_time(&soon("09:00")).expect("a time");
        let send_at = mailing::mailing(&stand.db, &fair.organiser, id).await.expect("there").send_at;
        assert_eq!(send_at, Some(clock::at(clock::zone("America/Toronto"), local)));
        assert_ne!(send_at, Some(clock::at(clock::zone("Europe/Paris"), local)));
    }

    async fn what_another_zone_puts_into_the_past_does_not_leave_unasked(stand: Stand) {
        let fair = stand.fair().await;
        let (id, revision) = draft(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;
        let go_to = async |zone: &str, revision: &str| {
            let event = event_of(&stand, fair.event).await;
            let command = domain::event::EventDetails { time_zone: zone.to_owned(), ..as_it_is(&event) };
            event_editing::edit(&stand.db, &Actor::System, fair.event, revision, &command).await.expect("moved").zone
        };
        let zone = go_to("Pacific/Honolulu", "1").await;
        let at = (clock::local(zone, clock::now()) + Duration::hours(3)).format("%Y-%m-%dT%H:%M").to_string();
        mailing::plan(&stand.db, &fair.organiser, id, &revision, &at).await.expect("planned");

        go_to("Pacific/Kiritimati", "2").await;

        let mailing = mailing::mailing(&stand.db, &fair.organiser, id).await.expect("there");
        assert_eq!((mailing.state, mailing.send_local, mailing.send_at), (MailingState::Draft, None, None));
    }
}
