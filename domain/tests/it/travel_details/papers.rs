//! What organisers write and hand out: the emergency card, the booklet, notes, and the overview of the demonstration.

use domain::{
    clock, demo,
    event::{self, EventView},
    files::Files,
    locale::Locale,
    travel_details::{self, HelpForm, PassportTerm, SettingForm},
};

use super::{delegation, fields, form, give, is_not_found, keys, name_reader, revision, traveller};
use crate::{
    applying::execute,
    stand::{both, fair, stranger},
};

both! {
    async fn the_emergency_card_holds_what_organisers_wrote_for_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (_, link) = traveller(&stand, &event, "Anna Erste").await;
        give(&stand, &keys, &link, 1, &form(&event)).await.expect("given");
        let text = str::to_owned;
        let setting =
            SettingForm { emergency_name: text("Bereitschaft"), emergency_phone: text("0201 5551234"), ..SettingForm::default() };
        travel_details::set_setting(&stand.db, &organiser, event.id, revision(1), &setting, Locale::De).await.expect("set");
        let legs = travel_details::overview(&stand.db, &organiser, event.id).await.expect("seen").legs;
        let help = HelpForm {
            consulate: text("Generalkonsulat Toronto"),
            consulate_phone: text("+1 416 925 2813"),
            meeting_point_de: text("Haupteingang"),
            meeting_point_en: text("Main entrance"),
        };
        travel_details::set_help(&stand.db, &organiser, event.id, legs[0].id, &help, Locale::De).await.expect("written");

        let card = travel_details::emergency_card(&stand.db, &keys, &link).await.expect("there");

        assert_eq!(card.own_contact, ("Quirin Notrufer".to_owned(), "+492017771239".to_owned()));
        assert_eq!((card.setting.emergency_name.as_str(), card.setting.emergency_phone.as_str()), ("Bereitschaft", "+492015551234"));
        assert_eq!((card.legs[0].help.consulate_phone.as_str(), card.legs[0].help.meeting_point.en.as_str()), ("+14169252813", "Main entrance"));
        let other = delegation(&stand, &organiser).await;
        let elsewhere = travel_details::set_help(&stand.db, &organiser, other.id, legs[0].id, &help, Locale::De).await;
        assert!(is_not_found(&elsewhere), "a leg of another trip");
        let alone = SettingForm { emergency_name: text("Bereitschaft"), ..SettingForm::default() };
        let refused = travel_details::set_setting(&stand.db, &organiser, event.id, revision(2), &alone, Locale::De).await;
        assert_eq!(fields(refused), ["emergency_phone"]);
    }

    async fn the_booklet_shows_those_alone_who_agreed(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = delegation(&stand, &organiser).await;
        let (anna, _) = traveller(&stand, &event, "Anna Erste").await;
        traveller(&stand, &event, "Berta Zweite").await;
        let sql = "UPDATE traveller SET booklet_consent_at = $1, town = 'Essen' WHERE id = $2";
        execute(&stand, sql, vec![clock::now().into(), anna.as_uuid().into()]).await.expect("agreed");

        let (_, entries) = travel_details::booklet(&stand.db, &organiser, event.id).await.expect("made");
        let (_, badges) = travel_details::fellow_travellers(&stand.db, &organiser, event.id).await.expect("made");

        assert_eq!(entries.iter().map(|entry| (entry.name.as_str(), entry.town.as_str())).collect::<Vec<_>>(), [("Anna Erste", "Essen")]);
        assert_eq!(badges.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Anna Erste", "Berta Zweite"]);
        assert!(is_not_found(&travel_details::booklet(&stand.db, &stranger(), event.id).await));
    }

    async fn a_note_is_warned_of_and_belongs_to_its_trip(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, other) = (delegation(&stand, &organiser).await, delegation(&stand, &organiser).await);
        let (id, _) = traveller(&stand, &event, "Anna Erste").await;
        let note = async |event: &EventView, body: &str, told: &str| {
            travel_details::set_note(&stand.db, &organiser, event.id, id, body, told).await
        };

        assert_eq!(fields(note(&event, "Pass C01X00T47", "").await), ["body"]);
        note(&event, "Pass C01X00T47", "on").await.expect("sent once more");
        assert!(is_not_found(&note(&other, "Notiz", "").await));
        assert!(is_not_found(&travel_details::set_note(&stand.db, &stranger(), event.id, id, "Notiz", "").await));
        assert_eq!(stand.fingerprint("travel_note", "body").await, ["Pass C01X00T47"]);
        note(&event, "", "").await.expect("taken away");
        assert_eq!(stand.count("travel_note", "1 = 1").await, 0);
    }

    async fn the_demonstration_shows_who_is_ready_and_who_is_warned(stand: Stand) {
        let cast = demo::fill(&stand.db, demo::Size::Small, 7, clock::now()).await.expect("filled");
        let keys = keys();
        demo::give_travel_details(&stand.db, &keys).await.expect("given");
        let files = Files::in_memory();
        demo::draw_portraits(&stand.db, &files).await.expect("drawn");
        let organiser = stand.organiser().await;
        let event = event::by_slug(&stand.db, &organiser, "toronto-pittsburgh").await.expect("the trip to come");

        let overview = travel_details::overview(&stand.db, &organiser, event.id).await.expect("seen");

        assert_eq!(stand.count("travel_details", "1 = 1").await, 4);
        let (_, booklet) = travel_details::booklet(&stand.db, &organiser, event.id).await.expect("made");
        assert_eq!(booklet.len(), 4);
        for entry in booklet {
            assert!(files.is_there(&entry.photo.expect("a portrait")).await.expect("asked"), "{}", entry.name);
        }
        assert_eq!(overview.travellers.iter().filter(|traveller| traveller.complete).count(), 1);
        assert_eq!(overview.readers.iter().map(|reader| reader.account).collect::<Vec<_>>(), [cast.organiser]);
        assert!(overview.legs.iter().all(|leg| !leg.help.consulate_phone.is_empty()), "{:?}", overview.legs);
        name_reader(&stand, &organiser, &event, &organiser).await;
        let mut terms = Vec::new();
        for traveller in &overview.travellers {
            let look = travel_details::look(&stand.db, &keys, &organiser, event.id, traveller.id).await.expect("seen");
            terms.extend(look.passport);
        }
        assert_eq!(terms.iter().filter(|term| **term == PassportTerm::ExpiresSoon).count(), 1, "{terms:?}");
    }

    async fn a_fair_has_no_travel_details(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = event::create(&stand.db, &organiser, &fair("plain-fair")).await.expect("an event");

        assert!(is_not_found(&travel_details::overview(&stand.db, &organiser, made.id).await));
        assert!(is_not_found(&travel_details::booklet(&stand.db, &organiser, made.id).await));
    }
}
