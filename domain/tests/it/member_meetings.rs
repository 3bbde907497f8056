//! Meetings of a bridge's or network's people outside any event: on days of their own, online, with its companies.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Duration};
use domain::{
    actor::{Actor, Denied},
    bridge::{self, BridgeDetails, BridgeView, CompanyDetails},
    clock,
    locale::Locale,
    matchmaking::{self, Error, JoinForm, MatchmakingDetails, MatchmakingView, Occasion, RoundDays, SlotDetails},
    process::{
        bridge_course::{self, Reached},
        bridge_editing, sweep,
    },
    visit,
};

use crate::{
    masterclass::{fixture::raw, races::at_once},
    matchmaking::{agreed, details, link_of, made, me, slot},
    stand::{Stand, both},
};

/// A public network with one company.
pub async fn network(stand: &Stand, organiser: &Actor) -> BridgeView {
    let typed = BridgeDetails { kind: "network".to_owned(), name: "Netz Ruhr".to_owned(), ..BridgeDetails::default() };
    let made = bridge::create(&stand.db, organiser, &typed).await.expect("made");
    let company = CompanyDetails {
        company_name: "Gießerei Nord".to_owned(),
        offers_de: "Guss aus Aluminium".to_owned(),
        seeks_de: "Wasserstoff".to_owned(),
        ..CompanyDetails::default()
    };
    bridge::add_company(&stand.db, organiser, made.id, &made.revision.to_string(), &company).await.expect("added");
    bridge::set_state(&stand.db, organiser, made.id, "published").await.expect("published")
}

/// So many days from today, by the clocks of Berlin.
pub fn days(first: i64, last: i64) -> RoundDays {
    let day = |days| (clock::today(clock::zone("Europe/Berlin")) + Duration::days(days)).to_string();
    RoundDays { starts_on: day(first), ends_on: day(last), time_zone: "Europe/Berlin".to_owned(), moves_along: String::new() }
}

/// Open meetings online in a month, from ten to eleven on their first day.
pub async fn members(stand: &Stand, organiser: &Actor, of: &BridgeView) -> MatchmakingView {
    let (db, days) = (&stand.db, days(30, 31));
    let online = MatchmakingDetails { is_online: "on".to_owned(), ..details() };
    let made = matchmaking::create_for_bridge(db, organiser, &of.id.to_string(), &days, &online).await.expect("made");
    let slots = SlotDetails { day: days.starts_on, from: "10:00".to_owned(), to: "11:00".to_owned() };
    matchmaking::add_slots(db, organiser, made.id, &slots).await.expect("times");
    matchmaking::set_state(db, organiser, made.id, "open").await.expect("open");
    matchmaking::by_id(db, organiser, made.id).await.expect("there")
}

fn form(name: &str, organisation: &str) -> JoinForm {
    JoinForm {
        name: name.to_owned(),
        email: format!("{}@person.example", name.to_lowercase()),
        organisation: organisation.to_owned(),
        kind: "member".to_owned(),
        ..JoinForm::default()
    }
}

/// A member who is shown; answers the link to their page.
pub async fn member(stand: &Stand, round: &MatchmakingView, name: &str, organisation: &str) -> String {
    let (db, form) = (&stand.db, JoinForm { moment: made(stand, 10).await, ..form(name, organisation) });
    matchmaking::join_bridge(db, &Actor::Anonymous, round.id, &form, Locale::De).await.expect("joined");
    let token = link_of(stand, &form.email).await;
    matchmaking::confirm(db, &token).await.expect("proven");
    matchmaking::set_consent(db, &token, true).await.expect("shown");
    token
}

pub fn refused<T: std::fmt::Debug>(answer: &Result<T, Error>) -> Vec<&str> {
    match answer {
        Err(Error::Invalid(fields)) => fields.0.iter().map(|(field, _)| field.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

both! {
    async fn members_meet_outside_any_event_and_their_company_speaks_for_them(stand: Stand) {
        let organiser = stand.organiser().await;
        let (db, of) = (&stand.db, network(&stand, &organiser).await);
        let round = members(&stand, &organiser, &of).await;
        let mia = member(&stand, &round, "Mia", "GIESSEREI nord").await;
        let noa = member(&stand, &round, "Noa", "Unbekannt").await;

        agreed(db, &mia, &noa, 0).await;

        let (hers, his) = (me(db, &mia).await, me(db, &noa).await);
        assert_eq!((hers.offers.as_str(), hers.seeks.as_str(), his.offers.as_str()), ("Guss aus Aluminium", "Wasserstoff", ""));
        assert!(matches!(&hers.round.of, Occasion::Bridge { bridge, .. } if bridge.name == "Netz Ruhr"), "{:?}", hers.round.of);
        assert_eq!(stand.count("meeting", "state = 'accepted' AND seat_id IS NULL").await, 1);
        assert_eq!(stand.count("mail", "kind LIKE 'meeting%' AND event_id IS NOT NULL").await, 0);
        assert_eq!(stand.count("mail", "kind = 'meeting_news'").await, 2);
        assert_eq!(matchmaking::rounds_of_bridge(db, &Actor::Anonymous, &of).await.expect("read"), std::slice::from_ref(&round));
        let removed = bridge_editing::remove(db, &organiser, of.id).await;
        assert!(matches!(&removed, Err(bridge::Error::HasEvents(names)) if *names == ["Gespräche"]), "{removed:?}");

        raw(&stand, "UPDATE meeting_slot SET starts_at = '2020-01-01T10:00:00+00:00', ends_at = '2020-01-01T10:20:00+00:00' \
            WHERE id = (SELECT slot_id FROM meeting)").await.expect("long ago");
        let visits = visit::of_bridge(db, of.id).await.expect("read");
        let reached = bridge_course::reached(db, of.id, &[], &HashMap::new(), &visits).await.expect("counted");
        let one = Reached { meetings: 1, matches: 1, ..Reached::default() };
        assert_eq!(reached, BTreeMap::from([(round.of.days().0.year(), one)]));
    }

    async fn nobody_joins_what_they_may_not_see(stand: Stand) {
        let organiser = stand.organiser().await;
        let (db, of) = (&stand.db, network(&stand, &organiser).await);
        let round = members(&stand, &organiser, &of).await;
        let join = async |typed: &JoinForm| {
            let typed = JoinForm { moment: made(&stand, 10).await, ..typed.clone() };
            matchmaking::join_bridge(db, &Actor::Anonymous, round.id, &typed, Locale::De).await
        };

        let exhibitor = JoinForm { kind: "exhibitor".to_owned(), ..form("Mia", "") };
        assert_eq!(refused(&join(&exhibitor).await), ["kind"]);
        matchmaking::set_state(db, &organiser, round.id, "closed").await.expect("closed");
        assert!(matches!(join(&form("Mia", "")).await, Err(Error::Closed)));
        assert_eq!(matchmaking::rounds_of_bridge(db, &Actor::Anonymous, &of).await.expect("read"), []);
        matchmaking::set_state(db, &organiser, round.id, "open").await.expect("open");
        bridge::set_state(db, &organiser, of.id, "draft").await.expect("hidden");
        assert!(matches!(join(&form("Mia", "")).await, Err(Error::Denied(Denied::NotFound))));
        assert_eq!(stand.count("profile", "1 = 1").await, 0);
    }

    async fn a_bridge_has_one_round_from_a_day_on_however_often_somebody_presses(stand: Stand) {
        let organiser = stand.organiser().await;
        let of = network(&stand, &organiser).await;
        let tries: Vec<_> = (0..4)
            .map(|_| {
                let (db, organiser, bridge) = (stand.db.clone(), organiser.clone(), of.id.to_string());
                async move { matchmaking::create_for_bridge(&db, &organiser, &bridge, &days(30, 31), &details()).await }
            })
            .collect();

        let answers = at_once(tries).await;

        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert!(answers.iter().filter(|answer| answer.is_err()).all(|answer| refused(answer) == ["starts_on"]), "{answers:?}");
        matchmaking::create_for_bridge(&stand.db, &organiser, &of.id.to_string(), &days(60, 61), &details()).await.expect("another round");
        let nothing = matchmaking::create_for_bridge(&stand.db, &organiser, "", &RoundDays::default(), &MatchmakingDetails::default()).await;
        let named = refused(&nothing);
        assert!(["bridge", "title_de", "slot_minutes", "starts_on", "ends_on", "time_zone"].iter().all(|field| named.contains(field)), "{named:?}");
    }

    async fn their_days_move_with_the_times_and_whoever_has_a_meeting_is_told(stand: Stand) {
        let organiser = stand.organiser().await;
        let (db, of) = (&stand.db, network(&stand, &organiser).await);
        let round = members(&stand, &organiser, &of).await;
        let [mia, noa] = [member(&stand, &round, "Mia", "").await, member(&stand, &round, "Noa", "").await];
        agreed(db, &mia, &noa, 0).await;
        let revision = round.revision.to_string();
        let before = matchmaking::slots(db, round.id).await.expect("read");

        let left = matchmaking::set_days(db, &organiser, round.id, &revision, &days(37, 38)).await;
        assert_eq!(refused(&left), ["moves_along"]);
        let stale = matchmaking::set_days(db, &organiser, round.id, "1", &days(30, 32)).await;
        assert!(matches!(stale, Err(Error::Overtaken(_))), "{stale:?}");
        let there = RoundDays { moves_along: "on".to_owned(), time_zone: "Asia/Jerusalem".to_owned(), ..days(37, 38) };
        matchmaking::set_days(db, &organiser, round.id, &revision, &there).await.expect("moved");

        let after = matchmaking::slots(db, round.id).await.expect("read");
        let (was, is) = (clock::zone("Europe/Berlin"), clock::zone("Asia/Jerusalem"));
        let meant: Vec<_> = before.iter().map(|slot| (slot.id, clock::local(was, slot.starts_at) + Duration::days(7))).collect();
        assert_eq!(after.iter().map(|slot| (slot.id, clock::local(is, slot.starts_at))).collect::<Vec<_>>(), meant);
        assert_eq!(me(db, &mia).await.meetings[0].slot.map(|slot| slot.id), Some(after[0].id));
        assert_eq!(stand.count("mail", "kind = 'meeting_news' AND letter LIKE '%moved%'").await, 2);
        // Four steps of five minutes for two people, at the new time.
        assert_eq!(stand.count("timetable", "commitment_kind = 'meeting'").await, 2 * 4);
        let event = matchmaking::set_days(db, &Actor::Anonymous, round.id, &revision, &there).await;
        assert!(matches!(event, Err(Error::Denied(Denied::SignInRequired))), "{event:?}");
    }

    async fn whoever_took_part_is_forgotten_a_year_later_and_the_figures_stay(stand: Stand) {
        let organiser = stand.organiser().await;
        let (db, of) = (&stand.db, network(&stand, &organiser).await);
        let round = members(&stand, &organiser, &of).await;
        let [mia, noa] = [member(&stand, &round, "Mia", "").await, member(&stand, &round, "Noa", "").await];
        agreed(db, &mia, &noa, 0).await;
        assert_eq!(slot(db, &mia, 0).await, slot(db, &noa, 0).await);
        for sql in [
            "UPDATE matchmaking SET starts_on = '2020-01-01', ends_on = '2020-01-02'",
            "UPDATE meeting_slot SET starts_at = '2020-01-01T10:00:00+00:00', ends_at = '2020-01-01T10:20:00+00:00'",
        ] {
            raw(&stand, sql).await.expect("long ago");
        }

        sweep::sweep(db).await.expect("swept");

        assert_eq!((stand.count("profile", "1 = 1").await, stand.count("meeting", "1 = 1").await), (0, 0));
        assert_eq!(stand.count("timetable", "commitment_kind = 'meeting'").await, 0);
        assert_eq!(stand.count("mail", "letter LIKE '%cancelled%'").await, 0, "nobody is told that what took place does not");
        assert_eq!(stand.count("matchmaking", "past_matches = 1 AND past_meetings = 1").await, 1);
    }
}
