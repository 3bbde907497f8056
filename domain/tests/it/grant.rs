//! Grants: their notices and versions, what events have of them, and who is named.

use chrono::NaiveDate;
use domain::{
    actor::{Actor, Denied},
    bridge::{self, BridgeDetails},
    event::EventView,
    grant::{self, CreditForm, Error, GrantField, GrantFilter, GrantForm, GrantState, GrantView},
    money::Money,
    process::bridge_editing,
};

use crate::{
    placing::at_once,
    stand::{Stand, both, published_event, staff_of, stranger},
};

fn notice(amount: &str) -> GrantForm {
    GrantForm {
        grantor: "Ministerium für Wirtschaft".to_owned(),
        reference: "RE-1".to_owned(),
        amount: amount.to_owned(),
        starts_on: "2026-01-01".to_owned(),
        ends_on: "2026-12-31".to_owned(),
        purpose_de: "Ein Entwicklungskonzept".to_owned(),
        purpose_en: "A development concept".to_owned(),
        state: "granted".to_owned(),
        noticed_on: "2025-12-10".to_owned(),
        ..GrantForm::default()
    }
}

async fn made(stand: &Stand, organiser: &Actor, amount: &str) -> GrantView {
    grant::create(&stand.db, organiser, &notice(amount)).await.expect("made")
}

async fn give(stand: &Stand, organiser: &Actor, of: &GrantView, event: &EventView, amount: &str) -> Result<(), Error> {
    grant::assign(&stand.db, organiser, of.id, &event.id.to_string(), amount).await
}

fn named<T: std::fmt::Debug>(refused: &Result<T, Error>) -> Vec<&str> {
    match refused {
        Err(Error::Invalid(fields)) => fields.0.iter().map(|(field, _)| field.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a test literal")
}

both! {
    async fn a_new_notice_leaves_the_one_before_readable(stand: Stand) {
        let organiser = stand.organiser().await;
        let first = made(&stand, &organiser, "26.550").await;
        let form = GrantForm { amount: "20000".to_owned(), reference: "RE-1a".to_owned(), counts_from: "2026-06-01".to_owned(), ..notice("") };

        let changed = grant::change(&stand.db, &organiser, first.id, "1", &form).await.expect("changed");
        let same = grant::change(&stand.db, &organiser, first.id, "2", &form).await.expect("nothing left to do");
        let stale = grant::change(&stand.db, &organiser, first.id, "1", &form).await;
        let earlier = GrantForm { counts_from: "2026-05-31".to_owned(), ..form };
        let earlier = grant::change(&stand.db, &organiser, first.id, "2", &earlier).await;

        assert_eq!((first.amount, first.version, first.counts_from), (Money::euros(2_655_000), 1, day("2025-12-10")));
        assert_eq!((changed.amount, changed.version, changed.revision), (Money::euros(2_000_000), 2, 2));
        assert_eq!(same, changed);
        assert!(matches!(stale, Err(Error::Overtaken(_))), "{stale:?}");
        assert_eq!(named(&earlier), ["counts_from"]);
        let detail = grant::grant(&stand.db, &organiser, first.id).await.expect("seen");
        let versions: Vec<_> = detail.versions.iter().map(|version| (version.number, version.amount.cents, version.reference.as_str())).collect();
        assert_eq!(versions, [(2, 2_000_000, "RE-1a"), (1, 2_655_000, "RE-1")]);
        let counting = ["2025-12-09", "2025-12-10", "2026-05-31", "2026-06-01"].map(|on| detail.counting(day(on)));
        assert_eq!(counting, [None, Some(1), Some(1), Some(2)]);
    }

    async fn events_have_no_more_of_it_than_there_is(stand: Stand) {
        let organiser = stand.organiser().await;
        let (one, other) = (published_event(&stand, &organiser).await, published_event(&stand, &organiser).await);
        let funding = made(&stand, &organiser, "1000").await;

        give(&stand, &organiser, &funding, &one, "600").await.expect("given");
        let much = give(&stand, &organiser, &funding, &other, "400,01").await;
        give(&stand, &organiser, &funding, &other, "400").await.expect("given");
        let more = give(&stand, &organiser, &funding, &one, "600,01").await;
        let smaller = grant::change(&stand.db, &organiser, funding.id, "1", &notice("999,99")).await;
        let kept = grant::remove(&stand.db, &organiser, funding.id).await;
        give(&stand, &organiser, &funding, &one, "100").await.expect("less than before");
        let smaller_now = grant::change(&stand.db, &organiser, funding.id, "1", &notice("500")).await.expect("enough is left");
        let nowhere = grant::assign(&stand.db, &organiser, funding.id, &domain::ids::EventId::new().to_string(), "1").await;

        assert_eq!([named(&much), named(&more), named(&smaller)], [["amount"]; 3]);
        assert!(matches!(kept, Err(Error::FundsEvents)), "{kept:?}");
        assert_eq!((smaller_now.amount, named(&nowhere)), (Money::euros(50_000), vec!["event"]));
        let detail = grant::grant(&stand.db, &organiser, funding.id).await.expect("seen");
        assert_eq!((detail.assigned(), detail.events.len()), (Money::euros(50_000), 2));

        for part in &detail.events {
            grant::unassign(&stand.db, &organiser, part.part).await.expect("taken away");
        }
        grant::remove(&stand.db, &organiser, funding.id).await.expect("nothing hangs on it");
        assert_eq!((stand.count("funding_grant", "true").await, stand.count("grant_version", "true").await), (0, 0));
    }

    async fn of_many_who_give_at_once_no_more_is_given_than_there_is(stand: Stand) {
        let organiser = stand.organiser().await;
        let funding = made(&stand, &organiser, "1000").await.id;
        let mut events = Vec::new();
        for _ in 0..6 {
            events.push(published_event(&stand, &organiser).await.id);
        }

        let answers = at_once(events.into_iter().map(|event| {
            let (db, by) = (stand.db.clone(), organiser.clone());
            async move { grant::assign(&db, &by, funding, &event.to_string(), "400").await }
        }))
        .await;

        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 2, "{answers:?}");
        assert_eq!(stand.count("grant_event", "amount_cents = 40000").await, 2);
    }

    async fn who_is_named_is_the_organisers_to_say(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let (second, first) = (made(&stand, &organiser, "10").await, made(&stand, &organiser, "20").await);
        for funding in [&second, &first] {
            give(&stand, &organiser, funding, &event, "5").await.expect("given");
        }
        assert_eq!(grant::shown(&stand.db, &event).await.expect("read"), []);

        let credit = |order: &str, text: &str| CreditForm {
            is_public: "on".to_owned(),
            credit_de: text.to_owned(),
            credit_en: String::new(),
            order: order.to_owned(),
        };
        grant::set_credit(&stand.db, &organiser, second.id, "1", &credit("2", "")).await.expect("named");
        grant::set_credit(&stand.db, &organiser, first.id, "1", &credit("1", "Land")).await.expect("named");
        let wrong = grant::set_credit(&stand.db, &organiser, first.id, "2", &credit("0", "")).await;
        let shown = grant::shown(&stand.db, &event).await.expect("read");

        assert_eq!(shown.iter().map(|credit| credit.text.de.as_str()).collect::<Vec<_>>(), ["Land", ""]);
        assert_eq!(named(&wrong), ["order"]);
        let revoked = GrantForm { state: "revoked".to_owned(), ..notice("20") };
        grant::change(&stand.db, &organiser, first.id, "2", &revoked).await.expect("revoked");
        assert_eq!(grant::shown(&stand.db, &event).await.expect("read").len(), 1, "what was revoked is not named");
    }

    async fn grants_are_found_sorted_and_belong_to_bridges(stand: Stand) {
        let organiser = stand.organiser().await;
        let network = BridgeDetails { kind: "network".to_owned(), name: "Hafennetz".to_owned(), ..BridgeDetails::default() };
        let network = bridge::create(&stand.db, &organiser, &network).await.expect("made");
        made(&stand, &organiser, "100").await;
        let form = GrantForm { grantor: "Stiftung".to_owned(), bridge: network.id.to_string(), state: "applied".to_owned(), ..notice("200") };
        let other = grant::create(&stand.db, &organiser, &form).await.expect("made");
        let find = |search: &str, state: Option<GrantState>| GrantFilter { search: search.to_owned(), state, sort: "-amount".to_owned(), page: 1 };

        let all = grant::grants(&stand.db, &organiser, &find("", None)).await.expect("listed");
        let found = grant::grants(&stand.db, &organiser, &find("stiftung", None)).await.expect("listed");
        let applied = grant::export(&stand.db, &organiser, &find("", Some(GrantState::Applied))).await.expect("listed");

        assert_eq!(all.grants.iter().map(|row| row.grant.amount.cents).collect::<Vec<_>>(), [20_000, 10_000]);
        assert_eq!((found.total, found.grants[0].grant.id, applied.len()), (1, other.id, 1));
        assert_eq!(other.bridge, Some(network.id));
        let wrong = GrantForm { bridge: domain::ids::BridgeId::new().to_string(), ..notice("1") };
        assert_eq!(named(&grant::create(&stand.db, &organiser, &wrong).await), ["bridge"]);
        let wrong = GrantForm { grantor: String::new(), amount: "viel".to_owned(), ends_on: "2025-12-31".to_owned(), state: "x".to_owned(), ..notice("") };
        assert_eq!(named(&grant::create(&stand.db, &organiser, &wrong).await), ["grantor", "amount", "ends_on", "state"]);
    }

    async fn what_funds_a_network_is_named_on_its_page_and_keeps_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let network = BridgeDetails { kind: "network".to_owned(), name: "Hafennetz".to_owned(), ..BridgeDetails::default() };
        let network = bridge::create(&stand.db, &organiser, &network).await.expect("made");
        let of_network = |grantor: &str, state: &str| GrantForm {
            grantor: grantor.to_owned(),
            bridge: network.id.to_string(),
            state: state.to_owned(),
            ..notice("200")
        };
        let granted = grant::create(&stand.db, &organiser, &of_network("Land", "granted")).await.expect("made");
        let applied = grant::create(&stand.db, &organiser, &of_network("Stiftung", "applied")).await.expect("made");
        made(&stand, &organiser, "100").await;
        assert_eq!(grant::shown_of_bridge(&stand.db, network.id).await.expect("read"), [], "nobody is named unasked");

        let credit = CreditForm { is_public: "on".to_owned(), credit_de: "das Land".to_owned(), ..CreditForm::default() };
        for funding in [&granted, &applied] {
            grant::set_credit(&stand.db, &organiser, funding.id, "1", &credit).await.expect("named");
        }
        let shown = grant::shown_of_bridge(&stand.db, network.id).await.expect("read");
        let of_bridge = grant::of_bridge(&stand.db, &organiser, network.id).await.expect("listed");
        let by_nobody = grant::of_bridge(&stand.db, &Actor::Anonymous, network.id).await;
        let kept = bridge_editing::remove(&stand.db, &organiser, network.id).await;

        assert_eq!(shown.iter().map(|credit| (credit.grantor.as_str(), credit.text.de.as_str())).collect::<Vec<_>>(), [("Land", "das Land")]);
        let mut found: Vec<_> = of_bridge.iter().map(|row| row.grant.grantor.as_str()).collect();
        found.sort_unstable();
        assert_eq!(found, ["Land", "Stiftung"]);
        assert!(matches!(by_nobody, Err(Error::Denied(Denied::SignInRequired))), "{by_nobody:?}");
        assert!(matches!(kept, Err(bridge::Error::HasEvents(ref what)) if what.len() == 2), "{kept:?}");
    }

    async fn numbers_of_before_stay_traceable_when_a_notice_changes(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let funding = made(&stand, &organiser, "1000").await;
        give(&stand, &organiser, &funding, &event, "600").await.expect("given");
        let first = grant::grant(&stand.db, &organiser, funding.id).await.expect("seen").versions.remove(0);
        let less = GrantForm { grantor: "Land".to_owned(), reference: "RE-2".to_owned(), counts_from: "2026-06-01".to_owned(), ..notice("700") };

        grant::change(&stand.db, &organiser, funding.id, "1", &less).await.expect("changed");
        grant::change(&stand.db, &organiser, funding.id, "2", &GrantForm { state: "settled".to_owned(), ..less }).await.expect("settled");
        give(&stand, &organiser, &funding, &event, "650").await.expect("more of it");
        let detail = grant::grant(&stand.db, &organiser, funding.id).await.expect("seen");
        let history = grant::history_of(&stand.db, &organiser, funding.id).await.expect("told");

        // The first notice stands word for word, and one reads which of them a number of that time goes by.
        assert_eq!(detail.versions.last(), Some(&first));
        assert_eq!(detail.versions.iter().map(|version| (version.number, version.amount.cents)).collect::<Vec<_>>(), [(3, 70_000), (2, 70_000), (1, 100_000)]);
        assert_eq!(["2026-05-31", "2026-06-01"].map(|on| detail.counting(day(on))), [Some(1), Some(3)]);
        // What an event had of it before is in history, with what it has now.
        let gave: Vec<String> = history.iter().filter_map(|entry| entry.said(GrantField::Amount)).map(ToString::to_string).collect();
        assert_eq!(gave.len(), 4, "{history:?}");
        assert!(gave[0].contains("60000") && gave[0].contains("65000"), "{gave:?}");
        assert_eq!(detail.assigned(), Money::euros(65_000));
    }

    async fn grants_are_the_organisers_alone(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let funding = made(&stand, &organiser, "10").await;
        give(&stand, &organiser, &funding, &event, "5").await.expect("given");
        let part = grant::grant(&stand.db, &organiser, funding.id).await.expect("seen").events[0].part;

        for (actor, denied) in [(Actor::Anonymous, Denied::SignInRequired), (stranger(), Denied::NotFound), (staff_of(event.id), Denied::NotFound)] {
            let answers = [
                grant::create(&stand.db, &actor, &notice("1")).await.map(drop),
                grant::change(&stand.db, &actor, funding.id, "1", &notice("11")).await.map(drop),
                grant::remove(&stand.db, &actor, funding.id).await,
                give(&stand, &actor, &funding, &event, "1").await,
                grant::unassign(&stand.db, &actor, part).await.map(drop),
                grant::set_credit(&stand.db, &actor, funding.id, "1", &CreditForm::default()).await,
                grant::grants(&stand.db, &actor, &GrantFilter::default()).await.map(drop),
                grant::export(&stand.db, &actor, &GrantFilter::default()).await.map(drop),
                grant::grant(&stand.db, &actor, funding.id).await.map(drop),
                grant::history_of(&stand.db, &actor, funding.id).await.map(drop),
                grant::of_event(&stand.db, &actor, event.id).await.map(drop),
            ];
            for answer in answers {
                assert!(matches!(&answer, Err(Error::Denied(refused)) if *refused == denied), "{answer:?}");
            }
        }
    }
}
