//! What events cost, and the report to a funder, whose every figure is the sum of its rows.

use chrono::NaiveDate;
use domain::{
    actor::Actor,
    cost::{self, CostForm, Error},
    event::EventView,
    grant::{self, GrantForm, GrantView},
    host::{self, HostDetails},
    money::Money,
    organisation::SizeClass,
    process::funding_report::{FundingReport, ParticipantSize, ReportFigures, funding_report},
    traveller::TravellerSize,
};

use crate::{
    applying::{force_state, open_event, submitted_application},
    placing::at_once,
    stand::{Stand, both, published_event, stranger},
    traveller::{admitted, open_trip},
};

fn receipt(number: &str, amount: &str) -> CostForm {
    let text = str::to_owned;
    CostForm { what: text("Standmiete"), payee: text("Messe"), amount: text(amount), paid_on: text("2026-10-01"), receipt: text(number) }
}

fn named<T: std::fmt::Debug>(refused: &Result<T, Error>) -> Vec<&str> {
    match refused {
        Err(Error::Invalid(fields)) => fields.0.iter().map(|(field, _)| field.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

/// A grant that funds these events with a hundred euros each.
async fn funded(stand: &Stand, organiser: &Actor, events: &[&EventView]) -> GrantView {
    let form = GrantForm {
        grantor: "Ministerium".to_owned(),
        amount: "10000".to_owned(),
        starts_on: "2020-01-01".to_owned(),
        ends_on: "2099-12-31".to_owned(),
        state: "granted".to_owned(),
        ..GrantForm::default()
    };
    let funding = grant::create(&stand.db, organiser, &form).await.expect("made");
    for event in events {
        grant::assign(&stand.db, organiser, funding.id, &event.id.to_string(), "100").await.expect("given");
    }
    funding
}

async fn report(stand: &Stand, organiser: &Actor, funding: &GrantView) -> FundingReport {
    funding_report(&stand.db, organiser, funding.id, None, None).await.expect("read")
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().expect("a test literal"))
}

both! {
    async fn a_receipt_stands_once_with_its_event(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let other = published_event(&stand, &organiser).await;

        cost::add(&stand.db, &organiser, event.id, &receipt("B-1", "1.250,05")).await.expect("noted");
        let twice = cost::add(&stand.db, &organiser, event.id, &receipt("B-1", "7")).await;
        cost::add(&stand.db, &organiser, other.id, &receipt("B-1", "7")).await.expect("of another event");
        cost::add(&stand.db, &organiser, event.id, &receipt("B-2", "3")).await.expect("noted");
        let nothing = cost::add(&stand.db, &organiser, event.id, &receipt("", "0")).await;
        let noted = cost::of_event(&stand.db, &organiser, event.id).await.expect("read");
        let taken = cost::edit(&stand.db, &organiser, noted[1].id, "1", &receipt("B-1", "3")).await;
        cost::edit(&stand.db, &organiser, noted[0].id, "1", &receipt("B-1", "1.250")).await.expect("changed");
        let stale = cost::edit(&stand.db, &organiser, noted[0].id, "1", &receipt("B-1", "9")).await;
        cost::remove(&stand.db, &organiser, noted[1].id).await.expect("removed");

        assert_eq!((named(&twice), named(&nothing), named(&taken)), (vec!["receipt"], vec!["amount", "receipt"], vec!["receipt"]));
        assert_eq!(noted.iter().map(|cost| cost.amount.cents).collect::<Vec<_>>(), [125_005, 300]);
        assert!(matches!(stale, Err(Error::Overtaken(_))), "{stale:?}");
        let left = cost::of_event(&stand.db, &organiser, event.id).await.expect("read");
        assert_eq!(left.iter().map(|cost| (cost.receipt.as_str(), cost.amount.cents)).collect::<Vec<_>>(), [("B-1", 125_000)]);
        assert_eq!(cost::history_of(&stand.db, &organiser, event.id).await.expect("read").len(), 4);
    }

    async fn of_many_who_note_one_receipt_one_does(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await.id;

        let answers = at_once((0..6).map(|_| {
            let (db, by) = (stand.db.clone(), organiser.clone());
            async move { cost::add(&db, &by, event, &receipt("B-1", "5")).await }
        }))
        .await;

        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert_eq!(stand.count("event_cost", "true").await, 1);
    }

    async fn each_figure_of_a_report_is_the_sum_of_its_rows(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, (trip, _)) = (open_event(&stand).await, open_trip(&stand, &organiser, "2").await);
        let funding = funded(&stand, &organiser, &[&event, &trip]).await;
        let (confirmed, _) = submitted_application(&stand, &event, "Haus Eins").await;
        force_state(&stand, confirmed, "confirmed").await;
        submitted_application(&stand, &event, "Haus Zwei").await;
        admitted(&stand, &organiser, &trip, "Tilda Reise", None).await;
        for (name, share) in [("EWG", "50"), ("AHK", "25")] {
            let details = HostDetails { role: "co_host".to_owned(), name: name.to_owned(), share: share.to_owned(), ..HostDetails::default() };
            host::add(&stand.db, &organiser, event.id, &details).await.expect("agreed");
        }
        for (number, amount) in [("B-1", "9,90"), ("B-2", "0,09")] {
            cost::add(&stand.db, &organiser, event.id, &receipt(number, amount)).await.expect("noted");
        }

        let report = report(&stand, &organiser, &funding).await;

        let figures = report.figures();
        let expected = ReportFigures {
            events: 2,
            assigned: Money::euros(20_000),
            costs: Money::euros(999),
            participants: 2,
            registered: 0,
            visits: 0,
            leads: 0,
            sessions: 0,
            seats_taken: 0,
            meetings: 0,
        };
        assert_eq!(figures, expected);
        assert_eq!(report.receipts.iter().map(|receipt| receipt.receipt.as_str()).collect::<Vec<_>>(), ["B-1", "B-2"]);
        let by_host = [("", 250), ("AHK", 249), ("EWG", 500)].map(|(host, cents)| (host.to_owned(), Money::euros(cents)));
        assert_eq!(report.by_host(), by_host);
        assert_eq!(report.by_host().iter().map(|(_, sum)| sum.cents).sum::<i64>(), figures.costs.cents);
        assert_eq!(report.by_town(), [("Essen".to_owned(), 2)]);
        let sizes = [(Some(ParticipantSize::Exhibitor(SizeClass::Small)), 1), (Some(ParticipantSize::Traveller(TravellerSize::Medium)), 1)];
        assert_eq!(report.by_size(), sizes);
        let earlier = funding_report(&stand.db, &organiser, funding.id, day("2020-01-01"), day("2020-12-31")).await.expect("read");
        assert_eq!((earlier.events.len(), earlier.figures().costs), (0, Money::euros(0)));
    }

    async fn costs_and_reports_are_the_organisers_alone(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let funding = funded(&stand, &organiser, &[&event]).await;
        cost::add(&stand.db, &organiser, event.id, &receipt("B-1", "5")).await.expect("noted");
        let noted = cost::of_event(&stand.db, &organiser, event.id).await.expect("read")[0].id;

        for actor in [Actor::Anonymous, stranger()] {
            let answers = [
                cost::add(&stand.db, &actor, event.id, &receipt("B-2", "5")).await,
                cost::edit(&stand.db, &actor, noted, "1", &receipt("B-1", "6")).await,
                cost::remove(&stand.db, &actor, noted).await,
                cost::of_event(&stand.db, &actor, event.id).await.map(drop),
                cost::history_of(&stand.db, &actor, event.id).await.map(drop),
            ];
            for answer in answers {
                assert!(matches!(&answer, Err(Error::Denied(refused)) if *refused == actor.refused()), "{answer:?}");
            }
            let report = funding_report(&stand.db, &actor, funding.id, None, None).await;
            assert!(matches!(&report, Err(grant::Error::Denied(refused)) if *refused == actor.refused()), "{report:?}");
        }
    }
}
