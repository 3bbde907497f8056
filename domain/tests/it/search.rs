//! Every list that can be searched finds the same words, on both databases: in whatever order, case and marks.

use domain::{
    admission::table::{self, TableQuery},
    application::ApplicationState,
    badge::{self, BadgeFilter},
    check_in,
    directory::{self, DirectoryFilter},
    event::{self, EventFilter},
    ids::{ApplicationId, OrganisationId},
    lead::{self, AgreeContact, LeadFilter, LeadOrder},
    mail::{self, MailFilter},
    registration::{self, VisitorFilter},
};

use crate::{
    guests::{self, execute},
    rows,
    stand::{Stand, both},
};

/// Somebody with these words in their name, and something of the same name in every other list.
const NAME: &str = "Özlem Łukasz Weißfuß";
/// What finds them, and what does not.
const FINDS: [&str; 8] = ["Özlem", "özlem", "ÖZLEM", "ozlem", "lukasz oz", "  WEISSFUSS ", "weißfuß", ""];
const FINDS_NOT: [&str; 6] = ["ozlemm", "özlem berg", "_zlem", "%", "*", "[oö]zlem"];

/// Which lists find `typed` in what one fair has, each by its name.
async fn lists(stand: &Stand, house: &House, typed: &str) -> Vec<&'static str> {
    let (db, event, search) = (&stand.db, house.fair.event, typed.to_owned());
    let page = event::for_organisers(db, &house.organiser, &EventFilter { search: search.clone(), ..Default::default() }).await;
    let badges = badge::badges(db, &house.organiser, event, &BadgeFilter { search: search.clone(), ..Default::default() }).await;
    let visitors =
        registration::visitors(db, &house.organiser, event, &VisitorFilter { search: search.clone(), ..Default::default() }).await;
    let people = check_in::people(db, &house.fair.staff, event, "", typed).await;
    let filter = LeadFilter { search: search.clone(), order: LeadOrder::Name, page: 1 };
    let leads = lead::leads(db, &house.exhibitor.person, house.exhibitor.application, &filter).await;
    let mails = mail::list_mails(db, &house.organiser, &MailFilter { search: search.clone(), ..Default::default() }).await;
    let view = event::by_id(db, &house.organiser, event).await.expect("the event");
    let exhibitors = directory::directory(db, &view, &DirectoryFilter { search: search.clone(), ..Default::default() }).await;
    let applications = table::page(db, &house.organiser, event, &TableQuery { search, ..Default::default() }).await;
    let found = [
        ("events", page.expect("listed").events.iter().any(|event| event.name == NAME)),
        ("badges", badges.expect("listed").rows.iter().any(|badge| badge.name == NAME)),
        ("visitors", visitors.expect("listed").rows.iter().any(|visitor| visitor.details.name == NAME)),
        ("people", people.expect("listed").iter().any(|person| person.person.name == NAME)),
        ("leads", leads.expect("listed").rows.iter().any(|lead| lead.name == NAME)),
        ("mails", mails.expect("listed").rows.iter().any(|mail| mail.to_name == NAME)),
        ("directory", exhibitors.expect("listed").cards.iter().any(|card| card.display_name == NAME)),
        ("applications", applications.expect("listed").rows.iter().any(|row| row.name == NAME)),
    ];
    found.into_iter().filter(|(_, found)| *found).map(|(list, _)| list).collect()
}

struct House {
    fair: guests::Fair,
    exhibitor: guests::Exhibitor,
    organiser: domain::actor::Actor,
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
    House { fair, exhibitor, organiser: stand.organiser().await }
}

both! {
    async fn every_list_finds_a_name_by_its_words(stand: Stand) {
        let house = house(&stand).await;
        let all = ["events", "badges", "visitors", "people", "leads", "mails", "directory", "applications"];

        for typed in FINDS {
            // At the door nobody is shown before something is typed.
            let expected: Vec<_> = all.into_iter().filter(|list| *list != "people" || !typed.is_empty()).collect();
            assert_eq!(lists(&stand, &house, typed).await, expected, "{typed}");
        }
        for typed in FINDS_NOT {
            assert_eq!(lists(&stand, &house, typed).await, Vec::<&str>::new(), "{typed}");
        }
    }
}
