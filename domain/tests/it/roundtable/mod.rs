//! Roundtables: one of them with its guests, their letters and links, and who may read and change it. The parts hold the rest.

use domain::{
    actor::{Actor, Denied},
    ids::RoundtableId,
    roundtable::{self, Error, GuestAnswer, GuestForm, GuestState, GuestView, RoundtableDetails, RoundtableLetter, TableForm},
};

use crate::stand::{Stand, both, staff_of, stranger};

mod afterwards;
mod calling_off;
mod inviting;
mod seating;
mod telling;

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

async fn revision(stand: &Stand, organiser: &Actor, id: RoundtableId) -> String {
    roundtable::roundtable(&stand.db, organiser, id).await.expect("read").revision.to_string()
}

both! {
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
