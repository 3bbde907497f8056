//! How the fair comes about, one step after the other: in which order, and the days and fields that many steps need.

use chrono::Duration;

use crate::authorisation::fair::Making;

mod applications;
mod bridges;
mod enquiries;
mod exhibitors;
mod files;
mod funding;
mod meetings;
mod news;
mod open_calls;
mod organisers;
mod roundtables;
mod trips;
mod visitors;
mod visits;
mod ways_in;

const EVENT: &str = "kind=trade_fair&theme_de=Häfen&theme_en=Ports&city=Essen&country=DE&venue=Messe Essen&time_zone=Europe/Berlin\
    &starts_on={first_day}&ends_on={last_day}&opens=09:00&closes=18:00&main_language=de&other_languages[]=en&booth_role=host&brand=Ruhr\
    &accent=blue&applications_open_at={yesterday}T00:00&applications_close_at={closing_day}T23:59&passes_close_at={closing_day}T23:59\
    &asks_de_minimis=on&asks_double_funding=on&contact_name=Carla Kontakt&contact_email=carla@agency.example";

const APPLICATION: &str = "kind=company&street=Hauptstraße 1&postcode=45127&city=Essen&country=DE&size_class=small&teaser_de=Wir bauen.\
    &topics[]=energy&wish_kind=counter&decision_name=Doris Entscheidung&decision_email=doris@beispiel.example&terms=on&terms_version=1\
    &de_minimis=on&double_funding=on";

const CALL: &str = "hosts=Stadt Hagen&takes=both&zone=Europe/Berlin&opens_on={yesterday}&opens_time=00:00&closes_on={closing_day}\
    &closes_time=24:00&most_files=2&least_sheets=1&text_de=Wir suchen.&text_en=We look for it.";

impl Making {
    pub async fn everything(&mut self) {
        self.days();
        self.organisers_and_events().await;
        self.booth().await;
        self.desks().await;
        self.exhibitors().await;
        self.applications().await;
        self.taking_part().await;
        self.too_late().await;
        self.programme().await;
        self.visitors().await;
        self.mailings().await;
        self.newsroom().await;
        self.hosts().await;
        self.grants().await;
        self.enquiries().await;
        self.meetings().await;
        self.talks().await;
        self.visits().await;
        self.properties().await;
        self.open_calls().await;
        self.trips().await;
        self.travelling().await;
        self.roundtables().await;
        self.recaps().await;
        self.surveys().await;
        self.costs().await;
        self.at_the_fair().await;
        self.passkeys().await;
        self.open_links().await;
        self.files().await;
    }

    fn days(&mut self) {
        let today = domain::clock::today(domain::clock::home());
        for (name, days) in [("yesterday", -1), ("closing_day", 60), ("first_day", 100), ("last_day", 103), ("next_year", 460)] {
            self.calls(name, (today + Duration::days(days)).to_string());
        }
        self.calls("new_scan", uuid::Uuid::now_v7().to_string());
        self.calls("event_fields", self.filled(EVENT));
        self.calls("call_fields", self.filled(CALL));
        self.calls("application_fields", format!("legal_name=Alpha GmbH&display_name=Alpha&{APPLICATION}"));
    }
}
