//! Every list that can be searched finds the same words, on both databases: in whatever order, case, marks and
//! transcription, and what comes close where nothing fits.

use domain::{
    actor::Actor,
    admission::table::{self, TableQuery},
    application::ApplicationState,
    badge::{self, BadgeFilter},
    check_in,
    demo::{self, Size},
    directory::{self, DirectoryFilter},
    event::{self, EventFilter},
    ids::{ApplicationId, OrganisationId},
    lead::{self, AgreeContact, EditLead, LeadFilter, LeadOrder},
    mail::{self, MailFilter},
    process::{
        erasure, event_editing,
        next_edition::{self, NextEdition},
        search_keys::fill_search_keys,
    },
    registration::{self, ChangeRegistration, DetailsForm, Register, RegisterAtDesk, VisitorFilter},
};

use crate::{
    guests::{self, execute},
    registration::fixture::{self, details},
    rows,
    stand::{Stand, both},
};

/// Somebody with these words in their name, and something of the same name in every other list.
const NAME: &str = "Özlem Łukasz Weißfuß-Müller";
/// What finds them, what comes close, and what does neither.
const FINDS: [&str; 17] = [
    "Özlem",
    "ÖZLEM",
    "ozlem",
    "Oezlem",
    "lukasz oz",
    "  WEISSFUSS ",
    "weißfuß",
    "mueller",
    "Müller",
    "muller",
    "Müller, Özlem",
    "müller\u{a0}özlem",
    "öz\u{200b}lem",
    "weissfuss mueller",
    "Weißfußmüller",
    "zlem",
    "",
];
const COMES_CLOSE: [&str; 9] =
    ["ozlemm", "Özelm", "zölem", "lukax weissfuss", "Luaksz", "Weisfus", "Wiessfus", "muelelr oz", "Mülle Lukaszz"];
const FINDS_NOT: [&str; 8] = ["özlem berg", "_zlem", "%", "*", "[oö]zlem", "ezelm", "lukasz berta", "Özlem §"];

/// A list, whether it holds somebody of that name, and whether it says that they only come close.
type List = (&'static str, bool, bool);

/// Which lists find `typed` in what one fair has.
async fn lists(stand: &Stand, house: &House, typed: &str) -> Vec<List> {
    let (db, event, search) = (&stand.db, house.fair.event, typed.to_owned());
    let filter = EventFilter { search: search.clone(), ..Default::default() };
    let events = event::for_organisers(db, &house.organiser, &filter).await.expect("listed");
    let filter = BadgeFilter { search: search.clone(), ..Default::default() };
    let badges = badge::badges(db, &house.organiser, event, &filter).await.expect("listed");
    let filter = VisitorFilter { search: search.clone(), ..Default::default() };
    let visitors = registration::visitors(db, &house.organiser, event, &filter).await.expect("listed");
    let people = check_in::people(db, &house.fair.staff, event, "", typed).await.expect("listed");
    let filter = LeadFilter { search: search.clone(), order: LeadOrder::Name, page: 1 };
    let leads = lead::leads(db, &house.exhibitor.person, house.exhibitor.application, &filter).await.expect("listed");
    let filter = MailFilter { search: search.clone(), ..Default::default() };
    let mails = mail::list_mails(db, &house.organiser, &filter).await.expect("listed");
    let view = event::by_id(db, &house.organiser, event).await.expect("the event");
    let filter = DirectoryFilter { search: search.clone(), ..Default::default() };
    let exhibitors = directory::directory(db, &view, &filter).await.expect("listed");
    let applications = table::page(db, &house.organiser, event, &TableQuery { search, ..Default::default() }).await.expect("listed");
    vec![
        ("events", events.events.iter().any(|event| event.name == NAME), events.similar),
        ("badges", badges.rows.iter().any(|badge| badge.name == NAME), badges.similar),
        ("visitors", visitors.rows.iter().any(|visitor| visitor.details.name == NAME), visitors.similar),
        ("people", people.people.iter().any(|person| person.person.name == NAME), people.similar),
        ("leads", leads.rows.iter().any(|lead| lead.name == NAME), leads.similar),
        ("mails", mails.rows.iter().any(|mail| mail.to_name == NAME), mails.similar),
        ("directory", exhibitors.cards.iter().any(|card| card.display_name == NAME), exhibitors.similar),
        ("applications", applications.rows.iter().any(|row| row.name == NAME), applications.similar),
    ]
}

struct House {
    fair: guests::Fair,
    exhibitor: guests::Exhibitor,
    organiser: Actor,
}

async fn house(stand: &Stand) -> House {
    let fair = guests::fair(stand).await;
    execute(stand, &format!("UPDATE event SET name = '{NAME}'")).await.expect("it is called so");
    let exhibitor = guests::exhibitor(stand, fair.event, "confirmed").await;
    let organisation = OrganisationId::new();
    rows::organisation(organisation, NAME).insert(stand).await;
    let applied = rows::application(ApplicationId::new(), fair.event, NAME).with("organisation_id", organisation.as_uuid());
    applied.with("state", ApplicationState::Confirmed.as_str()).insert(stand).await;
    // Somebody else, so that finding everybody is no success.
    guests::visitor(stand, fair.event, "Berta Berg").await;
    let visitor = guests::visitor(stand, fair.event, NAME).await;
    let agreement = AgreeContact { code: visitor.badge.badge_code.as_str().to_owned() };
    lead::agree(&stand.db, &exhibitor.person, exhibitor.application, &agreement).await.expect("agreed");
    fill_search_keys(&stand.db).await.expect("what was written past the use cases is searchable");
    House { fair, exhibitor, organiser: stand.organiser().await }
}

/// Every table that is searched, each row with its key.
const KEYS: [&str; 9] = ["badge", "registration", "mail", "lead", "event", "application", "session", "speaker", "enquiry"];

async fn keys(stand: &Stand) -> Vec<Vec<String>> {
    let mut keys = Vec::new();
    for table in KEYS {
        keys.push(stand.fingerprint(table, "search_key").await);
    }
    keys
}

async fn forget_keys(stand: &Stand) {
    for table in KEYS {
        execute(stand, &format!("UPDATE {table} SET search_key = ''")).await.expect("forgotten");
    }
}

/// Every key is what it would be if it were made anew.
async fn assert_keys_are_right(stand: &Stand) {
    let written = keys(stand).await;
    forget_keys(stand).await;
    fill_search_keys(&stand.db).await.expect("filled");
    assert_eq!(written, keys(stand).await);
}

both! {
    async fn every_list_finds_a_name_by_its_words(stand: Stand) {
        let house = house(&stand).await;
        let all = ["events", "badges", "visitors", "people", "leads", "mails", "directory", "applications"];

        for typed in FINDS {
            // At the door nobody is shown before something is typed.
            let expected: Vec<List> = all.into_iter().map(|list| (list, list != "people" || !typed.is_empty(), false)).collect();
            assert_eq!(lists(&stand, &house, typed).await, expected, "{typed}");
        }
        for typed in COMES_CLOSE {
            assert_eq!(lists(&stand, &house, typed).await, all.map(|list| (list, true, true)), "{typed}");
        }
        for typed in FINDS_NOT {
            assert_eq!(lists(&stand, &house, typed).await, all.map(|list| (list, false, false)), "{typed}");
        }
    }

    async fn whoever_fits_hides_those_who_come_close(stand: Stand) {
        let fair = guests::fair(&stand).await;
        for name in ["Anna Mayer", "Berta Maier", "Carla Mayr"] {
            guests::visitor(&stand, fair.event, name).await;
        }

        let found = async |typed: &str| {
            let found = check_in::people(&stand.db, &fair.staff, fair.event, "", typed).await.expect("found");
            (found.people.into_iter().map(|person| person.person.name).collect::<Vec<_>>(), found.similar)
        };
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();

        assert_eq!(found("mayer").await, (names(&["Anna Mayer"]), false));
        assert_eq!(found("mayxer").await, (names(&["Anna Mayer"]), true));
        assert_eq!(found("mair").await, (names(&["Berta Maier", "Carla Mayr"]), true));
        assert_eq!(found("berta mayer").await, (names(&["Berta Maier"]), true));
    }

    /// Of several words most often one is wrong.
    async fn whoever_has_one_wrong_word_hides_those_who_have_more(stand: Stand) {
        let fair = guests::fair(&stand).await;
        for name in ["Fatima Kaminski", "Fatuma Kaminski"] {
            guests::visitor(&stand, fair.event, name).await;
        }
        let found = async |typed: &str| {
            let found = check_in::people(&stand.db, &fair.staff, fair.event, "", typed).await.expect("found");
            assert!(found.similar, "{typed}");
            found.people.into_iter().map(|person| person.person.name).collect::<Vec<_>>()
        };

        assert_eq!(found("Kamniski Fatima").await, ["Fatima Kaminski"]);
        assert_eq!(found("Kamniski Fatxma").await, ["Fatima Kaminski", "Fatuma Kaminski"]);
    }

    async fn as_many_as_fit_several_words_are_found(stand: Stand) {
        let fair = guests::fair(&stand).await;
        // One more than are compared with what was typed.
        for number in 0..201 {
            guests::visitor(&stand, fair.event, &format!("Berta Maier {number}")).await;
        }
        guests::visitor(&stand, fair.event, "Berta Mayer").await;

        let fitting = check_in::people(&stand.db, &fair.staff, fair.event, "", "maier berta").await.expect("found");
        let close = check_in::people(&stand.db, &fair.staff, fair.event, "", "mayre berta").await.expect("found");

        assert_eq!((fitting.people.len(), fitting.total, fitting.similar), (20, 201, false));
        assert_eq!((close.people[0].person.name.as_str(), close.total, close.similar), ("Berta Mayer", 1, true));
    }

    async fn whoever_is_called_so_stands_before_all_who_work_for_somebody_called_so(stand: Stand) {
        let fair = guests::fair(&stand).await;
        for number in 0..20 {
            guests::visitor(&stand, fair.event, &format!("Adam {number}")).await;
        }
        execute(&stand, "UPDATE badge SET organisation = 'Zander GmbH', search_key = search_key || ' zander gmbh'").await.expect("hired");
        guests::visitor(&stand, fair.event, "Zoe Zander").await;

        let found = check_in::people(&stand.db, &fair.staff, fair.event, "", "zander").await.expect("found");

        let names: Vec<_> = found.people.iter().map(|person| person.person.name.as_str()).collect();
        assert_eq!((names[0], names.len(), found.total), ("Zoe Zander", 20, 21));
    }

    async fn similar_visitors_are_exported_as_they_are_listed(stand: Stand) {
        let fair = fixture::Fair::new(&stand).await;
        fair.visitor(&stand, &Register { details: details("Özlem Berg"), ..fair.form("oe@visitor.example") }).await;
        fair.visitor(&stand, &Register { details: details("Anna Andere"), ..fair.form("a@visitor.example") }).await;
        let export = async |search: &str, after| {
            let filter = VisitorFilter { search: search.to_owned(), ..Default::default() };
            registration::export(&stand.db, &fair.organiser, fair.event.id, &filter, after).await.expect("exported")
        };

        for (typed, name) in [("ozelm", "Özlem Berg"), ("anna", "Anna Andere")] {
            let first = export(typed, None).await;
            assert_eq!(first.iter().map(|row| row.details.name.as_str()).collect::<Vec<_>>(), [name], "{typed}");
            assert!(export(typed, Some(first[0].id)).await.is_empty(), "after the last that fits, nobody comes close: {typed}");
        }
    }

    async fn the_demonstration_can_be_searched(stand: Stand) {
        let now = "2026-11-22T13:00:00Z".parse().expect("an instant");
        demo::fill(&stand.db, Size::Small, 7, now).await.expect("filled");

        assert!(keys(&stand).await.iter().flatten().count() > 500);
        assert_keys_are_right(&stand).await;
    }

    /// Whoever writes a row writes its key: a use case that forgets it leaves the old one.
    async fn keys_follow_every_change(stand: Stand) {
        let fair = fixture::Fair::new(&stand).await;
        let (db, event, organiser) = (&stand.db, &fair.event, &fair.organiser);
        let named = |name: &str, email: &str| Register { details: details(name), ..fair.form(email) };
        let anna = fair.visitor(&stand, &named("Anna Beispiel", "anna@visitor.example")).await;
        let erased = fair.visitor(&stand, &named("Emil Weg", "emil@visitor.example")).await;
        fair.register(&stand, &named("Bert Muster", "bert@visitor.example")).await;
        // Then at the desk, of another organisation.
        let told = DetailsForm { organisation: "Berthold AG".to_owned(), ..details("Dr. Bert Muster") };
        let email = "bert@visitor.example".to_owned();
        let desk = RegisterAtDesk { event: event.slug.clone(), email, details: told, is_another: false };
        registration::register_at_desk(db, organiser, &desk).await.expect("at the desk");
        let exhibitor = guests::exhibitor(&stand, event.id, "confirmed").await;
        let badge = fixture::rows(&stand, "SELECT badge_code FROM badge WHERE name = 'Anna Beispiel'").await;
        let agreement = AgreeContact { code: badge[0].try_get("", "badge_code").expect("a code") };
        let contact = lead::agree(db, &exhibitor.person, exhibitor.application, &agreement).await.expect("agreed");
        let revision = registration::mine(db, &anna.actor, anna.id).await.expect("seen").revision.to_string();
        registration::change(db, &anna.actor, anna.id, &ChangeRegistration { revision, details: details("Anna Özdemir") }).await.expect("changed");
        lead::withdraw_given(db, &anna.actor, contact).await.expect("taken back");
        lead::agree(db, &exhibitor.person, exhibitor.application, &agreement).await.expect("again");
        let revision = lead::lead(db, &exhibitor.person, exhibitor.application, contact).await.expect("seen").revision.to_string();
        let note = EditLead { rating: String::new(), note: "Angebot über Öfen".to_owned(), revision };
        lead::edit(db, &exhibitor.person, contact, &note).await.expect("noted");
        erasure::erase(db, &erased.actor, erased.id).await.expect("erased");
        let moved = event::EventDetails { city: "Köln".to_owned(), ..crate::stand::fair("moved") };
        let made = event::create(db, organiser, &crate::stand::fair("moved")).await.expect("made");
        event_editing::edit(db, organiser, made.id, "1", &moved).await.expect("moved");
        let next = NextEdition { name: "Ganz anders".into(), slug: String::new(), starts_on: event.starts_on.to_string() };
        next_edition::duplicate(db, organiser, made.id, &next).await.expect("made again");
        crate::applying::submitted_application(&stand, &crate::applying::open_event(&stand).await, "Ärztehaus").await;

        assert_eq!(stand.count("registration", "search_key LIKE '% anna ozdemir %'").await, 1);
        assert_eq!(stand.count("badge", "search_key LIKE '% berthold %'").await, 1);
        assert_eq!(stand.count("lead", "search_key LIKE '% anna ozdemir %' AND search_key LIKE '% ofen%'").await, 1);
        assert_eq!(stand.count("event", "search_key LIKE '% koln%'").await, 2);
        assert_eq!(stand.count("event", "search_key LIKE '% ganz anders %'").await, 1);
        assert_eq!(stand.count("application", "search_key LIKE '% arztehaus %'").await, 1);
        for table in ["badge", "registration"] {
            assert_eq!(stand.count(table, "search_key = '' AND name = ''").await, 1, "{table}");
        }
        // The exhibitor was written past the use cases.
        fill_search_keys(db).await.expect("filled");
        assert_keys_are_right(&stand).await;
    }

    async fn what_an_older_release_wrote_is_found_and_cleaned(stand: Stand) {
        let (fair, organiser) = (guests::fair(&stand).await, stand.organiser().await);
        for name in ["Anna\u{200b} Beispiel", "Berta\u{a0}Beispiel", "Carla  Beispiel"] {
            guests::visitor(&stand, fair.event, name).await;
        }
        execute(&stand, "UPDATE badge SET search_key = '0 by other rules'").await.expect("an older release");
        let anna = async || {
            let filter = VisitorFilter { search: "anna beispiel".to_owned(), ..Default::default() };
            let visitors = registration::visitors(&stand.db, &organiser, fair.event, &filter).await.expect("listed");
            let people = check_in::people(&stand.db, &fair.staff, fair.event, "", "anna beispiel").await.expect("listed");
            (visitors.total, people.people.len())
        };

        assert_eq!(anna().await, (0, 0));
        fill_search_keys(&stand.db).await.expect("filled");
        assert_eq!(anna().await, (1, 1));
        for table in ["badge", "registration"] {
            assert_eq!(stand.fingerprint(table, "name").await, ["Anna Beispiel", "Berta Beispiel", "Carla Beispiel"]);
        }
        let writes = stand.db.writes();
        fill_search_keys(&stand.db).await.expect("nothing left to do");
        assert_eq!(stand.db.writes(), writes);
    }

    async fn a_code_is_a_code_among_contacts_too(stand: Stand) {
        let fair = guests::fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let mut codes = Vec::new();
        for name in ["Anna Andere", "Mara Königshofen"] {
            let visitor = guests::visitor(&stand, fair.event, name).await;
            let agreement = AgreeContact { code: visitor.badge.badge_code.as_str().to_owned() };
            lead::agree(&stand.db, &exhibitor.person, exhibitor.application, &agreement).await.expect("agreed");
            codes.push(visitor.badge.badge_code.as_str().to_owned());
        }
        let stranger = guests::visitor(&stand, fair.event, "Nie Gesprochen").await;
        let found = async |code: &str| {
            let filter = LeadFilter { search: code.to_owned(), order: LeadOrder::Name, page: 1 };
            let leads = lead::leads(&stand.db, &exhibitor.person, exhibitor.application, &filter).await.expect("listed");
            leads.rows.into_iter().map(|lead| lead.name).collect::<Vec<_>>()
        };

        assert_eq!(found(&codes[1]).await, ["Mara Königshofen"]);
        assert_eq!(found(stranger.badge.badge_code.as_str()).await, Vec::<String>::new());
    }
}
