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
    process::funding_report::{FundingReport, ParticipantSize, ReportFigures, ReportScope, funding_report},
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
    CostForm {
        what: text("Standmiete"),
        payee: text("Messe"),
        amount: text(amount),
        is_refund: String::new(),
        paid_on: text("2026-10-01"),
        receipt: text(number),
    }
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
    funding_report(&stand.db, organiser, funding.id, ReportScope::default()).await.expect("read")
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
            granted: Money::euros(1_000_000),
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
        let scope = ReportScope { notice: None, from: day("2020-01-01"), until: day("2020-12-31") };
        let earlier = funding_report(&stand.db, &organiser, funding.id, scope).await.expect("read");
        assert_eq!((earlier.events.len(), earlier.figures().costs), (0, Money::euros(0)));
    }

    async fn what_came_back_lessens_the_costs(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let funding = funded(&stand, &organiser, &[&event]).await;
        for (name, share) in [("EWG", "33,33"), ("AHK", "33,33"), ("Stadt", "33,34")] {
            let details = HostDetails { role: "co_host".to_owned(), name: name.to_owned(), share: share.to_owned(), ..HostDetails::default() };
            host::add(&stand.db, &organiser, event.id, &details).await.expect("agreed");
        }
        let refund = |number: &str, amount: &str| CostForm { is_refund: "on".to_owned(), ..receipt(number, amount) };
        let below = cost::add(&stand.db, &organiser, event.id, &receipt("B-0", "-5")).await;
        cost::add(&stand.db, &organiser, event.id, &receipt("B-1", "10,01")).await.expect("noted");

        for (number, amount, costs, by_host) in [
            ("G-1", "9,99", 2, [("AHK", 0), ("EWG", 1), ("Stadt", 1)]),
            ("G-2", "1,02", -100, [("AHK", -34), ("EWG", -33), ("Stadt", -33)]),
        ] {
            cost::add(&stand.db, &organiser, event.id, &refund(number, amount)).await.expect("noted");
            let report = report(&stand, &organiser, &funding).await;
            let expected = by_host.map(|(host, cents)| (host.to_owned(), Money::euros(cents)));
            assert_eq!((report.figures().costs, report.by_host()), (Money::euros(costs), expected.to_vec()), "{number}");
        }

        assert_eq!(named(&below), ["amount"]);
        let noted = cost::of_event(&stand.db, &organiser, event.id).await.expect("read");
        cost::edit(&stand.db, &organiser, noted[2].id, "1", &receipt("G-2", "1,02")).await.expect("it was none");
        let left = report(&stand, &organiser, &funding).await.figures().costs;
        assert_eq!(left, Money::euros(104));
        assert_eq!(stand.count("audit", "subject = 'cost' AND action = 'changed'").await, 1);
    }

    /// Against the tables themselves, and not by way of what made the report.
    async fn figures_are_what_the_tables_come_to(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, other) = (open_event(&stand).await, published_event(&stand, &organiser).await);
        let funding = funded(&stand, &organiser, &[&event, &other]).await;
        for (number, amount) in [("B-1", "480,20"), ("B-2", "0,01"), ("B-3", "99.999,99")] {
            cost::add(&stand.db, &organiser, event.id, &receipt(number, amount)).await.expect("noted");
            cost::add(&stand.db, &organiser, other.id, &CostForm { is_refund: "on".to_owned(), ..receipt(number, "1,11") }).await.expect("noted");
        }
        // Of an event that the grant does not fund.
        let bare = published_event(&stand, &organiser).await;
        cost::add(&stand.db, &organiser, bare.id, &receipt("B-1", "7")).await.expect("noted");
        for name in ["Haus Eins", "Haus Zwei", "Haus Drei"] {
            let (id, _) = submitted_application(&stand, &event, name).await;
            force_state(&stand, id, "confirmed").await;
        }
        let added = async |table: &str, column: &str| {
            let numbers = stand.fingerprint(table, &format!("CAST({column} AS text)")).await;
            numbers.iter().map(|number| number.parse::<i64>().expect("a number")).sum::<i64>()
        };

        let figures = report(&stand, &organiser, &funding).await.figures();

        let all = added("event_cost", "CASE WHEN is_refund THEN -cents ELSE cents END").await;
        assert_eq!(figures.costs.cents, all - 700);
        assert_eq!(figures.assigned.cents, added("grant_event", "amount_cents").await);
        assert_eq!(figures.granted.cents, added("funding_grant", "amount_cents").await);
        assert_eq!(figures.participants as i64, stand.count("application", "state = 'confirmed'").await);
        assert_eq!(figures.events as i64, stand.count("grant_event", "true").await);
    }

    async fn what_was_reported_by_an_earlier_notice_is_found_again(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let funding = funded(&stand, &organiser, &[&event]).await;
        cost::add(&stand.db, &organiser, event.id, &receipt("B-1", "12,50")).await.expect("noted");
        let before = report(&stand, &organiser, &funding).await;
        let changed = GrantForm {
            grantor: "Staatskanzlei".to_owned(),
            reference: "RE-8".to_owned(),
            amount: "12000".to_owned(),
            starts_on: "2020-01-01".to_owned(),
            ends_on: "2020-12-31".to_owned(),
            state: "granted".to_owned(),
            ..GrantForm::default()
        };
        grant::change(&stand.db, &organiser, funding.id, &funding.revision.to_string(), &changed).await.expect("changed");

        let now = report(&stand, &organiser, &funding).await;
        let by = |notice: i32| ReportScope { notice: Some(notice), ..ReportScope::default() };
        let earlier = funding_report(&stand.db, &organiser, funding.id, by(1)).await.expect("read");
        let none = funding_report(&stand.db, &organiser, funding.id, by(3)).await;

        assert_eq!((now.notice.number, now.figures().granted, now.events.len()), (2, Money::euros(1_200_000), 0));
        assert_eq!(now.notices.iter().map(|notice| notice.number).collect::<Vec<_>>(), [2, 1]);
        assert_eq!((earlier.figures(), &earlier.receipts, &earlier.notice), (before.figures(), &before.receipts, &before.notice));
        assert!(matches!(none, Err(grant::Error::Denied(_))), "{none:?}");
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
            let report = funding_report(&stand.db, &actor, funding.id, ReportScope::default()).await;
            assert!(matches!(&report, Err(grant::Error::Denied(refused)) if *refused == actor.refused()), "{report:?}");
        }
    }
}
