//! Seals: a key that is missing, a seal that was moved, and a file that was stolen.

use data_encoding::BASE64;
use domain::{
    locale::Locale,
    sealed::{Keys, Unopened, new_key},
    travel_details::{self, EntryKind, Error, SettingForm},
};

use super::{delegation, enter, form, give, keys, name_reader, revision, traveller};
use crate::{
    applying::execute,
    stand::{Stand, both},
};

both! {
    async fn a_missing_key_loses_nothing_and_says_what_to_do(stand: Stand) {
        let organiser = stand.organiser().await;
        let old = new_key();
        let (event, keys) = (delegation(&stand, &organiser).await, Keys::parse(&old, &[]).expect("a key"));
        let (id, link) = traveller(&stand, &event, "Anna Erste").await;
        name_reader(&stand, &organiser, &event, &organiser).await;
        give(&stand, &keys, &link, 1, &form(&event)).await.expect("given");
        let wrong = self::keys();

        let missing = |answer: Error| matches!(answer, Error::Unopened(Unopened::KeyMissing { name }) if name == keys.name());
        assert!(missing(travel_details::mine(&stand.db, &wrong, &link).await.expect_err("closed")));
        assert!(missing(give(&stand, &wrong, &link, 2, &form(&event)).await.expect_err("closed")), "nothing is written over it");
        assert!(missing(travel_details::look(&stand.db, &wrong, &organiser, event.id, id).await.expect_err("closed")));
        let said = travel_details::mine(&stand.db, &wrong, &link).await.expect_err("closed").to_string();
        assert!(said.contains(&keys.name()) && said.contains("former_travel_keys"), "{said}");
        let card = travel_details::emergency_card(&stand.db, &wrong, &link).await.expect("it is there all the same");
        assert_eq!(card.own_contact, (String::new(), String::new()));

        let both = Keys::parse(&new_key(), &[old]).expect("keys");
        give(&stand, &both, &link, 2, &form(&event)).await.expect("sealed with the new one");
        assert!(missing_in(&stand, &keys, &link, &both).await);
    }

    async fn nobody_can_move_a_seal_to_another_row(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (anna, first) = traveller(&stand, &event, "Anna Erste").await;
        let (_, second) = traveller(&stand, &event, "Berta Zweite").await;
        for link in [&first, &second] {
            give(&stand, &keys, link, 1, &form(&event)).await.expect("given");
        }

        let sql = "UPDATE travel_details SET sealed = (SELECT sealed FROM travel_details WHERE traveller_id <> $1) WHERE traveller_id = $2";
        execute(&stand, sql, vec![anna.as_uuid().into(), anna.as_uuid().into()]).await.expect("swapped");

        let broken = travel_details::mine(&stand.db, &keys, &first).await;
        assert!(matches!(broken, Err(Error::Unopened(Unopened::Broken))), "{broken:?}");
    }
}

/// What was sealed with the new key is closed to the old one alone.
async fn missing_in(stand: &Stand, old: &Keys, link: &str, new: &Keys) -> bool {
    let closed = travel_details::mine(&stand.db, old, link).await;
    matches!(closed, Err(Error::Unopened(Unopened::KeyMissing { name })) if name == new.name())
}

/// Whether bytes hold a text, in capitals or not.
fn holds_in(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part.eq_ignore_ascii_case(text.as_bytes()))
}

/// The file as a thief has it, with what is not in it yet.
#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_database_file_tells_nothing_of_it() {
    let stand = Stand::sqlite().await;
    let organiser = stand.organiser().await;
    let (event, keys) = (delegation(&stand, &organiser).await, keys());
    let asks = SettingForm { asks_passport_number: "on".to_owned(), ..SettingForm::default() };
    travel_details::set_setting(&stand.db, &organiser, event.id, revision(1), &asks, Locale::De).await.expect("set");
    let (_, link) = traveller(&stand, &event, "Anna Sichtbar").await;
    give(&stand, &keys, &link, 1, &form(&event)).await.expect("given");
    enter(&stand, &keys, &link, 2, "CA", EntryKind::Eta).await.expect("given");

    let file = stand.url.strip_prefix("sqlite:").expect("a file");
    let stolen: Vec<u8> = ["", "-wal", "-shm"].iter().flat_map(|end| std::fs::read(format!("{file}{end}")).unwrap_or_default()).collect();

    let holds = |text: &str| holds_in(&stolen, text);
    assert!(holds("Anna Sichtbar"), "what is in clear is found, so the rest would be");
    // Written otherwise it would not be sealed.
    let seals = stand.fingerprint("travel_details", "sealed").await;
    let seal = BASE64.decode(seals[0].as_bytes()).expect("what a thief can read of it");
    assert!(holds(&seals[0]), "the seal is in the file");
    for secret in ["XAVERINE", "C01X00T47", "koscher", "Erdn", "Notrufer", "7771239", "AC 9124", "LH 7603", "Zimmergenossin"] {
        assert!(!holds(secret) && !holds_in(&seal, secret), "{secret}");
    }
}
