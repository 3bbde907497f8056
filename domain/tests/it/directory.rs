//! Finding exhibitors.

use domain::{
    actor::Denied,
    application::{ApplicationAccess, ApplicationForm, ApplyError, submit},
    directory::{Coordinates, DirectoryFilter, OTHER_LETTERS, directory, exhibitor, on_stand},
    event::EventView,
};

use crate::{
    applying::{complete_form, draft, force_state, open_event, submitted_application},
    stand::{Stand, both},
};

/// A confirmed exhibitor with this form.
async fn confirmed(stand: &Stand, event: &EventView, name: &str, change: impl FnOnce(&mut ApplicationForm)) {
    let (id, token) = draft(stand, event, &format!("{}@applicant.example", domain::ids::ApplicationId::new())).await;
    let mut form = complete_form(event, name);
    change(&mut form);
    submit(&stand.db, ApplicationAccess::Link(&token), &form).await.expect("handed in");
    force_state(stand, id, "confirmed").await;
}

async fn found(stand: &Stand, event: &EventView, filter: DirectoryFilter) -> Vec<String> {
    let page = directory(&stand.db, event, &filter).await.expect("answers");
    assert_eq!(page.total, page.cards.len() as u64);
    page.cards.into_iter().map(|card| card.display_name).collect()
}

fn searched(search: &str) -> DirectoryFilter {
    DirectoryFilter { search: search.to_owned(), ..DirectoryFilter::default() }
}

both! {
    async fn only_confirmed_exhibitors_of_the_event_are_listed(stand: Stand) {
        let (event, other) = (open_event(&stand).await, open_event(&stand).await);
        confirmed(&stand, &event, "Bochum Wirtschaft", |_| {}).await;
        confirmed(&stand, &other, "Anderswo", |_| {}).await;
        submitted_application(&stand, &event, "Noch Nicht").await;

        assert_eq!(found(&stand, &event, DirectoryFilter::default()).await, ["Bochum Wirtschaft"]);
        assert!(exhibitor(&stand.db, &event, "bochum-wirtschaft").await.is_ok());
        for slug in ["noch-nicht", "anderswo", "", "niemand"] {
            assert!(matches!(exhibitor(&stand.db, &event, slug).await, Err(ApplyError::Denied(Denied::NotFound))), "{slug}");
        }
    }

    async fn words_are_found_in_name_town_and_teaser_whatever_their_case(stand: Stand) {
        let event = open_event(&stand).await;
        confirmed(&stand, &event, "Ärztehaus ÖKO", |form| form.city = "Mülheim".to_owned()).await;
        confirmed(&stand, &event, "Wasserwerk", |form| form.teaser_de = "100 % Wasserstoff_".to_owned()).await;

        for (search, names) in [
            ("ärztehaus", vec!["Ärztehaus ÖKO"]),
            ("öko", vec!["Ärztehaus ÖKO"]),
            ("MÜLHEIM ärzte", vec!["Ärztehaus ÖKO"]),
            ("wasserSTOFF", vec!["Wasserwerk"]),
            ("%", vec!["Wasserwerk"]),
            ("stoff_", vec!["Wasserwerk"]),
            ("f_l", vec![]),
            ("ärztehaus wasser", vec![]),
            ("'; DROP TABLE application; --", vec![]),
            ("", vec!["Wasserwerk", "Ärztehaus ÖKO"]),
        ] {
            let mut found = found(&stand, &event, searched(search)).await;
            found.sort();
            assert_eq!(found, names, "{search}");
        }
    }

    async fn filters_narrow_together(stand: Stand) {
        let event = open_event(&stand).await;
        confirmed(&stand, &event, "Alpha", |form| form.topics = vec!["hydrogen".to_owned()]).await;
        confirmed(&stand, &event, "Beta", |form| { form.topics = vec!["hydrogen".to_owned()]; form.city = "Bochum".to_owned(); }).await;
        confirmed(&stand, &event, "Gamma", |form| form.seeks = vec!["suppliers".to_owned()]).await;
        let text = str::to_owned;

        let by_topic = found(&stand, &event, DirectoryFilter { topic: text("hydrogen"), ..Default::default() }).await;
        let by_both = found(&stand, &event, DirectoryFilter { topic: text("hydrogen"), town: text("Bochum"), ..Default::default() }).await;
        let by_seek = found(&stand, &event, DirectoryFilter { seek: text("suppliers"), ..Default::default() }).await;
        let by_offer = found(&stand, &event, DirectoryFilter { offer: text("sites"), ..Default::default() }).await;
        let by_nonsense = found(&stand, &event, DirectoryFilter { offer: text("nonsense"), ..Default::default() }).await;
        let page = directory(&stand.db, &event, &DirectoryFilter::default()).await.expect("answers");

        assert_eq!((by_topic, by_both, by_seek), (vec![text("Alpha"), text("Beta")], vec![text("Beta")], vec![text("Gamma")]));
        assert_eq!((by_offer.len(), by_nonsense.len()), (3, 0));
        let towns: Vec<_> = page.towns.iter().map(|town| (town.name.as_str(), town.exhibitors)).collect();
        assert_eq!(towns, [("Bochum", 1), ("Essen", 2)]);
        assert_eq!(page.cards[0].topics, ["hydrogen"]);
    }

    async fn a_word_of_the_lists_is_found_by_its_name_in_either_language(stand: Stand) {
        let event = open_event(&stand).await;
        confirmed(&stand, &event, "Alpha", |form| form.topics = vec!["hydrogen".to_owned()]).await;
        confirmed(&stand, &event, "Beta", |form| form.seeks = vec!["suppliers".to_owned()]).await;
        confirmed(&stand, &event, "Wasserstoffwerk", |form| form.topics = vec!["logistics".to_owned()]).await;

        for (search, names) in [
            ("wasserst", vec!["Alpha", "Wasserstoffwerk"]),
            ("Hydrogen", vec!["Alpha"]),
            ("zulieferer", vec!["Beta"]),
            ("stofflager", vec![]),
            ("wasserstoff zulieferer", vec![]),
        ] {
            let mut found = found(&stand, &event, searched(search)).await;
            found.sort();
            assert_eq!(found, names, "{search}");
        }
    }

    async fn whoever_is_called_nearly_so_stands_behind_whose_topic_is_called_so(stand: Stand) {
        let event = open_event(&stand).await;
        confirmed(&stand, &event, "Zeche", |form| form.topics = vec!["hydrogen".to_owned()]).await;
        confirmed(&stand, &event, "Wasserstof Bochum", |form| form.topics = vec!["logistics".to_owned()]).await;
        confirmed(&stand, &event, "Wasserstof Essen", |form| form.topics = vec!["hydrogen".to_owned()]).await;
        let answer = async |search: &str| {
            let page = directory(&stand.db, &event, &searched(search)).await.expect("answers");
            (page.cards.into_iter().map(|card| card.display_name).collect::<Vec<_>>(), page.close, page.similar, page.total)
        };
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();

        assert_eq!(answer("wasserstoff").await, (names(&["Wasserstof Essen", "Zeche", "Wasserstof Bochum"]), 1, false, 3));
        // What is no topic only comes close; what has the word is found without what comes close.
        assert_eq!(answer("wasserstofx").await, (names(&["Wasserstof Bochum", "Wasserstof Essen"]), 0, true, 2));
        assert_eq!(answer("logistik").await, (names(&["Wasserstof Bochum"]), 0, false, 1));
        confirmed(&stand, &event, "Wasserstoffwerk", |form| form.topics = vec!["logistics".to_owned()]).await;
        assert_eq!(answer("wasserstoff").await, (names(&["Wasserstof Essen", "Wasserstoffwerk", "Zeche"]), 0, false, 3));
    }

    async fn a_town_is_one_however_its_exhibitors_spell_it(stand: Stand) {
        let event = open_event(&stand).await;
        for (name, city) in [
            ("Alpha", "Mülheim an der Ruhr"),
            ("Beta", "Muelheim an der Ruhr"),
            ("Gamma", "Mülheim an der Ruhr"),
            ("Delta", "MÜLHEIM"),
            ("Epsilon", "Oberlinden"),
            ("Zeta", "Oberlinden "),
        ] {
            confirmed(&stand, &event, name, |form| form.city = city.to_owned()).await;
        }

        let page = directory(&stand.db, &event, &DirectoryFilter::default()).await.expect("answers");

        let towns: Vec<_> = page.towns.iter().map(|town| (town.name.as_str(), town.exhibitors, town.place)).collect();
        let ruhr = Coordinates { latitude: 51_427, longitude: 6_883 };
        assert_eq!(towns, [("Mülheim an der Ruhr", 4, Some(ruhr)), ("Oberlinden", 2, None)]);
        for town in ["Mülheim an der Ruhr", "Muelheim an der Ruhr", "mulheim"] {
            assert_eq!(found(&stand, &event, DirectoryFilter { town: town.to_owned(), ..Default::default() }).await, ["Alpha", "Beta", "Delta", "Gamma"], "{town}");
        }
        assert_eq!(found(&stand, &event, DirectoryFilter { town: "Köln".to_owned(), ..Default::default() }).await, [] as [&str; 0]);
    }

    async fn names_are_found_by_their_first_letter(stand: Stand) {
        let event = open_event(&stand).await;
        for name in ["Ölwerk", "Ofenbau", "Bahn", "4motion", "Zürn"] {
            confirmed(&stand, &event, name, |_| {}).await;
        }
        let beginning = |letter: &str| DirectoryFilter { letter: letter.to_owned(), ..Default::default() };

        let page = directory(&stand.db, &event, &DirectoryFilter::default()).await.expect("answers");

        assert_eq!(page.letters, ["b", "o", "z", OTHER_LETTERS]);
        for (letter, names) in [("o", vec!["Ofenbau", "Ölwerk"]), ("z", vec!["Zürn"]), (OTHER_LETTERS, vec!["4motion"]), ("x", vec![]), ("%", vec![])] {
            assert_eq!(found(&stand, &event, beginning(letter)).await, names, "{letter}");
        }
    }

    async fn long_lists_come_page_by_page(stand: Stand) {
        let event = open_event(&stand).await;
        for number in 0..26 {
            confirmed(&stand, &event, &format!("Aussteller {number:02}"), |_| {}).await;
        }

        let first = directory(&stand.db, &event, &DirectoryFilter::default()).await.expect("answers");
        let second = directory(&stand.db, &event, &DirectoryFilter { page: 2, ..Default::default() }).await.expect("answers");
        let beyond = directory(&stand.db, &event, &DirectoryFilter { page: u64::MAX, ..Default::default() }).await.expect("answers");
        let (some, total) = on_stand(&stand.db, &event, 12).await.expect("answers");

        assert_eq!((first.total, first.pages, first.cards.len()), (26, 2, 24));
        assert_eq!(second.cards.iter().map(|card| card.display_name.as_str()).collect::<Vec<_>>(), ["Aussteller 24", "Aussteller 25"]);
        assert!(beyond.cards.is_empty());
        assert_eq!((some.len(), total), (12, 26));
    }
}
