//! Groups: who sees which items of the programme, and who is told when that changes.

use domain::{
    ids::TripGroupId,
    traveller::{self, Error},
    trip::{self, ItemDetails},
};

use super::{admitted, applied, open_trip};
use crate::{
    stand::both,
    trip::{added, visit},
};

both! {
    async fn a_change_reaches_exactly_those_whom_it_concerns(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = open_trip(&stand, &organiser, "9").await;
        let (towns, companies) = (plan.groups[0].id, plan.groups[1].id);
        let of = |group: TripGroupId, from: &str| ItemDetails { groups: vec![group.to_string()], ..visit(&plan, from, "12:00") };
        let item = added(&stand, &organiser, &event, &of(towns, "09:00")).await;
        trip::set_programme_public(&stand.db, &organiser, event.id, &plan.revision.to_string(), true).await.expect("published");
        admitted(&stand, &organiser, &event, "Anna Stadt", Some(towns)).await;
        admitted(&stand, &organiser, &event, "Berta Firma", Some(companies)).await;
        admitted(&stand, &organiser, &event, "Carla Allein", None).await;
        applied(&stand, &event, "Dora Wartet").await;

        let nothing = traveller::how_many_to_tell(&stand.db, &organiser, item).await.expect("counted");
        trip::edit_item(&stand.db, &organiser, item, "1", &of(towns, "10:00")).await.expect("changed");
        let one = traveller::how_many_to_tell(&stand.db, &organiser, item).await.expect("counted");
        trip::edit_item(&stand.db, &organiser, item, "2", &of(companies, "10:00")).await.expect("for others now");
        let both_groups = traveller::how_many_to_tell(&stand.db, &organiser, item).await.expect("counted");
        let stale = traveller::inform(&stand.db, &organiser, item, "2").await;
        let told = traveller::inform(&stand.db, &organiser, item, "3").await.expect("told");
        let again = traveller::inform(&stand.db, &organiser, item, "3").await.expect("once");

        assert_eq!((nothing, one, both_groups), (None, Some(1), Some(2)));
        assert!(matches!(stale, Err(Error::Overtaken(_))));
        assert_eq!((told, again), (2, 0));
        let letters = |email: &str, news: &str| format!("kind = 'trip_item_changed' AND to_email = '{email}' AND letter LIKE '%\"news\":\"{news}\"%'");
        assert_eq!(stand.count("mail", &letters("anna.stadt@reise.example", "not_yours")).await, 1);
        assert_eq!(stand.count("mail", &letters("berta.firma@reise.example", "new")).await, 1);
        assert_eq!(stand.count("mail", "kind = 'trip_item_changed'").await, 2);
    }

    async fn a_traveller_sees_the_items_of_their_group_once_they_have_a_place(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = open_trip(&stand, &organiser, "2").await;
        let (towns, companies) = (plan.groups[0].id, plan.groups[1].id);
        for (groups, title) in [(vec![towns], "Rathaus"), (vec![companies], "Werk"), (vec![], "Empfang")] {
            let groups = groups.into_iter().map(|group| group.to_string()).collect();
            added(&stand, &organiser, &event, &ItemDetails { groups, title_de: title.to_owned(), ..visit(&plan, "09:00", "12:00") }).await;
        }
        trip::set_programme_public(&stand.db, &organiser, event.id, &plan.revision.to_string(), true).await.expect("published");
        let (_, waiting) = applied(&stand, &event, "Dora Wartet").await;
        admitted(&stand, &organiser, &event, "Anna Stadt", Some(towns)).await;
        let token = stand.token_of("travel_admitted").await;

        let titles = |own: traveller::OwnTrip| own.plan.items.into_iter().map(|item| item.title.de).collect::<Vec<_>>();
        assert_eq!(titles(traveller::by_token(&stand.db, &waiting).await.expect("open")), Vec::<String>::new());
        let mut shown = titles(traveller::by_token(&stand.db, &token).await.expect("open"));
        shown.sort();
        assert_eq!(shown, ["Empfang", "Rathaus"]);
    }

    async fn whoever_goes_another_way_is_told_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = open_trip(&stand, &organiser, "2").await;
        let (towns, companies) = (plan.groups[0].id, plan.groups[1].id);
        added(&stand, &organiser, &event, &visit(&plan, "13:00", "14:00")).await;
        let id = admitted(&stand, &organiser, &event, "Anna Stadt", Some(towns)).await;
        let letters = async || stand.count("mail", "kind = 'travel_regrouped' AND to_email = 'anna.stadt@reise.example'").await;
        let put = async |group: TripGroupId| {
            let (seen, ..) = traveller::traveller(&stand.db, &organiser, id).await.expect("there");
            traveller::set_group(&stand.db, &organiser, id, &seen.revision.to_string(), &group.to_string()).await.expect("grouped");
        };

        trip::set_programme_public(&stand.db, &organiser, event.id, &plan.revision.to_string(), true).await.expect("published");
        put(companies).await;
        assert_eq!(letters().await, 0, "what is for everybody stays theirs");
        let of = |group: TripGroupId| ItemDetails { groups: vec![group.to_string()], ..visit(&plan, "09:00", "12:00") };
        added(&stand, &organiser, &event, &of(towns)).await;
        put(towns).await;
        put(towns).await;

        assert_eq!(letters().await, 1);
        let token = stand.token_of("travel_regrouped").await;
        assert_eq!(traveller::by_token(&stand.db, &token).await.expect("open").plan.items.len(), 2);
    }
}
