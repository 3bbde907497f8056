//! Trips: legs, groups and the programme, who sees it, and what does not fit.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    audit, clock,
    event::{self, EventDetails, EventView},
    ids::{EventId, TripItemId},
    process::{
        board::{self, WaitingKind},
        finding, trip_editing,
    },
    trip::{self, Error, GroupDetails, ItemDetails, LegDetails, LegMove, Plan, Town},
};

use crate::stand::{Stand, both, fair, published_event, stranger};

/// A day of the trip, counted from its first.
pub fn day(days: i64) -> String {
    (clock::today(clock::zone("America/Toronto")) + Duration::days(100 + days)).to_string()
}

/// A public trip to Toronto that begins in a hundred days, without anything in it.
pub async fn bare_trip(stand: &Stand, organiser: &Actor) -> EventView {
    let text = str::to_owned;
    let details = EventDetails {
        name: text("Delegation Toronto"),
        kind: text("delegation_trip"),
        city: text("Toronto"),
        country: text("CA"),
        time_zone: text("America/Toronto"),
        starts_on: day(0),
        ends_on: day(4),
        ..fair(&format!("trip-{}", EventId::new()))
    };
    let made = event::create(&stand.db, organiser, &details).await.expect("made");
    event::publish(&stand.db, organiser, made.id).await.expect("published");
    event::by_id(&stand.db, organiser, made.id).await.expect("there")
}

fn leg(place: &str, country: &str, from: i64, to: i64) -> LegDetails {
    LegDetails { place: place.to_owned(), country: country.to_owned(), starts_on: day(from), ends_on: day(to), ..LegDetails::default() }
}

pub async fn seen(stand: &Stand, organiser: &Actor, event: &EventView) -> Plan {
    trip::plan(&stand.db, organiser, event).await.expect("read")
}

/// The same with two legs and two groups.
pub async fn delegation(stand: &Stand, organiser: &Actor) -> (EventView, Plan) {
    let event = bare_trip(stand, organiser).await;
    let pittsburgh = LegDetails { zone: "America/New_York".to_owned(), ..leg("Pittsburgh", "US", 2, 4) };
    for (revision, details) in [("1", leg("Toronto", "CA", 0, 2)), ("2", pittsburgh)] {
        trip::add_leg(&stand.db, organiser, event.id, revision, &details).await.expect("added");
    }
    for (revision, name) in [("3", "Städte"), ("4", "Unternehmen")] {
        let details = GroupDetails { name_de: name.to_owned(), name_en: name.to_owned() };
        trip::add_group(&stand.db, organiser, event.id, revision, &details).await.expect("added");
    }
    let plan = seen(stand, organiser, &event).await;
    (event, plan)
}

/// A visit on the second day.
pub fn visit(plan: &Plan, from: &str, to: &str) -> ItemDetails {
    let text = str::to_owned;
    ItemDetails {
        leg: plan.legs[0].id.to_string(),
        kind: text("visit"),
        title_de: text("Besuch"),
        title_en: text("Visit"),
        starts: format!("{}T{from}", day(1)),
        ends: format!("{}T{to}", day(1)),
        ..ItemDetails::default()
    }
}

pub async fn added(stand: &Stand, organiser: &Actor, event: &EventView, details: &ItemDetails) -> TripItemId {
    trip::add_item(&stand.db, organiser, event.id, details).await.expect("added").1
}

fn named<T: std::fmt::Debug>(refused: &Result<T, Error>) -> Vec<&str> {
    match refused {
        Err(Error::Invalid(fields)) => fields.0.iter().map(|(field, _)| field.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

both! {
    async fn a_leg_finds_its_zone_or_asks_for_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = bare_trip(&stand, &organiser).await;

        let unclear = trip::add_leg(&stand.db, &organiser, event.id, "1", &leg("Pittsburgh", "US", 2, 4)).await;
        let backwards = trip::add_leg(&stand.db, &organiser, event.id, "1", &leg("Toronto", "CA", 2, 0)).await;
        trip::add_leg(&stand.db, &organiser, event.id, "1", &leg("Toronto", "CA", 0, 2)).await.expect("added");

        assert_eq!((named(&unclear), named(&backwards)), (vec!["zone"], vec!["ends_on"]));
        let plan = seen(&stand, &organiser, &event).await;
        assert_eq!(plan.legs.iter().map(|leg| leg.zone.name()).collect::<Vec<_>>(), ["America/Toronto"]);
        assert_eq!(plan.revision, 2);
    }

    async fn an_item_ends_after_it_begins_and_lies_within_its_leg(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = delegation(&stand, &organiser).await;
        let add = |details: ItemDetails| {
            let (db, organiser, event) = (stand.db.clone(), organiser.clone(), event.id);
            async move { trip::add_item(&db, &organiser, event, &details).await }
        };

        let backwards = add(visit(&plan, "11:00", "09:00")).await;
        let outside = add(ItemDetails { starts: format!("{}T09:00", day(9)), ends: format!("{}T10:00", day(9)), ..visit(&plan, "09:00", "10:00") }).await;
        let unsafe_map = add(ItemDetails { map_link: "http://maps.example".to_owned(), ..visit(&plan, "09:00", "10:00") }).await;
        let stranger_group = add(ItemDetails { groups: vec![EventId::new().to_string()], ..visit(&plan, "09:00", "10:00") }).await;
        added(&stand, &organiser, &event, &visit(&plan, "09:00", "11:00")).await;

        assert_eq!([named(&backwards), named(&outside), named(&unsafe_map), named(&stranger_group)], [["ends"], ["starts"], ["map_link"], ["groups"]]);
        let item = &seen(&stand, &organiser, &event).await.items[0];
        assert_eq!(clock::local(plan.legs[0].zone, item.starts_at), item.starts_local);
        assert_eq!((item.ends_at - item.starts_at).num_hours(), 2);
    }

    async fn the_programme_is_everybodys_once_it_is_published(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = delegation(&stand, &organiser).await;
        let item = added(&stand, &organiser, &event, &visit(&plan, "09:00", "11:00")).await;

        let hidden = trip::public_plan(&stand.db, event.id).await.expect("read");
        trip::set_programme_public(&stand.db, &organiser, event.id, &plan.revision.to_string(), true).await.expect("published");
        let public = trip::public_plan(&stand.db, event.id).await.expect("read");

        assert_eq!((hidden.legs.len(), hidden.items.len()), (2, 0));
        assert_eq!(public.items.iter().map(|item| (item.id, item.is_untold())).collect::<Vec<_>>(), [(item, false)]);
    }

    async fn what_travellers_know_is_cancelled_before_it_is_removed(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = delegation(&stand, &organiser).await;
        let item = added(&stand, &organiser, &event, &visit(&plan, "09:00", "11:00")).await;
        trip::set_programme_public(&stand.db, &organiser, event.id, &plan.revision.to_string(), true).await.expect("published");

        let known = trip::remove_item(&stand.db, &organiser, item, "1").await;
        trip::set_cancelled(&stand.db, &organiser, item, "1", true).await.expect("cancelled");
        let untold = trip::remove_item(&stand.db, &organiser, item, "2").await;
        domain::traveller::inform(&stand.db, &organiser, item, "2").await.expect("told");
        trip::remove_item(&stand.db, &organiser, item, "2").await.expect("removed");

        assert!(matches!((known, untold), (Err(Error::Known), Err(Error::Known))));
        assert!(seen(&stand, &organiser, &event).await.items.is_empty());
    }

    async fn what_changes_while_the_programme_is_hidden_is_told_all_the_same(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = delegation(&stand, &organiser).await;
        let item = added(&stand, &organiser, &event, &visit(&plan, "09:00", "11:00")).await;
        let show = async |revision: i64, public: bool| {
            trip::set_programme_public(&stand.db, &organiser, event.id, &revision.to_string(), public).await.expect("set");
        };

        show(plan.revision, true).await;
        show(plan.revision + 1, false).await;
        trip::edit_item(&stand.db, &organiser, item, "1", &visit(&plan, "10:00", "11:00")).await.expect("changed");
        let known = trip::remove_item(&stand.db, &organiser, item, "2").await;
        let new = added(&stand, &organiser, &event, &visit(&plan, "14:00", "15:00")).await;
        show(plan.revision + 2, true).await;

        assert!(matches!(known, Err(Error::Known)), "{known:?}");
        let untold: Vec<_> = seen(&stand, &organiser, &event).await.items.iter().map(|item| (item.id, item.is_untold())).collect();
        assert_eq!(untold, [(item, true), (new, false)]);
    }

    async fn of_two_who_change_an_item_the_second_learns_of_the_first(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = delegation(&stand, &organiser).await;
        let item = added(&stand, &organiser, &event, &visit(&plan, "09:00", "11:00")).await;

        trip::edit_item(&stand.db, &organiser, item, "1", &visit(&plan, "10:00", "11:00")).await.expect("changed");
        let late = trip::edit_item(&stand.db, &organiser, item, "1", &visit(&plan, "08:00", "09:00")).await;

        let Err(Error::Overtaken(overtaken)) = late else { panic!("{late:?}") };
        assert_eq!((overtaken.action.as_str(), overtaken.fields), ("changed", vec!["starts".to_owned()]));
    }

    async fn a_leg_with_another_zone_takes_its_items_along(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = delegation(&stand, &organiser).await;
        added(&stand, &organiser, &event, &visit(&plan, "09:00", "11:00")).await;
        let (before, id) = (seen(&stand, &organiser, &event).await.items[0].clone(), plan.legs[0].id);

        let moved = LegDetails { zone: "America/Halifax".to_owned(), ..leg("Toronto", "CA", 0, 2) };
        trip::edit_leg(&stand.db, &organiser, id, &plan.revision.to_string(), &moved).await.expect("changed");
        let too_short = trip::edit_leg(&stand.db, &organiser, id, &(plan.revision + 1).to_string(), &LegDetails { ends_on: day(0), ..moved }).await;

        let after = seen(&stand, &organiser, &event).await.items[0].clone();
        assert_eq!((after.starts_local, after.starts_at - before.starts_at, after.revision), (before.starts_local, Duration::hours(-1), 2));
        assert_eq!(named(&too_short), ["starts_on"]);
    }

    async fn groups_and_legs_with_items_stay(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = delegation(&stand, &organiser).await;
        let group = plan.groups[0].id;
        added(&stand, &organiser, &event, &ItemDetails { groups: vec![group.to_string()], ..visit(&plan, "09:00", "11:00") }).await;
        let revision = plan.revision.to_string();

        let leg = trip::remove_leg(&stand.db, &organiser, plan.legs[0].id, &revision).await;
        let used = trip_editing::remove_group(&stand.db, &organiser, group, &revision).await;
        trip_editing::remove_group(&stand.db, &organiser, plan.groups[1].id, &revision).await.expect("removed");

        assert!(matches!((leg, used), (Err(Error::HasItems), Err(Error::HasItems))));
        assert_eq!(seen(&stand, &organiser, &event).await.groups.len(), 1);
        let told: Vec<_> = audit::of_subject(&stand.db, event.id.as_uuid()).await.expect("read").into_iter().map(|entry| entry.action).collect();
        assert_eq!(told[..2], ["group_removed", "group_added"]);
    }

    async fn a_leg_across_the_date_line_keeps_the_order_of_what_happens(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = bare_trip(&stand, &organiser).await;
        let with_zone = |zone: &str, leg: LegDetails| LegDetails { zone: zone.to_owned(), ..leg };
        let auckland = with_zone("Pacific/Auckland", leg("Auckland", "NZ", 0, 2));
        let honolulu = with_zone("Pacific/Honolulu", leg("Honolulu", "US", 2, 4));
        for (revision, details) in [("1", auckland), ("2", honolulu)] {
            trip::add_leg(&stand.db, &organiser, event.id, revision, &details).await.expect("added");
        }
        let plan = seen(&stand, &organiser, &event).await;
        let item = |leg: usize, kind: &str, title: &str, starts: String, ends: String| ItemDetails {
            leg: plan.legs[leg].id.to_string(),
            kind: kind.to_owned(),
            title_de: title.to_owned(),
            title_en: title.to_owned(),
            starts,
            ends,
            ..ItemDetails::default()
        };
        let at = |days: i64, time: &str| format!("{}T{time}", day(days));

        // Whoever flies east lands before they left, by the clocks there.
        added(&stand, &organiser, &event, &item(1, "visit", "Hafen", at(2, "08:00"), at(2, "09:00"))).await;
        added(&stand, &organiser, &event, &item(1, "transfer", "Flug", at(1, "22:00"), at(2, "06:30"))).await;
        added(&stand, &organiser, &event, &item(0, "visit", "Werft", at(2, "17:00"), at(2, "18:00"))).await;
        let early = item(1, "visit", "Zu früh", at(1, "22:00"), at(1, "23:00"));
        let early = trip::add_item(&stand.db, &organiser, event.id, &early).await;

        assert_eq!(named(&early), ["starts"], "only a transfer leads there");
        let plan = seen(&stand, &organiser, &event).await;
        assert_eq!(plan.items.iter().map(|item| item.title.de.as_str()).collect::<Vec<_>>(), ["Werft", "Flug", "Hafen"]);
        let by_leg: Vec<_> = plan.by_leg().map(|(leg, items)| (leg.place.as_str(), items.len())).collect();
        assert_eq!(by_leg, [("Auckland", 1), ("Honolulu", 2)]);
        assert!(plan.items[0].starts_local > plan.items[2].starts_local, "though the clocks say otherwise");
        assert_eq!(trip::overlaps(&plan), []);
    }

    async fn legs_stand_by_their_days_until_organisers_order_them(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = delegation(&stand, &organiser).await;
        let places = async || seen(&stand, &organiser, &event).await.legs.into_iter().map(|leg| leg.place).collect::<Vec<_>>();
        let ottawa = |from: i64| LegDetails { zone: "America/Toronto".to_owned(), ..leg("Ottawa", "CA", from, from) };

        trip::add_leg(&stand.db, &organiser, event.id, &plan.revision.to_string(), &ottawa(0)).await.expect("added");
        assert_eq!(places().await, ["Toronto", "Ottawa", "Pittsburgh"], "by its first day");
        let id = seen(&stand, &organiser, &event).await.legs[1].id;
        trip::edit_leg(&stand.db, &organiser, id, &(plan.revision + 1).to_string(), &ottawa(3)).await.expect("put off");
        assert_eq!(places().await, ["Toronto", "Pittsburgh", "Ottawa"]);
    }

    async fn a_leg_that_begins_the_day_before_over_the_date_line_follows_all_the_same(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = bare_trip(&stand, &organiser).await;
        let with_zone = |zone: &str, leg: LegDetails| LegDetails { zone: zone.to_owned(), ..leg };
        let auckland = with_zone("Pacific/Auckland", leg("Auckland", "NZ", 2, 2));
        let honolulu = with_zone("Pacific/Honolulu", leg("Honolulu", "US", 1, 3));
        for (revision, details) in [("1", &auckland), ("2", &honolulu)] {
            trip::add_leg(&stand.db, &organiser, event.id, revision, details).await.expect("added");
        }
        let places = async || seen(&stand, &organiser, &event).await.legs.into_iter().map(|leg| leg.place).collect::<Vec<_>>();
        assert_eq!(places().await, ["Honolulu", "Auckland"], "the days mislead");
        let id = seen(&stand, &organiser, &event).await.legs[1].id;

        trip::move_leg(&stand.db, &organiser, id, "3", LegMove::Earlier).await.expect("moved");
        let late = trip::move_leg(&stand.db, &organiser, id, "3", LegMove::Later).await;
        trip::move_leg(&stand.db, &organiser, id, "4", LegMove::Earlier).await.expect("the first stays the first");
        let hotel = LegDetails { hotel_de: "Am Hafen".to_owned(), ..auckland };
        trip::edit_leg(&stand.db, &organiser, id, "5", &hotel).await.expect("changed");
        let refused = trip::move_leg(&stand.db, &stranger(), id, "6", LegMove::Later).await;

        assert!(matches!(late, Err(Error::Overtaken(_))), "{late:?}");
        assert!(matches!(refused, Err(Error::Denied(Denied::NotFound))));
        assert_eq!(places().await, ["Auckland", "Honolulu"], "by hand, also after a change");
        let towns = trip::towns(&stand.db, vec![(event.id, event.kind)]).await.expect("read").of(&event);
        assert_eq!(towns.into_iter().map(|town| town.name).collect::<Vec<_>>(), ["Auckland", "Honolulu"], "so do lists and maps");
        assert_eq!(stand.count("audit", "action = 'leg_moved'").await, 1);
    }

    async fn a_leg_that_was_not_moved_with_its_trip_is_told(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = delegation(&stand, &organiser).await;
        let strayed = |days: i64| {
            let moved = (event.starts_on + Duration::days(days), event.ends_on + Duration::days(days));
            plan.strayed(moved).map(|leg| leg.place.as_str()).collect::<Vec<_>>()
        };

        assert_eq!([strayed(0), strayed(1), strayed(-1)], [const { Vec::<&str>::new() }; 3], "the date line takes a day");
        assert_eq!(strayed(2), ["Toronto"]);
        assert_eq!(strayed(-30), ["Toronto", "Pittsburgh"]);
    }

    async fn a_trip_is_in_every_town_it_goes_to_and_found_by_each(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = delegation(&stand, &organiser).await;
        let back = leg("Toronto", "CA", 4, 4);
        trip::add_leg(&stand.db, &organiser, event.id, &plan.revision.to_string(), &back).await.expect("and back");
        let fair = published_event(&stand, &organiser).await;
        let town = |name: &str, country: &str| Town { name: name.to_owned(), country: country.to_owned() };

        let short = event::public_in_short(&stand.db).await.expect("read");
        let towns = trip::towns(&stand.db, short.iter().map(|event| (event.id, event.kind)).collect()).await.expect("read");

        assert_eq!(towns.of(&event), [town("Toronto", "CA"), town("Pittsburgh", "US")]);
        assert_eq!(towns.of(&fair), [town(&fair.city, &fair.country)]);
        for typed in ["Pittsburgh", "toronto", "Delegation Pittsburgh"] {
            let found = finding::find(&stand.db, &Actor::Anonymous, typed).await.expect("looked for").events;
            let found: Vec<_> = found.shown.into_iter().map(|event| (event.name, event.city)).collect();
            assert_eq!(found, [("Delegation Toronto".to_owned(), "Toronto, Pittsburgh".to_owned())], "{typed}");
        }

        stand.sql(&format!("UPDATE event SET state = 'draft' WHERE slug = '{}'", event.slug)).await.expect("hidden");
        let hidden = finding::find(&stand.db, &Actor::Anonymous, "Pittsburgh").await.expect("looked for");
        assert_eq!(hidden.total(), 0, "a draft is nobody's");
    }

    async fn only_organisers_see_and_change_a_trip_and_a_fair_is_none(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = delegation(&stand, &organiser).await;
        let fair = published_event(&stand, &organiser).await;

        let refused = trip::add_item(&stand.db, &stranger(), event.id, &visit(&plan, "09:00", "10:00")).await;
        let of_fair = trip::add_leg(&stand.db, &organiser, fair.id, "1", &leg("Cannes", "FR", 0, 1)).await;

        assert!(matches!(refused, Err(Error::Denied(Denied::NotFound))));
        assert!(matches!(of_fair, Err(Error::Denied(Denied::NotFound))));
        assert!(trip::plan(&stand.db, &stranger(), &event).await.is_err());
    }

    async fn each_change_of_a_trip_counts_and_says_when(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = bare_trip(&stand, &organiser).await;
        let told = async || trip::changes(&stand.db, &[event.id]).await.expect("read").get(&event.id).copied();

        let nothing = told().await;
        trip::add_leg(&stand.db, &organiser, event.id, "1", &leg("Toronto", "CA", 0, 2)).await.expect("added");
        let first = told().await.expect("a change");
        let id = seen(&stand, &organiser, &event).await.legs[0].id;
        trip::edit_leg(&stand.db, &organiser, id, "2", &leg("Winnipeg", "CA", 0, 2)).await.expect("changed");
        let second = told().await.expect("a change");

        assert_eq!((nothing, first.revision, second.revision), (None, 2, 3));
        assert!(first.last.is_some() && second.last >= first.last, "{first:?} {second:?}");
    }

    async fn what_travellers_do_not_know_yet_waits_on_the_board(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = delegation(&stand, &organiser).await;
        let item = added(&stand, &organiser, &event, &visit(&plan, "09:00", "11:00")).await;
        let waits = async || {
            let board = board::of_event(&stand.db, &organiser, &event).await.expect("seen");
            board.to_do.into_iter().find(|waiting| waiting.kind == WaitingKind::UntoldChanges).map(|waiting| waiting.count)
        };

        let hidden = waits().await;
        trip::set_programme_public(&stand.db, &organiser, event.id, &plan.revision.to_string(), true).await.expect("published");
        let known = waits().await;
        trip::edit_item(&stand.db, &organiser, item, "1", &visit(&plan, "10:00", "11:00")).await.expect("changed");
        let changed = waits().await;
        domain::traveller::inform(&stand.db, &organiser, item, "2").await.expect("told");

        assert_eq!((hidden, known, changed, waits().await), (None, None, Some(1), None));
    }
}
