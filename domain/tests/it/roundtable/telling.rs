//! What organisers hear of answers, and guests of another time or place.

use domain::{
    clock, notice,
    process::notices::tell_organisers,
    roundtable::{self, RoundtableDetails, RoundtableLetter},
};

use super::{INVITATION, accepts, declines, details, link, links, posted, revision, round};
use crate::stand::both;

both! {
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
}
