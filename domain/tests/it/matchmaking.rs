//! Meetings: taking part, proposals, requests and their races, time and tables, wishes and the plan, leaving and erasing.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    clock,
    db::Db,
    enquiry,
    ids::{MeetingId, ProfileId},
    locale::Locale,
    matchmaking::{
        self, Error, Feedback, JoinForm, Match, MatchReason, MatchmakingDetails, MatchmakingView, Me, MeetingFilter, MeetingLetter,
        MeetingState, ParticipantFilter, PlaceDetails, ProfileForm, SlotDetails, WishKind,
    },
    process::{
        board::{self, WaitingKind},
        erasure, leaving,
        letter::AnyLetter,
        personal_data_export, sweep,
    },
};

use crate::{
    masterclass::{fixture::raw, races::at_once},
    registration::fixture::Fair,
    stand::{Stand, both, stranger},
};

pub fn details() -> MatchmakingDetails {
    let text = str::to_owned;
    MatchmakingDetails {
        title_de: text("Gespräche"),
        title_en: text("Meetings"),
        slot_minutes: text("20"),
        walking_minutes: text("10"),
        request_quota: text("3"),
        ..MatchmakingDetails::default()
    }
}

/// An event whose meetings are open: from 10 to 11 on its first day, at so many tables.
pub struct Round {
    pub fair: Fair,
    pub view: MatchmakingView,
}

impl Round {
    pub async fn new(stand: &Stand, tables: u32) -> Self {
        let fair = Fair::new(stand).await;
        let (db, organiser) = (&stand.db, &fair.organiser);
        let view = matchmaking::create(db, organiser, &fair.event.id.to_string(), &details()).await.expect("made");
        let slots = SlotDetails { day: fair.event.starts_on.to_string(), from: "10:00".to_owned(), to: "11:00".to_owned() };
        matchmaking::add_slots(db, organiser, view.id, &slots).await.expect("times");
        let place = PlaceDetails { name_de: "Tisch".to_owned(), name_en: "Table".to_owned(), capacity: tables.to_string() };
        matchmaking::add_place(db, organiser, view.id, &place).await.expect("tables");
        matchmaking::set_state(db, organiser, view.id, "open").await.expect("open");
        Self { fair, view }
    }

    /// Somebody who came by the form and is shown; answers the link to their page.
    pub async fn person(&self, stand: &Stand, name: &str) -> String {
        let form = JoinForm {
            name: name.to_owned(),
            email: format!("{}@person.example", name.to_lowercase()),
            organisation: format!("Haus {name}"),
            kind: "visitor".to_owned(),
            moment: made(stand, 10).await,
            ..JoinForm::default()
        };
        let slug = &self.fair.event.slug;
        matchmaking::join(&stand.db, &Actor::Anonymous, slug, &form, Locale::De).await.expect("joined");
        let token = link_of(stand, &format!("{}@person.example", name.to_lowercase())).await;
        matchmaking::confirm(&stand.db, &token).await.expect("proven");
        matchmaking::set_consent(&stand.db, &token, true).await.expect("shown");
        token
    }

    pub async fn people<const N: usize>(&self, stand: &Stand, names: [&str; N]) -> [String; N] {
        let mut tokens = Vec::new();
        for name in names {
            tokens.push(self.person(stand, name).await);
        }
        tokens.try_into().expect("as many")
    }
}

/// The moment of a form that was open for so many seconds.
pub async fn made(stand: &Stand, seconds: i64) -> String {
    enquiry::form_moment(&stand.db, clock::now() - Duration::seconds(seconds)).await.expect("sealed")
}

/// The link in the newest letter to somebody.
pub async fn link_of(stand: &Stand, email: &str) -> String {
    let letters = stand.fingerprint(&format!("mail WHERE to_email = '{email}' AND kind = 'meeting_access'"), "letter").await;
    let letter: AnyLetter = serde_json::from_str(letters.last().expect("a letter")).expect("read");
    match letter {
        AnyLetter::Meeting(MeetingLetter::MeetingAccess { token, .. }) => token,
        other => panic!("{other:?}"),
    }
}

pub async fn me(db: &Db, token: &str) -> Me {
    matchmaking::me(db, token).await.expect("it opens")
}

pub async fn id_of(db: &Db, token: &str) -> ProfileId {
    me(db, token).await.id
}

pub async fn asked(db: &Db, from: &str, to: &str) -> MeetingId {
    matchmaking::ask(db, from, id_of(db, to).await, "Guten Tag", "").await.expect("asked")
}

pub async fn slot(db: &Db, token: &str, place: usize) -> String {
    me(db, token).await.slots[place].id.to_string()
}

/// A request that was accepted at the time with this place.
pub async fn agreed(db: &Db, from: &str, to: &str, place: usize) -> MeetingId {
    let meeting = asked(db, from, to).await;
    matchmaking::accept(db, to, meeting, &slot(db, to, place).await).await.expect("accepted");
    meeting
}

pub fn profile(offers: &str, seeks: &str) -> ProfileForm {
    ProfileForm { offers: offers.to_owned(), seeks: seeks.to_owned(), matched: "on".to_owned(), ..ProfileForm::default() }
}

both! {
    async fn nobody_is_shown_before_they_agree(stand: Stand) {
        let round = Round::new(&stand, 2).await;
        let [ada, bob] = round.people(&stand, ["Ada", "Bob"]).await;
        let db = &stand.db;
        assert_eq!(matchmaking::others(db, &ada, "", 1).await.expect("listed").people.len(), 1);

        matchmaking::set_consent(db, &bob, false).await.expect("taken back");

        assert_eq!(matchmaking::others(db, &ada, "", 1).await.expect("listed").people, []);
        let hidden = matchmaking::ask(db, &ada, id_of(db, &bob).await, "", "").await;
        assert!(matches!(hidden, Err(Error::Denied(Denied::NotFound))), "{hidden:?}");
        let asks = matchmaking::ask(db, &bob, id_of(db, &ada).await, "", "").await;
        assert!(matches!(asks, Err(Error::NotShown)), "{asks:?}");
    }

    async fn a_mailbox_is_proven_before_anybody_is_shown(stand: Stand) {
        let round = Round::new(&stand, 2).await;
        let form = JoinForm { name: "Una".to_owned(), email: "una@person.example".to_owned(), kind: "start_up".to_owned(), moment: made(&stand, 10).await, ..JoinForm::default() };
        matchmaking::join(&stand.db, &Actor::Anonymous, &round.fair.event.slug, &form, Locale::De).await.expect("joined");
        let token = link_of(&stand, "una@person.example").await;

        let shown = matchmaking::set_consent(&stand.db, &token, true).await;

        assert!(matches!(shown, Err(Error::NotShown)), "{shown:?}");
        assert!(!me(&stand.db, &token).await.is_proven, "looking proves nothing");
    }

    async fn whoever_sends_the_form_at_once_or_fills_in_what_nobody_sees_is_no_person(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let form = JoinForm { name: "Una".to_owned(), email: "una@person.example".to_owned(), kind: "visitor".to_owned(), ..JoinForm::default() };
        let join = async |form: &JoinForm| matchmaking::join(&stand.db, &Actor::Anonymous, &round.fair.event.slug, form, Locale::De).await;

        let quick = join(&JoinForm { moment: made(&stand, 0).await, ..form.clone() }).await;
        let made_up = join(&form).await;
        let filled = join(&JoinForm { moment: made(&stand, 10).await, website: "https://spam.example".to_owned(), ..form }).await;

        for (refused, field) in [(quick, ""), (made_up, ""), (filled, "website")] {
            assert!(matches!(&refused, Err(Error::Invalid(fields)) if fields.0.len() == 1 && fields.0[0].0 == field), "{refused:?}");
        }
        assert_eq!((stand.count("profile", "1 = 1").await, stand.count("mail", "kind = 'meeting_access'").await), (0, 0));
    }

    async fn a_match_says_why(stand: Stand) {
        let round = Round::new(&stand, 2).await;
        let [ada, bob, _cleo] = round.people(&stand, ["Ada", "Bob", "Cleo"]).await;
        let db = &stand.db;
        let seeks = ProfileForm { seek_topics: vec!["hydrogen".to_owned()], ..profile("", "Große Elektrolyseure") };
        matchmaking::save_profile(db, &ada, "1", &seeks).await.expect("saved");
        let offers = ProfileForm { offer_topics: vec!["hydrogen".to_owned()], ..profile("Elektrolyseure aus Bochum", "") };
        matchmaking::save_profile(db, &bob, "1", &offers).await.expect("saved");

        let found = matchmaking::matches(db, &ada).await.expect("found");

        let told: Vec<_> = found.iter().map(|Match { name, reasons, .. }| (name.as_str(), reasons.clone())).collect();
        let why = vec![MatchReason::TheyOffer("hydrogen".to_owned()), MatchReason::TheirWords(vec!["Elektrolyseure".to_owned()])];
        assert_eq!(told, [("Bob", why)]);
        matchmaking::save_profile(db, &ada, "2", &ProfileForm { matched: String::new(), ..seeks }).await.expect("saved");
        assert_eq!(matchmaking::matches(db, &ada).await.expect("found"), [], "switched off");
        assert_eq!(matchmaking::matches(db, &bob).await.expect("found"), [], "nor proposed to others");
    }

    async fn a_request_is_accepted_at_a_time_with_a_table(stand: Stand) {
        let round = Round::new(&stand, 2).await;
        let [ada, bob] = round.people(&stand, ["Ada", "Bob"]).await;
        let db = &stand.db;

        let meeting = agreed(db, &ada, &bob, 1).await;

        let seen = me(db, &ada).await;
        let own = &seen.meetings[0];
        assert_eq!((own.id, own.state, own.slot, own.place.clone().map(|place| place.de)), (meeting, MeetingState::Accepted, Some(seen.slots[1]), Some("Tisch 1".to_owned())));
        // Four steps of five minutes for two people and a table.
        assert_eq!(stand.count("timetable", "commitment_kind = 'meeting'").await, 3 * 4);
        assert_eq!(stand.count("mail", "kind = 'meeting_news'").await, 2);
    }

    async fn whoever_said_something_last_waits_for_the_other(stand: Stand) {
        let round = Round::new(&stand, 2).await;
        let [ada, bob] = round.people(&stand, ["Ada", "Bob"]).await;
        let db = &stand.db;
        let meeting = asked(db, &ada, &bob).await;
        let (first, second) = (slot(db, &ada, 0).await, slot(db, &ada, 1).await);

        assert!(matches!(matchmaking::accept(db, &ada, meeting, &first).await, Err(Error::NotYours)));
        matchmaking::propose(db, &bob, meeting, &second).await.expect("proposed");
        assert!(matches!(matchmaking::accept(db, &bob, meeting, &second).await, Err(Error::NotYours)));
        assert!(matches!(matchmaking::decline(db, &ada, meeting).await, Err(Error::NotYours)));
        assert!(matches!(matchmaking::withdraw(db, &bob, meeting).await, Err(Error::NotYours)));
        matchmaking::accept(db, &ada, meeting, &second).await.expect("accepted");

        let again = matchmaking::ask(db, &bob, id_of(db, &ada).await, "", "").await;
        assert!(matches!(again, Err(Error::AskedAlready)), "{again:?}");
    }

    async fn nobody_is_in_two_meetings_and_a_time_that_is_gone_leaves_the_others(stand: Stand) {
        let round = Round::new(&stand, 2).await;
        let [ada, bob, cleo] = round.people(&stand, ["Ada", "Bob", "Cleo"]).await;
        let db = &stand.db;
        agreed(db, &ada, &bob, 0).await;
        let meeting = asked(db, &cleo, &bob).await;
        let taken = slot(db, &bob, 0).await;

        let refused = matchmaking::accept(db, &bob, meeting, &taken).await;

        assert!(matches!(refused, Err(Error::TimeTaken)), "{refused:?}");
        let seen = me(db, &bob).await;
        let open = seen.meetings.iter().find(|one| one.id == meeting).expect("there");
        assert_eq!(open.common, seen.slots[1..]);
    }

    async fn the_only_table_is_given_once(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let names = ["Ada", "Bob", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hal"];
        let tokens = round.people(&stand, names).await;
        let taken = slot(&stand.db, &tokens[0], 0).await;
        let mut tries = Vec::new();
        for pair in tokens.chunks_exact(2) {
            let (meeting, asked, db, taken) = (asked(&stand.db, &pair[0], &pair[1]).await, pair[1].clone(), stand.db.clone(), taken.clone());
            tries.push(async move { matchmaking::accept(&db, &asked, meeting, &taken).await });
        }

        let answers = at_once(tries).await;

        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert!(answers.iter().all(|answer| matches!(answer, Ok(()) | Err(Error::TimeTaken))), "{answers:?}");
        assert_eq!(stand.count("meeting", "state = 'accepted' AND seat_id IS NOT NULL").await, 1);
    }

    async fn a_quota_holds_whoever_asks_at_the_same_time(stand: Stand) {
        let round = Round::new(&stand, 2).await;
        let [ada, bob, cleo, dan, eva] = round.people(&stand, ["Ada", "Bob", "Cleo", "Dan", "Eva"]).await;
        let mut tries = Vec::new();
        for other in [&bob, &cleo, &dan, &eva] {
            for _ in 0..4 {
                let (db, ada, other) = (stand.db.clone(), ada.clone(), id_of(&stand.db, other).await);
                tries.push(async move { matchmaking::ask(&db, &ada, other, "", "").await });
            }
        }

        let answers = at_once(tries).await;

        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 3, "{answers:?}");
        let said_why = |answer: &Result<MeetingId, Error>| matches!(answer, Ok(_) | Err(Error::QuotaUsed(3) | Error::AskedAlready));
        assert!(answers.iter().all(said_why), "{answers:?}");
        assert_eq!(stand.count("meeting", "state = 'requested'").await, 3);
        assert_eq!(stand.count("profile", "requests_open = 3").await, 1);
        let open = me(&stand.db, &ada).await.meetings[0].id;
        matchmaking::withdraw(&stand.db, &ada, open).await.expect("withdrawn");
        assert_eq!(me(&stand.db, &ada).await.requests_open, 2, "what was withdrawn counts no more");
    }

    async fn a_meeting_is_moved_and_called_off_and_its_time_goes_back(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let [ada, bob] = round.people(&stand, ["Ada", "Bob"]).await;
        let db = &stand.db;
        let meeting = agreed(db, &ada, &bob, 0).await;

        matchmaking::reschedule(db, &ada, meeting, &slot(db, &ada, 2).await).await.expect("moved");
        let moved = me(db, &bob).await;
        assert_eq!(moved.meetings[0].slot, Some(moved.slots[2]));
        assert_eq!(stand.count("timetable", "commitment_kind = 'meeting'").await, 3 * 4);
        matchmaking::cancel(db, &bob, meeting).await.expect("cancelled");

        assert_eq!(stand.count("timetable", "commitment_kind = 'meeting'").await, 0);
        assert!(matches!(matchmaking::cancel(db, &bob, meeting).await, Err(Error::NotNow)));
        asked(db, &bob, &ada).await;
    }

    async fn only_what_is_over_is_rated(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let [ada, bob] = round.people(&stand, ["Ada", "Bob"]).await;
        let db = &stand.db;
        let meeting = agreed(db, &ada, &bob, 0).await;
        let good = Feedback { rating: "5".to_owned(), absent: String::new() };
        assert!(matches!(matchmaking::give_feedback(db, &ada, meeting, &good).await, Err(Error::NotNow)));

        raw(&stand, "UPDATE meeting_slot SET starts_at = '2020-01-01T10:00:00+00:00', ends_at = '2020-01-01T10:20:00+00:00' \
            WHERE id = (SELECT slot_id FROM meeting WHERE state = 'accepted')").await.expect("long ago");
        matchmaking::give_feedback(db, &ada, meeting, &good).await.expect("rated");
        matchmaking::give_feedback(db, &bob, meeting, &Feedback { rating: String::new(), absent: "on".to_owned() }).await.expect("noted");

        let figures = matchmaking::figures(db, &round.fair.organiser, round.view.id).await.expect("counted");
        assert_eq!((figures.requests, figures.accepted, figures.accepted_share, figures.mean_rating, figures.absences), (1, 1, Some(1.0), Some(5.0), 1));
    }

    async fn a_plan_brings_together_who_wishes_and_keeps_what_is_agreed(stand: Stand) {
        let round = Round::new(&stand, 2).await;
        let [ada, bob, cleo] = round.people(&stand, ["Ada", "Bob", "Cleo"]).await;
        let (db, organiser, id) = (&stand.db, &round.fair.organiser, round.view.id);
        let kept = agreed(db, &ada, &bob, 0).await;
        let closed = matchmaking::wish(db, &ada, id_of(db, &cleo).await, Some(WishKind::Must)).await;
        assert!(matches!(closed, Err(Error::Closed)), "{closed:?}");
        matchmaking::set_takes_wishes(db, organiser, id, true).await.expect("opened");
        matchmaking::wish(db, &ada, id_of(db, &cleo).await, Some(WishKind::Gladly)).await.expect("wished");
        matchmaking::wish(db, &ada, id_of(db, &cleo).await, Some(WishKind::Must)).await.expect("wished anew");
        matchmaking::wish(db, &bob, id_of(db, &cleo).await, Some(WishKind::Gladly)).await.expect("wished");

        matchmaking::compute_plan(db, organiser, id).await.expect("made");
        let plan = matchmaking::plan(db, organiser, id).await.expect("read").expect("there");
        assert_eq!((plan.wished, plan.met, plan.must_wished, plan.must_met, plan.least, plan.most, plan.rows.len()), (3, 3, 1, 1, 2, 2, 2));
        assert_eq!(stand.count("meeting", "state = 'accepted'").await, 1, "it does not count yet");
        let waits = async || {
            let board = board::of_event(db, organiser, &round.fair.event).await.expect("a board");
            board.to_do.iter().any(|waiting| waiting.kind == WaitingKind::MeetingPlans)
        };
        assert!(waits().await, "the board says so");
        let accepted = matchmaking::accept_plan(db, organiser, id).await.expect("accepted");

        assert_eq!((accepted.meetings, accepted.impossible), (2, 0));
        assert_eq!(me(db, &ada).await.meetings.iter().filter(|one| one.state == MeetingState::Accepted).count(), 2);
        assert!(me(db, &ada).await.meetings.iter().any(|one| one.id == kept));
        assert!(!waits().await);
        assert_eq!(stand.count("mail", "kind = 'meeting_plan'").await, 3);
        assert_eq!(matchmaking::plan(db, organiser, id).await.expect("read"), None);
    }

    async fn what_became_impossible_stays_in_the_plan(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let [ada, bob, cleo, dan, eva] = round.people(&stand, ["Ada", "Bob", "Cleo", "Dan", "Eva"]).await;
        let (db, organiser, id) = (&stand.db, &round.fair.organiser, round.view.id);
        matchmaking::set_takes_wishes(db, organiser, id, true).await.expect("opened");
        matchmaking::wish(db, &ada, id_of(db, &bob).await, Some(WishKind::Must)).await.expect("wished");
        matchmaking::compute_plan(db, organiser, id).await.expect("made");
        for (place, other) in [cleo, dan, eva].iter().enumerate() {
            agreed(db, other, &ada, place).await;
        }

        let accepted = matchmaking::accept_plan(db, organiser, id).await.expect("accepted");

        assert_eq!((accepted.meetings, accepted.impossible), (0, 1));
        let plan = matchmaking::plan(db, organiser, id).await.expect("read").expect("there");
        assert_eq!(plan.rows.iter().map(|row| row.is_impossible).collect::<Vec<_>>(), [true]);
        matchmaking::discard_plan(db, organiser, id).await.expect("discarded");
        assert_eq!(matchmaking::plan(db, organiser, id).await.expect("read"), None);
    }

    async fn a_visitor_takes_part_with_their_ticket_and_their_data_goes_with_them(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let [bob] = round.people(&stand, ["Bob"]).await;
        let vera = round.fair.visitor(&stand, &round.fair.form("vera@visitor.example")).await;
        let db = &stand.db;
        assert!(matchmaking::join_as_visitor(db, &stranger(), vera.id).await.is_err());
        let token = matchmaking::join_as_visitor(db, &vera.actor, vera.id).await.expect("joined").as_str().to_owned();
        matchmaking::set_consent(db, &token, true).await.expect("shown");
        matchmaking::join_as_visitor(db, &vera.actor, vera.id).await.expect("again is the same");
        assert_eq!(stand.count("profile", "1 = 1").await, 2);
        agreed(db, &token, &bob, 0).await;
        let export = personal_data_export::export_personal_data(db, &vera.actor, vera.id).await.expect("exported");
        assert_eq!(export.meetings.iter().map(|part| (part.name.as_str(), part.meetings.len())).collect::<Vec<_>>(), [("Vera Visit", 1)]);

        erasure::erase(db, &vera.actor, vera.id).await.expect("erased");

        assert_eq!(stand.count("profile", "1 = 1").await, 1);
        assert_eq!(stand.count("timetable", "commitment_kind = 'meeting'").await, 0);
        assert_eq!(stand.count("mail", "kind LIKE 'meeting%' AND to_email = 'vera@visitor.example'").await, 0);
        assert!(matches!(matchmaking::me(db, &token).await, Err(Error::NoSuchLink)));
        assert_eq!(stand.count("mail", "kind = 'meeting_news' AND to_email = 'bob@person.example' AND letter LIKE '%cancelled%'").await, 1);
    }

    async fn whoever_cancels_their_registration_leaves_their_meetings(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let [bob] = round.people(&stand, ["Bob"]).await;
        let vera = round.fair.visitor(&stand, &round.fair.form("vera@visitor.example")).await;
        let db = &stand.db;
        let token = matchmaking::join_as_visitor(db, &vera.actor, vera.id).await.expect("joined").as_str().to_owned();
        matchmaking::set_consent(db, &token, true).await.expect("shown");
        agreed(db, &token, &bob, 0).await;

        leaving::cancel_registration(db, &vera.actor, vera.id).await.expect("cancelled");

        assert_eq!(me(db, &bob).await.meetings.iter().map(|one| one.state).collect::<Vec<_>>(), [MeetingState::Cancelled]);
        assert!(!me(db, &token).await.is_shown);
    }

    async fn both_are_reminded_once_and_who_never_proved_is_forgotten(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let [ada, bob] = round.people(&stand, ["Ada", "Bob"]).await;
        agreed(&stand.db, &ada, &bob, 0).await;
        let form = JoinForm { name: "Una".to_owned(), email: "una@person.example".to_owned(), kind: "visitor".to_owned(), moment: made(&stand, 10).await, ..JoinForm::default() };
        matchmaking::join(&stand.db, &Actor::Anonymous, &round.fair.event.slug, &form, Locale::De).await.expect("joined");
        let soon = (clock::now() + Duration::hours(3)).to_rfc3339();
        let later = (clock::now() + Duration::hours(4)).to_rfc3339();
        let sql = format!("UPDATE meeting_slot SET starts_at = '{soon}', ends_at = '{later}' WHERE id = (SELECT slot_id FROM meeting)");
        for sql in [
            sql.as_str(),
            "UPDATE meeting SET updated_at = '2020-01-01T00:00:00+00:00'",
            "UPDATE profile SET created_at = '2020-01-01T00:00:00+00:00'",
        ] {
            raw(&stand, sql).await.expect("another time");
        }

        sweep::sweep(&stand.db).await.expect("swept");
        sweep::sweep(&stand.db).await.expect("swept again");

        assert_eq!(stand.count("mail", "kind = 'meeting_news' AND letter LIKE '%reminder%'").await, 2);
        assert_eq!(stand.count("profile", "name = 'Una'").await, 0);
        assert_eq!(stand.count("profile", "1 = 1").await, 2);
    }

    async fn what_organisers_do_is_theirs_alone(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let (db, id) = (&stand.db, round.view.id);
        for actor in [stranger(), Actor::Anonymous] {
            let expected = actor.refused();
            let denied = |result: Result<(), Error>| matches!(result, Err(Error::Denied(denied)) if denied == expected);
            assert!(denied(matchmaking::edit(db, &actor, id, "1", &details()).await));
            assert!(denied(matchmaking::set_state(db, &actor, id, "closed").await));
            assert!(denied(matchmaking::compute_plan(db, &actor, id).await));
            assert!(denied(matchmaking::participants(db, &actor, id, &ParticipantFilter::default()).await.map(|_| ())));
            assert!(denied(matchmaking::meetings(db, &actor, id, MeetingFilter::default()).await.map(|_| ())));
            assert!(denied(matchmaking::figures(db, &actor, id).await.map(|_| ())));
        }
    }

    async fn a_time_and_a_place_with_meetings_stay(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let [ada, bob] = round.people(&stand, ["Ada", "Bob"]).await;
        let (db, organiser, id) = (&stand.db, &round.fair.organiser, round.view.id);
        agreed(db, &ada, &bob, 0).await;
        let (slots, places) = (matchmaking::slots(db, id).await.expect("read"), matchmaking::places(db, id).await.expect("read"));

        assert!(matches!(matchmaking::remove_slot(db, organiser, slots[0].id).await, Err(Error::HasMeetings)));
        assert!(matches!(matchmaking::remove_place(db, organiser, places[0].id).await, Err(Error::HasMeetings)));
        matchmaking::remove_slot(db, organiser, slots[1].id).await.expect("nothing is there");

        assert_eq!(matchmaking::slots(db, id).await.expect("read").len(), 2);
    }
}
