//! Lists of people are in the order of their family names, the same on both databases.

use domain::{
    field::as_filed,
    registration::{self, VisitorFilter, VisitorSort},
};

use crate::{guests, stand::both};

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

both! {
    async fn people_are_listed_by_family(stand: Stand) {
        let fair = guests::fair(&stand).await;
        for name in NAMES.iter().rev() {
            guests::visitor(&stand, fair.event, name).await;
        }

        let filter = VisitorFilter { sort: Some(VisitorSort::Name), ..Default::default() };
        let listed = registration::visitors(&stand.db, &stand.organiser().await, fair.event, &filter).await.expect("listed");

        let names: Vec<_> = listed.rows.iter().map(|row| row.details.name.as_str()).collect();
        assert_eq!(names, NAMES, "{:?}", names.iter().map(|name| as_filed(name)).collect::<Vec<_>>());
    }
}
