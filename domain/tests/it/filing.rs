//! Lists of people are in the order of their family names, the same on both databases.

use domain::{
    field::as_filed,
    registration::{self, VisitorFilter, VisitorSort},
};

use crate::{
    guests,
    stand::{Stand, both},
};

/// In the order in which they are looked for.
const NAMES: [&str; 20] = [
    "Prof. Dr. Dr. h.c. Zoe Adam",
    "Dipl.-Ing. (FH) Anna Beispiel",
    "Dr.med. Berta Beispiel M.Sc. Ph.D.",
    "Beispiel, Carla",
    "Univ.-Prof. Dora Beispiel",
    "Ass. Emil Beispiel",
    "Zeno Çelik",
    "Anna Cem",
    "Frau Dr. Wilma de Gaulle",
    "Ursula von der Leyen",
    "Herr Muster",
    "DR ANNA MUSTER, MBA",
    "Bert  Muster Jr.",
    "Madonna Nora",
    "Mag. Anna Özdemir",
    "Bert Ozdemir",
    "Prof.",
    "Ing Xaver",
    "Hon. Anna Ypsilon",
    "Mr Anna Zander",
];

/// By sound: chén, lè, sūn, tóng, yǐn, zhāng; a rare character last. By radical and stroke 尹 would come before 乐, by code
/// point 章 before 童.
const CHINESE: [&str; 10] = ["Anna Zander", "Зоя", "김민", "陳靜", "乐嘉", "孫中山", "童话", "尹红", "章子怡", "𠮷田"];

async fn listed(stand: &Stand, names: &[&str]) -> Vec<String> {
    let fair = guests::fair(stand).await;
    for name in names.iter().rev() {
        guests::visitor(stand, fair.event, name).await;
    }
    let filter = VisitorFilter { sort: Some(VisitorSort::Name), ..Default::default() };
    let listed = registration::visitors(&stand.db, &stand.organiser().await, fair.event, &filter).await.expect("listed");
    listed.rows.into_iter().map(|row| row.details.name.as_str().to_owned()).collect()
}

both! {
    async fn people_are_listed_by_family(stand: Stand) {
        let names = listed(&stand, &NAMES).await;

        assert_eq!(names, NAMES, "{:?}", names.iter().map(|name| as_filed(name)).collect::<Vec<_>>());
    }

    async fn chinese_names_are_listed_by_their_sound(stand: Stand) {
        assert_eq!(listed(&stand, &CHINESE).await, CHINESE);
    }
}
