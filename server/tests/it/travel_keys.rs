//! The key that travellers' details are sealed with: where it comes from, and where it is not.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use domain::sealed::new_key;
use server::{
    backup::{add_key, backup, restore, where_the_key_is},
    cli,
    config::Config,
    travel_keys,
};
use tempfile::TempDir;
use uuid::Uuid;

fn config(folder: &Path) -> Config {
    Config { data_dir: folder.to_owned(), ..Config::default() }
}

fn mode(file: &Path) -> u32 {
    fs::metadata(file).expect("it is there").permissions().mode() & 0o777
}

#[test]
fn the_first_start_makes_a_key_that_its_user_alone_reads() {
    let folder = TempDir::new().expect("a folder");
    let config = config(folder.path());

    let first = travel_keys::keys(&config).expect("made");
    let again = travel_keys::keys(&config).expect("read");

    assert_eq!(first.name(), again.name());
    assert_eq!(mode(&folder.path().join("travel.key")), 0o600);
    let files: Vec<_> = fs::read_dir(folder.path()).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(files, ["travel.key"], "nothing else is left behind");
}

#[test]
fn a_configured_key_counts_and_a_former_one_still_opens() {
    let folder = TempDir::new().expect("a folder");
    let (old, new) = (new_key(), new_key());
    let before = travel_keys::keys(&Config { travel_key: old.clone(), ..config(folder.path()) }).expect("a key");
    let after = travel_keys::keys(&Config { travel_key: new, former_travel_keys: vec![old], ..config(folder.path()) }).expect("keys");

    let sealed = before.seal(Uuid::nil(), b"secret");

    assert_ne!(before.name(), after.name());
    assert_eq!(after.open(Uuid::nil(), &sealed), Ok(b"secret".to_vec()));
    assert!(!folder.path().join("travel.key").exists());
}

#[test]
fn a_damaged_file_is_named_and_not_written_over() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("travel.key");
    fs::write(&file, "half a key").expect("written");

    let refused = cli::error_in_words(&travel_keys::keys(&config(folder.path())).expect_err("refused"));

    assert!(refused.contains("travel.key") && refused.contains("32 bytes"), "{refused}");
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "half a key");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_holds_the_key_only_where_somebody_says_so() {
    let (source, target) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let from = config(source.path());
    cli::open_state(&from).await.expect("a first start");
    let (without, with) = (target.path().join("without"), target.path().join("with"));

    backup(&from, &without).await.expect("backed up");
    backup(&from, &with).await.expect("backed up");
    let said = add_key(&from, &with).expect("added");

    assert!(!without.join("travel.key").exists());
    assert!(where_the_key_is(&from).contains("travel.key"));
    assert_eq!(mode(&with.join("travel.key")), 0o600);
    assert!(said.contains("travel.key"), "{said}");
    let to = config(&target.path().join("restored"));
    restore(&to, &with, false).await.expect("restored");
    assert_eq!(travel_keys::keys(&to).expect("a key").name(), travel_keys::keys(&from).expect("a key").name());
    let other = config(&target.path().join("other"));
    restore(&other, &without, false).await.expect("restored");
    assert!(!other.data_dir.join("travel.key").exists(), "the next start makes one of its own");
}
