//! Seats: proposed, changed by hand and put back.

use std::collections::HashSet;

use domain::{
    actor::{Actor, Denied},
    ids::{RoundtableGuestId, RoundtableId},
    roundtable::{self, Error, GuestForm, GuestState, GuestView, NotNow, RoundtableDetails, SeatRef, TableView, Violation},
};

use super::{INVITATION, accepts, details, guest, guests, links, person, revision, round, table};
use crate::stand::{Stand, both};

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

both! {
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
}
