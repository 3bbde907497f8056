//! Roundtables: invitations in waves, answers, who moves up, seats, minutes, and what goes after a year.

use std::collections::HashSet;

use domain::{
    actor::{Actor, Denied},
    clock,
    ids::{RoundtableGuestId, RoundtableId},
    locale::Locale,
    notice,
    process::{notices::tell_organisers, sweep::sweep},
    roundtable::{
        self, Answered, Error, FollowUpForm, GuestAnswer, GuestForm, GuestState, GuestView, NotNow, RoundtableDetails, RoundtableLetter,
        SeatRef, TableForm, TableView, Violation,
    },
};

use crate::{
    applying::execute,
    stand::{Stand, both, staff_of, stranger},
};

fn details() -> RoundtableDetails {
    let text = str::to_owned;
    RoundtableDetails {
        name: text("H2 am Ohio"),
        place: text("Pittsburgh"),
        time_zone: text("America/New_York"),
        starts: text("2098-06-10T09:00"),
        ends: text("2098-06-10T11:00"),
        answer_until: text("2098-06-01T18:00"),
        most_of_sector: text("1"),
        ..RoundtableDetails::default()
    }
}

fn person(name: &str, sector: &str, wave: i32) -> GuestForm {
    let text = str::to_owned;
    GuestForm {
        name: text(name),
        email: format!("{}@gast.example", name.to_lowercase()),
        organisation: format!("Haus {name}"),
        sector: text(sector),
        language: text("de"),
        wave: wave.to_string(),
        ..GuestForm::default()
    }
}

fn table(name: &str, seats: usize) -> TableForm {
    TableForm { table_name: name.to_owned(), seats: seats.to_string(), shape: "round".to_owned() }
}

fn accepts() -> GuestAnswer {
    GuestAnswer { answer: "accept".to_owned(), ..GuestAnswer::default() }
}

fn declines() -> GuestAnswer {
    GuestAnswer { answer: "decline".to_owned(), ..GuestAnswer::default() }
}

/// A roundtable with one table of so many seats, and these people in waves.
async fn round(stand: &Stand, organiser: &Actor, seats: usize, people: &[(&str, &str, i32)]) -> RoundtableId {
    let id = roundtable::create(&stand.db, organiser, &details()).await.expect("created");
    roundtable::add_table(&stand.db, organiser, id, "1", &table("Eins", seats)).await.expect("a table");
    for (name, sector, wave) in people {
        roundtable::add_guest(&stand.db, organiser, id, &person(name, sector, *wave)).await.expect("on the list");
    }
    id
}

async fn guests(stand: &Stand, organiser: &Actor, id: RoundtableId) -> Vec<GuestView> {
    roundtable::guests(&stand.db, organiser, id).await.expect("listed")
}

async fn guest(stand: &Stand, organiser: &Actor, id: RoundtableId, name: &str) -> GuestView {
    guests(stand, organiser, id).await.into_iter().find(|guest| guest.name == name).expect("on the list")
}

async fn states(stand: &Stand, organiser: &Actor, id: RoundtableId) -> Vec<(String, GuestState)> {
    guests(stand, organiser, id).await.into_iter().map(|guest| (guest.name, guest.state)).collect()
}

/// All letters of a kind in the outbox, with whom they go to, by name.
async fn posted(stand: &Stand, kind: &str) -> Vec<(String, RoundtableLetter)> {
    let rows = stand.fingerprint("mail", "kind || '|' || to_name || '|' || letter").await;
    let of_kind = rows.iter().filter_map(|row| row.strip_prefix(kind)?.strip_prefix('|')?.split_once('|'));
    of_kind.map(|(name, letter)| (name.to_owned(), serde_json::from_str(letter).expect("a letter"))).collect()
}

/// The links in those of this kind, by name.
async fn links(stand: &Stand, kind: &str) -> Vec<(String, String)> {
    let tokens = posted(stand, kind).await.into_iter().filter_map(|(name, letter)| match letter {
        RoundtableLetter::RoundtableInvitation { token, .. } | RoundtableLetter::RoundtableReminder { token, .. } => Some((name, token)),
        _ => None,
    });
    tokens.collect()
}

const INVITATION: &str = "roundtable_invitation";

fn link<'a>(links: &'a [(String, String)], name: &str) -> &'a str {
    links.iter().find(|(of, _)| of == name).map(|(_, token)| token.as_str()).expect("a link")
}

both! {
    async fn a_wave_is_invited_once_each_with_a_link_of_their_own(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "Energie", 1), ("Ben", "Stahl", 1), ("Cem", "Energie", 2)]).await;

        assert_eq!(roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent"), 2);
        let again = roundtable::send_wave(&stand.db, &organiser, id, 1).await;

        assert!(matches!(again, Err(Error::NotNow(NotNow::NobodyLeft))), "{again:?}");
        let links = links(&stand, INVITATION).await;
        assert_eq!(links.len(), 2);
        let opened = roundtable::by_token(&stand.db, link(&links, "Ben")).await.expect("read").expect("an invitation");
        assert_eq!((opened.guest.name.as_str(), opened.guest.state, opened.roundtable.name.as_str()), ("Ben", GuestState::Invited, "H2 am Ohio"));
        assert_eq!(roundtable::by_token(&stand.db, "ABCDEFGHIJKLMNOPQRSTUVWXYZ").await.expect("read"), None);
        let all = states(&stand, &organiser, id).await;
        assert_eq!(all, [("Ada", GuestState::Invited), ("Ben", GuestState::Invited), ("Cem", GuestState::Planned)].map(|(name, state)| (name.to_owned(), state)));
    }

    async fn of_many_who_want_the_last_seat_one_gets_it_and_the_others_wait(stand: Stand) {
        let organiser = stand.organiser().await;
        let names = ["Ada", "Ben", "Cem", "Dea", "Eva", "Fil"];
        let people: Vec<_> = names.iter().map(|name| (*name, "", 1)).collect();
        let id = round(&stand, &organiser, 2, &people).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let links = links(&stand, INVITATION).await;

        let answering = links.into_iter().map(|(_, token)| {
            let db = stand.db.clone();
            tokio::spawn(async move { roundtable::answer(&db, &token, &accepts()).await })
        });
        let mut answers = Vec::new();
        for task in answering.collect::<Vec<_>>() {
            answers.push(task.await.expect("no panic").expect("answered"));
        }

        let of = |answer: Answered| answers.iter().filter(|one| **one == answer).count();
        assert_eq!((of(Answered::Accepted), of(Answered::Waiting)), (2, 4));
        assert_eq!(stand.count("roundtable", "seats_taken = 2 AND seats_total = 2").await, 1);
        assert_eq!(stand.count("roundtable_guest", "state = 'accepted'").await, 2);
    }

    async fn whoever_waits_moves_up_when_somebody_cancels_or_a_table_is_added(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1), ("Ben", "", 1), ("Cem", "", 1), ("Dea", "", 1)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let links = links(&stand, INVITATION).await;
        for name in ["Ada", "Ben", "Cem", "Dea"] {
            roundtable::answer(&stand.db, link(&links, name), &accepts()).await.expect("answered");
        }

        let back = roundtable::answer(&stand.db, link(&links, "Ada"), &declines()).await.expect("answered");

        assert_eq!(back, Answered::Declined);
        let now: Vec<_> = guests(&stand, &organiser, id).await.into_iter().map(|guest| guest.state).collect();
        assert_eq!(now, [GuestState::Cancelled, GuestState::Accepted, GuestState::Accepted, GuestState::Waiting]);
        let told = posted(&stand, "roundtable_seat").await.into_iter();
        let told = told.filter(|(_, letter)| matches!(letter, RoundtableLetter::RoundtableSeat { moved_up: true, .. }));
        assert_eq!(told.map(|(name, _)| name).collect::<Vec<_>>(), ["Cem"]);
        let revision = roundtable::roundtable(&stand.db, &organiser, id).await.expect("read").revision.to_string();
        roundtable::add_table(&stand.db, &organiser, id, &revision, &table("Zwei", 2)).await.expect("a table");
        assert_eq!(guest(&stand, &organiser, id, "Dea").await.state, GuestState::Accepted);
        // Fewer seats than people who were promised one are refused.
        let tables = roundtable::tables(&stand.db, &organiser, id).await.expect("tables");
        let revision = roundtable::roundtable(&stand.db, &organiser, id).await.expect("read").revision.to_string();
        let refused = roundtable::remove_table(&stand.db, &organiser, tables[0].id, &revision).await;
        assert!(matches!(refused, Err(Error::NotNow(NotNow::SeatsTaken))), "{refused:?}");
    }

    async fn for_whoever_does_not_come_the_next_of_the_same_sector_is_proposed_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let people = [("Ada", "Energie", 1), ("Ben", "Stahl", 1), ("Cem", "Stahl", 2), ("Dea", "energie", 2), ("Eva", "Chemie", 2)];
        let id = round(&stand, &organiser, 2, &people).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        let named = GuestAnswer { substitute_name: "Nina Neu".to_owned(), substitute_email: "nina@gast.example".to_owned(), ..declines() };
        roundtable::answer(&stand.db, link(&first, "Ada"), &named).await.expect("answered");

        let proposed = roundtable::proposals(&stand.db, &organiser, id).await.expect("proposed");

        let pairs: Vec<_> = proposed.iter().map(|one| (one.gone.name.as_str(), one.next.name.as_str())).collect();
        assert_eq!(pairs, [("Ada", "Dea")]);
        let (gone, next) = (proposed[0].gone.id, proposed[0].next.id);
        roundtable::invite_guest(&stand.db, &organiser, next, &gone.to_string()).await.expect("invited");
        assert_eq!(links(&stand, INVITATION).await.len(), 3);
        assert!(roundtable::proposals(&stand.db, &organiser, id).await.expect("proposed").is_empty());
        let twice = roundtable::invite_named(&stand.db, &organiser, gone).await;
        assert!(matches!(twice, Err(Error::NotNow(NotNow::AlreadyReplaced))), "{twice:?}");
        let again = roundtable::invite_guest(&stand.db, &organiser, next, "").await;
        assert!(matches!(again, Err(Error::NotNow(NotNow::AlreadyInvited))), "{again:?}");
    }

    async fn whom_somebody_names_is_invited_for_the_same_house(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "Energie", 1)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        let half = GuestAnswer { substitute_name: "Nina Neu".to_owned(), ..declines() };
        let refused = roundtable::answer(&stand.db, link(&first, "Ada"), &half).await;
        assert!(matches!(&refused, Err(Error::Invalid(fields)) if fields.0[0].0 == "substitute_email"), "{refused:?}");
        let named = GuestAnswer { substitute_email: "nina@gast.example".to_owned(), ..half };
        roundtable::answer(&stand.db, link(&first, "Ada"), &named).await.expect("answered");

        let gone = guest(&stand, &organiser, id, "Ada").await;
        roundtable::invite_named(&stand.db, &organiser, gone.id).await.expect("invited");

        let nina = guest(&stand, &organiser, id, "Nina Neu").await;
        assert_eq!((nina.organisation.as_str(), nina.state, nina.replaces), ("Haus Ada", GuestState::Invited, Some(gone.id)));
        let invited: Vec<_> = links(&stand, INVITATION).await.into_iter().map(|(name, _)| name).collect();
        assert_eq!(invited, ["Ada", "Nina Neu"]);
    }

    async fn a_reminder_replaces_the_link_and_goes_to_whoever_is_silent(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 4, &[("Ada", "", 1), ("Ben", "", 1)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        roundtable::answer(&stand.db, link(&first, "Ada"), &accepts()).await.expect("answered");

        assert_eq!(roundtable::remind(&stand.db, &organiser, id).await.expect("reminded"), 1);

        let second = links(&stand, "roundtable_reminder").await;
        assert_eq!(second.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Ben"]);
        let old = roundtable::answer(&stand.db, link(&first, "Ben"), &accepts()).await;
        assert!(matches!(old, Err(Error::Denied(Denied::NotFound))), "{old:?}");
        assert_eq!(roundtable::answer(&stand.db, link(&second, "Ben"), &accepts()).await.expect("answered"), Answered::Accepted);
        let again = roundtable::remind(&stand.db, &organiser, id).await;
        assert!(matches!(again, Err(Error::NotNow(NotNow::NobodyLeft))), "{again:?}");
    }

    async fn after_the_deadline_nobody_answers_and_who_was_silent_has_not(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 4, &[("Ada", "", 1), ("Ben", "", 2)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        execute(&stand, "UPDATE roundtable SET answer_local = '2020-06-01 18:00:00', answer_by = '2020-06-01T22:00:00+00:00'", vec![]).await.expect("as if then");

        let late = roundtable::answer(&stand.db, link(&first, "Ada"), &accepts()).await;
        let late_wave = roundtable::send_wave(&stand.db, &organiser, id, 2).await;
        sweep(&stand.db).await.expect("swept");

        assert!(matches!(late, Err(Error::NotNow(NotNow::AnswersClosed))), "{late:?}");
        assert!(matches!(late_wave, Err(Error::NotNow(NotNow::AnswersClosed))), "{late_wave:?}");
        assert_eq!(guest(&stand, &organiser, id, "Ada").await.state, GuestState::NoAnswer);
        sweep(&stand.db).await.expect("swept");
        assert_eq!(stand.count("organiser_notice", "later_kind = 'roundtable_wave_exhausted'").await, 1, "organisers hear of it once");

        // Where the deadline is moved they are waited for again, and their link is as good as before.
        let revision = revision(&stand, &organiser, id).await;
        roundtable::edit(&stand.db, &organiser, id, &revision, &details()).await.expect("moved");
        assert_eq!(guest(&stand, &organiser, id, "Ada").await.state, GuestState::Invited);
        assert_eq!(roundtable::answer(&stand.db, link(&first, "Ada"), &accepts()).await.expect("answered"), Answered::Accepted);
    }

    async fn organisers_hear_of_a_seat_given_up_and_of_a_wave_exhausted_but_not_of_whom(stand: Stand) {
        let organiser = stand.organiser().await;
        notice::choose(&stand.db, &organiser, "at_once").await.expect("chosen");
        let id = round(&stand, &organiser, 4, &[("Ina", "", 1), ("Ben", "", 1), ("Cem", "", 2)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        roundtable::answer(&stand.db, link(&first, "Ina"), &accepts()).await.expect("answered");
        assert_eq!(stand.count("organiser_notice", "1 = 1").await, 0, "Ben is still waited for");

        roundtable::answer(&stand.db, link(&first, "Ben"), &declines()).await.expect("answered");
        for _ in 0..2 {
            roundtable::answer(&stand.db, link(&first, "Ina"), &declines()).await.expect("answered");
        }
        tell_organisers(&stand.db, clock::now()).await.expect("told");

        let noted = stand.fingerprint("organiser_notice", "later_kind || ' ' || name_de").await;
        assert_eq!(noted, ["roundtable_given_up H2 am Ohio", "roundtable_wave_exhausted H2 am Ohio"]);
        assert_eq!(stand.count("mail", "kind = 'organiser_notice'").await, 2);
        assert_eq!(stand.count("mail", "kind = 'organiser_notice' AND (letter LIKE '%Ina%' OR letter LIKE '%Ben%')").await, 0);
    }

    async fn a_wave_that_takes_all_seats_is_nothing_to_hear_of(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1), ("Ben", "", 1), ("Cem", "", 2)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");

        for (_, token) in links(&stand, INVITATION).await {
            roundtable::answer(&stand.db, &token, &accepts()).await.expect("answered");
        }

        assert_eq!(stand.count("organiser_notice", "1 = 1").await, 0);
    }

    async fn called_off_as_a_whole_it_tells_whoever_counts_on_it_and_takes_no_answers(stand: Stand) {
        let organiser = stand.organiser().await;
        let people = [("Ada", "", 1), ("Ben", "", 1), ("Cem", "", 1), ("Dea", "", 1), ("Fil", "", 1), ("Eva", "", 2)];
        let id = round(&stand, &organiser, 2, &people).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        for name in ["Ada", "Ben", "Cem"] {
            roundtable::answer(&stand.db, link(&first, name), &accepts()).await.expect("answered");
        }
        roundtable::answer(&stand.db, link(&first, "Dea"), &declines()).await.expect("answered");

        for _ in 0..2 {
            roundtable::cancel(&stand.db, &organiser, id).await.expect("called off");
        }

        let mut told: Vec<_> = posted(&stand, "roundtable_cancelled").await.into_iter().map(|(name, _)| name).collect();
        told.sort();
        assert_eq!(told, ["Ada", "Ben", "Cem", "Fil"], "neither who declined nor who was not invited yet");
        let opened = roundtable::by_token(&stand.db, link(&first, "Fil")).await.expect("read").expect("the link still opens");
        assert!(opened.roundtable.is_cancelled && !opened.roundtable.takes_answers());
        for command in [accepts(), declines()] {
            let late = roundtable::answer(&stand.db, link(&first, "Fil"), &command).await;
            assert!(matches!(late, Err(Error::NotNow(NotNow::Cancelled))), "{late:?}");
        }
        let wave = roundtable::send_wave(&stand.db, &organiser, id, 2).await;
        assert!(matches!(wave, Err(Error::NotNow(NotNow::Cancelled))), "{wave:?}");
        let reminded = roundtable::remind(&stand.db, &organiser, id).await;
        assert!(matches!(reminded, Err(Error::NotNow(NotNow::Cancelled))), "{reminded:?}");
        // Nobody who waits is promised a seat any more.
        let revision = revision(&stand, &organiser, id).await;
        roundtable::add_table(&stand.db, &organiser, id, &revision, &table("Zwei", 4)).await.expect("a table");
        assert_eq!(guest(&stand, &organiser, id, "Cem").await.state, GuestState::Waiting);
        assert_eq!(roundtable::roundtables(&stand.db, &organiser).await.expect("listed")[0].unanswered, 0);
    }

    async fn whoever_answers_while_it_is_called_off_has_declined_or_is_told(stand: Stand) {
        let organiser = stand.organiser().await;
        let people: Vec<_> = ["Ada", "Ben", "Cem", "Dea", "Eva", "Fil"].into_iter().map(|name| (name, "", 1)).collect();
        let id = round(&stand, &organiser, 4, &people).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let answering = links(&stand, INVITATION).await.into_iter().enumerate().map(|(number, (_, token))| {
            let db = stand.db.clone();
            let command = if number % 2 == 0 { declines() } else { accepts() };
            tokio::spawn(async move { roundtable::answer(&db, &token, &command).await })
        });
        let answering: Vec<_> = answering.collect();

        roundtable::cancel(&stand.db, &organiser, id).await.expect("called off");
        for task in answering {
            let answer = task.await.expect("no panic");
            assert!(matches!(answer, Ok(_) | Err(Error::NotNow(NotNow::Cancelled))), "{answer:?}");
        }

        let counting = stand.count("roundtable_guest", "state IN ('invited', 'accepted', 'waiting')").await;
        assert_eq!(stand.count("mail", "kind = 'roundtable_cancelled'").await, counting);
        assert_eq!(stand.count("roundtable_guest", "state = 'declined'").await, 6 - counting);
    }

    async fn what_has_taken_place_is_not_called_off(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1)]).await;
        let past = "UPDATE roundtable SET starts_at = '2020-06-10T13:00:00+00:00', ends_at = '2020-06-10T15:00:00+00:00'";
        execute(&stand, past, vec![]).await.expect("as if then");

        let refused = roundtable::cancel(&stand.db, &organiser, id).await;

        assert!(matches!(refused, Err(Error::NotNow(NotNow::Over))), "{refused:?}");
    }

    async fn another_time_or_place_is_told_to_whoever_counts_on_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1), ("Ben", "", 1), ("Cem", "", 2)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        roundtable::answer(&stand.db, link(&first, "Ben"), &declines()).await.expect("answered");
        let moved = RoundtableDetails { place: "Cleveland".to_owned(), ..details() };
        let renamed = RoundtableDetails { name: "H2 am See".to_owned(), ..moved.clone() };

        for command in [moved, renamed] {
            let revision = revision(&stand, &organiser, id).await;
            roundtable::edit(&stand.db, &organiser, id, &revision, &command).await.expect("changed");
        }

        let told = posted(&stand, "roundtable_changed").await;
        let [(name, RoundtableLetter::RoundtableChanged { roundtable: now, before })] = &told[..] else { panic!("{told:?}") };
        assert_eq!((name.as_str(), before.place.as_str(), now.place.as_str()), ("Ada", "Pittsburgh", "Cleveland"));
    }

    async fn what_is_called_off_opens_nothing_and_frees_the_seat(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        roundtable::answer(&stand.db, link(&first, "Ada"), &accepts()).await.expect("answered");
        let ada = guest(&stand, &organiser, id, "Ada").await.id;

        for _ in 0..2 {
            roundtable::call_off(&stand.db, &organiser, ada).await.expect("called off");
        }

        assert_eq!(roundtable::by_token(&stand.db, link(&first, "Ada")).await.expect("read"), None);
        assert_eq!(stand.count("roundtable", "seats_taken = 0").await, 1);
        assert_eq!(stand.count("mail", "kind = 'roundtable_called_off'").await, 1);
        let refused = roundtable::remove(&stand.db, &organiser, id).await;
        assert!(matches!(refused, Err(Error::NotNow(NotNow::Kept))), "{refused:?}");
    }

    async fn seats_are_proposed_changed_by_hand_and_put_back(stand: Stand) {
        let organiser = stand.organiser().await;
        let people = [("Ada", "Energie", 1), ("Ben", "Stahl", 1), ("Cem", "Chemie", 1), ("Dea", "Logistik", 1)];
        let id = round(&stand, &organiser, 4, &people).await;
        roundtable::add_rivals(&stand.db, &organiser, id, "2", "Haus Ben", "haus  ada").await.expect("apart");
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        for (_, token) in links(&stand, INVITATION).await {
            roundtable::answer(&stand.db, &token, &accepts()).await.expect("answered");
        }
        let table = roundtable::tables(&stand.db, &organiser, id).await.expect("tables").remove(0);
        let ada = guest(&stand, &organiser, id, "Ada").await.id;
        let ben = guest(&stand, &organiser, id, "Ben").await.id;

        // By hand side by side, which is wrong and told.
        seat(&stand, &organiser, id, &table, 0, ada, true).await.expect("seated");
        seat(&stand, &organiser, id, &table, 1, ben, false).await.expect("seated");
        assert_eq!(wrong(&stand, &organiser, id).await.len(), 1);

        propose(&stand, &organiser, id).await.expect("proposed");
        assert_eq!(wrong(&stand, &organiser, id).await, Vec::<Violation>::new());
        assert_eq!(guest(&stand, &organiser, id, "Ada").await.seat, Some((table.id, 0)), "whoever is fixed stays");
        assert_eq!(stand.count("roundtable_guest", "table_id IS NOT NULL").await, 4);

        let revision = revision(&stand, &organiser, id).await;
        roundtable::undo_proposal(&stand.db, &organiser, id, &revision).await.expect("undone");
        assert_eq!(guest(&stand, &organiser, id, "Ben").await.seat, Some((table.id, 1)));
        assert_eq!(stand.count("roundtable_guest", "table_id IS NOT NULL").await, 2);
        // Whoever sat where somebody is put takes the chair that becomes free.
        seat(&stand, &organiser, id, &table, 1, ada, true).await.expect("seated");
        assert_eq!(guest(&stand, &organiser, id, "Ben").await.seat, Some((table.id, 0)));
        let stale = roundtable::propose_seats(&stand.db, &organiser, id, &revision).await;
        assert!(matches!(stale, Err(Error::Overtaken(_))), "{stale:?}");
    }

    async fn where_a_seating_keeps_every_rule_the_proposal_does(stand: Stand) {
        const NAMES: [&str; 12] = ["Ada", "Ben", "Cem", "Dea", "Eva", "Fil", "Gus", "Hub", "Ina", "Jan", "Kai", "Leo"];
        // As they stand there, four at a table, they keep all of it: these pairs do not sit side by side then.
        const APART: [(usize, usize); 8] = [(0, 2), (4, 6), (8, 10), (0, 5), (1, 6), (2, 11), (3, 8), (7, 9)];
        let organiser = stand.organiser().await;
        let command = RoundtableDetails { town_per_table: "on".to_owned(), ..details() };
        let id = roundtable::create(&stand.db, &organiser, &command).await.expect("created");
        for name in ["Eins", "Zwei", "Drei"] {
            let revision = revision(&stand, &organiser, id).await;
            roundtable::add_table(&stand.db, &organiser, id, &revision, &table(name, 4)).await.expect("a table");
        }
        for (place, name) in NAMES.into_iter().enumerate() {
            let is_town = if place % 4 == 3 { "on" } else { "" }.to_owned();
            let form = GuestForm { is_town, ..person(name, ["Energie", "Stahl", "Chemie", "Logistik"][place % 4], 1) };
            roundtable::add_guest(&stand.db, &organiser, id, &form).await.expect("on the list");
        }
        for (one, other) in APART {
            let revision = revision(&stand, &organiser, id).await;
            let (one, other) = (format!("Haus {}", NAMES[one]), format!("Haus {}", NAMES[other]));
            roundtable::add_rivals(&stand.db, &organiser, id, &revision, &one, &other).await.expect("apart");
        }
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        for (_, token) in links(&stand, INVITATION).await {
            roundtable::answer(&stand.db, &token, &accepts()).await.expect("answered");
        }

        propose(&stand, &organiser, id).await.expect("proposed");

        // Read off the chairs, by none of the code that proposes or checks.
        let people = guests(&stand, &organiser, id).await;
        for at in roundtable::tables(&stand.db, &organiser, id).await.expect("tables") {
            let on = |chair: usize| people.iter().find(|guest| guest.seat == Some((at.id, chair))).expect("no chair is empty");
            let around: Vec<&GuestView> = (0..4).map(on).collect();
            for (left, right) in [(0, 1), (1, 2), (2, 3), (3, 0)] {
                let pair = [around[left].name.as_str(), around[right].name.as_str()];
                assert!(!APART.iter().any(|(one, other)| pair.contains(&NAMES[*one]) && pair.contains(&NAMES[*other])), "{pair:?}");
            }
            let sectors: HashSet<&str> = around.iter().map(|guest| guest.sector.as_str()).collect();
            assert_eq!((sectors.len(), around.iter().filter(|guest| guest.is_town).count()), (4, 1), "{}", at.name);
        }
        assert_eq!(wrong(&stand, &organiser, id).await, Vec::<Violation>::new());
    }

    async fn only_who_has_accepted_can_be_seated_and_only_at_a_chair_of_the_table(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1)]).await;
        let table = roundtable::tables(&stand.db, &organiser, id).await.expect("tables").remove(0);
        let ada = guest(&stand, &organiser, id, "Ada").await.id;

        let planned = seat(&stand, &organiser, id, &table, 0, ada, false).await;
        let beyond = seat(&stand, &organiser, id, &table, 2, ada, false).await;

        assert!(matches!(planned, Err(Error::NotNow(NotNow::NotAccepted))), "{planned:?}");
        assert!(matches!(beyond, Err(Error::Denied(Denied::NotFound))), "{beyond:?}");
    }

    async fn minutes_are_sent_to_whoever_has_a_seat_once_for_each_version(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1), ("Ben", "", 1)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        roundtable::answer(&stand.db, link(&first, "Ada"), &accepts()).await.expect("answered");
        let none = roundtable::send_minutes(&stand.db, &organiser, id).await;
        let revision = revision(&stand, &organiser, id).await;
        roundtable::write_minutes(&stand.db, &organiser, id, &revision, "de", "- Alle einig").await.expect("written");

        for _ in 0..2 {
            assert_eq!(roundtable::send_minutes(&stand.db, &organiser, id).await.expect("sent"), 1);
        }

        assert!(matches!(none, Err(Error::NotNow(NotNow::NoMinutes))), "{none:?}");
        assert_eq!(stand.count("mail", "kind = 'roundtable_minutes' AND to_name = 'Ada'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'roundtable_minutes'").await, 1);
    }

    async fn tasks_have_owners_and_are_told_when_they_are_overdue(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1)]).await;
        let ada = guest(&stand, &organiser, id, "Ada").await.id;
        let account = organiser.account().expect("an account");
        let task = |owner: String, due_on: &str| FollowUpForm { task: "Zahlen nachreichen".to_owned(), owner, due_on: due_on.to_owned() };
        roundtable::add_follow_up(&stand.db, &organiser, id, &task(format!("guest:{ada}"), "2020-01-31")).await.expect("added");
        roundtable::add_follow_up(&stand.db, &organiser, id, &task(format!("account:{account}"), "2097-01-31")).await.expect("added");
        let stranger = RoundtableGuestId::new();
        let refused = roundtable::add_follow_up(&stand.db, &organiser, id, &task(format!("guest:{stranger}"), "2097-01-31")).await;

        let tasks = roundtable::follow_ups(&stand.db, &organiser, id).await.expect("listed");

        assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        let told: Vec<_> = tasks.iter().map(|task| (task.owner.as_str(), task.is_overdue)).collect();
        assert_eq!(told, [("Ada", true), ("Olga Organisiert", false)]);
        assert_eq!(roundtable::overdue_elsewhere(&stand.db, &organiser, &[]).await.expect("counted"), 1);
        roundtable::set_follow_up_done(&stand.db, &organiser, tasks[0].id, true).await.expect("done");
        assert_eq!(roundtable::overdue_elsewhere(&stand.db, &organiser, &[]).await.expect("counted"), 0);
    }

    async fn what_is_kept_about_a_guest_can_be_taken_along_and_goes_with_their_letters(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "Energie", 1), ("Ben", "", 1)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        let needs = GuestAnswer { needs: "Vegetarisch".to_owned(), ..accepts() };
        roundtable::answer(&stand.db, link(&first, "Ada"), &needs).await.expect("answered");
        let ada = guest(&stand, &organiser, id, "Ada").await.id;

        let taken = roundtable::personal_data::export(&stand.db, &organiser, ada).await.expect("exported");
        assert_eq!((taken.name.as_str(), taken.needs.as_str(), taken.state, taken.locale), ("Ada", "Vegetarisch", GuestState::Accepted, Locale::De));
        assert_eq!(taken.mails.iter().map(|mail| mail.kind.as_str()).collect::<Vec<_>>(), ["roundtable_invitation", "roundtable_seat"]);

        roundtable::personal_data::erase(&stand.db, &organiser, ada).await.expect("erased");
        assert_eq!(stand.count("roundtable_guest", "name = 'Ada'").await, 0);
        assert_eq!(stand.count("mail", "to_name = 'Ada' OR to_email LIKE 'ada@%' OR letter LIKE '%Ada%'").await, 0);
        assert_eq!(stand.count("roundtable", "seats_taken = 0").await, 1);
        let again = roundtable::personal_data::erase(&stand.db, &organiser, ada).await;
        assert!(matches!(again, Err(Error::Denied(Denied::NotFound))), "{again:?}");
    }

    async fn a_year_after_it_the_guests_are_forgotten_and_the_minutes_stay(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let revision = revision(&stand, &organiser, id).await;
        roundtable::write_minutes(&stand.db, &organiser, id, &revision, "de", "Alle einig").await.expect("written");
        sweep(&stand.db).await.expect("swept");
        assert_eq!(stand.count("roundtable_guest", "1 = 1").await, 1, "it is to come");
        let past = "UPDATE roundtable SET starts_local = '2020-06-10 09:00:00', ends_local = '2020-06-10 11:00:00', answer_local = '2020-06-01 18:00:00', \
            starts_at = '2020-06-10T13:00:00+00:00', ends_at = '2020-06-10T15:00:00+00:00', answer_by = '2020-06-01T22:00:00+00:00'";
        execute(&stand, past, vec![]).await.expect("as if then");

        sweep(&stand.db).await.expect("swept");

        assert_eq!(stand.count("roundtable_guest", "1 = 1").await, 0);
        assert_eq!(stand.count("mail", "to_name = 'Ada'").await, 0);
        assert_eq!(stand.count("roundtable", "minutes = 'Alle einig'").await, 1);
    }

    async fn nobody_but_organisers_reads_or_changes_any_of_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1)]).await;
        let ada = guest(&stand, &organiser, id, "Ada").await.id;

        for actor in [stranger(), staff_of(domain::ids::EventId::new())] {
            assert!(matches!(roundtable::guests(&stand.db, &actor, id).await, Err(Error::Denied(Denied::NotFound))));
            assert!(matches!(roundtable::send_wave(&stand.db, &actor, id, 1).await, Err(Error::Denied(Denied::NotFound))));
            assert!(matches!(roundtable::cancel(&stand.db, &actor, id).await, Err(Error::Denied(Denied::NotFound))));
            assert!(matches!(roundtable::personal_data::export(&stand.db, &actor, ada).await, Err(Error::Denied(Denied::NotFound))));
        }
        assert!(matches!(roundtable::roundtables(&stand.db, &Actor::Anonymous).await, Err(Error::Denied(Denied::SignInRequired))));
        assert_eq!(guest(&stand, &organiser, id, "Ada").await.state, GuestState::Planned);
    }
}

async fn revision(stand: &Stand, organiser: &Actor, id: RoundtableId) -> String {
    roundtable::roundtable(&stand.db, organiser, id).await.expect("read").revision.to_string()
}

async fn seat(
    stand: &Stand,
    organiser: &Actor,
    id: RoundtableId,
    table: &TableView,
    chair: usize,
    guest: RoundtableGuestId,
    pinned: bool,
) -> Result<(), Error> {
    let (revision, seat) = (revision(stand, organiser, id).await, SeatRef { table: table.id, chair }.to_string());
    roundtable::seat_guest(&stand.db, organiser, id, &revision, &seat, &guest.to_string(), pinned).await
}

async fn propose(stand: &Stand, organiser: &Actor, id: RoundtableId) -> Result<(), Error> {
    let revision = revision(stand, organiser, id).await;
    roundtable::propose_seats(&stand.db, organiser, id, &revision).await
}

/// What is wrong with how everybody sits.
async fn wrong(stand: &Stand, organiser: &Actor, id: RoundtableId) -> Vec<Violation> {
    let view = roundtable::roundtable(&stand.db, organiser, id).await.expect("read");
    let tables = roundtable::tables(&stand.db, organiser, id).await.expect("tables");
    let rivals = roundtable::rivals(&stand.db, organiser, id).await.expect("rivals");
    let sitters: Vec<GuestView> =
        guests(stand, organiser, id).await.into_iter().filter(|guest| guest.state == GuestState::Accepted).collect();
    let (round, seating) = roundtable::round_of(&view, &tables, &rivals, &sitters);
    round.check(&seating)
}
