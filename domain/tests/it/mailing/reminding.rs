//! A letter that is planned from a date of its event goes where the date goes.

use chrono::{Duration, NaiveDate, NaiveDateTime};
use domain::{
    actor::Actor,
    clock,
    ids::{EventId, MailingId},
    mailing::{self, Error, EventDate, FromDate, FromDateForm, MailingState, MailingView},
    process::event_editing,
};

use super::fixture::{draft, event_of, german};
use crate::{
    event_change::fixture::{as_it_is, later},
    placing::Fair,
    stand::{Stand, both},
};

fn form(days: &str, side: &str, date: &str) -> FromDateForm {
    FromDateForm { days: days.to_owned(), side: side.to_owned(), date: date.to_owned(), time: "09:30".to_owned() }
}

/// A draft for all visitors, planned with this form.
async fn planned(stand: &Stand, fair: &Fair, form: &FromDateForm) -> (MailingId, Result<(), Error>) {
    let (id, revision) = draft(stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;
    let planned = mailing::plan_from_date(&stand.db, &fair.organiser, id, &revision, form).await;
    (id, planned)
}

/// The event begins in so many days, and says nothing of deadlines.
async fn begins_in(stand: &Stand, event: EventId, days: i64) -> NaiveDate {
    let found = event_of(stand, event).await;
    let today = clock::today(found.zone);
    let command = later(&found, (today + Duration::days(days) - found.starts_on).num_days());
    event_editing::edit(&stand.db, &Actor::System, event, &found.revision.to_string(), &command).await.expect("moved");
    today + Duration::days(days)
}

async fn seen(stand: &Stand, fair: &Fair, id: MailingId) -> MailingView {
    mailing::mailing(&stand.db, &fair.organiser, id).await.expect("there")
}

fn half_past_nine(day: NaiveDate) -> NaiveDateTime {
    day.and_hms_opt(9, 30, 0).expect("a time")
}

both! {
    async fn it_leaves_so_many_days_before_or_after_the_date(stand: Stand) {
        let fair = stand.fair().await;
        let first = begins_in(&stand, fair.event, 40).await;
        let event = event_of(&stand, fair.event).await;

        let (before, _) = planned(&stand, &fair, &form("7", "before", "first_day")).await;
        let (after, _) = planned(&stand, &fair, &form("1", "after", "last_day")).await;

        let (before, after) = (seen(&stand, &fair, before).await, seen(&stand, &fair, after).await);
        let (week_before, day_after) = (half_past_nine(first - Duration::days(7)), half_past_nine(event.ends_on + Duration::days(1)));
        assert_eq!((before.send_local, before.send_at), (Some(week_before), Some(clock::at(event.zone, week_before))));
        assert_eq!((after.send_local, after.send_at), (Some(day_after), Some(clock::at(event.zone, day_after))));
        assert_eq!(before.from_date, Some(FromDate { date: EventDate::FirstDay, days: -7 }));
    }

    async fn it_goes_where_its_date_goes(stand: Stand) {
        let fair = stand.fair().await;
        begins_in(&stand, fair.event, 40).await;
        let (id, answer) = planned(&stand, &fair, &form("7", "before", "first_day")).await;
        answer.expect("planned");

        let first = begins_in(&stand, fair.event, 60).await;

        let mailing = seen(&stand, &fair, id).await;
        assert_eq!((mailing.state, mailing.send_local), (MailingState::Planned, Some(half_past_nine(first - Duration::days(7)))));
        assert_eq!(stand.count("audit", "subject = 'mailing' AND action = 'moved'").await, 1);
    }

    async fn where_its_time_is_past_by_that_it_is_a_draft_again_and_nobody_gets_it(stand: Stand) {
        let fair = stand.fair().await;
        begins_in(&stand, fair.event, 40).await;
        let (id, answer) = planned(&stand, &fair, &form("7", "before", "first_day")).await;
        answer.expect("planned");

        begins_in(&stand, fair.event, 5).await;

        let mailing = seen(&stand, &fair, id).await;
        assert_eq!((mailing.state, mailing.send_at, mailing.send_local), (MailingState::Draft, None, None));
        assert_eq!(mailing.from_date, Some(FromDate { date: EventDate::FirstDay, days: -7 }), "the page says why");
        let again = mailing::plan_from_date(&stand.db, &fair.organiser, id, &mailing.revision.to_string(), &form("3", "before", "first_day")).await;
        assert!(again.is_ok(), "{again:?}");
    }

    async fn where_its_date_is_gone_it_is_a_draft_again(stand: Stand) {
        let fair = stand.fair().await;
        let first = begins_in(&stand, fair.event, 40).await;
        let event = event_of(&stand, fair.event).await;
        let closes = format!("{}T18:00", first - Duration::days(10));
        let command = domain::event::EventDetails { passes_close_at: closes, ..as_it_is(&event) };
        event_editing::edit(&stand.db, &Actor::System, fair.event, &event.revision.to_string(), &command).await.expect("a deadline");
        let (id, answer) = planned(&stand, &fair, &form("7", "before", "passes_close")).await;
        answer.expect("planned");
        let planned = seen(&stand, &fair, id).await;

        begins_in(&stand, fair.event, 40).await;

        assert_eq!(planned.send_local, Some(half_past_nine(first - Duration::days(17))));
        assert_eq!(seen(&stand, &fair, id).await.state, MailingState::Draft);
    }

    async fn what_is_wrong_is_said_beside_its_field(stand: Stand) {
        let fair = stand.fair().await;
        begins_in(&stand, fair.event, 5).await;
        let refused = async |form: &FromDateForm| match planned(&stand, &fair, form).await.1 {
            Err(Error::Invalid(fields)) => fields.0.into_iter().map(|(field, problem)| format!("{field}: {}", problem.en)).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };

        let found = [
            refused(&form("7", "before", "first_day")).await,
            refused(&form("366", "after", "first_day")).await,
            refused(&form("1", "before", "passes_close")).await,
            refused(&FromDateForm { time: "nine".to_owned(), ..form("1", "before", "first_day") }).await,
        ];

        let expected = [
            "days: The time must lie in the future.",
            "days: Please give a whole number from 0 to 365.",
            "date: This event has no such date.",
            "time: Please give a time, for example 09:00.",
        ];
        assert_eq!(found, expected.map(|problem| vec![problem.to_owned()]));
        let unknown = planned(&stand, &fair, &form("1", "before", "easter")).await.1;
        assert!(matches!(unknown, Err(Error::Denied(_))), "{unknown:?}");
    }

    async fn called_off_it_follows_nothing(stand: Stand) {
        let fair = stand.fair().await;
        begins_in(&stand, fair.event, 40).await;
        let (id, answer) = planned(&stand, &fair, &form("7", "before", "first_day")).await;
        answer.expect("planned");

        mailing::call_off(&stand.db, &fair.organiser, id).await.expect("called off");

        let mailing = seen(&stand, &fair, id).await;
        assert_eq!((mailing.state, mailing.from_date), (MailingState::Draft, None));
    }
}
